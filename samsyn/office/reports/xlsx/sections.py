"""A sheet for each document or chapter: every section with how each side graded it."""

from __future__ import annotations

from collections.abc import Iterator

from samsyn.domain.grading import Tally
from samsyn.office.reports.sides import is_one, only_grade, sides_of, tallies_of
from samsyn.office.reports.texts import SHARES
from samsyn.office.reports.values import Group, Part, Report
from samsyn.office.reports.xlsx.looks import (
    HEADING,
    LABEL,
    LINE,
    NUMBER,
    WRAPPED,
    count_cells,
    grade_cell,
    head,
    share_cells,
)
from samsyn.office.workbooks.sheet import Cell, Row, Sheet

ABOUT = "Varje avsnitt med antal och andelar per sida."
MANY = ("antal H", "antal D", "antal I", "ej svar", "andel H", "andel D", "andel I")


def part_sheet(report: Report, part: Part) -> Sheet:
    """The sections of one part."""
    widths = [
        9.0,
        46.0,
        *(w for side in sides_of(report) for w in ([13] if is_one(side) else [12.5] * len(MANY))),
        13.0,
    ]
    name = part.name or "Avsnitt"
    return Sheet(name, _rows(report, part), widths, frozen=(3, 2), repeated=(3, 3), filtered=3, about=ABOUT)


def _rows(report: Report, part: Part) -> Iterator[Row]:
    yield Row([(part.name or "Avsnitt", HEADING)], height=24)
    yield Row([(SHARES, LINE)])
    groups = sides_of(report)
    names = (
        name
        for group in groups
        for name in ([group.name] if is_one(group) else [f"{group.name}: {how}" for how in MANY])
    )
    yield head("Avsnitt", "Rubrik", *names, "Kommentarer")
    for section in part.sections:
        tallies = tallies_of(section)
        cells = [cell for group, tally in zip(groups, tallies, strict=True) for cell in _cells(group, tally)]
        yield Row([(section.number, LABEL), (section.heading, WRAPPED), *cells, (section.comments, NUMBER)])


def _cells(group: Group, tally: Tally) -> list[Cell]:
    return [grade_cell(only_grade(tally))] if is_one(group) else [*count_cells(tally), *share_cells(tally)]
