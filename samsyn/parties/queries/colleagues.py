"""Who sits at one's own organisation today, for those who sit there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from samsyn.access.actions import NotSeen
from samsyn.domain.access import Act, Audience, Placement, Role, Viewer, may
from samsyn.parties import models, texts
from samsyn.parties.queries.seats import in_order


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with a seat at the organisation. `may_end`: the viewer may end it; `has_joined`: she has an account."""

    seat: int
    name: str
    email: str
    role: str
    has_joined: bool
    may_end: bool


def colleagues(organisation: int, viewer: Viewer, on: date) -> tuple[Colleague, ...]:
    """Everybody with a seat there today; `NotSeen` for whoever has none herself. One question."""
    if organisation not in viewer.organisations:
        raise NotSeen
    place = Placement(Audience.ORGANISATION, organisation=organisation)
    ends = bool(may(viewer, Act.COLLEAGUE_END, place))
    running = Q(until_on=None) | Q(until_on__gte=on)
    rows = models.Seat.objects.filter(running, organisation=organisation, from_on__lte=on, ended_at=None)
    return tuple(
        Colleague(
            seat.pk,
            seat.person.name,
            seat.person.email,
            str(texts.ROLES[seat.role]),
            seat.person.joined_at is not None,
            ends and seat.role == Role.CASE_OFFICER and seat.person_id != viewer.person,
        )
        for seat in in_order(rows.select_related("person"))
    )


def colleague(organisation: int, seat: int, viewer: Viewer, on: date) -> Colleague:
    """One of them, whose seat the viewer may end."""
    found = next((c for c in colleagues(organisation, viewer, on) if c.seat == seat and c.may_end), None)
    if found is None:
        raise NotSeen
    return found
