"""Giving, ending and handing over seats. A seat is what opens records, so each of these is weighty."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.timezone import localdate

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.domain.access import PUBLIC, Act, Placement, Role, Viewer
from samsyn.domain.calendar import ONE_DAY, Period
from samsyn.parties import models
from samsyn.parties.actions import refusals
from samsyn.parties.actions.people import person_to_seat
from samsyn.parties.queries.keeping import (
    body_by_slug,
    keeper_of_organisation,
    keeper_of_seat,
    kept_by_side,
    organisation_by_code,
    place_of_seat,
    seat_by_pk,
)


@action()
def give_seat(
    *,
    viewer: Viewer,
    at: datetime,
    body: str = "",
    organisation: str = "",
    side: str = "",
    email: str,
    name: str,
    role: Role,
    from_on: date,
    until_on: date | None = None,
    title: str = "",
    is_elected: bool = False,
    political_party: str = "",
) -> models.Seat:
    """Seat a person in a body for one of its sides, or at an organisation; who has no account is invited.

    Each side seats its own, also in a joint body.
    """
    seat = models.Seat(role=role.value, title=title, is_elected=is_elected, from_on=from_on, until_on=until_on)
    seat.political_party = political_party if is_elected else ""
    if body:
        _place_in_body(viewer, seat, body, side)
    else:
        _place_at_organisation(viewer, seat, organisation)
    own_side = seat.side_id or (seat.organisation.side_id if seat.organisation else None)
    seat.person_id = person_to_seat(viewer=viewer, at=at, email=email, name=name, side=own_side)
    return _begun(seat)


def _place_in_body(viewer: Viewer, seat: models.Seat, slug: str, side: str) -> None:
    body = body_by_slug(slug)
    allow(viewer, Act.SEAT_GIVE, kept_by_side(side), lies=PUBLIC)
    if side not in {s.slug for s in body.sides.all()}:
        raise refusals.SideNotInBody
    # Held until the transaction ends, so that nobody closes it, or gives the same seat, in between.
    seat.body, seat.side_id = models.Body.objects.select_for_update().get(pk=body.pk), side
    if seat.body.until_on and (seat.until_on is None or seat.until_on > seat.body.until_on):
        raise refusals.BodyClosed
    if seat.role == Role.SECRETARY and seat.body.kind != "secretariat":
        raise refusals.SecretaryOutsideSecretariat


def _place_at_organisation(viewer: Viewer, seat: models.Seat, code: str) -> None:
    organisation = organisation_by_code(code)
    allow(viewer, Act.SEAT_GIVE, keeper_of_organisation(organisation), lies=PUBLIC)
    seat.organisation = models.Organisation.objects.select_for_update().get(pk=organisation.pk)
    if seat.organisation.withdrawn_at:
        raise refusals.OrganisationWithdrawn
    if seat.role == Role.SECRETARY:
        raise refusals.SecretaryOutsideSecretariat


def _begun(seat: models.Seat) -> models.Seat:
    """Save and record a new seat, unless the person has the same one in the same days."""
    save_once(seat)
    record(_where(seat), _place(seat), data={**_data(seat), "from_on": seat.from_on.isoformat()})
    return seat


def save_once(seat: models.Seat) -> None:
    """For use inside an action that has asked: the person has no such seat in those days already."""
    if seat.until_on and seat.until_on < seat.from_on:
        raise refusals.EndsBeforeItBegins(day=seat.from_on.isoformat())
    days = Period(seat.from_on, seat.until_on)
    same = models.Seat.objects.filter(
        person=seat.person_id, body=seat.body_id, organisation=seat.organisation_id, role=seat.role, ended_at=None
    )
    if any(days.overlaps(Period(*ends)) for ends in same.values_list("from_on", "until_on")):
        raise refusals.SeatTaken
    try:
        with transaction.atomic():
            seat.save(force_insert=True)
    except IntegrityError:
        raise refusals.SeatTaken from None


@action()
def end_seat(*, viewer: Viewer, at: datetime, seat: int, last_on: date, at_once: bool = False) -> models.Seat:
    """The seat's last day. `at_once` closes it this moment: given by mistake, or somebody who must not look further."""
    held = _locked(viewer, Act.SEAT_END, seat, at)
    ends_on = max(held.from_on, localdate(at)) if at_once else _last_day(held, last_on)
    held.until_on = ends_on
    held.ended_at = at if at_once else None
    held.save(update_fields=["until_on", "ended_at"])
    data = {**_data(held), "last_on": ends_on.isoformat(), "at_once": at_once}
    record(_where(held), _place(held), data=data)
    return held


