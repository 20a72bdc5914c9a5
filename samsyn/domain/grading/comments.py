"""Which column of comments belongs to which column of grades, and which columns belong to nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

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
from samsyn.domain.grading.headings import read_heading
from samsyn.domain.grading.table import Table, folded

_GENERAL = re.compile(
    r"^\W*(?:generell|samla[td]|antal\b|sammanfatt|ställningstagande|bilag|diarie)|(?<!\w)(?:övrig|allmän|helhet)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.:])\d{1,2}(?:[.:]\d{1,2})+[a-z]?(?![\w%]|[.:]\d)")


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade column and the comment column that belongs to it, counted from 0."""

    column: int
    comment: int | None


def pair_comments(table: Table, graded: Sequence[int], taken: set[int]) -> tuple[Graded, ...]:
    """Each grade column with its comments: the column whose header names it wherever it stands, else the one beside it."""
    named = _named(table, graded, taken)
    used = taken | set(named.values())
    if _stand_before(table, graded, used):
        beside = {
            at: at - 1 for at in graded if at and _is_free(table, at - 1, graded, used) and _asks(table, at - 1)
        }
    else:
        beside = {at: at + 1 for at in graded if _follows(table, at, graded, used)}
    return tuple(Graded(at, named.get(at, beside.get(at))) for at in graded)


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
    number = _NUMBER.search(header)
    return number[0] if number else folded(header).casefold()


def _stand_before(table: Table, graded: Sequence[int], taken: set[int]) -> bool:
    """Comments stand before their grades where one stands before the first grades and none after the last."""
    first, last = min(graded), max(graded)
    before = first > 0 and _is_free(table, first - 1, graded, taken) and _asks(table, first - 1)
    return before and not _follows(table, last, graded, taken)


def _asks(table: Table, at: int) -> bool:
    header = table.header[at]
    general = _GENERAL.search(folded(header))
    return not general and (is_comment_header(header, "") or bool(without_comment_words(header)))


def _is_free(table: Table, at: int, graded: Sequence[int], taken: set[int]) -> bool:
    return at < len(table.header) and at not in graded and at not in taken and not is_technical(table.header[at])


def _follows(table: Table, at: int, graded: Sequence[int], taken: set[int]) -> bool:
    """The next column may hold comments on the grades in this one."""
    right = at + 1
    if not _is_free(table, right, graded, taken):
        return False
    header, left = table.header[right], table.header[at]
    if not folded(header) or repeats(header, left):
        return True
    if _GENERAL.search(folded(header)) and _is_once(table, header):
        return False
    mine = read_heading(header)
    return asks_by_number(header) or mine.number is None or about_the_same(mine, read_heading(left))


def _is_once(table: Table, header: str) -> bool:
    """No other column asks the same, apart from the figure that forms add."""
    return sum(without_last_figure(other) == without_last_figure(header) for other in table.header) == 1


def unused_columns(table: Table, graded: Sequence[Graded], taken: set[int]) -> list[tuple[int, int]]:
    """Columns that hold something nobody asked for, with how many cells are filled: all to the right of the first
    grades, and those of comments to the left."""
    used = taken | {g.column for g in graded} | {g.comment for g in graded if g.comment is not None}
    first = min(g.column for g in graded)
    columns = fillings(table)
    left = [at for at in range(len(columns)) if at not in used and not is_technical(table.header[at])]
    told = [at for at in left if at > first or is_comment_header(table.header[at], "")]
    return [(at, columns[at].filled) for at in told if columns[at].filled]
