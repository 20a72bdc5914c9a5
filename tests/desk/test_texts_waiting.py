"""Mitt arbete tells what waits in open versions: a lawyer's check, a choice between two texts; and what others have done."""

from __future__ import annotations

from samsyn.agreements import actions
from tests.agreements.drafts import AT_GROUP, check, later, open_draft, package, write
from tests.page import Page
from tests.world import World

DESK = "/mitt-arbete/"


def test_a_lawyer_is_told_what_to_check_until_her_side_has(page: Page, world: World) -> None:
    main, _ = open_draft(world, package(world))
    lawyer = page.as_(world.people["lawyer_region"])
    links = lawyer.get(DESK).links()
    assert links["Granska Avtal om prov som jurist. Din sida har inte granskat texten."] == (
        f"/avtal/provpaket/huvudavtal/arbete/{AT_GROUP}/granska/"
    )
    check(world, main, "lawyer_region")
    assert f"/avtal/provpaket/huvudavtal/arbete/{AT_GROUP}/granska/" not in lawyer.get(DESK).links().values()
    other = page.as_(world.people["lawyer_municipal"])
    assert f"/avtal/provpaket/huvudavtal/arbete/{AT_GROUP}/granska/" in other.get(DESK).links().values()
    write(world, "leader_region", main, "uppsagning", "I brev.", on=0)
    changed = "Granska Avtal om prov som jurist. Texten har ändrats sedan din sida granskade den."
    assert lawyer.get(DESK).links()[changed] == f"/avtal/provpaket/huvudavtal/arbete/{AT_GROUP}/granska/"


def test_nobody_else_is_told(page: Page, world: World) -> None:
    open_draft(world, package(world))
    for who in ("leader_region", "officer_orust", "secretary_region", "operator"):
        assert "granska" not in "".join(page.as_(world.people[who]).get(DESK).links().values()), who


def test_whoever_wrote_at_the_same_time_is_told_to_choose(page: Page, world: World) -> None:
    main, _ = open_draft(world, package(world))
    write(world, "leader_region", main, "uppsagning", "Regionens.", on=0)
    beside = write(world, "leader_municipal", main, "uppsagning", "Kommunernas.", on=0).beside
    address = f"/avtal/provpaket/huvudavtal/arbete/{AT_GROUP}/avsnitt/uppsagning/krock/{beside}/"
    mine, other = page.as_(world.people["leader_municipal"]), page.as_(world.people["leader_region"])
    assert address in mine.get(DESK).links().values() and address not in other.get(DESK).links().values()
    actions.settle_save(viewer=world.viewers["leader_municipal"], at=later(6), save=beside)
    assert address not in mine.get(DESK).links().values()
