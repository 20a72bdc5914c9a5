"""Bodies: started, renamed, closed; a joint body is kept by each of its sides, and no side ends the other's seats."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.parties import actions
from samsyn.parties.actions import refusals
from samsyn.parties.models import Body, Seat
from tests.world import AT, World

LAST = date(2026, 6, 30)


def start(world: World, who: str = "secretary_region", **more: Any) -> Body:
    asked = {
        "side": "region",
        "sides": frozenset({"region"}),
        "name": "Grupp för munhälsa",
        "kind": "working",
        **more,
    }
    return actions.add_body(viewer=world.viewers[who], at=AT, **asked)


def test_a_secretary_starts_a_body_for_her_side(world: World, last_entry: Callable[..., Any]) -> None:
    body = start(world)
    assert body.slug == "grupp-for-munhalsa" and [s.slug for s in body.sides.all()] == ["region"]
    assert last_entry("body.add").data == {"sides": ["region"], "follows": ""}


def test_a_secretary_starts_a_body_for_both_sides(world: World) -> None:
    body = start(world, sides=frozenset({"region", "municipal"}))
    assert {s.slug for s in body.sides.all()} == {"region", "municipal"}


def test_no_secretary_starts_a_body_for_the_other_side_alone(world: World) -> None:
    with pytest.raises(NotAllowed):
        start(world, side="municipal", sides=frozenset({"municipal"}))
    with pytest.raises(refusals.OwnSideMissing):
        start(world, sides=frozenset({"municipal"}))


@pytest.mark.parametrize("who", ["leader_region", "operator", "stranger"])
def test_only_secretaries_start_bodies(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        start(world, who=who)


def test_a_second_secretariat_is_refused(world: World) -> None:
    with pytest.raises(refusals.SecretariatIsGiven):
        start(world, kind="secretariat")


def test_a_body_never_gets_the_address_of_a_page(world: World) -> None:
    assert start(world, name="Nytt").slug == "nytt-2"
    assert start(world, name="Arbetsgrupp").slug == "arbetsgrupp-2"


def test_a_body_follows_one_that_is_over(world: World) -> None:
    asked = {"follows": "styrgrupp-region", "from_on": date(2026, 7, 1)}
    with pytest.raises(refusals.EarlierBodyStillOpen):
        start(world, **asked)
    actions.close_body(viewer=world.viewers["secretary_region"], at=AT, slug="styrgrupp-region", last_on=LAST)
    assert start(world, **asked).follows.slug == "styrgrupp-region"


def test_a_body_does_not_follow_the_other_sides(world: World) -> None:
    Body.objects.filter(slug="styrgrupp-kommun").update(until_on=date(2025, 12, 31))
    with pytest.raises(refusals.OwnSideMissing):
        start(world, follows="styrgrupp-kommun")


@pytest.mark.parametrize("who", ["secretary_region", "secretary_municipal"])
def test_each_side_keeps_a_joint_body(world: World, who: str, last_entry: Callable[..., Any]) -> None:
    actions.update_body(viewer=world.viewers[who], at=AT, slug="arbetsgrupp", name="Skrivgruppen", purpose="Skriver.")
    assert Body.objects.get(slug="arbetsgrupp").name == "Skrivgruppen"
    assert last_entry("body.update").data == {"changed": ["name", "purpose"]}


def test_nobody_changes_the_other_sides_body(world: World) -> None:
    asked = {"slug": "styrgrupp-region", "name": "Annat", "purpose": ""}
    for who in ("secretary_municipal", "leader_region", "stranger"):
        with pytest.raises(NotAllowed):
            actions.update_body(viewer=world.viewers[who], at=AT, **asked)
    with pytest.raises(NotSeen):
        actions.update_body(viewer=world.viewers["secretary_region"], at=AT, **{**asked, "slug": "ingenting"})


def test_closing_a_body_ends_its_own_sides_seats(world: World, last_entry: Callable[..., Any]) -> None:
    body = actions.close_body(viewer=world.viewers["secretary_region"], at=AT, slug="styrgrupp-region", last_on=LAST)
    assert body.until_on == LAST
    assert set(Seat.objects.filter(body=body).values_list("until_on", flat=True)) == {LAST}
    assert last_entry("body.close").data["last_on"] == "2026-06-30"


def test_a_joint_body_is_not_closed_over_the_other_sides_seats(world: World) -> None:
    asked = {"viewer": world.viewers["secretary_region"], "at": AT, "slug": "arbetsgrupp", "last_on": LAST}
    with pytest.raises(refusals.OtherSideStillSits):
        actions.close_body(**asked)
    assert not Seat.objects.filter(body__slug="arbetsgrupp", until_on__isnull=False).exists()
    Seat.objects.filter(body__slug="arbetsgrupp", side="municipal").update(until_on=date(2026, 5, 31))
    actions.close_body(**asked)
    ends = dict(Seat.objects.filter(body__slug="arbetsgrupp").values_list("side", "until_on").distinct())
    assert ends == {"region": LAST, "municipal": date(2026, 5, 31)}


def test_a_closed_body_stays_as_it_was(world: World) -> None:
    viewer = world.viewers["secretary_region"]
    actions.close_body(viewer=viewer, at=AT, slug="styrgrupp-region", last_on=LAST)
    with pytest.raises(refusals.BodyClosed):
        actions.update_body(viewer=viewer, at=AT, slug="styrgrupp-region", name="Annat", purpose="")


def test_the_secretariat_is_not_closed_from_within(world: World) -> None:
    with pytest.raises(refusals.SecretariatIsGiven):
        actions.close_body(viewer=world.viewers["secretary_region"], at=AT, slug="sekretariat-region", last_on=LAST)


def test_a_body_does_not_end_before_its_seats_begin(world: World) -> None:
    Seat.objects.filter(body__slug="styrgrupp-region").update(from_on=date(2026, 9, 1))
    with pytest.raises(refusals.EndsBeforeItBegins):
        actions.close_body(viewer=world.viewers["secretary_region"], at=AT, slug="styrgrupp-region", last_on=LAST)


@pytest.mark.parametrize("who", ["secretary_municipal", "leader_region", "operator"])
def test_nobody_else_closes_a_body(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        actions.close_body(viewer=world.viewers[who], at=AT, slug="styrgrupp-region", last_on=LAST)
