"""A compilation and its comments are found by those it lies for, and by nobody when it is withdrawn."""

from __future__ import annotations

import pytest

from samsyn.access.scope import everything
from samsyn.compilations.actions import withdraw_compilation
from samsyn.compilations.models import Compilation
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement, Viewer
from samsyn.search.actions import reindex
from samsyn.search.models import SearchEntry
from tests.compilations.sheets import compiled, keep, kept_at
from tests.compilations.test_actions import widen
from tests.search.entries import NOBODY, search
from tests.world import AT, World

REGION = Placement(Audience.SIDE, side="region")
COMMENTS = {(0, 2): "Ansvaret för läkemedel är otydligt.", (2, 0): "Bra skrivet om läkemedlen.", (4, 1): "Läkemedel!"}


def sheet() -> object:
    return compiled(comments=COMMENTS)


def titles(words: str, viewer: Viewer = NOBODY) -> list[str]:
    return ["".join(piece.text for piece in hit.title) for hit in search(words, viewer).hits]


def test_each_comment_is_found_with_who_said_it_about_what(world: World) -> None:
    leader = world.viewers["leader_region"]
    pk = keep(leader, sheet=compiled(comments=COMMENTS))
    assert titles("läkemedel", leader) == [
        "Tidaholms kommun om 1.1 Syfte",
        "Bygdegårdsföreningen Lyktan om 1.2 Parter",
        "Orust kommun om 2.1 Ansvar",
    ]
    hit = search("läkemedel otydligt", leader).hits[0]
    assert (hit.kind, hit.inside, hit.address) == (
        "answer",
        "Remiss om avtalet",
        f"/sammanstallningar/{pk}/svar/2/3/",
    )


def test_a_compilation_is_found_by_its_title(world: World) -> None:
    leader = world.viewers["leader_region"]
    pk = keep(leader, title="Remiss om tandvård")
    hit = search("tandvården", leader).hits[0]
    assert (hit.kind, hit.address) == ("compilation", f"/sammanstallningar/{pk}/")


def test_an_answer_without_words_is_not_there_to_find(world: World) -> None:
    leader = world.viewers["leader_region"]
    keep(leader, sheet=compiled(comments={(0, 0): "Bra."}))
    assert search("kommun", leader).counts == {"answer": 1}


def test_what_is_kept_is_found_by_those_it_lies_for_only(world: World) -> None:
    kept_at(world, REGION, compiled(comments=COMMENTS))
    found = {
        who: search("läkemedel", world.viewers[who]).total
        for who in ("leader_region", "leader_municipal", "operator")
    }
    assert found == {"leader_region": 3, "leader_municipal": 0, "operator": 0}
    assert search("läkemedel").total == 0


@pytest.mark.parametrize(("place", "finds"), [(REGION, (3, 0, 0)), (PARTIES, (3, 3, 0)), (PUBLIC, (3, 3, 3))])
def test_what_is_shown_to_more_is_found_by_more(world: World, place: Placement, finds: tuple[int, ...]) -> None:
    leader = world.viewers["leader_region"]
    pk = keep(leader, sheet=compiled(comments=COMMENTS))
    for wider in (REGION, PARTIES, PUBLIC):
        widen(leader, pk, wider)
        if wider == place:
            break
    viewers = (leader, world.viewers["officer_orust"], NOBODY)
    assert tuple(search("läkemedel", viewer).total for viewer in viewers) == finds
    assert {hit.inside for hit in search("remiss", leader).hits} == {"Västra Götalandsregionen"}


def test_what_is_withdrawn_is_found_by_nobody(world: World) -> None:
    leader = world.viewers["leader_region"]
    pk, other = (kept_at(world, PUBLIC, compiled(comments=COMMENTS)) for _ in range(2))
    withdraw_compilation(viewer=leader, at=AT, compilation=pk, reason="Fel ark.")
    for viewer in (leader, NOBODY):
        assert {hit.address.split("/")[2] for hit in search("läkemedel", viewer).hits} == {str(other)}
        assert search("remiss", viewer).counts["compilation"] == 1
    reindex()
    assert search("läkemedel").total == 3


def test_every_entry_lies_where_its_record_does_also_when_worked_out_anew(world: World) -> None:
    places = (REGION, PARTIES, PUBLIC)
    kept = {kept_at(world, place, compiled(comments=COMMENTS)): place for place in places}
    for anew in (False, True):
        if anew:
            reindex()
        with everything(why="the test looks at every entry, wherever it lies"):
            assert Compilation.objects.count() == len(kept)
            found = {(row.address.split("/")[2], row.placement) for row in SearchEntry.objects.filter(kind="answer")}
        assert found == {(str(pk), place) for pk, place in kept.items()}
