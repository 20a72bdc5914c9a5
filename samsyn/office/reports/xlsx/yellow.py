"""The meaning of yellow: both pictures, what was set aside and why, and the sides beside each other ground by ground."""

from __future__ import annotations

from collections.abc import Iterator

from samsyn.domain.grading import Ground, Reweighed
from samsyn.office.reports import texts
from samsyn.office.reports.values import Report
from samsyn.office.reports.xlsx.looks import (
    HEADING,
    LABEL,
    NUMBER,
    TEXT,
    WRAPPED,
    count_cells,
    grade_cell,
    head,
    paragraph,
    share_cells,
)
from samsyn.office.workbooks.sheet import Row, Sheet

WIDTHS = (30, 46, 12, 12, 12, 12, 12, 12, 16, 16)
LAST = "J"
PICTURES = (
    "Alla graderingar, som de gavs",
    "Utan det som svarande själva lägger åt sidan",
    "Även utan det som kommentarernas ord föreslår",
)


def yellow_sheet(report: Report) -> Sheet:
    """The two pictures, and the sides beside each other."""
    about = "Bilden med och utan redaktionella gula och röda som gäller dagsläget, och sidorna bredvid varandra."
    return Sheet(
        "Meningen med gult", _rows(report), WIDTHS, merged=[f"A{row}:{LAST}{row}" for row in (2, 3)], about=about
    )


def aside_sheet(report: Report) -> Sheet:
    """Every grade that is set aside, so that anybody can look and disagree."""
    widths = (30, 44, 11, 13, 26, 30, 90)
    about = "Varje gradering som läggs åt sidan, med skälet."
    return Sheet("Lagt åt sidan", _aside(report), widths, frozen=(1, 0), repeated=(1, 1), filtered=1, about=about)


def _rows(report: Report) -> Iterator[Row]:
    yield Row([("Meningen med gult", HEADING)], height=24)
    yield paragraph(texts.REWEIGHED, sum(WIDTHS))
    yield paragraph(texts.SUGGESTED, sum(WIDTHS))
    yield Row([])
    yield head(
        "Grupp", "Bild", "Antal H", "Antal D", "Antal I", "Andel H", "Andel D", "Andel I", *_kinds(report.weighed)
    )
    yield from _pictures("Alla", report.weighed)
    for side, weighed in zip(report.sides, report.weighed_sides, strict=True):
        yield from _pictures(side.name, weighed)
    yield Row([])
    yield from _beside(report)


def _kinds(weighed: Reweighed) -> list[str]:
    """The headings of what is set aside."""
    return [f"Åt sidan: {m.grade.letter}, {texts.GROUNDS[m.ground].lower()}" for m in weighed.moved]


def _pictures(name: str, weighed: Reweighed) -> Iterator[Row]:
    aside = ([0] * len(weighed.moved), [m.said for m in weighed.moved], [m.said + m.suggested for m in weighed.moved])
    tallies = (weighed.before, weighed.as_said, weighed.as_read)
    for picture, tally, moved in zip(PICTURES, tallies, aside, strict=True):
        counts = count_cells(tally)[:3]
        yield Row([(name, LABEL), (picture, WRAPPED), *counts, *share_cells(tally), *((n, NUMBER) for n in moved)])


def _beside(report: Report) -> Iterator[Row]:
    """Ground by ground, how many of each side gave which grade, and whether that may be compared."""
    yield Row([("Sidorna bredvid varandra, grund för grund", HEADING)], height=24)
    names = [f"{side.name}: antal {letter}" for side in report.sides for letter in "HDI"]
    yield head("Grund, som den sägs", "Kan sidorna jämföras?", *names)
    for line in report.beside.lines:
        told = texts.comparable(line.comparable)
        counts = [cell for tally in line.tallies for cell in count_cells(tally)[:3]]
        yield Row([(texts.ground_name(line.ground), LABEL), (told, WRAPPED), *counts])
    whole = report.beside.comparable
    told = texts.comparable(whole)
    counts = [cell for tally in report.beside.totals for cell in count_cells(tally)[:3]]
    yield Row([("Alla grunder", LABEL), (told, WRAPPED), *counts])


def _aside(report: Report) -> Iterator[Row]:
    yield head("Part", "Avsnitt", "Gradering", "Hur", "Grund", "Ord i kommentaren", "Kommentar")
    for section, voice, said in report.set_aside():
        own, suggestion = said.judgement.said, said.judgement.suggestion
        is_said = own is not Ground.UNSAID
        ground = own if is_said else said.judgement.suggested
        words = ", ".join(suggestion.words) if suggestion and not is_said else ""
        yield Row(
            [
                (voice.respondent.name, LABEL),
                (section.whole, WRAPPED),
                grade_cell(said.grade),
                ("sagt" if is_said else "föreslaget", TEXT),
                (texts.GROUNDS[ground], WRAPPED),
                (words, WRAPPED),
                (said.comment, WRAPPED),
            ]
        )
