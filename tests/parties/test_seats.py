"""Seats: given by each side to its own, ended, handed over. Nobody reaches over to the other side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail

from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.models import LogEntry
from samsyn.access.scope import seen_by
from samsyn.accounts.models import Invitation, Person
from samsyn.domain.access import Role, Viewer
from samsyn.parties import actions
from samsyn.parties.actions import people, refusals
from samsyn.parties.models import Body, Seat
from samsyn.parties.queries import sides_from, sides_of, viewer_of
from tests.world import AT, DAY, World

LAST = date(2026, 6, 30)


def give(world: World, who: str = "secretary_municipal", **more: Any) -> Seat:
    asked = {
        "body": "arbetsgrupp",
        "side": "municipal",
        "email": "ny@kommun.example",
        "name": "Ny Person",
        "role": Role.MEMBER,
        "from_on": DAY,
        **more,
    }
    return actions.give_seat(viewer=world.viewers[who], at=AT, **asked)


def at_organisation(world: World, who: str = "secretary_municipal", **more: Any) -> Seat:
    return give(world, who, **{"body": "", "side": "", "organisation": "1421", "role": Role.CASE_OFFICER, **more})


def seat_of(world: World, who: str, place: str) -> Seat:
    seats = Seat.objects.filter(person=world.people[who])
    return seats.get(body__slug=place) if not place.isdigit() else seats.get(organisation__code=place)


# Giving


def test_somebody_new_is_invited_and_seated_in_one_go(world: World, last_entry: Callable[..., Any]) -> None:
    seat = give(world)
    assert (seat.person.email, seat.person.name, seat.person.joined_at) == ("ny@kommun.example", "Ny Person", None)
    assert Invitation.objects.get(person=seat.person).made_by == world.people["secretary_municipal"]
    assert [letter.to for letter in mail.outbox] == [["ny@kommun.example"]]
    entry = last_entry("seat.give")
    assert entry.data == {
        "seat": seat.pk,
        "person": seat.person_id,
        "role": "member",
        "side": "municipal",
        "from_on": DAY.isoformat(),
    }
    assert last_entry("person.invite").target_id == seat.person_id


def test_somebody_who_has_an_account_is_seated_without_a_letter(world: World) -> None:
    seat = give(world, email="Officer_Orust@prov.example", name="Ett annat namn")
    assert seat.person == world.people["officer_orust"]
    assert Person.objects.get(pk=seat.person_id).name == "Handläggare Orust", "nobody renames others by seating them"
    assert not mail.outbox


def test_a_refused_seat_invites_nobody(world: World) -> None:
    with pytest.raises(NotAllowed):
        give(world, who="secretary_region")
    assert not Person.objects.filter(email="ny@kommun.example").exists() and not mail.outbox


@pytest.mark.parametrize("who", ["secretary_region", "leader_municipal", "politician", "officer_orust", "operator"])
def test_in_a_joint_body_each_side_seats_its_own(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        give(world, who=who)


def test_a_secretary_may_not_name_the_other_side(world: World) -> None:
    with pytest.raises(NotAllowed):
        give(world, side="region")


def test_a_side_seats_nobody_where_it_has_no_part(world: World) -> None:
    with pytest.raises(refusals.SideNotInBody):
        give(world, body="styrgrupp-region")


def test_the_rights_of_one_side_give_none_on_the_other(world: World) -> None:
    """The administrator of one thing grants rights in another: known from elsewhere, not here."""
    seats = Seat.objects.count()
    for body in ("styrgrupp-region", "sekretariat-region", "arbetsgrupp"):
        with pytest.raises(NotAllowed):
            give(world, body=body, side="region", role=Role.SECRETARY)
    with pytest.raises(NotAllowed):
        at_organisation(world, organisation="14")
    assert Seat.objects.count() == seats


def test_somebody_of_the_other_side_gets_no_seat(world: World) -> None:
    """She would read the internal notes of both."""
    with pytest.raises(refusals.AddressRefused):
        give(world, email="leader_region@prov.example")
    with pytest.raises(refusals.AddressRefused):
        at_organisation(world, email="leader_region@prov.example")
    assert sides_of(world.people["leader_region"].pk, on=DAY) == {"region"}


def test_nor_does_somebody_who_is_going_to_sit_there(world: World) -> None:
    later = DAY + timedelta(days=30)
    give(world, who="secretary_region", body="styrgrupp-region", side="region", email="x@y.example", from_on=later)
    person = Person.objects.get(email="x@y.example")
    assert sides_of(person.pk, on=DAY) == frozenset() and sides_from(person.pk, on=DAY) == {"region"}
    with pytest.raises(refusals.AddressRefused):
        give(world, email="x@y.example")


@pytest.mark.parametrize("email", ["stranger@prov.example", "ny@kommun.example"])
def test_nor_does_somebody_whom_the_other_side_seats_at_the_same_moment(
    world: World, monkeypatch: pytest.MonkeyPatch, email: str
) -> None:
    """Whoever waited to hold her asks again what she is."""
    hold = people.hold

    def held_after_the_other_side(person: int) -> None:
        hold(person)
        body = Body.objects.get(slug="styrgrupp-region")
        Seat.objects.get_or_create(person_id=person, body=body, side_id="region", role="member", from_on=DAY)

    monkeypatch.setattr(people, "hold", held_after_the_other_side)
    with pytest.raises(refusals.AddressRefused):
        give(world, email=email)


def test_a_closed_account_gets_no_seat(world: World) -> None:
    Person.objects.filter(pk=world.people["stranger"].pk).update(is_active=False)
    with pytest.raises(refusals.AddressRefused):
        give(world, email="stranger@prov.example")


def test_the_same_seat_is_not_given_twice(world: World) -> None:
    give(world)
    with pytest.raises(refusals.SeatTaken):
        give(world)
    assert give(world, role=Role.LEGAL_COUNSEL).pk, "another role is another seat"


def test_a_seat_comes_again_after_a_pause(world: World) -> None:
    give(world, until_on=LAST)
    with pytest.raises(refusals.SeatTaken):
        give(world, from_on=LAST)
    assert give(world, from_on=LAST + timedelta(days=1)).pk


def test_the_secretarys_role_is_given_in_her_own_secretariat_only(world: World) -> None:
    with pytest.raises(refusals.SecretaryOutsideSecretariat):
        give(world, role=Role.SECRETARY)
    with pytest.raises(refusals.SecretaryOutsideSecretariat):
        at_organisation(world, role=Role.SECRETARY)
    seat = give(world, body="sekretariat-kommun", role=Role.SECRETARY)
    assert viewer_of(seat.person, on=DAY).keeps == {"municipal"}


def test_whoever_takes_the_notes_of_a_body_keeps_no_side(world: World) -> None:
    """Even where the database says secretary: the side comes with its secretariat."""
    seat = give(world, body="sro", role=Role.MEETING_SECRETARY)
    Seat.objects.filter(pk=seat.pk).update(role="secretary")
    assert viewer_of(seat.person, on=DAY).keeps == frozenset()


def test_seating_makes_nobody_an_operator(world: World) -> None:
    give(world, email="secretary_municipal@prov.example", role=Role.CHAIR)
    assert not Person.objects.get(pk=world.people["secretary_municipal"].pk).is_operator
    with pytest.raises(TypeError):
        give(world, is_operator=True)


def test_no_seat_outlives_its_body(world: World) -> None:
    Body.objects.filter(slug="arbetsgrupp").update(until_on=LAST)
    with pytest.raises(refusals.BodyClosed):
        give(world)
    assert give(world, until_on=LAST).until_on == LAST


def test_a_seat_at_an_organisation_opens_its_side(world: World) -> None:
    seat = at_organisation(world)
    viewer = viewer_of(seat.person, on=DAY)
    assert viewer.sides == {"municipal"} and viewer.organisations == {world.organisations["1421"].pk}


def test_what_belongs_to_no_side_is_seated_by_each_secretariat(world: World) -> None:
    seat = at_organisation(world, who="secretary_region", organisation="patient")
    assert viewer_of(seat.person, on=DAY).sides == frozenset()
    with pytest.raises(NotAllowed):
        at_organisation(world, who="patient_voice", organisation="patient")


def test_an_elected_seat_is_told_to_all_and_an_officials_to_the_parties(world: World) -> None:
    give(world, body="sro", is_elected=True, political_party="X", email="a@b.example")
    give(world, body="sro", email="c@d.example")
    for viewer, seen in ((Viewer.public(), 1), (world.viewers["officer_orust"], 2), (world.viewers["stranger"], 1)):
        with seen_by(viewer):
            assert LogEntry.objects.filter(act="seat.give").count() == seen


def test_a_political_party_stays_with_the_elected(world: World) -> None:
    assert give(world, political_party="X").political_party == ""


# Ending


def test_a_seat_ends_on_its_last_day(world: World, last_entry: Callable[..., Any]) -> None:
    seat = seat_of(world, "officer_orust", "1421")
    actions.end_seat(viewer=world.viewers["secretary_municipal"], at=AT, seat=seat.pk, last_on=LAST)
    person = world.people["officer_orust"]
    assert viewer_of(person, on=LAST).sides == {"municipal"}
    assert viewer_of(person, on=LAST + timedelta(days=1)).sides == frozenset()
    assert last_entry("seat.end").data["last_on"] == "2026-06-30"


def test_a_seat_given_by_mistake_ends_at_once(world: World) -> None:
    seat = give(world)
    actions.end_seat(viewer=world.viewers["secretary_municipal"], at=AT, seat=seat.pk, last_on=LAST, at_once=True)
    assert viewer_of(seat.person, on=DAY) == Viewer(person=seat.person_id)


def test_a_seat_that_has_not_begun_can_end_at_once(world: World) -> None:
    seat = give(world, from_on=LAST)
    actions.end_seat(viewer=world.viewers["secretary_municipal"], at=AT, seat=seat.pk, last_on=LAST, at_once=True)
    assert viewer_of(seat.person, on=LAST).sides == frozenset()


@pytest.mark.parametrize("who", ["secretary_region", "leader_municipal", "officer_orust"])
def test_nobody_else_ends_it(world: World, who: str) -> None:
    seat = seat_of(world, "officer_orust", "1421")
    with pytest.raises(NotAllowed):
        actions.end_seat(viewer=world.viewers[who], at=AT, seat=seat.pk, last_on=LAST)


@pytest.mark.parametrize("who", ["operator", "stranger", "patient_voice"])
def test_who_does_not_see_a_seat_does_not_hear_of_it(world: World, who: str) -> None:
    seat = seat_of(world, "officer_orust", "1421")
    with pytest.raises(NotSeen):
        actions.end_seat(viewer=world.viewers[who], at=AT, seat=seat.pk, last_on=LAST)


def test_a_seat_ends_within_its_days_and_once(world: World) -> None:
    viewer = world.viewers["secretary_municipal"]
    seat = give(world, until_on=LAST)
    with pytest.raises(refusals.EndsBeforeItBegins):
        actions.end_seat(viewer=viewer, at=AT, seat=seat.pk, last_on=DAY - timedelta(days=1))
    with pytest.raises(refusals.EndsLaterThanItWas):
        actions.end_seat(viewer=viewer, at=AT, seat=seat.pk, last_on=LAST + timedelta(days=1))
    Seat.objects.filter(pk=seat.pk).update(from_on=date(2025, 1, 1), until_on=date(2025, 12, 31))
    with pytest.raises(refusals.SeatEnded):
        actions.end_seat(viewer=viewer, at=AT, seat=seat.pk, last_on=date(2025, 11, 1))


# Handing over


def hand_over(world: World, seat: Seat, who: str = "secretary_municipal", **more: Any) -> Seat:
    asked = {"last_on": LAST, "email": "efter@kommun.example", "name": "Efterträdare", **more}
    return actions.hand_over_seat(viewer=world.viewers[who], at=AT, seat=seat.pk, **asked)


def test_a_successor_has_the_same_role_from_the_day_after(world: World, last_entry: Callable[..., Any]) -> None:
    old = seat_of(world, "officer_orust", "1421")
    new = hand_over(world, old)
    old.refresh_from_db()
    assert (old.until_on, new.from_on, new.follows, new.role) == (LAST, LAST + timedelta(days=1), old, old.role)
    assert [letter.to for letter in mail.outbox] == [["efter@kommun.example"]]
    entry = last_entry("seat.hand_over")
    assert entry.data["person"] == old.person_id and entry.data["successor"] == new.person_id
    assert viewer_of(new.person, on=LAST).sides == frozenset()
    assert viewer_of(new.person, on=new.from_on).sides == {"municipal"}


def test_an_elected_seat_goes_to_somebody_of_another_party(world: World) -> None:
    seat = give(world, body="sro", is_elected=True, political_party="X")
    assert hand_over(world, seat, political_party="Y").political_party == "Y"


def test_a_secretary_hands_over_her_own_seat(world: World) -> None:
    new = hand_over(world, seat_of(world, "secretary_municipal", "sekretariat-kommun"))
    assert viewer_of(new.person, on=new.from_on).keeps == {"municipal"}


def test_handing_over_is_refused_to_oneself_and_across_sides(world: World) -> None:
    seat = seat_of(world, "officer_orust", "1421")
    with pytest.raises(refusals.SuccessorIsTheSame):
        hand_over(world, seat, email="officer_orust@prov.example")
    with pytest.raises(refusals.AddressRefused):
        hand_over(world, seat, email="leader_region@prov.example")
    with pytest.raises(NotAllowed):
        hand_over(world, seat, who="secretary_region")
    with pytest.raises(refusals.EndsBeforeItBegins):
        hand_over(world, seat, last_on=date(2024, 1, 1))
    seat.refresh_from_db()
    assert seat.until_on is None and not mail.outbox


# A side's first secretary


def appoint(world: World, who: str = "operator", **more: Any) -> Seat:
    asked = {"side": "region", "email": "forsta@region.example", "name": "Första", "from_on": DAY, **more}
    return actions.appoint_first_secretary(viewer=world.viewers[who], at=AT, **asked)


def test_the_operator_appoints_a_secretary_only_where_there_is_none(
    world: World, last_entry: Callable[..., Any]
) -> None:
    with pytest.raises(refusals.SideHasSecretary):
        appoint(world)
    Seat.objects.filter(body__slug="sekretariat-region").update(until_on=DAY - timedelta(days=1))
    seat = appoint(world)
    assert viewer_of(seat.person, on=DAY).keeps == {"region"}
    assert last_entry("secretary.appoint").data["person"] == seat.person_id
    with pytest.raises(refusals.SideHasSecretary):
        appoint(world, email="andra@region.example")


def test_the_operator_does_not_appoint_herself(world: World) -> None:
    Seat.objects.filter(body__slug="sekretariat-region").delete()
    with pytest.raises(refusals.NotYourself):
        appoint(world, email="operator@prov.example")


def test_nobody_but_the_operator_appoints(world: World) -> None:
    Seat.objects.filter(body__slug="sekretariat-region").delete()
    for who in ("secretary_municipal", "leader_region", "stranger"):
        with pytest.raises(NotAllowed):
            appoint(world, who=who)


def test_a_side_without_a_secretariat_gets_no_secretary(world: World) -> None:
    Body.objects.filter(kind="secretariat").update(kind="working")
    with pytest.raises(refusals.SideHasNoSecretariat):
        appoint(world)
    with pytest.raises(NotSeen):
        appoint(world, side="ingen")
