"""The sections that most would talk about, ranked two ways."""

from __future__ import annotations

from collections.abc import Iterator

from samsyn.domain.grading import Place, Ranking
from samsyn.domain.grading.hotspots import FEWEST
from samsyn.office.reports.texts import count
from samsyn.office.reports.values import Report
from samsyn.office.reports.xlsx.looks import HEADING, LABEL, LINE, NUMBER, RANK, TENTHS, TEXT, WRAPPED, head
from samsyn.office.workbooks.sheet import Cell, Row, Sheet


def hotspots_sheet(report: Report) -> Sheet:
    """Both rankings, the one below the other."""
    widths, about = (
        (8, 24, 9, 52, 13, 13, 13, 20),
        "Avsnitt rangordnade efter andel stämmer inte alls och efter antal kommentarer.",
    )
    return Sheet("Mest omdiskuterade", _rows(report), widths, about=about)


def _rows(report: Report) -> Iterator[Row]:
    yield Row([("Störst andel stämmer inte alls", HEADING)], height=24)
    yield Row([(f"Andel av dem som har graderat avsnittet. Minst {FEWEST} graderingar krävs.", LINE)])
    yield head("Plats", "Dokument", "Avsnitt", "Rubrik", "Andel I", "Antal I", "Graderingar", "Delar plats med")
    for place in _told(report.red):
        total = report.section(place.section).total
        yield Row(
            [
                *_start(report, place),
                (place.value, TENTHS),
                (total.none, NUMBER),
                (total.graded, NUMBER),
                _tied(place),
            ]
        )
    if report.red.too_few:
        few = ", ".join(report.section(key).whole for key in report.red.too_few)
        yield Row([("Inte rangordnade, för få graderingar: " + few, LINE)])
    yield Row([])
    yield Row([("Flest kommentarer", HEADING)], height=24)
    yield head("Plats", "Dokument", "Avsnitt", "Rubrik", "Kommentarer", "", "", "Delar plats med")
    for place in _told(report.discussed):
        comments: Cell = (int(place.value), NUMBER)
        yield Row([*_start(report, place), comments, ("", TEXT), ("", TEXT), _tied(place)])


def _told(ranking: Ranking) -> tuple[Place, ...]:
    return ranking.top(len(ranking.places))


def _start(report: Report, place: Place) -> list[Cell]:
    section = report.section(place.section)
    return [(place.rank, RANK), (section.document, TEXT), (section.number, LABEL), (section.heading, WRAPPED)]


def _tied(place: Place) -> Cell:
    return (count(place.tied, "annat avsnitt", "andra avsnitt") if place.tied else "", TEXT)
