"""Seats as a reader may see them: elected representatives openly, officials for whoever sits for a side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from samsyn.domain.access import Act, Role, Viewer, may, may_see
from samsyn.domain.calendar import Period
from samsyn.parties import models, texts
from samsyn.parties.queries.keeping import keeper_of_seat, kept_by_side, place_of_seat

ORDER = tuple(Role)


@dataclass(frozen=True, slots=True)
class ShownSeat:
    """A seat with its words. `state`: current, coming or earlier. `may_change`: the viewer may end or hand it over."""

    pk: int
    person: str
    role: str
    title: str
    is_elected: bool
    political_party: str
    days: str
    state: str
    may_change: bool


@dataclass(frozen=True, slots=True)
class SeatGroup:
    """The seats of one side (or, at an organisation, all of them). `hidden`: how many the viewer is not shown."""

    side: str
    side_name: str
    seats: tuple[ShownSeat, ...]
    earlier: tuple[ShownSeat, ...]
    hidden: int
    may_give: bool = False


def seats_shown(
    viewer: Viewer,
    on: date,
    *,
    body: models.Body | None = None,
    organisation: models.Organisation | None = None,
) -> tuple[SeatGroup, ...]:
    """The seats of a body by side, or those at an organisation. One question."""
    place = {"body": body} if body is not None else {"organisation": organisation}
    seats = list(in_order(models.Seat.objects.filter(**place).select_related("person", "side", "organisation")))
    if body is None:
        return (_group("", "", seats, viewer, on),)
    sides = body.sides.all()
    is_open = Period(None, body.until_on).holds(on)
    return tuple(
        _group(
            side.slug,
            side.name,
            [seat for seat in seats if seat.side_id == side.slug],
            viewer,
            on,
            may_give=is_open and bool(may(viewer, Act.SEAT_GIVE, kept_by_side(side.slug))),
        )
        for side in sides
    )


def in_order(seats: QuerySet[models.Seat]) -> Iterable[models.Seat]:
    """Chairs first, then by role and name."""
    return sorted(seats, key=lambda s: (ORDER.index(Role(s.role)), s.person.sort_key, s.person.name, s.from_on, s.pk))


def _group(
    side: str, side_name: str, seats: list[models.Seat], viewer: Viewer, on: date, *, may_give: bool = False
) -> SeatGroup:
    shown = [_shown(seat, viewer, on) for seat in seats if seen(seat, viewer)]
    hidden = sum(1 for seat in seats if not seen(seat, viewer) and state_of(seat, on) == "current")
    return SeatGroup(
        side=side,
        side_name=side_name,
        seats=tuple(seat for seat in shown if seat.state != "earlier"),
        earlier=tuple(seat for seat in shown if seat.state == "earlier"),
        hidden=hidden,
        may_give=may_give,
    )


def seen(seat: models.Seat, viewer: Viewer) -> bool:
    """Does the viewer see who sits here? Everybody sees her own."""
    own = viewer.person is not None and seat.person_id == viewer.person
    return own or may_see(viewer, place_of_seat(is_elected=seat.is_elected))


def state_of(seat: models.Seat, on: date) -> str:
    """current, coming or earlier."""
    if seat.ended_at or (seat.until_on and seat.until_on < on):
        return "earlier"
    return "coming" if seat.from_on > on else "current"


def _shown(seat: models.Seat, viewer: Viewer, on: date) -> ShownSeat:
    state = state_of(seat, on)
    return ShownSeat(
        pk=seat.pk,
        person=seat.person.name,
        role=str(texts.ROLES[seat.role]),
        title=seat.title,
        is_elected=seat.is_elected,
        political_party=seat.political_party,
        days=texts.period(Period(seat.from_on, seat.until_on)),
        state=state,
        may_change=state != "earlier" and bool(may(viewer, Act.SEAT_END, keeper_of_seat(seat))),
    )
