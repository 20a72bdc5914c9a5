"""Getting the answers in: notes of contacts, when an answer is expected, reminders to the silent ones and nobody else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime

from django.utils.timezone import localdate

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.access.scope import columns_of
from samsyn.consultations.actions.inviting import new_links
from samsyn.consultations.actions.pieces import (
    WORDS,
    ConsultationRefused,
    fits,
    held,
    is_under_way,
    leads,
    note_reminded,
    note_state,
)
from samsyn.consultations.letters import LETTER_PLACES, Mail, letter_to, post
from samsyn.consultations.models import Consultation, Contact, RespondentInvitation
from samsyn.consultations.queries.facts import facts_of
from samsyn.consultations.queries.following import Followed, followed, scope_of
from samsyn.consultations.queries.heads import head_of
from samsyn.consultations.queries.links import addresses_written_to
from samsyn.consultations.texts import Refused
from samsyn.domain.access import Act, Placement, Viewer
from samsyn.domain.letters import unknown_places
from samsyn.domain.timeliness import Phase

NOTED = ("telephone", "mail", "meeting")


@action()
def note_contact(
    *,
    viewer: Viewer,
    at: datetime,
    consultation: int,
    respondent: int,
    channel: str,
    contacted_at: datetime,
    note: str,
    expected_on: date | None = None,
) -> Contact | None:
    """Write in that somebody was in touch with a respondent, and when its answer is expected. The note lies with the
    body that leads, or with the association whose officer helped; the day is known to all who follow."""
    row = is_under_way(held(consultation))
    one, place = _followed_one(viewer, at, row, respondent, Act.CONTACT_NOTE)
    if contacted_at > at:
        raise ConsultationRefused(Refused.CONTACT_IN_THE_FUTURE)
    if channel not in NOTED or (not note.strip() and expected_on == one.expected_on):
        raise ConsultationRefused(Refused.NOTE_EMPTY)
    fits(note=(note, WORDS))
    if expected_on != one.expected_on:
        note_state(one.pk, expected_on=expected_on)
    made = Contact(respondent_id=one.pk, channel=channel, at=contacted_at, by_id=viewer.person, note=note.strip())
    if made.note:
        made.lie(place)
        made.save(force_insert=True)
    record(row, place, data={"respondent": one.pk, "organisation": one.organisation})
    return made if made.note else None


@action()
def withdraw_contact(*, viewer: Viewer, at: datetime, consultation: int, contact: int) -> Contact:
    """Take back a note that was wrong. It stays, struck out. A reminder did go out, and is no note."""
    row = held(consultation)
    rows = Contact.objects.filter(pk=contact, respondent__consultation=row, withdrawn_at=None, channel__in=NOTED)
    found = rows.select_for_update(of=("self",)).first()
    if found is None:
        raise NotSeen
    assert isinstance(found, Contact)
    allow(viewer, Act.CONTACT_WITHDRAW, found.placement)
    found.withdrawn_at = at
    found.save(update_fields=["withdrawn_at"])
    record(row, found.placement, data={"respondent": found.respondent_id})
    return found


@action()
def remind_respondents(
    *,
    viewer: Viewer,
    at: datetime,
    consultation: int,
    respondents: Collection[int],
    message: str,
    again: bool = False,
) -> int:
    """Mail these respondents a reminder; how many. Nobody who has handed in or abstained gets one: then nothing goes
    out, and the page is shown anew. `again`: also to those who had one the same day."""
    row = is_under_way(held(consultation))
    head = head_of(row)
    scope = scope_of(head, viewer, localdate(at))
    allow(viewer, Act.RESPONDENT_REMIND, scope.place, lies=row.placement)
    if head.phase(at) not in {Phase.OPEN, Phase.CLOSED}:
        raise ConsultationRefused(Refused.NOT_OPEN)
    chosen = followed(consultation, viewer, at, respondents)
    if len(chosen) != len(set(respondents)):
        raise NotSeen
    _may_all_be_reminded(chosen, at, again=again)
    _readable(message)
    _mail_reminders(row, chosen, message, at)
    place = leads(row)
    Contact.objects.bulk_create(
        Contact(respondent_id=one.pk, channel="reminder", at=at, by_id=viewer.person, **columns_of(place))
        for one in chosen
    )
    note_reminded([one.pk for one in chosen], at)
    record(row, place, data={"respondents": len(chosen), "organisations": [one.organisation for one in chosen]})
    return len(chosen)


def _followed_one(
    viewer: Viewer, at: datetime, row: Consultation, respondent: int, act: Act
) -> tuple[Followed, Placement]:
    """A respondent that the viewer follows, and where what she writes about it lies."""
    scope = scope_of(head_of(row), viewer, localdate(at))
    one = next(iter(followed(row.pk, viewer, at, [respondent])), None)
    place = scope.place_for(one.organisation) if one else None
    if one is None or place is None:
        raise NotSeen
    allow(viewer, act, place)
    return one, place


def _may_all_be_reminded(chosen: Collection[Followed], at: datetime, *, again: bool) -> None:
    if not chosen:
        raise ConsultationRefused(Refused.NOBODY_TO_REMIND)
    done = [one.name for one in chosen if not one.can_be_reminded]
    if done:
        raise ConsultationRefused(Refused.NOT_SILENT, names=", ".join(done))
    today = [one.name for one in chosen if was_reminded_on(one, localdate(at))]
    if today and not again:
        raise ConsultationRefused(Refused.REMINDED_TODAY, names=", ".join(today))


def was_reminded_on(one: Followed, on: date) -> bool:
    """Did it get a reminder that day?"""
    return one.reminded_at is not None and localdate(one.reminded_at) == on


def _readable(message: str) -> None:
    if not message.strip():
        raise ConsultationRefused(Refused.REASON_EMPTY)
    fits(message=(message, WORDS))
    unknown = unknown_places(message, LETTER_PLACES)
    if unknown:
        raise ConsultationRefused(Refused.PLACES_UNKNOWN, places=", ".join(unknown))


def _mail_reminders(row: Consultation, chosen: Collection[Followed], message: str, at: datetime) -> None:
    """One mail to each. Whoever has not followed its invitation gets a new link in it, and the earlier one dies."""
    addresses = addresses_written_to([one.pk for one in chosen])
    links = new_links(_not_followed(addresses), at)
    facts = facts_of(row)
    spoken = replace(facts, letter=message)
    post(
        Mail(
            addresses[one.pk],
            "reminder",
            facts,
            {
                "respondent": one.name,
                "message": letter_to(spoken, one.name),
                "link": links.get(one.pk, facts.answer_address),
                "is_invitation": one.pk in links,
            },
        )
        for one in chosen
    )


def _not_followed(addresses: Mapping[int, str]) -> dict[int, str]:
    waiting = RespondentInvitation.objects.filter(respondent__in=list(addresses), used_at=None, withdrawn_at=None)
    return {pk: addresses[pk] for pk in waiting.values_list("respondent", flat=True)}
