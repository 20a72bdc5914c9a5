"""Which column is what: grades by their values, comments beside them, the respondent by the names that fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.domain.grading.headings import Heading, read_heading
from samsyn.domain.grading.scale import grade_of
from samsyn.domain.grading.table import Table, folded, is_blank

_COMMENT = r"(?:kommentar|synpunkt|motiver|fritext|ändringsförslag|förslag|utveckla|beskriv|comment|remark)"
_POLITE = r"(?:(?:era|er|ert|din|ditt|dina|ev|eventuell|eventuella|lämna|ange|skriv|gärna|egna|fria?|här|your)\W+)*"
_COMMENT_FIRST = re.compile(rf"^\W*{_POLITE}{_COMMENT}", re.IGNORECASE)
_COMMENT_ANYWHERE = re.compile(rf"(?<!\w){_COMMENT}", re.IGNORECASE)
_QUESTION_NUMBER = re.compile(r"^\W*(?:(?:fråga|question|q)\s*)?\d+[.):]?\s+(?=\D)", re.IGNORECASE)
_GENERAL = re.compile(
    r"^\W*(?:generell|samla[td]|sammanfatt|ställningstagande|bilag|diarie)|(?<!\w)(?:övrig|allmän|helhet)",
    re.IGNORECASE,
)
_MADE_UNIQUE = re.compile(r"(?<=\D)[\s_.(]*\d+\)?$")  # forms number the second question with the same words
_TECHNICAL = frozenset(
    """id|nr|löpnummer|svars-id|start time|starttid|completion time|slutförandetid|email|e-post|e-postadress|epost
name|namn|last modified time|senast ändrad|tid för senaste ändring|språk|language|tidstämpel|timestamp|total points
quiz feedback|ip-adress|telefon|telefonnummer|kontaktperson|befattning|titel|status|diarienummer|datum""".replace(
        "\n", "|"
    ).split("|")
)


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade column and the comment column that belongs to it, counted from 0."""

    column: int
    comment: int | None


@dataclass(frozen=True, slots=True)
class Filling:
    """How much stands in a column, and how much of it is on the scale of grades."""

    filled: int = 0
    grades: int = 0

    @property
    def share(self) -> float:
        """The share of what is filled in that is a grade."""
        return self.grades / self.filled if self.filled else 0.0


def is_technical(header: str) -> bool:
    """A column the form adds by itself, or one about the person who typed."""
    return _MADE_UNIQUE.sub("", folded(header).casefold()) in _TECHNICAL


def fillings(table: Table) -> list[Filling]:
    """The filling of each column."""
    filled, grades = [0] * len(table.header), [0] * len(table.header)
    for row in table.rows:
        for at, value in enumerate(row.values):
            if not is_blank(value):
                filled[at] += 1
                grades[at] += grade_of(value) is not None
    return [Filling(*pair) for pair in zip(filled, grades, strict=True)]


def is_comment_header(header: str, left: str) -> bool:
    """A header that asks for a comment, by its words or by repeating the header to its left."""
    return bool(_COMMENT_FIRST.match(folded(header))) or _repeats(header, left)


def _repeats(header: str, left: str) -> bool:
    """The header to its left again, with a comment word or the figure that forms add: "2.1 Vård2"."""
    plain, beside = folded(header), folded(left)
    if not plain or not beside or not _about_the_same(read_heading(plain), read_heading(beside)):
        return False
    rest = plain[len(beside) :] if plain.startswith(beside) else ""
    return bool(_COMMENT_ANYWHERE.search(plain)) or bool(re.match(r"^\s*(?:\d+$|[-–—:(/])", rest))


def _about_the_same(one: Heading, other: Heading) -> bool:
    """Two headers about the same section: the same number and prefix, or one begins with the other."""
    if one.number is not None and other.number is not None:
        return (one.number, one.prefix) == (other.number, other.prefix)
    return one.whole.startswith(other.whole) or (other.number or other.whole) in one.whole


def grade_columns(table: Table) -> list[int]:
    """The columns of grades. Most of what stands there is on the scale, or nothing stands under a section's number."""
    columns = fillings(table)
    sure = [at for at in range(len(columns)) if _is_graded(table, columns, at)]
    numbered = [at for at in sure if read_heading(table.header[at]).number]
    if len(numbered) * 2 <= len(sure):
        return sure
    rare = [at for at in sure if at not in numbered and _is_rare(table, columns[at]) and at - 1 in sure]
    taken = {_place(table.header[at]) for at in numbered}
    empty = [at for at in range(len(columns)) if not columns[at].filled and _is_new_section(table, at, taken)]
    return sorted(set(sure) - set(rare) | set(empty))


def _is_graded(table: Table, columns: Sequence[Filling], at: int) -> bool:
    filling = columns[at]
    if not filling.grades or filling.share < 0.5 or is_technical(table.header[at]):
        return False
    if is_comment_header(table.header[at], table.header[at - 1] if at else ""):
        return filling.filled >= max(5, len(table.rows) / 2) and filling.share >= 0.9
    return True


def _is_rare(table: Table, filling: Filling) -> bool:
    """One or two grades in a column without number among numbered ones: somebody wrote them as a comment."""
    return filling.filled <= 2 and filling.filled * 4 < len(table.rows)


def _place(header: str) -> tuple[str | None, str]:
    heading = read_heading(header)
    return heading.number, heading.prefix


def _is_new_section(table: Table, at: int, taken: set[tuple[str | None, str]]) -> bool:
    """An empty column whose header has a section number of its own: nobody graded that section."""
    header = table.header[at]
    left = table.header[at - 1] if at else ""
    if read_heading(header).number is None or is_technical(header):
        return False
    if is_comment_header(header, left) or _asks_by_number(header):
        return False
    return _place(header) not in taken


def pair_comments(table: Table, graded: Sequence[int], taken: set[int]) -> tuple[Graded, ...]:
    """Each grade column with its comment column: the next one, where that one may hold comments on it."""
    bases = [_MADE_UNIQUE.sub("", folded(header)).casefold() for header in table.header]
    pairs: list[Graded] = []
    for at in graded:
        right = at + 1
        free = right < len(table.header) and right not in graded and right not in taken
        once = free and bases.count(bases[right]) == 1
        belongs = free and _may_comment(table.header[right], table.header[at], once=once)
        pairs.append(Graded(at, right if belongs else None))
    return tuple(pairs)


def _may_comment(header: str, left: str, *, once: bool) -> bool:
    if is_technical(header):
        return False
    if not folded(header) or _repeats(header, left):
        return True
    if once and _GENERAL.search(folded(header)):
        return False
    mine = read_heading(header)
    return _asks_by_number(header) or mine.number is None or _about_the_same(mine, read_heading(left))


def _asks_by_number(header: str) -> bool:
    """*Kommentar*, or "12. Kommentar" where the form numbers its questions."""
    return bool(_COMMENT_FIRST.match(_QUESTION_NUMBER.sub("", folded(header))))


def unused_columns(table: Table, graded: Sequence[Graded], taken: set[int]) -> list[tuple[int, int]]:
    """Columns right of the first grades that hold something nobody asked for, with how many cells are filled."""
    used = taken | {g.column for g in graded} | {g.comment for g in graded if g.comment is not None}
    first = min(g.column for g in graded)
    columns = fillings(table)
    left = [at for at in range(first, len(columns)) if at not in used and not is_technical(table.header[at])]
    return [(at, columns[at].filled) for at in left if columns[at].filled]
