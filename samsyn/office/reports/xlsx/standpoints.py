"""What each respondent says of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samsyn.office.reports.values import Standpoint
from samsyn.office.reports.xlsx.looks import LABEL, TEXT, WRAPPED, head
from samsyn.office.workbooks.sheet import Row, Sheet

ABOUT = "Vad varje remissinstans säger om helheten, med villkor och hur den har beslutat."


def standpoints_sheet(standpoints: Sequence[Standpoint]) -> Sheet:
    """One row for each respondent that has handed something in."""
    widths = (34, 16, 34, 60, 70, 44)
    return Sheet("Inställning", _rows(standpoints), widths, (1, 1), (1, 1), filtered=1, about=ABOUT)


def _rows(standpoints: Sequence[Standpoint]) -> Iterator[Row]:
    yield head("Remissinstans", "Sida", "Inställning", "Villkor", "Om helheten", "Beslut")
    for one in standpoints:
        words = [(text, WRAPPED) for text in (one.stance, one.conditions, one.general, one.decided)]
        yield Row([(one.name, LABEL), (one.side, TEXT), *words])
