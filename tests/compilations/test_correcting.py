"""A name in a compilation that is kept is corrected by those who may; every tally follows, and the history tells it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from samsyn.access import log
from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.scope import everything, seen_by
from samsyn.compilations import queries
from samsyn.compilations.actions import CompilationRefused, correct_name, withdraw_compilation
from samsyn.compilations.models import Compilation, CompiledAnswer, CompiledRow
from samsyn.compilations.texts import Refused
from samsyn.domain.access import PARTIES, Audience, Placement, Viewer
from samsyn.domain.grading import compile_answers
from samsyn.domain.matrix import Fold
from samsyn.office.sheets.as_json import as_values
from samsyn.parties.queries import parties_known
from tests.compilations.sheets import compiled, keep, kept_at, table
from tests.page import Page
from tests.world import AT, DAY, World

MUNICIPAL = Placement(Audience.SIDE, side="municipal")
# The second of them turns out to be Orust as well; the sheet's times say that it is the later.
TWICE = (("Orust kommun", "HHH"), ("Kommunen vid havet", "III"), ("Tidaholms kommun", "DDD"))


def whole(viewer: Viewer, pk: int) -> dict[str, object]:
    with seen_by(viewer):
        return queries.whole(viewer, pk, on=DAY)[1]


def problems(viewer: Viewer, pk: int) -> list[str]:
    with seen_by(viewer):
        return [problem.text for problem in queries.problems_page(viewer, pk).problems]


def correct(viewer: Viewer, pk: int, row: int, organisation: str | None) -> None:
    correct_name(viewer=viewer, at=AT, compilation=pk, row=row, organisation=organisation)


@pytest.fixture
def leader(world: World) -> Viewer:
    return world.viewers["leader_region"]


def test_a_correction_gives_what_the_sheet_would_have_given(world: World, leader: Viewer) -> None:
    sheet = table(TWICE, comments={(0, 0): "Det första svaret."})
    pk = keep(leader, sheet=compile_answers(sheet, parties_known(DAY)))
    known = {party.code: party for party in parties_known(DAY)}
    for row, code in ((3, "1421"), (4, "1489"), (3, None), (3, "1421"), (2, "14")):
        correct(leader, pk, row, code)
    chosen = {2: known["14"], 3: known["1421"], 4: known["1489"]}
    expected = as_values(compile_answers(sheet, parties_known(DAY), chosen))
    held = whole(leader, pk)
    for part in ("sections", "tallies", "answers"):
        assert held[part] == expected[part], part


def test_of_two_answers_from_one_the_later_counts_and_the_other_can_be_read(
    world: World, page: Page, leader: Viewer
) -> None:
    pk = keep(leader, sheet=compiled(TWICE, comments={(0, 0): "Det första svaret."}))
    correct(leader, pk, 3, "1421")
    with seen_by(leader):
        row = queries.row_page(leader, pk, 2)
        assert row.superseded_by == 3 and row.voices[0].comment == "Det första svaret."
        with pytest.raises(NotSeen):
            queries.answer_page(leader, pk, 2, 1)
        assert [
            v.row for v in queries.linear_page(leader, pk, queries.Asked(), on=DAY).voices if v.name == "Orust kommun"
        ] == [3] * 3
        matrix = queries.matrix(pk, Fold.NONE, on=DAY)
    assert matrix.facts.superseded == 1 and matrix.facts.answered == 2
    assert any("Orust har svarat två gånger. Svaret på rad 3" in text for text in problems(leader, pk))
    shown = page.as_(world.people["leader_region"]).get(reverse("compilations:row", args=[pk, 2])).text
    assert "räknas inte" in shown and "Det första svaret." in shown


def test_a_correction_can_be_taken_back(leader: Viewer) -> None:
    pk = keep(leader, sheet=compiled(TWICE))
    before = whole(leader, pk)
    correct(leader, pk, 3, "1421")
    correct(leader, pk, 3, None)
    after = whole(leader, pk)
    assert (after["answers"], after["tallies"]) == (before["answers"], before["tallies"])
    assert not any("två gånger" in text for text in problems(leader, pk))
    with seen_by(leader):
        row = CompiledRow.objects.get(compilation=pk, row=3)
    assert row.chosen_by_id == leader.person, "that somebody has looked stays"


def test_what_the_machine_read_stays(leader: Viewer) -> None:
    pk = keep(leader, sheet=compiled())
    correct(leader, pk, 4, "1489")
    with seen_by(leader):
        row = CompiledRow.objects.select_related("organisation", "read_as").get(compilation=pk, row=4)
    assert (row.as_written, row.organisation.code, row.read_as.code) == ("Tidahlm kommun", "1489", "1498")
    assert row.certainty < 0.95 and row.chosen_at == AT


def test_it_is_logged_and_drawn_anew(world: World, leader: Viewer) -> None:
    pk = kept_at(world, PARTIES, compiled())
    with seen_by(leader):
        revision = Compilation.objects.get(pk=pk).revision
    correct(leader, pk, 4, "1489")
    with seen_by(leader):
        found = Compilation.objects.get(pk=pk)
        entry = log.history(found)[0]
    assert found.revision == revision + 1
    assert (entry.act, entry.data) == ("compilation.match", {"row": 4, "from": "1498", "to": "1489"})
    assert entry.placement == PARTIES and log.verify().fault is None


@pytest.mark.parametrize("place", [MUNICIPAL, PARTIES])
def test_whoever_only_reads_it_corrects_nothing(world: World, place: Placement) -> None:
    pk = kept_at(world, place)
    with pytest.raises(NotAllowed):
        correct(world.viewers["officer_orust"], pk, 4, "1489")
    for slug in ("stranger", "operator", "patient_voice"):
        with pytest.raises(NotSeen):
            correct(world.viewers[slug], pk, 4, "1489")


@pytest.mark.parametrize(
    ("row", "code", "refused"),
    [(4, "9999", Refused.UNKNOWN_NAME), (4, "1498", Refused.NAME_UNCHANGED), (6, None, Refused.NAME_UNCHANGED)],
)
def test_what_says_nothing_is_refused(leader: Viewer, row: int, code: str | None, refused: Refused) -> None:
    pk = keep(leader)
    with pytest.raises(CompilationRefused) as found:
        correct(leader, pk, row, code)
    assert found.value.code == refused


def test_neither_a_row_that_is_not_there_nor_a_withdrawn_compilation_is_corrected(leader: Viewer) -> None:
    pk = keep(leader)
    with pytest.raises(NotSeen):
        correct(leader, pk, 99, "1489")
    withdraw_compilation(viewer=leader, at=AT, compilation=pk, reason="Fel ark.")
    with pytest.raises(CompilationRefused) as found:
        correct(leader, pk, 4, "1489")
    assert found.value.code == Refused.ALREADY_WITHDRAWN


def test_a_row_whose_answers_were_never_kept_does_not_come_to_count(leader: Viewer) -> None:
    """As in compilations from before names could be corrected."""
    pk = keep(leader, sheet=compiled((("Orust kommun", "HHH"), ("Orust", "III"))))
    with everything(why="the test makes a compilation as they were before"):
        CompiledAnswer.objects.filter(compilation=pk, row__row=2).delete()
    with pytest.raises(CompilationRefused) as found:
        correct(leader, pk, 3, "1489")
    assert found.value.code == Refused.ANSWERS_NOT_KEPT


def test_the_page_says_who_sees_the_change(world: World, page: Page) -> None:
    pk = kept_at(world, PARTIES, compiled())
    reader = page.as_(world.people["officer_orust"])
    assert "Rätta" not in reader.get(reverse("compilations:problems", args=[pk])).links()
    reader.get(reverse("compilations:correct", args=[pk, 4]), status=403)
    mine = page.as_(world.people["leader_region"])
    got = mine.get(reverse("compilations:problems", args=[pk]))
    got = mine.get(got.links()["Rätta rad 4"])
    assert "Tidahlm kommun" in got.text and "Alla parter" in got.text and "för alla som ser" in got.text
    form = got.form("form")
    assert form.values["organisation"] == "1498"
    form["organisation"] = "1489"
    got = form.submit()
    assert got.h1 == "Alingsås kommun" and "Namnet är rättat" in got.text and "rad 4" in got.text
    assert "rättade vem som svarar på rad 4" in mine.get(reverse("compilations:about", args=[pk])).text