@action()
def hand_over_seat(
    *,
    viewer: Viewer,
    at: datetime,
    seat: int,
    last_on: date,
    email: str,
    name: str,
    title: str = "",
    political_party: str = "",
) -> models.Seat:
    """Somebody leaves: her seat ends that day, and her successor has the same role from the day after."""
    held = _locked(viewer, Act.SEAT_HAND_OVER, seat, at)
    held.until_on = _last_day(held, last_on)
    if held.body is not None and held.body.until_on and held.body.until_on <= last_on:
        raise refusals.BodyClosed
    side = held.side_id or (held.organisation.side_id if held.organisation else None)
    successor = person_to_seat(viewer=viewer, at=at, email=email, name=name, side=side)
    if successor == held.person_id:
        raise refusals.SuccessorIsTheSame
    held.save(update_fields=["until_on"])
    begun = models.Seat(
        person_id=successor,
        body=held.body,
        organisation=held.organisation,
        side_id=held.side_id,
        role=held.role,
        title=title,
        is_elected=held.is_elected,
        political_party=political_party if held.is_elected else "",
        from_on=last_on + ONE_DAY,
        follows=held,
    )
    save_once(begun)
    data = {**_data(held), "successor": begun.person_id, "to": begun.pk, "last_on": last_on.isoformat()}
    record(_where(held), _place(held), data=data)
    return begun


@action()
def appoint_first_secretary(
    *, viewer: Viewer, at: datetime, side: str, email: str, name: str, from_on: date
) -> models.Seat:
    """The operator gives a side without a secretary its first; from then on the side's own secretary gives seats."""
    allow(viewer, Act.SECRETARY_APPOINT, PUBLIC)
    found = models.Side.objects.filter(pk=side).first()
    if found is None:
        raise NotSeen
    own = models.Body.objects.select_for_update().filter(kind="secretariat", sides=found).order_by("pk").first()
    if own is None:
        raise refusals.SideHasNoSecretariat
    running = Q(until_on=None) | Q(until_on__gte=localdate(at))
    if models.Seat.objects.filter(running, body=own, role=Role.SECRETARY, side=found, ended_at=None).exists():
        raise refusals.SideHasSecretary
    person = person_to_seat(viewer=viewer, at=at, email=email, name=name, side=side)
    if person == viewer.person:
        raise refusals.NotYourself
    return _begun(models.Seat(person_id=person, body=own, side=found, role=Role.SECRETARY.value, from_on=from_on))


def _locked(viewer: Viewer, act: Act, pk: int, at: datetime) -> models.Seat:
    """The seat, asked about and held; one that is over is history and stays as it was."""
    seat = seat_by_pk(pk)
    allow(viewer, act, keeper_of_seat(seat), lies=_place(seat))
    held = models.Seat.objects.select_for_update(of=("self",)).select_related("body", "organisation").get(pk=pk)
    if held.ended_at or (held.until_on and held.until_on < localdate(at)):
        raise refusals.SeatEnded
    return held


def _last_day(seat: models.Seat, last_on: date) -> date:
    """A last day within the seat's own days: nobody gets a longer seat by ending it."""
    if last_on < seat.from_on:
        raise refusals.EndsBeforeItBegins(day=seat.from_on.isoformat())
    if seat.until_on and last_on > seat.until_on:
        raise refusals.EndsLaterThanItWas(day=seat.until_on.isoformat())
    return last_on


def _where(seat: models.Seat) -> models.Body | models.Organisation:
    """A seat's story is told on the page of its body or organisation."""
    place = seat.body or seat.organisation
    assert place is not None
    return place


def _place(seat: models.Seat) -> Placement:
    return place_of_seat(is_elected=seat.is_elected)


def _data(seat: models.Seat) -> dict[str, object]:
    return {"seat": seat.pk, "person": seat.person_id, "role": seat.role, "side": seat.side_id or ""}
