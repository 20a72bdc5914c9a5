"""The matrix: respondents by sections, gathered so that groups fold, letters on fills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from samsyn.domain.grading import Grade, Tally
from samsyn.domain.grading.table import letter
from samsyn.domain.matrix import (
    NO_PARTY,
    WITHOUT,
    Cell,
    Column,
    Fold,
    Group,
    Line,
    arranged,
    commonest,
    count,
    tallies,
)
from samsyn.office.reports import texts
from samsyn.office.reports.values import Report, Section, Voice
from samsyn.office.reports.xlsx.looks import (
    BAND,
    BAND_IN,
    GRADES,
    HEAD,
    HEAD_MIDDLE,
    HEAD_SMALL,
    HEAD_TURNED,
    NAME,
    NUMBER,
    grade_cell,
)
from samsyn.office.workbooks.sheet import Cell as SheetCell
from samsyn.office.workbooks.sheet import Page, Row, Sheet

NAMES = {"association": "Matris", "care_area": "Matris vårdsamverkan"}
ABOUT = {
    "association": "Alla svarande och avsnitt, grupperade per sida och kommunalförbund. Grupperna kan fällas ihop.",
    "care_area": "Samma svar, grupperade per sida och delregional vårdsamverkan.",
}
TOP = 3  # rows of headings
WIDTH = 4.6
CORNER = (
    "H stämmer helt\nD stämmer delvis\nI stämmer inte alls\n– ej svar\nEn grupps rad: den vanligaste graderingen och hur många "
    "som gav den. Fäll ihop grupperna i vänsterkanten."
)


def matrix_sheet(report: Report, fold: str) -> Sheet:
    """The matrix with its rows gathered by side, and inside each side by association or care area."""
    sections = report.sections
    return Sheet(
        NAMES[fold],
        _rows(report, Fold(fold)),
        widths=(34, *[WIDTH] * len(sections)),
        frozen=(TOP, 1),
        repeated=(1, TOP),
        merged=list(_documents(sections)),
        page=Page(a3=True),
        zoom=90,
        levels=2,
        about=ABOUT[fold],
    )


def _rows(report: Report, fold: Fold) -> Iterator[Row]:
    sections = report.sections
    names = [s.document if first else "" for s, first in zip(sections, _starts(sections), strict=True)]
    yield Row([("Dokument", HEAD), *((name, HEAD_MIDDLE) for name in names)], height=18)
    yield Row([("Avsnitt", HEAD), *((section.number, HEAD_MIDDLE) for section in sections)], height=18)
    yield Row([(CORNER, HEAD_SMALL), *((section.heading, HEAD_TURNED) for section in sections)], height=150)
    lines = {voice.respondent.row: _line(voice) for voice in report.voices}
    parties = [line for line in lines.values() if line.respondent.is_party]
    for slug, name in _sides(report, parties):
        yield from _side(report, name, [line for line in parties if line.respondent.side == slug], fold)
    others = [line for line in lines.values() if not line.respondent.is_party]
    if others:
        yield Row([(texts.NO_PARTY, BAND), *[("", BAND)] * len(sections)])
        yield from _lines(others, 1)
    yield from _foot(report, parties)


def _line(voice: Voice) -> Line:
    return Line(voice.respondent, tuple(Cell(said.grade or "", bool(said.comment)) for said in voice.said))


def _sides(report: Report, parties: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """The sides that have somebody here, those without a side last."""
    present = {line.respondent.side for line in parties}
    named = {side.slug: side.name for side in report.sides}
    yield from ((slug, name) for slug, name in named.items() if slug in present)
    yield from ((slug, slug or texts.NO_SIDE) for slug in sorted(present - set(named)))


def _side(report: Report, name: str, lines: Sequence[Line], fold: Fold) -> Iterator[Row]:
    """A side: its tallies, then group by group; without groups its rows alone."""
    yield _band(name, tallies(lines), level=0)
    groups = {"association": report.associations, "care_area": report.care_areas}[fold.value]
    columns = [Column(s.at, s.number, s.heading) for s in report.sections]
    found = arranged(lines, columns, fold=fold, names={group.slug: group.name for group in groups}).groups
    if [group.slug for group in found] == [WITHOUT]:
        yield from _lines(found[0].lines, 1)
        return
    for group in found:
        yield _band(_name_of(group, fold), group.tallies, level=1)
        yield from _lines(group.lines, 2)


def _name_of(group: Group, fold: Fold) -> str:
    return {WITHOUT: texts.WITHOUT[fold.value], NO_PARTY: texts.NO_PARTY}.get(group.slug, group.name)


def _band(name: str, counted: Sequence[Tally], *, level: int) -> Row:
    """A group's own row: the commonest grade of each section and how many gave it."""
    cells: list[SheetCell] = [(name, BAND_IN if level else BAND)]
    for tally in counted:
        grade = commonest(tally)
        told = f"{texts.letter_of(Grade(grade))}{count(tally, grade)}" if grade else texts.letter_of(None)
        cells.append((told, GRADES[Grade(grade) if grade else None]))
    return Row(cells, level=level)


def _lines(lines: Iterable[Line], level: int) -> Iterator[Row]:
    for line in lines:
        grades = (grade_cell(Grade(cell.grade) if cell.grade else None) for cell in line.cells)
        yield Row([(line.respondent.name, NAME), *grades], level=level)


def _foot(report: Report, parties: Sequence[Line]) -> Iterator[Row]:
    """All parties counted, section by section."""
    yield Row([])
    totals = [section.total for section in report.sections]
    named = {
        "Antal H (stämmer helt)": [t.full for t in totals],
        "Antal D (stämmer delvis)": [t.partial for t in totals],
        "Antal I (stämmer inte alls)": [t.none for t in totals],
        "Ej svar": [t.missing for t in totals],
        "Kommentarer": [section.comments for section in report.sections],
    }
    for name, values in named.items():
        yield Row([(name, BAND), *((value, NUMBER) for value in values)])


def _starts(sections: Sequence[Section]) -> list[bool]:
    """True where a document begins."""
    return [at == 0 or section.document != sections[at - 1].document for at, section in enumerate(sections)]


def _documents(sections: Sequence[Section]) -> Iterator[str]:
    """The cells over each document, to be one."""
    at = 1
    for _, run in groupby(sections, key=lambda section: section.document):
        width = len(list(run))
        if width > 1:
            yield f"{letter(at)}1:{letter(at + width - 1)}1"
        at += width
