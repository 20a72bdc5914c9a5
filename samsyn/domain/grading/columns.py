"""Which column is what: grades by their values, and what a header says of its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.domain.grading.cells import graded
from samsyn.domain.grading.headings import Heading, read_heading
from samsyn.domain.grading.legend import Legend, legend_of, number_of
from samsyn.domain.grading.table import Table, folded, is_blank

_COMMENT = r"(?:kommentar|synpunkt|motiver|fritext|ändringsförslag|förslag|utveckla|beskriv|comment|remark)"
_POLITE = r"(?:(?:era|er|ert|din|ditt|dina|ev|eventuell|eventuella|lämna|ange|skriv|gärna|egna|fria?|här|your)\W+)*"
_COMMENT_FIRST = re.compile(rf"^\W*{_POLITE}{_COMMENT}", re.IGNORECASE)
_COMMENT_ANYWHERE = re.compile(rf"(?<!\w){_COMMENT}", re.IGNORECASE)
_COMMENT_LAST = re.compile(rf"[\s(–—:/-]+{_POLITE}{_COMMENT}\w*\W*$", re.IGNORECASE)
_ABOUT = re.compile(r"^\w*\W*(?:(?:till|för|om|på|kring|on|to|about|avsnitt|punkt|section)\s+)*", re.IGNORECASE)
_QUESTION_NUMBER = re.compile(r"^\W*(?:(?:fråga|question|q)\s*)?\d+[.):]?\s+(?=\D)", re.IGNORECASE)
_MADE_UNIQUE = re.compile(r"(?<=\D)[\s_.(]*\d+\)?$")  # forms number the second question with the same words
_TECHNICAL = frozenset(
    """id|nr|löpnummer|svars-id|start time|starttid|completion time|slutförandetid|email|e-post|e-postadress|epost
name|namn|last modified time|senast ändrad|tid för senaste ändring|språk|language|tidstämpel|timestamp|total points
quiz feedback|ip-adress|telefon|telefonnummer|kontaktperson|befattning|titel|status|diarienummer|datum""".replace(
        "\n", "|"
    ).split("|")
)


@dataclass(frozen=True, slots=True)
class Filling:
    """How much stands in a column, and how much of it is on the scale of grades, or 1, 2, 3."""

    filled: int = 0
    grades: int = 0
    numbers: int = 0

    @property
    def share(self) -> float:
        """The share of what is filled in that is a grade."""
        return self.grades / self.filled if self.filled else 0.0


def is_technical(header: str) -> bool:
    """A column the form adds by itself, or one about the person who typed."""
    return _MADE_UNIQUE.sub("", folded(header).casefold()) in _TECHNICAL


def fillings(table: Table, legend: Legend | None = None) -> list[Filling]:
    """The filling of each column. Numbers are grades where there is a legend."""
    filled, grades, numbers = ([0] * len(table.header) for _ in range(3))
    for row in table.rows:
        for at, value in enumerate(row.values):
            if not is_blank(value):
                filled[at] += 1
                grades[at] += graded(value, legend) is not None
                numbers[at] += number_of(value) is not None
    return [Filling(*counts) for counts in zip(filled, grades, numbers, strict=True)]


def is_comment_header(header: str, left: str) -> bool:
    """A header that asks for a comment, by its words or by repeating the header to its left."""
    return bool(_COMMENT_FIRST.match(folded(header))) or repeats(header, left)


def repeats(header: str, left: str) -> bool:
    """The header to its left again, with a comment word or the figure that forms add: "2.1 Vård2"."""
    plain, beside = folded(header), folded(left)
    if not plain or not beside or not about_the_same(read_heading(plain), read_heading(beside)):
        return False
    rest = plain[len(beside) :] if plain.startswith(beside) else ""
    return bool(_COMMENT_ANYWHERE.search(plain)) or bool(re.match(r"^\s*(?:\d+$|[-–—:(/])", rest))


def about_the_same(one: Heading, other: Heading) -> bool:
    """Two headers about the same section: the same number and prefix, or one begins with the other."""
    if one.number is not None and other.number is not None:
        return (one.number, one.prefix) == (other.number, other.prefix)
    return one.whole.startswith(other.whole) or (other.number or other.whole) in one.whole


def grade_columns(table: Table) -> list[int]:
    """The columns of grades. Most of what stands there is on the scale, or nothing stands under a section's number."""
    columns = fillings(table, legend_of(table))
    sure = [at for at in range(len(columns)) if _is_graded(table, columns, at)]
    numbered = [at for at in sure if read_heading(table.header[at]).number]
    # A count of something is no grade where the sections are numbered.
    sure = [at for at in sure if at in numbered or not numbered or not columns[at].numbers]
    if len(numbered) * 2 <= len(sure):
        return sure
    rare = [at for at in sure if at not in numbered and _is_rare(table, columns[at]) and at - 1 in sure]
    taken = {_place(table.header[at]) for at in numbered}
    empty = [at for at in range(len(columns)) if not columns[at].filled and _is_new_section(table, at, taken)]
    return sorted(set(sure) - set(rare) | set(empty))


def asks_by_number(header: str) -> bool:
    """*Kommentar*, or "12. Kommentar" where the form numbers its questions."""
    return bool(_COMMENT_FIRST.match(_QUESTION_NUMBER.sub("", folded(header))))


def without_comment_words(header: str) -> str:
    """What a header that asks for a comment asks about: "Kommentar till 2.1" and "2.1 – kommentar" give "2.1"."""
    plain = folded(header)
    first = _COMMENT_FIRST.match(plain)
    if first:
        return _ABOUT.sub("", plain[first.end() :])
    last = _COMMENT_LAST.search(plain)
    return plain[: last.start()] if last else ""


def without_last_figure(header: str) -> str:
    """A header without the figure that forms add to make it unique, in lower case."""
    return _MADE_UNIQUE.sub("", folded(header)).casefold()


def _is_graded(table: Table, columns: Sequence[Filling], at: int) -> bool:
    filling = columns[at]
    if not filling.grades or filling.share < 0.5 or is_technical(table.header[at]):
        return False
    if is_comment_header(table.header[at], table.header[at - 1] if at else ""):
        return not filling.numbers and filling.filled >= max(5, len(table.rows) / 2) and filling.share >= 0.9
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
    if is_comment_header(header, left) or asks_by_number(header):
        return False
    return _place(header) not in taken
