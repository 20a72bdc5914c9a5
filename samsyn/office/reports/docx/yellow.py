"""The meaning of yellow: the pictures side by side, how many were set aside and why."""

from __future__ import annotations

from collections import Counter
from itertools import compress

from samsyn.domain.grading import Grade, Ground, Reweighed, Tally
from samsyn.office.reports import texts
from samsyn.office.reports.docx.body import Body, Cell, Run
from samsyn.office.reports.docx.cells import PAGE, bar_cell, figure, head, share_cells
from samsyn.office.reports.values import Report

PICTURES = (
    "Som de gavs",
    "Utan det som svarande själva lägger åt sidan",
    "Även utan det som kommentarernas ord föreslår",
)


def yellow_part(report: Report, body: Body) -> None:
    """Both pictures for everybody and for each side, and in which sections grades were set aside."""
    body.heading(1, "Meningen med gult", new_page=True)
    body.paragraph(texts.REWEIGHED)
    body.paragraph(texts.SUGGESTED)
    for moved in report.weighed.moved:
        what = "gula" if moved.grade is Grade.PARTIAL else "röda"
        ground = texts.GROUNDS[moved.ground].lower()
        said, suggested = texts.number(moved.said), texts.number(moved.suggested)
        body.bullet(
            f"Grund {ground}: {said} {what} enligt de svarande själva, {suggested} enligt orden i kommentaren."
        )
    _pictures(report, body)
    if len(report.sides) > 1:
        body.paragraph(texts.COMPARABLE if report.beside.comparable else texts.NOT_COMPARABLE, "Not")
    if any(line.ground is not Ground.UNSAID for line in report.beside.lines):
        _beside(report, body)
    _where(report, body)


def _beside(report: Report, body: Body) -> None:
    """Ground by ground, as respondents say them, how many of each side gave which grade."""
    body.heading(2, "Sidorna bredvid varandra, grund för grund")
    heads = [
        head("Grund, som den sägs"),
        *(head(side.name, middle=True) for side in report.sides),
        head("Kan sidorna jämföras?"),
    ]
    rows = [
        [Cell(texts.ground_name(line.ground)), *map(_counts, line.tallies), Cell(texts.comparable(line.comparable))]
        for line in report.beside.lines
    ]
    rows.append(
        [Cell("Alla grunder"), *map(_counts, report.beside.totals), Cell(texts.comparable(report.beside.comparable))]
    )
    width = (PAGE - 4.5 - 5) / max(1, len(report.sides))
    alt = "Antal av varje gradering för varje grund och sida, och om sidorna kan jämföras."
    body.table("Sidorna bredvid varandra", alt, [4.5, *[width] * len(report.sides), 5], [heads], rows)


def _counts(tally: Tally) -> Cell:
    return Cell(f"H {tally.full}, D {tally.partial}, I {tally.none}", middle=True)


def _pictures(report: Report, body: Body) -> None:
    """As given, and each other picture where it differs: nothing said, or nothing suggested, makes no picture of its own."""
    groups = [
        ("Alla", report.weighed),
        *((s.name, w) for s, w in zip(report.sides, report.weighed_sides, strict=True)),
    ]
    told = (True, bool(report.weighed.said), bool(report.weighed.suggested))
    rows = [row for name, weighed in groups for row in compress(_rows(name, weighed), told)]
    heads = [
        head("Grupp"),
        head("Bild"),
        head("Antal", middle=True),
        *(head(g, middle=True) for g in "HDI"),
        head("Fördelning"),
    ]
    alt = "Andelen av varje gradering som de gavs, och utan det som läggs åt sidan, för alla och för varje sida."
    body.table("Meningen med gult", alt, (2.4, 5.2, 1.5, 1.4, 1.4, 1.4, 3.7), [heads], rows)


def _rows(name: str, weighed: Reweighed) -> list[list[Cell]]:
    tallies: tuple[Tally, ...] = (weighed.before, weighed.as_said, weighed.as_read)
    return [
        [Cell(Run(name, bold=True)), Cell(picture), figure(t.graded), *share_cells(t), bar_cell(t)]
        for picture, t in zip(PICTURES, tallies, strict=True)
    ]


def _where(report: Report, body: Body) -> None:
    """The sections where grades were set aside; the comments themselves stand in their sections further on."""
    found = Counter((section.at, said.grade) for section, _, said in report.set_aside())
    if not found:
        body.paragraph("Ingen gradering läggs åt sidan.")
        return
    body.heading(2, "Avsnitt där graderingar läggs åt sidan")
    body.paragraph(
        "Kommentarerna står i sina avsnitt längre fram, med den grund som sagts eller föreslagits och orden.", "Not"
    )
    kinds = [moved.grade for moved in report.weighed.moved]
    heads = [head("Avsnitt"), head("Gula, redaktionellt", middle=True), head("Röda, dagsläget", middle=True)]
    rows = [
        [Cell(section.whole), *(figure(found[section.at, grade]) for grade in kinds)]
        for section in report.sections
        if any(found[section.at, grade] for grade in kinds)
    ]
    body.table(
        "Avsnitt där graderingar läggs åt sidan", "Antal graderingar som läggs åt sidan.", (11, 3, 3), [heads], rows
    )
