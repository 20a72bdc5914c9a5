"""Which column of comments belongs to which column of grades, and which columns belong to nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from samsyn.domain.grading.columns import (
    about_the_same,
    asks_by_number,
    fillings,
    is_comment_header,
    is_technical,
    repeats,
    without_comment_words,
    without_last_figure,
)
from samsyn.domain.grading.headings import dotted_number, read_heading
from samsyn.domain.grading.table import Table, folded

_GENERAL = re.compile(
    r"^\W*(?:generell|samla[td]|antal\b|sammanfatt|ställningstagande|bilag|diarie)|(?<!\w)(?:övrig|allmän|helhet)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade column, and the columns of comments and of grounds that belong to it, counted from 0."""

    column: int
    comment: int | None
    ground: int | None = None


def pair_comments(
    table: Table, graded: Sequence[int], taken: set[int], grounds: Mapping[int, int] | None = None
) -> tuple[Graded, ...]:
    """Each grade column with its comments: the column whose header names it wherever it stands, else the one beside it.

    `grounds` are the columns of grounds by their grade columns. They are stepped over.
    """
    grounds = grounds or {}
    taken = taken | set(grounds.values())
    named = _named(table, graded, taken)
    used = taken | set(named.values())
    over = set(grounds.values())
    if _stand_before(table, graded, used, over):
        left = {at: _beside(at, -1, over) for at in graded}
        beside = {at: c for at, c in left.items() if c >= 0 and _is_free(table, c, graded, used) and _asks(table, c)}
    else:
        right = {at: _beside(at, 1, over) for at in graded}
        beside = {at: r for at, r in right.items() if _follows(table, at, r, graded, used)}
    spare = _in_span(table, [at for at in graded if at not in named and at not in beside], graded, used)
    paired = {**spare, **beside, **named}
    return tuple(Graded(at, paired.get(at), grounds.get(at)) for at in graded)


def _beside(at: int, step: int, over: Collection[int]) -> int:
    """The column beside this one, past those to step over."""
    beside = at + step
    while beside in over:
        beside += step
    return beside


def _in_span(table: Table, without: Sequence[int], graded: Sequence[int], used: Collection[int]) -> dict[int, int]:
    """Comments that stand before their grades under one merged heading: the first free column of the span."""
    found = {}
    for at in without:
        start = span_start(table, at)
        free = [c for c in range(start, at) if _is_free(table, c, graded, set(used))]
        if free and not any(start <= other < at for other in graded):
            found[at] = free[0]
    return found


def span_start(table: Table, at: int) -> int:
    """Where the heading over a column without header of its own stands: the first cell of a merged heading."""
    start = at
    while start > 0 and not folded(table.header[start]):
        start -= 1
    return start


def _named(table: Table, graded: Sequence[int], taken: set[int]) -> dict[int, int]:
    """Grade column → the one comment column whose header says its number or its whole heading."""
    subjects = {at: _subject(table.header[at]) for at in graded}
    times = Counter(subjects.values())
    asking = [at for at in range(len(table.header)) if _is_free(table, at, graded, taken) and _asks(table, at)]
    asked = {at: _subject(without_comment_words(table.header[at])) for at in asking}
    asked_times = Counter(asked.values())
    by_subject = {subject: at for at, subject in asked.items() if subject and asked_times[subject] == 1}
    return {at: by_subject[s] for at, s in subjects.items() if s in by_subject and times[s] == 1}


def _subject(header: str) -> str:
    """What a header is about: its dotted number, or all its words."""
    return dotted_number(header) or folded(header).casefold()


def _stand_before(table: Table, graded: Sequence[int], taken: set[int], over: set[int]) -> bool:
    """Comments stand before their grades where one stands before the first grades and none after the last."""
    first, last = _beside(min(graded), -1, over), max(graded)
    before = first >= 0 and _is_free(table, first, graded, taken) and _asks(table, first)
    return before and not _follows(table, last, _beside(last, 1, over), graded, taken)


def _asks(table: Table, at: int) -> bool:
    header = table.header[at]
    general = _GENERAL.search(folded(header))
    return not general and (is_comment_header(header, "") or bool(without_comment_words(header)))


def _is_free(table: Table, at: int, graded: Sequence[int], taken: set[int]) -> bool:
    return at < len(table.header) and at not in graded and at not in taken and not is_technical(table.header[at])


def _follows(table: Table, at: int, right: int, graded: Sequence[int], taken: set[int]) -> bool:
    """The next column, `right`, may hold comments on the grades in this one."""
    if not _is_free(table, right, graded, taken):
        return False
    header, left = table.header[right], table.header[span_start(table, at)]
    if not folded(header) or repeats(header, left):
        return True
    if not folded(table.header[at]):  # under a merged heading, which ends where another header begins
        return asks_by_number(header)
    if _GENERAL.search(folded(header)) and _is_once(table.header, header):
        return False
    mine = read_heading(header)
    return asks_by_number(header) or mine.number is None or about_the_same(mine, read_heading(left))


def _is_once(headers: tuple[str, ...], header: str) -> bool:
    """No other column asks the same, apart from the figure that forms add."""
    return _times(headers)[without_last_figure(header)] == 1


@lru_cache(maxsize=8)
def _times(headers: tuple[str, ...]) -> Mapping[str, int]:
    """How often each header stands, apart from the figure that forms add."""
    return Counter(map(without_last_figure, headers))


def unused_columns(table: Table, graded: Sequence[Graded], taken: set[int]) -> list[tuple[int, int]]:
    """Columns that hold something nobody asked for, with how many cells are filled: all to the right of the first
    grades, and those of comments to the left."""
    used = taken | {at for g in graded for at in (g.column, g.comment, g.ground) if at is not None}
    first = span_start(table, min(g.column for g in graded))
    columns = fillings(table)
    left = [at for at in range(len(columns)) if at not in used and not is_technical(table.header[at])]
    told = [at for at in left if at >= first or is_comment_header(table.header[at], "")]
    return [(at, columns[at].filled) for at in told if columns[at].filled]
