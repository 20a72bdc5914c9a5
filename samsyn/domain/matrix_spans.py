"""Columns gathered: sections that stand as their chapter, or as their document, each with the tally of its sections."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from samsyn.domain.grading.tallies import Tally
from samsyn.domain.matrix import Cell, Chapter, Column, chapters, document_of, tally_of


class Span(StrEnum):
    """What the columns are gathered by."""

    SECTION = "section"
    CHAPTER = "chapter"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring columns: from which one, how many, what they are called together, and whether they stand as one.

    `key` is the position of the first of them: it stays when other runs are folded.
    """

    key: int
    first: int
    size: int
    document: str
    number: str
    heading: str
    is_folded: bool = False

    @property
    def columns(self) -> slice:
        return slice(self.first, self.first + self.size)

    @property
    def width(self) -> int:
        """How many columns of the drawing it takes."""
        return 1 if self.is_folded else self.size


def runs(columns: Sequence[Column], span: Span, turned: Collection[int] = ()) -> tuple[Run, ...]:
    """The runs of these columns: documents where they are gathered by document, else chapters. A run that is `turned` (by
    its key) is folded where the others are not, and the other way round. Where nothing can be gathered, none."""
    parts = documents(columns) if span is Span.DOCUMENT else chapters(columns)
    return tuple(_runs(columns, parts, folds=span is not Span.SECTION, turned=turned))


def _runs(
    columns: Sequence[Column], parts: Sequence[Chapter], *, folds: bool, turned: Collection[int]
) -> Iterator[Run]:
    at = 0
    for part in parts:
        key = columns[at].position
        # One column alone, and columns that belong to nothing, have nothing to stand as.
        can_fold = part.span > 1 and bool(part.number or part.document)
        is_folded = can_fold and folds != (key in turned)
        yield Run(key, at, part.span, part.document, part.number, part.heading, is_folded)
        at += part.span


def documents(columns: Sequence[Column]) -> tuple[Chapter, ...]:
    """Runs of sections in the same document; nothing where there are no two of them."""
    found = [(name, len(list(run))) for name, run in groupby(columns, key=document_of)]
    return tuple(Chapter(name, "", "", size) for name, size in found) if len(found) > 1 else ()


def cells_together(cells: Sequence[Cell], run: Run) -> Tally:
    """How the grades of one respondent fall in a run."""
    return tally_of(cell.grade for cell in cells[run.columns])


def tallies_together(tallies: Sequence[Tally], run: Run) -> Tally:
    """How the grades of a group fall in a run."""
    return sum(tallies[run.columns], Tally())
