"""What the desk asks about parties: seats that somebody should look after, and what some things are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q

from samsyn.domain.access import Viewer
from samsyn.parties import models, texts


@dataclass(frozen=True, slots=True)
class WatchedSeat:
    """A seat that wants something. `what`: own_seat_ends, seat_ends, seat_ended, invited or invitation_too_old."""

    pk: int
    what: str
    person: str
    role: str
    place: str
    body: str
    organisation: str
    on: date | None


def seats_to_watch(viewer: Viewer, on: date, *, ahead: timedelta, back: timedelta) -> list[WatchedSeat]:
    """The viewer's own seats that end soon; and, of the sides she keeps, seats that end or have ended with nobody
    after, and people who have not come in. One question."""
    own = Q(person=viewer.person, until_on__range=(on, on + ahead))
    kept = Q(side__in=viewer.keeps) | Q(organisation__side__in=viewer.keeps)
    vacant = Q(until_on__range=(on - back, on + ahead), taken_over=False, place_goes_on=True)
    outside = Q(person__joined_at=None, person__is_active=True, from_on__lte=on + ahead)
    still = Q(until_on=None) | Q(until_on__gte=on)
    unused = Q(person__invitations__used_at=None, person__invitations__withdrawn_at=None)
    rows = (
        models.Seat.objects.annotate(taken_over=_taken_over(), place_goes_on=_place_goes_on())
        .filter(own | kept & vacant | kept & outside & still, ended_at=None)
        .annotate(
            invited_until=Max(
                "person__invitations__expires_at", filter=unused & Q(person__invitations__purpose="join")
            )
        )
        .select_related("person", "body", "organisation")
        .order_by("until_on", "pk")[:100]
    )
    found = [(what, seat) for seat in rows for what in _wants(seat, viewer, on)]
    # Somebody invited to several seats is one person to remind.
    once: dict[tuple[str, int], tuple[str, Any]] = {}
    for what, seat in found:
        once.setdefault((what, seat.person_id if what.startswith("invit") else seat.pk), (what, seat))
    return [_watched(what, seat) for what, seat in once.values()]


def _taken_over() -> Exists:
    """Does somebody follow in the seat, or get the same role in the same place afterwards?"""
    same = Q(body=OuterRef("body"), body__isnull=False) | Q(
        organisation=OuterRef("organisation"), organisation__isnull=False
    )
    later = Q(role=OuterRef("role"), from_on__gte=OuterRef("until_on"), ended_at=None) & same
    return Exists(models.Seat.objects.filter(Q(follows=OuterRef("pk")) | later).exclude(pk=OuterRef("pk")))


def _place_goes_on() -> Any:
    """A body that ends with the seat, or an organisation out of use, needs nobody."""
    bodies = models.Body.objects.filter(pk=OuterRef("body")).filter(
        Q(until_on=None) | Q(until_on__gt=OuterRef("until_on"))
    )
    organisations = models.Organisation.objects.filter(pk=OuterRef("organisation"), withdrawn_at=None)
    return Exists(bodies) | Exists(organisations)


def _wants(seat: Any, viewer: Viewer, on: date) -> Iterable[str]:
    """What a found seat wants, as the viewer should hear it."""
    if seat.person.joined_at is None and seat.person_id != viewer.person:
        too_old = seat.invited_until is not None and seat.invited_until.date() < on
        yield "invitation_too_old" if too_old else "invited"
    elif seat.until_on is not None and seat.until_on >= on:
        yield "own_seat_ends" if seat.person_id == viewer.person else "seat_ends"
    elif seat.until_on is not None:
        yield "seat_ended"


def _watched(what: str, seat: Any) -> WatchedSeat:
    place = seat.body or seat.organisation
    invited = what.startswith("invit")
    return WatchedSeat(
        pk=seat.pk,
        what=what,
        person=seat.person.name or seat.person.email,
        role=str(texts.ROLES[seat.role]),
        place=place.name,
        body=seat.body.slug if seat.body else "",
        organisation=seat.organisation.code if seat.organisation else "",
        on=(seat.invited_until.date() if seat.invited_until else None) if invited else seat.until_on,
    )


def bodies_named(pks: Iterable[int]) -> list[tuple[int, str, str]]:
    """Number, slug and name of these bodies. One question."""
    return list(models.Body.objects.filter(pk__in=list(pks)).values_list("pk", "slug", "name"))


def organisations_named(pks: Iterable[int]) -> list[tuple[int, str, str]]:
    """Number, code and name of these organisations. One question."""
    return list(models.Organisation.objects.filter(pk__in=list(pks)).values_list("pk", "code", "name"))
