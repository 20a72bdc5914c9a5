"""Which column says on what ground a section was graded: an own column beside the grades, known by header or by values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from samsyn.domain.grading.columns import is_comment_header, is_technical
from samsyn.domain.grading.grounds import ground_of
from samsyn.domain.grading.headings import dotted_number
from samsyn.domain.grading.table import Table, Value, folded, is_blank

SAMPLE = 60  # filled cells looked at in each column
FEWEST = 3  # filled cells that tell a column without its header

_KINDS = r"(?:grund|skäl|orsak|typ|slag|art|kategori|klassning|ground|reason|kind|category)(?:en|et)?"
_COMMENT = r"(?:synpunkt|kommentar|gradering|bedömning|svar|comment|grade)\w*"
_ASKS = re.compile(
    rf"^\W*(?:(?:fråga|question)?\s*\d+[.):]\s+)?{_KINDS}\d*(?!\w)|[\s(–—:/-]{_KINDS}\d*\W*$"
    rf"|{_KINDS}\s(?:av|för|till|of|for)\s{_COMMENT}"
    rf"|{_COMMENT}\s(?:gäller|avser|rör|handlar|concern|is\sabout)|(?:gäller|avser|rör|handlar)\W+(?:\w+\W+)?{_COMMENT}",
    re.IGNORECASE,
)


def ground_columns(table: Table, graded: Sequence[int], taken: Collection[int]) -> dict[int, int]:
    """Grade column → the column of its grounds: the one whose header names its number, else the one beside it.

    Beside is the nearest grade column to the left, or to the right where grounds begin before the first grades.
    """
    closed = {*graded, *taken}
    found = [at for at in range(len(table.header)) if at not in closed and _is_ground_column(table, at)]
    if not found:
        return {}
    named = Counter(dotted_number(table.header[at]) for at in graded)
    numbers = {n: at for at in graded if (n := dotted_number(table.header[at])) and named[n] == 1}
    before = found[0] < min(graded) and found[-1] < max(graded)
    beside: dict[int, int] = {}
    for at in found:
        own = numbers.get(dotted_number(table.header[at]) or "")
        near = [g for g in graded if (g > at if before else g < at)]
        chosen = own if own is not None else (min(near) if before else max(near)) if near else None
        if chosen is not None:
            beside.setdefault(chosen, at)
    return beside


def asks_for_ground(header: str) -> bool:
    """A header that asks on what ground the grade was given, or what kind of comment it is."""
    return bool(_ASKS.search(folded(header)))


def _is_ground_column(table: Table, at: int) -> bool:
    header = table.header[at]
    if is_technical(header):
        return False
    asked = asks_for_ground(header)
    if not asked and is_comment_header(header, ""):
        return False
    values = list(islice(_filled(table, at), SAMPLE))
    grounds = sum(ground_of(value) is not None for value in values)
    return grounds * 2 >= len(values) if asked else len(values) >= FEWEST and grounds * 10 >= len(values) * 9


def _filled(table: Table, at: int) -> Iterator[Value]:
    return (value for row in table.rows if not is_blank(value := row.at(at)))
