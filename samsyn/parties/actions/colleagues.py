"""Colleagues: whoever speaks for an organisation brings in those who do the work with her there.

They get a case officer's seat at that organisation and no other, and it is only such seats that she may end.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localdate

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.domain.access import Act, Audience, Placement, Role, Viewer
from samsyn.parties import models
from samsyn.parties.actions import refusals
from samsyn.parties.actions.people import person_to_seat
from samsyn.parties.actions.seats import save_once
from samsyn.parties.queries.keeping import place_of_seat


@action()
def invite_colleague(*, viewer: Viewer, at: datetime, organisation: int, email: str, name: str) -> models.Seat:
    """Give somebody a case officer's seat at the viewer's own organisation; who has no account is invited by mail."""
    place = Placement(Audience.ORGANISATION, organisation=organisation)
    allow(viewer, Act.COLLEAGUE_INVITE, place)
    # Held, so that nobody takes it out of use in between.
    own = models.Organisation.objects.select_for_update().get(pk=organisation)
    if own.withdrawn_at:
        raise refusals.OrganisationWithdrawn
    person = person_to_seat(viewer=viewer, at=at, email=email, name=name, side=own.side_id)
    seat = models.Seat(
        person_id=person, organisation=own, role=Role.CASE_OFFICER.value, from_on=localdate(at)
    )  # fmt: skip
    save_once(seat)
    record(own, place_of_seat(is_elected=False), data={"seat": seat.pk, "person": person})
    return seat


@action()
def end_colleague(*, viewer: Viewer, at: datetime, seat: int) -> models.Seat:
    """End a colleague's seat at the viewer's own organisation, at once. Not her own, and no other kind of seat."""
    rows = models.Seat.objects.select_for_update(of=("self",)).select_related("organisation")
    held = rows.filter(pk=seat, organisation__isnull=False).first()
    if held is None or held.organisation is None:
        raise NotSeen
    allow(viewer, Act.COLLEAGUE_END, Placement(Audience.ORGANISATION, organisation=held.organisation.pk))
    if held.person_id == viewer.person:
        raise refusals.NotYourself
    on = localdate(at)
    if held.role != Role.CASE_OFFICER or held.ended_at or (held.until_on and held.until_on < on):
        raise refusals.SeatEnded
    held.until_on, held.ended_at = max(held.from_on, on), at
    held.save(update_fields=["until_on", "ended_at"])
    record(
        held.organisation, place_of_seat(is_elected=held.is_elected), data={"seat": seat, "person": held.person_id}
    )
    return held
