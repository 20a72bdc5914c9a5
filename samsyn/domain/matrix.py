"""The matrix of respondents × sections: who stands in which group, in what order, and how each group's grades fall.

Plain values in, plain values out. A respondent that is no party is shown in a group of its own and never counted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from samsyn.domain.grading.headings import read_heading
from samsyn.domain.grading.scale import Grade
from samsyn.domain.grading.tallies import Tally, tally


class Fold(StrEnum):
    """What the rows are gathered by."""

    ASSOCIATION = "association"
    CARE_AREA = "care_area"
    SIDE = "side"
    NONE = "none"


# Groups that are no association, care area or side: no underscore can stand in a slug of those.
ALL = "_all"
WITHOUT = "_without"
NO_PARTY = "_no_party"

GRADES = tuple(grade.value for grade in Grade)


# A cell's grade → the grade given, or none.
_GIVEN: dict[str, Grade | None] = {"": None, **{grade.value: grade for grade in Grade}}


def commonest(tally: Tally) -> str:
    """The grade most of them gave; among equals the most critical. Empty when nobody gave any."""
    return max(reversed(GRADES), key=lambda grade: count(tally, grade)) if tally.graded else ""


def count(tally: Tally, grade: str) -> int:
    """How many gave this grade (empty: answered, but gave none here)."""
    return int(getattr(tally, grade or "missing"))


@dataclass(frozen=True, slots=True)
class Column:
    """A section: its place among all sections, its number and heading as written there; and its document and the heading
    of its chapter, where they are known rather than read out of the heading."""

    position: int
    number: str
    heading: str
    document: str = ""
    chapter: str = ""

    @property
    def label(self) -> str:
        """What it is called in short: the number, after the document's name where the sheet gives one."""
        return " ".join(filter(None, (document_of(self), self.number))) or self.heading


@dataclass(frozen=True, slots=True)
class Chapter:
    """Sections beside each other in the same document whose numbers begin alike; what is not written is empty."""

    document: str
    number: str
    heading: str
    span: int


class Cell(NamedTuple):
    """What stands where a respondent crosses a section: the grade (or nothing), and whether words go with it.

    A tuple, since thousands are looked up for each drawing.
    """

    grade: str = ""
    noted: bool = False


EMPTY = Cell()


class Mark(StrEnum):
    """What is said of a respondent beside its name. Those who abstain and those who are silent have no cells."""

    NONE = ""
    LATE = "late"
    ABSTAINED = "abstained"
    SILENT = "silent"
    # Nothing that whoever looks may see.
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Respondent:
    """A row: its number, the name to show, which groups it belongs to, and how its answer came or did not come."""

    row: int
    name: str
    sort_key: str
    is_party: bool = False
    side: str = ""
    association: str = ""
    care_area: str = ""
    mark: Mark = Mark.NONE

    @property
    def has_answered(self) -> bool:
        return self.mark in {Mark.NONE, Mark.LATE}

    @property
    def counts(self) -> bool:
        """Only parties that have answered are counted."""
        return self.is_party and self.has_answered

    def home(self, fold: Fold) -> str:
        """The group this respondent stands in."""
        if not self.is_party:
            return NO_PARTY
        if fold is Fold.NONE:
            return ALL
        return str(getattr(self, fold.value)) or WITHOUT


@dataclass(frozen=True, slots=True)
class Line:
    """A respondent with its cells, one per column; none where it has not answered."""

    respondent: Respondent
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together. `tallies` is one per column, or empty where nothing is counted."""

    slug: str
    name: str
    lines: tuple[Line, ...]
    tallies: tuple[Tally, ...]

    @property
    def answered(self) -> int:
        """How many of the lines are answers."""
        return sum(line.respondent.has_answered for line in self.lines)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Everything that is drawn: columns, groups in order, and all parties counted together."""

    fold: Fold
    columns: tuple[Column, ...]
    chapters: tuple[Chapter, ...]
    groups: tuple[Group, ...]
    totals: tuple[Tally, ...]


def arranged(
    lines: Iterable[Line],
    columns: Sequence[Column],
    *,
    fold: Fold,
    names: Mapping[str, str],
) -> Matrix:
    """The matrix of these lines, gathered by `fold`; `names` gives the groups their names and their order.

    A group that `names` leaves out comes after those that it names; the parties that belong to none come then,
    and the respondents that are no party last. An empty group is not shown.
    """
    ordered = sorted(lines, key=lambda line: (line.respondent.sort_key, line.respondent.row))
    homes: dict[str, list[Line]] = {slug: [] for slug in names}
    for line in ordered:
        homes.setdefault(line.respondent.home(fold), []).append(line)
    for last in (WITHOUT, NO_PARTY):
        homes[last] = homes.pop(last, [])
    return Matrix(
        fold=fold,
        columns=tuple(columns),
        chapters=chapters(columns),
        groups=tuple(
            Group(slug, names.get(slug, slug), tuple(found), tallies(found)) for slug, found in homes.items() if found
        ),
        totals=tallies(ordered),
    )


def tallies(lines: Iterable[Line]) -> tuple[Tally, ...]:
    """Each column counted among the parties that have answered; empty when there is none among the lines."""
    counted = [[cell.grade for cell in line.cells] for line in lines if line.respondent.counts]
    return tuple(tally_of(column) for column in zip(*counted, strict=True))


def tally_of(grades: Iterable[str]) -> Tally:
    """These grades counted; an empty one is an answer without a grade."""
    return tally(map(_GIVEN.__getitem__, grades))


_FIRST_PART = re.compile(r"[^.:\s]+")


def chapter_of(number: str) -> str:
    """The first part of a section number: "2" of "2.1", "15" of "15:1"; empty where no number is written."""
    found = _FIRST_PART.match(number.strip())
    return found[0] if found else ""


def document_of(column: Column) -> str:
    """The document's name: as it is known, or where the heading has one before the number ("ÖK Munhälsa 2.1 Ansvar")."""
    if column.document:
        return column.document
    read = read_heading(column.heading)
    return read.prefix if read.number == column.number else ""


def chapters(columns: Sequence[Column]) -> tuple[Chapter, ...]:
    """Runs of sections in the same chapter. Nothing when no run is longer than one: then it would say nothing."""
    runs = [(key, list(run)) for key, run in groupby(columns, key=lambda c: (document_of(c), chapter_of(c.number)))]
    if not any(number and len(run) > 1 for (_, number), run in runs):
        return ()
    return tuple(Chapter(document, number, _opening(number, run), len(run)) for (document, number), run in runs)


def _opening(number: str, run: Sequence[Column]) -> str:
    """The heading of the chapter: as it is known, or that of the section that is the chapter itself, when it is graded."""
    own = (column.heading for column in run if number and column.number == number)
    return run[0].chapter or next(own, "")


def folded(
    groups: Iterable[str], *, all_folded: bool, opened: Collection[str], closed: Collection[str]
) -> frozenset[str]:
    """Which groups show their share row only: all but the opened ones, or none but the closed ones."""
    known = frozenset(groups)
    return known - frozenset(opened) if all_folded else known & frozenset(closed)
