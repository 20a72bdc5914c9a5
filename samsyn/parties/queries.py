"""Reads of sides, organisations, groupings, bodies and seats, as nouns."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

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
        models.Seat.objects.filter(person=person, from_on__lte=on)
        .filter(Q(until_on=None) | Q(until_on__gte=on))
        .values_list("role", "side_id", "body_id", "organisation_id", "organisation__side_id")
        .order_by("pk")
    )
    seats = tuple(
        Seat(Role(role), side=side or organisation_side, body=body, organisation=organisation)
        for role, side, body, organisation, organisation_side in rows
    )
    return Viewer(person=person.pk, seats=seats, operator=person.is_operator)
