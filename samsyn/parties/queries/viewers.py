"""Who looks: viewers built from the seats that people hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from samsyn.access.clock import today
from samsyn.domain.access import Role, Seat, Viewer
from samsyn.parties import models


def viewer_for(request: Any) -> Viewer:
    """The viewer behind a request, from the seats her person holds today. One query when signed in, else none."""
    if not request.user.is_authenticated:
        return Viewer.public()
    return viewer_of(request.user, on=today())


def viewer_of(person: Any, *, on: date) -> Viewer:
    """The viewer that `person` is on the day `on`."""
    if not person.is_active:
        return Viewer.public()
    rows = (
        _running(on)
        .filter(person=person)
        .values_list("role", "side_id", "body_id", "body__kind", "organisation_id", "organisation__side_id")
        .order_by("pk")
    )
    seats = tuple(
        Seat(_role(role, kind), side=side or organisation_side, body=body, organisation=organisation)
        for role, side, body, kind, organisation, organisation_side in rows
    )
    return Viewer(person=person.pk, seats=seats, operator=person.is_operator)


def _role(role: str, body_kind: str | None) -> Role:
    """Keeping a side's records comes with its secretariat alone, whatever the secretary of another body is called."""
    if role == Role.SECRETARY and body_kind != "secretariat":
        return Role.MEETING_SECRETARY
    return Role(role)


def sides_of(person: int, *, on: date) -> frozenset[str]:
    """The sides this person sits for that day."""
    return _sides(_running(on).filter(person=person))


def sides_from(person: int, *, on: date) -> frozenset[str]:
    """The sides this person sits for that day or is going to sit for."""
    seats = models.Seat.objects.filter(Q(until_on=None) | Q(until_on__gte=on), ended_at=None)
    return _sides(seats.filter(person=person))


def _running(on: date) -> QuerySet[models.Seat]:
    return models.Seat.objects.filter(Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on, ended_at=None)


def _sides(seats: QuerySet[models.Seat]) -> frozenset[str]:
    rows = seats.values_list("side_id", "organisation__side_id")
    return frozenset(side for row in rows for side in row if side)
