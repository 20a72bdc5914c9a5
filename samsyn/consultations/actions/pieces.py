"""What changes to consultations share, also those of higher slices."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import F

from samsyn.access.actions import NotSeen, allow
from samsyn.access.scope import everything
from samsyn.consultations.models import Consultation, RespondentState
from samsyn.consultations.texts import Refused
from samsyn.domain.access import Act, Audience, Placement, Viewer
from samsyn.domain.verdicts import Refusal

# What the columns hold, and a letter that somebody will read.
TITLE, PARAGRAPH, LINK, LETTER, WORDS = 200, 40, 500, 20_000, 4_000


class ConsultationRefused(Refusal):
    """Something about a consultation, a respondent or a mailed link is left as it was."""


def note_state(respondent: int, **columns: Any) -> None:
    """Tell those who follow the consultation how far a respondent has come. For use inside an action.

    Its own people write this and do not read it, so it goes past the gate; what is told is when, never what.
    """
    with everything(why="how far a respondent has come is told to those who follow, by what the respondent does"):
        states = RespondentState.objects.filter(respondent=respondent)
        states.update(**columns)
        consultation = states.values("respondent__consultation")
        Consultation.objects.filter(pk__in=consultation).update(revision=F("revision") + 1)


def note_opened(respondent: int, at: datetime) -> None:
    """Tell those who follow that the respondent has opened what it was sent, the first time. Inside an action."""
    with everything(why="how far a respondent has come is told to those who follow, by what the respondent does"):
        RespondentState.objects.filter(respondent=respondent, opened_at=None).update(opened_at=at)


def note_reminded(respondents: Collection[int], at: datetime) -> None:
    """Tell all who follow that these were reminded, whoever did it. For use inside an action."""
    with everything(why="that a respondent was reminded is told to those who follow, also by its association"):
        RespondentState.objects.filter(respondent__in=respondents).update(reminded_at=at)


def leads(row: Consultation) -> Placement:
    """With the body that leads it."""
    return Placement(Audience.BODY, body=row.led_by_id)


def held(pk: int) -> Consultation:
    """The consultation, held until the action ends. `NotSeen` when it does not lie for whoever acts."""
    rows = Consultation.objects.select_for_update(of=("self",)).select_related("led_by")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotSeen
    assert isinstance(found, Consultation)
    return found


def composed(viewer: Viewer, pk: int, act: Act = Act.CONSULTATION_COMPOSE) -> Consultation:
    """The consultation, held and asked about, while it is being composed."""
    row = held(pk)
    allow(viewer, act, leads(row), lies=row.placement)
    _stands(row)
    if row.sent_at is not None:
        raise ConsultationRefused(Refused.SENT_ALREADY)
    return row


def under_way(viewer: Viewer, pk: int, act: Act) -> Consultation:
    """The consultation, held and asked about, once it has been sent."""
    row = held(pk)
    allow(viewer, act, leads(row), lies=row.placement)
    return is_under_way(row)


def is_under_way(row: Consultation) -> Consultation:
    _stands(row)
    if row.sent_at is None:
        raise ConsultationRefused(Refused.NOT_SENT)
    return row


def _stands(row: Consultation) -> None:
    if row.withdrawn_at is not None:
        raise ConsultationRefused(Refused.WITHDRAWN)


def fits(**fields: tuple[str, int]) -> None:
    """Refuse what is longer than its column: SQLite would keep it, PostgreSQL would stop."""
    for name, (value, longest) in fields.items():
        if len(value) > longest:
            raise ConsultationRefused(Refused.TOO_LONG, field=name, longest=longest)


def with_reason(reason: str) -> str:
    """The reason as it is kept and mailed."""
    if not reason.strip():
        raise ConsultationRefused(Refused.REASON_EMPTY)
    fits(reason=(reason, WORDS))
    return reason.strip()


def note_change(consultation: int) -> None:
    """Something that is shown of the answers has changed: tables that were drawn are drawn anew. Inside an action."""
    with everything(why="a counter without words, for tables that were drawn before"):
        Consultation.objects.filter(pk=consultation).update(revision=F("revision") + 1)


def day_and_time(at: datetime) -> str:
    """A moment as the log keeps it."""
    return at.isoformat(timespec="minutes")


def readable_address(email: str) -> str:
    """An address as it is kept: one that mail can be sent to."""
    found = email.strip().casefold()
    try:
        validate_email(found)
    except ValidationError:
        raise ConsultationRefused(Refused.ADDRESS_UNREADABLE, email=email.strip()[:100]) from None
    if len(found) > 254:
        raise ConsultationRefused(Refused.ADDRESS_UNREADABLE, email=f"{found[:100]}…")
    return found
