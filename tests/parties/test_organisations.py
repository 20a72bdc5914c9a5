"""Organisations and what they belong to: each side's secretary keeps her own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.parties import actions
from samsyn.parties.actions import refusals
from samsyn.parties.models import Grouping, Membership, Organisation, Seat
from samsyn.parties.queries import parties_known, viewer_of
from tests.world import AT, DAY, World

ORUST = {
    "code": "1421",
    "name": "Orust",
    "formal_name": "Orust kommun",
    "email": "kommun@orust.example",
    "website": "",
}
NEW_YEAR = date(2027, 1, 1)


def membership_of(code: str, kind: str, on: date) -> str:
    party = next(p for p in parties_known(on) if p.code == code)
    return party.association if kind == "association" else party.care_area


def test_a_secretary_changes_her_own_sides_party_and_it_is_logged(
    world: World, last_entry: Callable[..., Any]
) -> None:
    actions.update_organisation(viewer=world.viewers["secretary_municipal"], at=AT, **ORUST)
    assert Organisation.objects.get(code="1421").email == "kommun@orust.example"
    entry = last_entry("organisation.update")
    assert entry.data == {"changed": ["email"]} and entry.actor == world.people["secretary_municipal"].pk


@pytest.mark.parametrize("who", ["secretary_region", "leader_municipal", "officer_orust", "operator", "stranger"])
def test_nobody_else_changes_it(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        actions.update_organisation(viewer=world.viewers[who], at=AT, **ORUST)
    assert Organisation.objects.get(code="1421").email == ""


def test_a_new_formal_name_sorts_anew(world: World) -> None:
    actions.update_organisation(
        viewer=world.viewers["secretary_municipal"], at=AT, **{**ORUST, "formal_name": "Öns kommun"}
    )
    assert Organisation.objects.get(code="1421").sort_key == "}ns kommun"


def test_an_organisation_that_is_not_there_is_not_seen(world: World) -> None:
    with pytest.raises(NotSeen):
        actions.update_organisation(viewer=world.viewers["secretary_municipal"], at=AT, **{**ORUST, "code": "9999"})


def add(world: World, who: str = "secretary_municipal", **more: Any) -> Organisation:
    asked = {"side": "municipal", "name": "Ungdomsrådet", "formal_name": "Länets ungdomsråd", **more}
    return actions.add_organisation(viewer=world.viewers[who], at=AT, **asked)


def test_a_secretary_adds_an_organisation_that_is_no_party(world: World, last_entry: Callable[..., Any]) -> None:
    made = add(world)
    assert (made.code, made.kind, made.side_id, made.is_party) == ("ungdomsradet", "other", "municipal", False)
    assert last_entry("organisation.add").data == {"code": "ungdomsradet"}


def test_a_part_of_a_party_is_on_the_partys_side(world: World) -> None:
    made = add(world, part_of="1421", side=None)
    assert made.kind == "part" and made.side_id == "municipal" and made.part_of.code == "1421"


def test_a_part_of_the_other_sides_party_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed):
        add(world, part_of="14", side="municipal")


def test_a_part_has_no_parts(world: World) -> None:
    add(world, part_of="1421")
    with pytest.raises(refusals.NotAParty):
        add(world, part_of="ungdomsradet")


def test_no_secretary_adds_to_the_other_side(world: World) -> None:
    with pytest.raises(NotAllowed):
        add(world, who="secretary_region")


def test_what_belongs_to_no_side_each_secretary_keeps(world: World) -> None:
    made = add(world, who="secretary_region", side=None)
    changed = actions.update_organisation(
        viewer=world.viewers["secretary_municipal"],
        at=AT,
        code=made.code,
        name="Rådet",
        formal_name="Rådet",
        email="",
        website="",
    )
    assert changed.side_id is None and changed.formal_name == "Rådet"
    with pytest.raises(NotAllowed):
        add(world, who="leader_region", side=None)


def test_two_of_the_same_name_get_addresses_of_their_own(world: World) -> None:
    assert [add(world).code for _ in range(3)] == ["ungdomsradet", "ungdomsradet-2", "ungdomsradet-3"]


@pytest.mark.parametrize("name", ["Sidor", "Kommunalförbund", "1234", "!!!", "Ny"])
def test_no_organisation_gets_an_address_that_is_taken_by_a_page_or_looks_official(world: World, name: str) -> None:
    code = add(world, name=name).code
    assert code not in {"sidor", "kommunalforbund", "1234", "", "ny"}


def test_an_organisation_goes_out_of_use_with_its_seats(world: World, last_entry: Callable[..., Any]) -> None:
    viewer = world.viewers["secretary_region"]
    actions.withdraw_organisation(viewer=viewer, at=AT, code="patient")
    gone = Organisation.objects.get(code="patient")
    assert gone.withdrawn_at == AT
    assert viewer_of(world.people["patient_voice"], on=DAY).organisations == frozenset()
    assert last_entry("organisation.withdraw").target_id == gone.pk
    with pytest.raises(refusals.OrganisationWithdrawn):
        actions.withdraw_organisation(viewer=viewer, at=AT, code="patient")


def test_a_party_does_not_go_out_of_use(world: World) -> None:
    with pytest.raises(refusals.PartyStays):
        actions.withdraw_organisation(viewer=world.viewers["secretary_municipal"], at=AT, code="1421")


def test_nobody_withdraws_the_other_sides_organisation(world: World) -> None:
    code = add(world).code
    with pytest.raises(NotAllowed):
        actions.withdraw_organisation(viewer=world.viewers["secretary_region"], at=AT, code=code)


def move(world: World, who: str = "secretary_municipal", **more: Any) -> Membership | None:
    asked = {"code": "1421", "kind": "association", "grouping": "skaraborg", "from_on": NEW_YEAR, **more}
    return actions.change_membership(viewer=world.viewers[who], at=AT, **asked)


def test_a_party_moves_from_a_day(world: World, last_entry: Callable[..., Any]) -> None:
    move(world)
    assert membership_of("1421", "association", date(2026, 12, 31)) == "fyrbodal"
    assert membership_of("1421", "association", NEW_YEAR) == "skaraborg"
    assert membership_of("1421", "care_area", NEW_YEAR) == "fyrbodal", "the care area is another matter"
    entry = last_entry("membership.change")
    assert entry.data["left"] == "fyrbodal" and entry.data["joined"] == "skaraborg"


def test_the_move_is_told_on_all_three_pages(world: World) -> None:
    from samsyn.access.history import history_of
    from samsyn.access.scope import seen_by

    move(world)
    viewer = world.viewers["secretary_municipal"]
    groupings = Grouping.objects.filter(kind="association", slug__in=["fyrbodal", "skaraborg"])
    with seen_by(viewer):
        for target in (world.organisations["1421"], *groupings):
            told = history_of(target, viewer).entries
            assert [t.words for t in told] == ["Orust kommun: Fyrbodal → Skaraborg"]
            assert told[0].what == "ändrade kommunalförbund från och med den 1 januari 2027"


def test_a_party_can_leave_without_joining(world: World) -> None:
    assert move(world, grouping="") is None
    assert membership_of("1421", "association", NEW_YEAR) == ""


def test_overlapping_memberships_are_refused(world: World) -> None:
    move(world)
    with pytest.raises(refusals.MembershipOverlaps):
        move(world, grouping="goteborgsregionen", from_on=date(2026, 6, 1))
    assert membership_of("1421", "association", NEW_YEAR) == "skaraborg"


def test_moving_to_where_one_is_already_is_refused(world: World) -> None:
    with pytest.raises(refusals.MembershipUnchanged):
        move(world, grouping="fyrbodal")


def test_a_grouping_of_the_wrong_kind_or_name_is_not_seen(world: World) -> None:
    for grouping in ("samla", "ingenstans"):
        with pytest.raises(NotSeen):
            move(world, grouping=grouping)


def test_only_the_own_sides_secretary_moves_a_party(world: World) -> None:
    for who in ("secretary_region", "officer_orust"):
        with pytest.raises(NotAllowed):
            move(world, who=who)


def test_an_assumed_membership_is_confirmed_once(world: World) -> None:
    Membership.objects.filter(organisation__code="1421", grouping__kind="care_area").update(certain=False)
    asked = {"viewer": world.viewers["secretary_municipal"], "at": AT, "code": "1421", "kind": "care_area"}
    with pytest.raises(NotAllowed):
        actions.confirm_membership(**{**asked, "viewer": world.viewers["secretary_region"]})
    assert actions.confirm_membership(**asked).certain
    with pytest.raises(refusals.MembershipUnchanged):
        actions.confirm_membership(**asked)


def test_seats_at_what_is_withdrawn_are_over_whenever_they_began(world: World) -> None:
    Seat.objects.filter(organisation__code="patient").update(from_on=date(2026, 12, 1))
    actions.withdraw_organisation(viewer=world.viewers["secretary_region"], at=AT, code="patient")
    assert viewer_of(world.people["patient_voice"], on=date(2026, 12, 1)).organisations == frozenset()
