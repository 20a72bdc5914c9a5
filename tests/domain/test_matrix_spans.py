"""Sections stand as their chapter or document, counted together; nothing is counted twice and nothing is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.domain.grading import Tally
from samsyn.domain.matrix import Cell, Column, tally_of
from samsyn.domain.matrix_spans import Span, cells_together, documents, runs, tallies_together

COLUMNS = (
    Column(0, "1", "Syfte", "Avtalet", "Syfte"),
    Column(1, "2.1", "Kommunen", "Avtalet", "Ansvar"),
    Column(2, "2.2", "Regionen", "Avtalet", "Ansvar"),
    Column(5, "1.1", "Munvård", "Munhälsa", "Vård"),
    Column(6, "1.2", "Rutin", "Munhälsa", "Vård"),
)


def told(span: Span, *turned: int) -> list[tuple[str, str, str, int, bool]]:
    found = runs(COLUMNS, span, turned)
    return [(run.document, run.number, run.heading, run.size, run.is_folded) for run in found]


def test_chapters_stand_open_until_one_is_turned() -> None:
    assert told(Span.SECTION, 1) == [
        ("Avtalet", "1", "Syfte", 1, False),
        ("Avtalet", "2", "Ansvar", 2, True),
        ("Munhälsa", "1", "Vård", 2, False),
    ]


def test_gathered_by_chapter_all_are_folded_but_the_turned_and_those_of_one_section() -> None:
    assert [folded for *_, folded in told(Span.CHAPTER, 5)] == [False, True, False]


def test_gathered_by_document() -> None:
    assert told(Span.DOCUMENT) == [("Avtalet", "", "", 3, True), ("Munhälsa", "", "", 2, True)]
    assert documents(COLUMNS[:3]) == () and runs(COLUMNS[:3], Span.DOCUMENT) == ()


def test_a_run_keeps_its_key_whatever_else_is_folded() -> None:
    assert [run.key for run in runs(COLUMNS, Span.CHAPTER)] == [run.key for run in runs(COLUMNS, Span.SECTION, [1])]


GRADES = st.sampled_from(["full", "partial", "none", ""])


@settings(max_examples=50)
@given(
    st.lists(st.lists(GRADES, min_size=5, max_size=5), min_size=1, max_size=6),
    st.sampled_from(list(Span)),
    st.sets(st.sampled_from([0, 1, 5])),
)
def test_what_stands_as_one_counts_what_it_holds(rows: list[list[str]], span: Span, turned: set[int]) -> None:
    found = runs(COLUMNS, span, turned)
    assert sum(run.size for run in found) == len(COLUMNS)
    columns = [tally_of(column) for column in zip(*rows, strict=True)]
    together = [tallies_together(columns, run) for run in found]
    assert sum(together, Tally()) == sum(columns, Tally())
    of_rows = [sum((cells_together([Cell(g) for g in row], run) for row in rows), Tally()) for run in found]
    assert of_rows == together
