"""Another time to answer in, and taking a consultation back. All who are asked are told, with the reason."""

from __future__ import annotations

from datetime import datetime

from samsyn.access.actions import action, allow, record
from samsyn.access.scope import columns_of
from samsyn.consultations.actions.pieces import (
    ConsultationRefused,
    day_and_time,
    held,
    leads,
    under_way,
    with_reason,
)
from samsyn.consultations.letters import Mail, post
from samsyn.consultations.models import Consultation, DeadlineChange, RespondentInvitation, RespondentState
from samsyn.consultations.queries.facts import facts_of
from samsyn.consultations.queries.searching import forget_consultation
from samsyn.consultations.texts import Refused, moment
from samsyn.domain.access import Act, Viewer


@action()
def move_deadline(
    *, viewer: Viewer, at: datetime, consultation: int, closes_at: datetime, reason: str
) -> DeadlineChange:
    """Let it close at another moment, sooner or later, also when it has closed. Every respondent is told: those who
    have handed in may hand in anew as long as it is open."""
    row = under_way(viewer, consultation, Act.CONSULTATION_MOVE_DEADLINE)
    why, was_at = with_reason(reason), row.closes_at
    assert was_at is not None and row.opens_at is not None and viewer.person is not None
    if closes_at == was_at:
        raise ConsultationRefused(Refused.DEADLINE_UNCHANGED)
    if closes_at <= at:
        raise ConsultationRefused(Refused.DEADLINE_PASSED)
    if closes_at <= row.opens_at:
        raise ConsultationRefused(Refused.CLOSES_BEFORE_IT_OPENS)
    row.closes_at, row.revision = closes_at, row.revision + 1
    row.save(update_fields=["closes_at", "revision"])
    told = _tell(row, "deadline", was=moment(was_at), reason=why)
    change = DeadlineChange(
        consultation=row,
        was_at=was_at,
        becomes_at=closes_at,
        reason=why,
        changed_at=at,
        changed_by_id=viewer.person,
        told=told,
        **columns_of(row.placement),
    )
    change.save(force_insert=True)
    data = {"from": day_and_time(was_at), "to": day_and_time(closes_at), "told": told}
    record(row, row.placement, data=data, words=why)
    return change


@action()
def withdraw_consultation(*, viewer: Viewer, at: datetime, consultation: int, reason: str) -> Consultation:
    """Take it back, sent or not. Its links die; what has been handed in is kept. Once sent, all who were asked are told."""
    row = held(consultation)
    allow(viewer, Act.CONSULTATION_WITHDRAW, leads(row), lies=row.placement)
    if row.withdrawn_at is not None:
        raise ConsultationRefused(Refused.WITHDRAWN)
    why = with_reason(reason)
    row.withdrawn_at, row.withdrawn_reason, row.revision = at, why, row.revision + 1
    row.save(update_fields=["withdrawn_at", "withdrawn_reason", "revision"])
    RespondentInvitation.objects.filter(respondent__consultation=row, used_at=None, withdrawn_at=None).update(
        withdrawn_at=at
    )
    told = _tell(row, "withdrawn", reason=why) if row.sent_at is not None else 0
    forget_consultation(row)
    record(row, row.placement, data={"told": told}, words=why)
    return row


def _tell(row: Consultation, kind: str, **told: str) -> int:
    """A mail to every respondent that is asked; how many."""
    facts = facts_of(row)
    asked = RespondentState.objects.filter(respondent__consultation=row, respondent__withdrawn_at=None)
    rows = asked.values_list("contact_email", "respondent__organisation__formal_name")
    return post(Mail(email, kind, facts, {**told, "respondent": name}) for email, name in rows)
