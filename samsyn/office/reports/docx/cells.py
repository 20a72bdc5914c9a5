"""Cells that the tables of the report share: headings, grades, shares, and bars made of letters."""

from __future__ import annotations

from samsyn.domain.grading import Grade, Tally, apportioned
from samsyn.office.reports.docx.body import Cell, Run
from samsyn.office.reports.looks import HEAD_FILL, LOOKS
from samsyn.office.reports.texts import letter_of, number

PAGE = 17.0  # centimetres of text
BAR = 20  # letters; each stands for five per cent of those who graded
MONO = "Consolas"


def head(text: str, *, middle: bool = False, span: int = 1) -> Cell:
    """A heading of a column."""
    return Cell(text, HEAD_FILL, middle=middle, span=span)


def figure(value: int) -> Cell:
    """A whole number."""
    return Cell(number(value), middle=True)


def grade_cell(grade: Grade | None) -> Cell:
    """The letter of a grade on its fill."""
    look = LOOKS[grade]
    return Cell(Run(letter_of(grade), bold=True, ink=look.ink), look.fill, middle=True)


def share_cells(tally: Tally) -> list[Cell]:
    """Per cent of those who graded, for each grade; a dash where nobody did."""
    return [Cell(f"{part} %" if tally.graded else "–", middle=True) for part in tally.shares.parts()]


def bar_cell(tally: Tally) -> Cell:
    """The shares as letters, so many of each: readable without colour, and when the colours are printed grey."""
    letters = apportioned((tally.full, tally.partial, tally.none), BAR)
    runs = [
        Run(grade.letter * times, ink=LOOKS[grade].ink, fill=LOOKS[grade].fill, size=7, face=MONO)
        for grade, times in zip(Grade, letters, strict=True)
        if times
    ]
    return Cell(runs or "–")
