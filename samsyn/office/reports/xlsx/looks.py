"""The styles of the report's cells, made once each, and a few cells that many sheets share."""

from __future__ import annotations

from samsyn.domain.grading import Grade, Tally
from samsyn.office.reports.looks import BAND_FILL, FAINT, HEAD_FILL, HEAD_INK, LOOKS, QUIET
from samsyn.office.reports.texts import letter_of
from samsyn.office.workbooks.sheet import Cell, Row, lines_of
from samsyn.office.workbooks.styles import Style

TITLE = Style(bold=True, size=20, ink=HEAD_FILL)
HEADING = Style(bold=True, size=14, ink=HEAD_FILL)
NOTE = Style(wrap=True, ink=QUIET)
LINE = Style(ink=QUIET)
HEAD = Style(bold=True, ink=HEAD_INK, fill=HEAD_FILL, wrap=True, upright="center", border=FAINT)
HEAD_MIDDLE = Style(
    bold=True, ink=HEAD_INK, fill=HEAD_FILL, wrap=True, across="center", upright="center", border=FAINT
)
HEAD_SMALL = Style(ink=HEAD_INK, fill=HEAD_FILL, wrap=True, border=FAINT, size=10)
HEAD_TURNED = Style(
    ink=HEAD_INK, fill=HEAD_FILL, turned=90, across="center", upright="bottom", border=FAINT, size=9, wrap=True
)
LABEL = Style(bold=True, wrap=True, border=FAINT)
TEXT = Style(border=FAINT)
WRAPPED = Style(wrap=True, border=FAINT)
NUMBER = Style(border=FAINT, number="#,##0", across="right", indent=1)
PERCENT = Style(border=FAINT, number='0" %"', across="right", indent=1)
TENTHS = Style(border=FAINT, number="0.0 %", across="right", indent=1)
TIME = Style(border=FAINT, number="yyyy-mm-dd hh:mm")
LINK = Style(ink="0B57A4", underlined=True, border=FAINT)
RANK = Style(border=FAINT, across="center")
BAND = Style(bold=True, fill=BAND_FILL, border=FAINT, upright="center")
BAND_IN = Style(bold=True, fill=BAND_FILL, border=FAINT, upright="center", across="left", indent=1)
NAME = Style(border=FAINT, upright="center", across="left", indent=2)

GRADES = {
    grade: Style(
        bold=True,
        ink=look.ink,
        fill=look.fill,
        across="center",
        upright="center",
        border=f"{FAINT}/{look.foot}" if look.foot else FAINT,
    )
    for grade, look in LOOKS.items()
}


def grade_cell(grade: Grade | None) -> Cell:
    """The letter of a grade on its fill."""
    return letter_of(grade), GRADES[grade]


def share_cells(tally: Tally) -> list[Cell]:
    """Per cent of those who graded, summing to 100; nothing where nobody graded."""
    return [(part if tally.graded else None, PERCENT) for part in tally.shares.parts()]


def count_cells(tally: Tally) -> list[Cell]:
    """How many gave each grade, and how many none."""
    return [(value, NUMBER) for value in (tally.full, tally.partial, tally.none, tally.missing)]


def head(*names: str) -> Row:
    """A row of headings."""
    return Row(names, HEAD)


def paragraph(text: str, width: float, style: Style = NOTE) -> Row:
    """Running text over merged cells, `width` signs wide together: such a row does not find its height by itself."""
    return Row([(text, style)], height=15 * lines_of(text, width) + 2)
