"""Where the header of a sheet is: below titles and dates, on one row, or on two with headings over their columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from samsyn.domain.grading import grade_of
from samsyn.domain.grading.table import Value, is_blank, text_of
from samsyn.domain.grading.times import read_time

Record = tuple[Value, ...]

LOOKED_AT = 60  # rows
_LIKE_THE_WIDEST = 0.7
_EXPLAINS = re.compile(r"^\W*[1-3]\s*[=:]")
_GRADES = re.compile(
    r"(?:gradering|grad|betyg|bedömning|svar|svarsalternativ|värdering|ställningstagande|grade|grading|rating|answer)\W*",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:kommentar(?:er)?|synpunkt(?:er)?|motivering|fritext|(?:ändrings)?förslag|comments?|remarks?)\W*",
    re.IGNORECASE,
)
_GROUNDS = re.compile(
    r"(?:grund|skäl|(?:slag|typ|kategori)(?: av synpunkt)?|grund för (?:gradering(?:en)?)|ground|reason|category)\W*",
    re.IGNORECASE,
)


def find_header(rows: Sequence[Record]) -> tuple[int, int] | None:
    """The first and last row of the header, counted from 0; None in an empty sheet.

    Among the rows above the first grade it is the first that is nearly as wide as the widest: titles are narrow.
    """
    filled = [at for at, values in enumerate(rows) if values]
    if not filled:
        return None
    looked = filled[:LOOKED_AT]
    end = next((at for at in looked if any(map(_is_answer, rows[at]))), looked[-1] + 1)
    above = [at for at in looked if at < end]
    widths = {at: sum(map(_names_a_column, rows[at])) for at in above}
    enough = max(widths.values(), default=0) * _LIKE_THE_WIDEST
    at = next((at for at in above if widths[at] >= enough), filled[0])
    for upper in (at - 1, at):
        if upper >= 0 and upper + 1 < end and upper + 1 < len(rows) and _are_one(rows[upper], rows[upper + 1]):
            return upper, upper + 1
    return at, at


def header_of(rows: Sequence[Record], first: int, last: int) -> tuple[str, ...]:
    """The columns' names, those of two rows joined."""
    return _texts(rows[first]) if first == last else _joined(rows[first], rows[last])


def _is_answer(value: Value) -> bool:
    """A grade, and not the explanation of one."""
    return grade_of(value) is not None and not _EXPLAINS.match(text_of(value))


def _names_a_column(value: Value) -> bool:
    """Dates and explanations of grades name no column, nor do the numbers of answers."""
    if is_blank(value) or isinstance(value, date | int) or (isinstance(value, str) and value.strip().isdigit()):
        return False
    return not (isinstance(value, str) and (_EXPLAINS.match(value) or read_time(value)))


def _texts(record: Record) -> tuple[str, ...]:
    return tuple("" if is_blank(value) else text_of(value).strip() for value in record)


def _are_one(upper: Record, lower: Record) -> bool:
    """Two rows are one header where the lower says *Gradering*, *Kommentar* under headings, or repeats its names and
    the upper tells them apart."""
    over, under = _texts(upper), _texts(lower)
    headed = [at for at, text in enumerate(under) if text and at < len(over) and over[at]]
    words = [text for text in under if _is_kind(text)]
    if any(_is_kind(text) for text in over):
        return False
    graded = any(map(_GRADES.fullmatch, words)) or len(set(words)) < len(words)
    if graded and any(_is_kind(under[at]) for at in headed):
        return True
    names = [text for text in under if text]
    joined = [text for text in _joined(upper, lower) if text]
    return len(headed) > 1 and len(set(names)) < len(names) and len(set(joined)) == len(joined)


def _joined(upper: Record, lower: Record) -> tuple[str, ...]:
    """Each column's name from both rows. A merged heading holds its text in the first cell only: it counts for the cells
    to its right until another begins, or until the lower row begins anew or says something of its own."""
    over, under = _texts(upper), _texts(lower)
    kinds = any(map(_is_kind, under))
    heading, seen, names = "", set[str](), []
    for at in range(max(len(over), len(under))):
        above, below = (texts[at] if at < len(texts) else "" for texts in (over, under))
        if above:
            heading, seen = above, set()
        elif kinds and (not _is_kind(below) or below.casefold() in seen):
            heading = ""
        seen.add(below.casefold())
        names.append(_name(heading if above or below else "", below))
    return tuple(names)


def _name(heading: str, below: str) -> str:
    if heading and (_COMMENTS.fullmatch(below) or _GROUNDS.fullmatch(below)):
        return f"{heading} – {below}"
    return heading if _GRADES.fullmatch(below) and heading else f"{heading} {below}".strip()


def _is_kind(text: str) -> bool:
    return any(kind.fullmatch(text) for kind in (_GRADES, _COMMENTS, _GROUNDS))
