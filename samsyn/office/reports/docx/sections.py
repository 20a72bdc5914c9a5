"""Section by section: how each side graded it; and the sections most talked about."""

from __future__ import annotations

from collections.abc import Sequence

from samsyn.domain.grading import Place, Ranking, Tally
from samsyn.domain.grading.hotspots import FEWEST
from samsyn.office.reports import texts
from samsyn.office.reports.docx.body import Body, Cell
from samsyn.office.reports.docx.cells import PAGE, bar_cell, figure, grade_cell, head, share_cells
from samsyn.office.reports.sides import is_one, only_grade, sides_of, tallies_of
from samsyn.office.reports.values import Group, Part, Report

TOP = 10
SHARE, MISSING, LETTER, COMMENTS, NAME = 1.15, 0.95, 1.75, 1.5, 5.6


def sections_part(report: Report, body: Body) -> None:
    """A table for each document or chapter."""
    body.heading(1, "Graderingar avsnitt för avsnitt", new_page=True)
    body.paragraph(texts.LEGEND, "Not")
    body.paragraph(texts.SHARES, "Not")
    for part in report.parts:
        if len(report.parts) > 1:
            body.heading(2, part.name)
        _part_table(report, part, body)


def _part_table(report: Report, part: Part, body: Body) -> None:
    sides = sides_of(report)
    many = [side for side in sides if not is_one(side)]
    bar = _bar(len(many), len(sides) - len(many))
    widths, upper, lower = [NAME], [head("")], [head("Avsnitt")]
    for side in sides:
        own = _widths(side, bar)
        widths += own
        upper.append(head(side.name, middle=True, span=len(own)))
        names = ["H", "D", "I", "–", "fördelning"][: len(own)] if len(own) > 1 else ["gradering"]
        lower += [head(name, middle=True) for name in names]
    rows = []
    for section in part.sections:
        cells = [Cell(section.label)]
        for side, tally in zip(sides, tallies_of(section), strict=True):
            cells += _cells(side, tally, bar)
        rows.append([*cells, figure(section.comments)])
    heads = [[*upper, head("")], [*lower, head("komm.", middle=True)]]
    told = "Andelen av varje gradering bland dem som har graderat avsnittet, sida för sida, antal utan gradering och antal kommentarer."
    body.table(part.name or "Avsnitt", told, [*widths, COMMENTS], heads, rows)


def _bar(many: int, single: int) -> float:
    """What is left of the page for each bar; none where it would be too narrow to read."""
    left = PAGE - NAME - COMMENTS - single * LETTER - many * (3 * SHARE + MISSING)
    return left / many if many and left / many >= 2.9 else 0.0


def _widths(side: Group, bar: float) -> list[float]:
    """A side of one party has a grade; a larger one has shares, how many did not grade, and a bar if there is room."""
    return [LETTER] if is_one(side) else [SHARE, SHARE, SHARE, MISSING, *([bar] if bar else [])]


def _cells(side: Group, tally: Tally, bar: float) -> list[Cell]:
    if is_one(side):
        return [grade_cell(only_grade(tally))]
    return [*share_cells(tally), figure(tally.missing), *([bar_cell(tally)] if bar else [])]


def hotspots_part(report: Report, body: Body) -> None:
    """The sections most talked about, ranked two ways."""
    body.heading(1, "Mest omdiskuterade avsnitt", new_page=True)
    body.heading(2, "Störst andel stämmer inte alls")
    body.paragraph(f"Andel av dem som har graderat avsnittet; minst {FEWEST} graderingar krävs.", "Not")
    reds = [[*_start(report, p), *_reds(report, p)] for p in report.red.top(TOP)]
    _ranking(body, "Störst andel stämmer inte alls", ["Andel I", "Antal"], reds, report.red)
    body.heading(2, "Flest kommentarer")
    many = [[*_start(report, p), figure(int(p.value))] for p in report.discussed.top(TOP)]
    _ranking(body, "Flest kommentarer", ["Kommentarer"], many, report.discussed)


def _start(report: Report, place: Place) -> list[Cell]:
    shared = "=" if place.tied else ""
    return [Cell(f"{place.rank}{shared}", middle=True), Cell(report.section(place.section).whole)]


def _reds(report: Report, place: Place) -> list[Cell]:
    total = report.section(place.section).total
    tenths = round(place.value * 1000)
    return [
        Cell(f"{tenths // 10},{tenths % 10} %", middle=True),
        Cell(f"{total.none} av {total.graded}", middle=True),
    ]


def _ranking(body: Body, name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], ranking: Ranking) -> None:
    if not rows:
        body.paragraph("Inget avsnitt.")
        return
    wide = 2.6
    widths = [1.4, PAGE - 1.4 - wide * len(heads), *[wide] * len(heads)]
    told = (
        f"Avsnitten i ordning: {name.lower()}. Ett likhetstecken efter platsen betyder att flera avsnitt delar den."
    )
    body.table(name, told, widths, [[head("Plats"), head("Avsnitt"), *(head(h, middle=True) for h in heads)]], rows)
    if left := ranking.left_out(TOP):
        body.paragraph(f"{texts.count(left, 'avsnitt till', 'avsnitt till')} delar sista platsen i tabellen.", "Not")
