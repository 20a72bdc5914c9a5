"""Sending: one act lets a consultation out, and one mail goes to each respondent."""

from __future__ import annotations

from datetime import datetime

from samsyn.access.actions import action, record
from samsyn.access.scope import columns_of
from samsyn.consultations.actions.inviting import invite
from samsyn.consultations.actions.pieces import ConsultationRefused, composed
from samsyn.consultations.models import (
    Consultation,
    ConsultedSection,
    ConsultedVersion,
    Respondent,
    RespondentState,
)
from samsyn.consultations.queries.composing import what_to_send
from samsyn.consultations.queries.searching import index_consultation
from samsyn.consultations.texts import Refused
from samsyn.domain.access import Act, Placement, Viewer
from samsyn.domain.sending import may_be_sent
from samsyn.parties.queries import authorities, organisations_by_code


@action()
def send_consultation(
    *, viewer: Viewer, at: datetime, consultation: int, place: Placement, registering_authority: str
) -> Consultation:
    """Send it to the parties or to everyone, and say which authority has registered it. Everything that hangs on it is
    let out with it; how far respondents have come stays with the body that leads it. All or nothing."""
    row = composed(viewer, consultation, Act.CONSULTATION_SEND)
    verdict = may_be_sent(what_to_send(row), at, place)
    if not verdict:
        reason = verdict.reasons[0]
        raise ConsultationRefused(reason.code, **dict(reason.facts))
    known = organisations_by_code().get(registering_authority)
    if known is None or registering_authority not in dict(authorities()):
        raise ConsultationRefused(Refused.UNKNOWN_AUTHORITY)
    before, asked = row.placement, Respondent.objects.filter(consultation=row, withdrawn_at=None)
    addresses = dict(RespondentState.objects.filter(respondent__in=asked).values_list("respondent", "contact_email"))
    _let_out(row, place, at)
    row.registering_authority_id, row.sent_at, row.sent_by_id = known.pk, at, viewer.person
    row.lie(place)
    row.save()
    invite(row, addresses, at)
    index_consultation(row)
    told = {"from": before.audience.value, "to": place.audience.value, "authority": registering_authority}
    record(row, place, data={**told, "respondents": len(addresses)})
    return row


def _let_out(row: Consultation, place: Placement, at: datetime) -> None:
    """What hangs on it lies where it lies. Those that were taken out before it was sent were never asked: nobody but
    the body that led it hears of them."""
    where = columns_of(place)
    ConsultedVersion.objects.filter(consultation=row).update(**where)
    ConsultedSection.objects.filter(consultation=row).update(**where)
    asked = Respondent.objects.filter(consultation=row, withdrawn_at=None)
    RespondentState.objects.filter(respondent__in=asked).update(invited_at=at)
    asked.update(**where, asked_at=at)
