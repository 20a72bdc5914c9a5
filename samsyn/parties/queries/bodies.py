"""Bodies: their list, their pages, and the seats in them that a form is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from samsyn.access.actions import NotSeen, allow
from samsyn.access.history import History, Told, history_of, whole_history_of
from samsyn.domain.access import PUBLIC, Act, Viewer, may
from samsyn.domain.calendar import Period
from samsyn.parties import models, texts
from samsyn.parties.queries.keeping import (
    body_by_slug,
    keeper_of_body,
    keeper_of_seat,
    kept_by_side,
    place_of_seat,
    seat_by_pk,
)
from samsyn.parties.queries.organisations import sides_kept_by
from samsyn.parties.queries.seats import SeatGroup, seats_shown


@dataclass(frozen=True, slots=True)
class ListedBody:
    slug: str
    name: str
    kind: str
    sides: str
    days: str


@dataclass(frozen=True, slots=True)
class BodyList:
    """Bodies at work (or to come), those that are over, and the sides that the viewer may start a body for."""

    now: tuple[ListedBody, ...]
    earlier: tuple[ListedBody, ...]
    add_for: tuple[models.Side, ...]


@dataclass(frozen=True, slots=True)
class BodyPage:
    body: models.Body
    kind: str
    sides: tuple[models.Side, ...]
    days: str
    is_over: bool
    followed_by: tuple[models.Body, ...]
    groups: tuple[SeatGroup, ...]
    history: History
    may_update: bool
    may_close: bool


def body_list(viewer: Viewer, on: date) -> BodyList:
    """Every body, in its own order."""
    rows = list(models.Body.objects.prefetch_related("sides"))
    over = {row.pk for row in rows if row.until_on and row.until_on < on}
    return BodyList(
        now=tuple(_listed(row) for row in rows if row.pk not in over),
        earlier=tuple(_listed(row) for row in rows if row.pk in over),
        add_for=sides_kept_by(viewer),
    )


def _listed(body: models.Body) -> ListedBody:
    return ListedBody(
        slug=body.slug,
        name=body.name,
        kind=str(texts.BODY_KINDS[body.kind]),
        sides=", ".join(side.name for side in body.sides.all()),
        days=texts.period(Period(body.from_on, body.until_on)),
    )


def body_page(slug: str, viewer: Viewer, on: date) -> BodyPage:
    """All that the page of a body shows this viewer."""
    rows = models.Body.objects.select_related("follows").prefetch_related("sides", "followed_by")
    body = rows.filter(slug=slug).first()
    if body is None:
        raise NotSeen
    sides = tuple(body.sides.all())
    keeper = keeper_of_body(viewer, [side.slug for side in sides])
    is_open = body.until_on is None
    return BodyPage(
        body=body,
        kind=str(texts.BODY_KINDS[body.kind]),
        sides=sides,
        days=texts.period(Period(body.from_on, body.until_on)),
        is_over=bool(body.until_on and body.until_on < on),
        followed_by=tuple(body.followed_by.all()),
        groups=seats_shown(viewer, on, body=body),
        history=history_of(body, viewer),
        may_update=is_open and bool(may(viewer, Act.BODY_UPDATE, keeper)),
        may_close=is_open and body.kind != "secretariat" and bool(may(viewer, Act.BODY_CLOSE, keeper)),
    )


def body_to_change(slug: str, viewer: Viewer, act: Act) -> models.Body:
    """The body, when the viewer may do this to it."""
    body = body_by_slug(slug)
    allow(viewer, act, keeper_of_body(viewer, [side.slug for side in body.sides.all()]), lies=PUBLIC)
    return body


def body_to_seat_in(slug: str, side: str, viewer: Viewer) -> tuple[models.Body, models.Side]:
    """The body and the side that the viewer may seat people for in it."""
    body = body_by_slug(slug)
    found = next((s for s in body.sides.all() if s.slug == side), None)
    if found is None:
        raise NotSeen
    allow(viewer, Act.SEAT_GIVE, kept_by_side(side), lies=PUBLIC)
    return body, found


def seat_to_change(pk: int, viewer: Viewer, act: Act) -> models.Seat:
    """The seat, when the viewer may do this to it."""
    seat = seat_by_pk(pk)
    allow(viewer, act, keeper_of_seat(seat), lies=place_of_seat(is_elected=seat.is_elected))
    return seat


def body_history(slug: str, viewer: Viewer) -> tuple[models.Body, tuple[Told, ...]]:
    body = body_by_slug(slug)
    return body, whole_history_of(body, viewer)


def bodies_to_follow(side: str) -> list[tuple[str, str]]:
    """Slug and name of the side's bodies that have a last day, for a form."""
    rows = models.Body.objects.filter(sides=side, until_on__isnull=False)
    return list(rows.order_by("sort_key").values_list("slug", "name"))


def bodies_to_lead(viewer: Viewer, on: date) -> list[tuple[str, str]]:
    """Number and name of the bodies, at work that day, from which the viewer may lead what both sides answer to: those
    she sits in that belong to more than one side. One question, none for whoever sits in no body."""
    if not viewer.bodies:
        return []
    rows = (
        models.Body.objects.filter(Q(until_on=None) | Q(until_on__gte=on), pk__in=sorted(viewer.bodies))
        .exclude(kind="secretariat")
        .annotate(of=Count("sides"))
        .filter(of__gt=1)
    )
    return [(str(pk), name) for pk, name in rows.order_by("position", "sort_key").values_list("pk", "name")]


def bodies_that_decide(on: date) -> list[tuple[str, str]]:
    """Slug and name of the bodies at work that day that can have taken a position. One question."""
    rows = models.Body.objects.filter(Q(until_on=None) | Q(until_on__gte=on)).exclude(kind="secretariat")
    return list(rows.order_by("position", "sort_key").values_list("slug", "name"))
