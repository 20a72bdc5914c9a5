"""Two answers from one respondent: which of them counts."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import datetime
from typing import TypeVar

Whose = TypeVar("Whose", bound=Hashable)


def instead_of(whose: Mapping[int, Whose | None], times: Mapping[int, datetime]) -> dict[int, int]:
    """Row → the row that counts instead: the latest completion time; the last row where a time is missing.

    `whose` says whose the answer in each row is, in the sheet's order; rows of nobody known stand alone.
    """
    rows_of: dict[Whose, list[int]] = {}
    for row, respondent in whose.items():
        if respondent is not None:
            rows_of.setdefault(respondent, []).append(row)
    instead: dict[int, int] = {}
    for rows in rows_of.values():
        timed = all(row in times for row in rows)
        counts = max(rows, key=lambda row: (times[row], row)) if timed else rows[-1]
        instead.update({row: counts for row in rows if row != counts})
    return instead
