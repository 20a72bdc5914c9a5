"""What a person should look at in a compilation: problems in its sheet, names that were not read as written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.compilations import models
from samsyn.compilations.queries.heads import Head, compilation
from samsyn.compilations.queries.uploads import Choosable, who_may_be_meant
from samsyn.domain.access import Act, Viewer, may
from samsyn.domain.grading import ProblemCode
from samsyn.domain.names.values import DOUBTFUL_BELOW


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the sheet to look at: its place (row and column as a spreadsheet names them) and its words."""

    row: int | None
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that was matched although it was written otherwise, that no party fits, or that somebody has corrected.

    `chosen_by` is empty for those who do not know officials by name.
    """

    row: int
    as_written: str
    chosen: str
    certainty: float
    chosen_at: datetime | None = None
    chosen_by: str = ""

    @property
    def percent(self) -> int:
        """The certainty in whole hundredths."""
        return round(100 * self.certainty)


@dataclass(frozen=True, slots=True)
class ProblemsPage:
    head: Head
    problems: tuple[Problem, ...]
    doubts: tuple[Doubt, ...]


def problems_page(viewer: Viewer, pk: int) -> ProblemsPage:
    """What a person should look at: the sheet's problems, and the names that were not read as written. Three queries.

    A doubtful or unknown name stands among the names with what was chosen, so it is not said twice.
    """
    head = compilation(viewer, pk)
    problems = (
        models.CompiledProblem.objects.filter(compilation=pk, settled_at=None)
        .exclude(code__in=(ProblemCode.NAME_DOUBTFUL, ProblemCode.NAME_UNKNOWN))
        .order_by(F("row").asc(nulls_first=True), "pk")
    )
    unsure = Q(certainty__lt=DOUBTFUL_BELOW) | Q(organisation=None) | Q(chosen_by__isnull=False)
    rows = models.CompiledRow.objects.filter(unsure, compilation=pk)
    return ProblemsPage(
        head,
        tuple(Problem(*found) for found in problems.values_list("row", "column", "text")),
        tuple(
            Doubt(row, written, who or "", certainty, at, by or "" if viewer.sides else "")
            for row, written, who, certainty, at, by in rows.order_by("row").values_list(
                "row", "as_written", "organisation__formal_name", "certainty", "chosen_at", "chosen_by__name"
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class NamePage:
    """A name in a compilation, as written, and whom it counts as (by code) and was read as; `who` it may stand for."""

    head: Head
    row: int
    as_written: str
    code: str
    read_as: str
    who: tuple[Choosable, ...]


def name_page(viewer: Viewer, pk: int, row: int) -> NamePage:
    """A name to correct; `NotAllowed` when the viewer sees it but may not."""
    head = compilation(viewer, pk)
    if not may(viewer, Act.COMPILATION_MATCH, head.placement):
        raise NotAllowed(Act.COMPILATION_MATCH)
    rows = models.CompiledRow.objects.filter(compilation=pk, row=row)
    found = rows.values_list("as_written", "organisation__code", "read_as__formal_name").first()
    if found is None:
        raise NotSeen
    written, code, read_as = found
    return NamePage(head, row, written, code or "", read_as or "", who_may_be_meant())
