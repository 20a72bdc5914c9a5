"""Who gets a seat: the person with that address, or somebody new who is invited in the same transaction."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localdate

from samsyn.access.actions import record
from samsyn.accounts.actions import hold, own, prepare_invitation
from samsyn.accounts.queries import person_named
from samsyn.domain.access import Act, Viewer
from samsyn.parties.actions import refusals
from samsyn.parties.queries.keeping import kept_by_side
from samsyn.parties.queries.viewers import sides_from


def person_to_seat(*, viewer: Viewer, at: datetime, email: str, name: str, side: str | None) -> int:
    """The person's number. Nobody sits for two sides at once: she would read the internal notes of both."""
    person = person_named(email)
    if person is not None and not person.is_active:
        raise refusals.AddressRefused(email=email)
    if person is not None:
        refuse_other_side(person.pk, side, at, email)
    if person is not None and person.joined_at is not None:
        return person.pk
    invited = prepare_invitation(viewer=viewer, at=at, email=email, name=name)
    refuse_other_side(invited.person.pk, side, at, email)
    place = kept_by_side(side) if side else own(invited.person)
    record(invited.person, place, act=Act.PERSON_INVITE, data={"invitation": invited.invitation, "side": side})
    return invited.person.pk


def refuse_other_side(person: int, side: str | None, at: datetime, email: str) -> None:
    """Asked while she is held, also when she was made just now: the other side may be seating her at this moment."""
    hold(person)
    if side is not None and sides_from(person, on=localdate(at)) - {side}:
        raise refusals.AddressRefused(email=email)
