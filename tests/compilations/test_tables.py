"""What is drawn is what was answered, whoever wrote it, and it is drawn for one audience only."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest
from django.core.cache import caches
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.access.actions import NotSeen
from samsyn.access.scope import NobodyLooks, seen_by
from samsyn.compilations import queries, tables
from samsyn.compilations.tables import matrix_drawn, ways_of
from samsyn.domain.access import PARTIES, Viewer
from samsyn.domain.grading import CompiledSheet
from samsyn.domain.matrix import ALL, Fold
from samsyn.ui.matrix import Folding, drawn
from tests.compilations.sheets import ANSWERS, compiled, keep, kept_at
from tests.page import H, text_of
from tests.world import DAY, World

LETTERS = {"H": "g-full", "D": "g-part", "I": "g-none", "–": "g-empty"}


def tree_of(html: str) -> Any:
    """The drawing as a tree; fails on markup that a browser would have to guess about."""
    parser = html5lib.HTMLParser()
    tree = parser.parseFragment(html)
    assert not parser.errors, parser.errors[:3]
    return tree


def cells_in(html: str) -> dict[int, list[str]]:
    """Row number → the letters in its cells; each letter has its class."""
    found = {}
    for row in tree_of(html).iter(f"{H}tr"):
        if row.get("data-row"):
            cells = row.findall(f"{H}td")
            assert all(LETTERS[text_of(cell)] in cell.get("class").split() for cell in cells)
            found[int(row.get("data-row"))] = [text_of(cell) for cell in cells]
    return found


def draw(viewer: Viewer, pk: int, query: str = "") -> str:
    with seen_by(viewer):
        return matrix_drawn(viewer, queries.compilation(viewer, pk), Folding.of(QueryDict(query)), on=DAY).html


def letters_of(sheet: CompiledSheet) -> dict[int, list[str]]:
    """Row number → the letters that were answered, superseded rows left out."""
    found: dict[int, list[str]] = {}
    for answer in sheet.answers:
        found.setdefault(answer.row, []).append(answer.grade.letter if answer.grade else "–")
    return found


NAMES = st.sampled_from([name for name, _ in ANSWERS] + ["Alingsås", "<b>Hembygdsföreningen</b>"])
ROWS = st.lists(st.tuples(NAMES, st.text("HDI-", min_size=3, max_size=3)), min_size=1, max_size=8)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, fold=st.sampled_from(list(Fold)))
def test_the_cells_and_the_tallies_are_those_of_the_answers(
    world: World, rows: list[tuple[str, str]], fold: Fold
) -> None:
    sheet = compiled([("Orust kommun", "HDI"), *rows])
    viewer = world.viewers["leader_region"]
    pk = keep(viewer, sheet=sheet)
    with seen_by(viewer):
        matrix = queries.matrix(pk, fold, on=DAY).matrix
    assert cells_in(drawn(matrix, ways_of(pk), Folding(fold))) == letters_of(sheet)
    keys = [section.key for section in sheet.sections]
    assert list(matrix.totals) == [sheet.tallies["all"][key] for key in keys]
    for group in matrix.groups:
        told = sheet.tallies.get("all" if group.slug == ALL else f"{fold.value}:{group.slug}")
        if told and group.tallies:
            assert list(group.tallies) == [told[key] for key in keys]


def test_a_folded_group_shows_its_own_row_only(world: World) -> None:
    viewer = world.viewers["leader_region"]
    pk = keep(viewer)
    assert cells_in(draw(viewer, pk, "fall=1")) == {}
    assert set(cells_in(draw(viewer, pk, "fall=1&visa=fyrbodal"))) == {2}
    assert set(cells_in(draw(viewer, pk, "dolj=fyrbodal&dolj=goteborgsregionen"))) == {4, 5, 6}
    rows = [r for r in tree_of(draw(viewer, pk, "fall=1")).iter(f"{H}tr") if "matrix-group-row" in r.get("class", "")]
    told = {text_of(r[0]): [text_of(cell) for cell in r[1:]] for r in rows}
    assert told["Skaraborg 1"] == ["I1", "I1", "I1"]
    assert told["Inte någon part 1"] == [""]


def test_every_heading_leads_to_its_page_and_no_cell_is_a_stop_on_the_way(world: World) -> None:
    viewer = world.viewers["leader_region"]
    pk = keep(viewer)
    tree = tree_of(draw(viewer, pk, "gruppera=ingen"))
    links = [a.get("href") for a in tree.iter(f"{H}a")]
    base = f"/sammanstallningar/{pk}"
    assert ["?gruppera=ingen&vand=1", *(f"{base}/avsnitt/{n}/" for n in (1, 2, 3))] == links[:4]
    assert {f"{base}/rad/{n}/" for n in (2, 3, 4, 5, 6)} <= set(links)
    assert not [cell for cell in tree.iter(f"{H}td") for _ in cell.iter(f"{H}a")]
    assert text_of(next(tree.iter(f"{H}caption"))).startswith("Graderingar")
    assert next(tree.iter(f"{H}table")).get("data-cell-href") == f"{base}/svar/{{row}}/{{col}}/"


def test_whatever_the_sheet_says_is_text(world: World) -> None:
    viewer = world.viewers["leader_region"]
    evil = "<script>alert(1)</script>"
    sheet = compiled([("Orust kommun", "HH"), (f'"{evil}', "DD")], sections=[f"1.1 {evil}", f'"><img src=x {evil}'])
    html = draw(viewer, keep(viewer, sheet=sheet))
    assert "<script" not in html and "<img" not in html
    assert any(evil in text_of(th) for th in tree_of(html).iter(f"{H}th"))


def test_a_cell_with_a_comment_is_marked(world: World) -> None:
    viewer = world.viewers["leader_region"]
    html = draw(viewer, keep(viewer, sheet=compiled(comments={(0, 2): "Ansvaret är otydligt."})))
    noted = [text_of(td) for td in tree_of(html).iter(f"{H}td") if "has-note" in td.get("class", "")]
    assert noted == ["I"]


def test_a_drawing_is_kept_and_thrown_away_when_the_compilation_changes(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = world.viewers["leader_region"]
    pk = keep(viewer)
    drawings: list[int] = []
    true = tables.drawn
    monkeypatch.setattr(tables, "drawn", lambda *args: drawings.append(1) or true(*args))
    assert draw(viewer, pk) == draw(viewer, pk) and len(drawings) == 1
    with seen_by(viewer):
        head = queries.compilation(viewer, pk)
    assert head.revision == 1
    draw(viewer, pk, "gruppera=sida")
    assert len(drawings) == 2


def test_two_audiences_never_share_a_drawing(world: World) -> None:
    pk = kept_at(world, PARTIES)
    keys = set()
    for slug in ("leader_region", "leader_municipal", "officer_orust", "registrar_alingsas"):
        viewer = world.viewers[slug]
        with seen_by(viewer):
            keys.add(tables._key(viewer, queries.compilation(viewer, pk), Folding(), DAY))
    assert len(keys) == 4


def test_a_drawing_is_never_handed_out_without_asking_where_it_lies(world: World) -> None:
    viewer = world.viewers["leader_region"]
    pk = keep(viewer)
    draw(viewer, pk)
    stranger = world.viewers["officer_orust"]
    with seen_by(stranger), pytest.raises(NotSeen):
        queries.compilation(stranger, pk)
    with pytest.raises(NobodyLooks):
        queries.compilation(viewer, pk)
    assert caches["local"] is not caches["default"]


@pytest.mark.parametrize(
    ("query", "href"),
    [
        ("", "?gruppera=kommunalforbund"),
        ("gruppera=sida&fall=1", "?gruppera=sida&fall=1"),
        ("gruppera=vardsamverkan&dolj=b&dolj=a", "?gruppera=vardsamverkan&dolj=a&dolj=b"),
        ("gruppera=ingen&fall=1&visa=a&dolj=b", "?gruppera=ingen&fall=1&visa=a"),
        ("gruppera=' OR 1=1--&fall=2&dolj=<b>&dolj=../x&visa=" + "x" * 99, "?gruppera=kommunalforbund"),
    ],
)
def test_the_address_says_how_it_is_folded_and_nothing_else(query: str, href: str) -> None:
    assert Folding.of(QueryDict(query)).href == href


def test_a_group_is_opened_and_closed_by_its_own_link() -> None:
    open_all, shut_all = Folding(), Folding(all_folded=True)
    assert open_all.toggled("a").href.endswith("dolj=a") and open_all.toggled("a").toggled("a") == open_all
    assert shut_all.toggled("a").href.endswith("fall=1&visa=a") and shut_all.toggled("a").toggled("a") == shut_all
