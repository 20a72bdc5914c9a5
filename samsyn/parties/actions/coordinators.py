"""Coordinators: whoever follows an organisation's invitation to a consultation gets a coordinator's seat there."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localdate

from samsyn.access.actions import record
from samsyn.domain.access import Act, Role
from samsyn.parties import models
from samsyn.parties.actions import refusals
from samsyn.parties.actions.people import refuse_other_side
from samsyn.parties.actions.seats import save_once
from samsyn.parties.queries.keeping import place_of_seat


def seat_coordinator(*, at: datetime, organisation: int, person: int, email: str) -> models.Seat:
    """For use inside an action that has asked and has proof that the person reads the organisation's mail.

    Whoever sits for another side is refused: nobody reads the internal notes of both.
    """
    # Held, so that nobody takes it out of use in between.
    own = models.Organisation.objects.select_for_update().get(pk=organisation)
    if own.withdrawn_at:
        raise refusals.OrganisationWithdrawn
    refuse_other_side(person, own.side_id, at, email)
    seat = models.Seat(
        person_id=person, organisation=own, role=Role.COORDINATOR.value, from_on=localdate(at)
    )  # fmt: skip
    save_once(seat)
    data = {"seat": seat.pk, "person": person, "role": seat.role, "side": "", "from_on": seat.from_on.isoformat()}
    record(own, place_of_seat(is_elected=False), act=Act.SEAT_GIVE, data=data)
    return seat
