"""Correcting a name in a compilation that is kept: the row counts as somebody else's, and the rest follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.compilations.actions.pieces import STOCKHOLM, CompilationRefused, found, save_problems
from samsyn.compilations.models import Compilation, CompiledAnswer, CompiledProblem, CompiledRow
from samsyn.compilations.queries.searching import ANSWER, entries_of, every_comment_of
from samsyn.compilations.texts import Refused
from samsyn.domain.access import Act, Viewer
from samsyn.domain.grading import ProblemCode, instead_of, superseded_problem
from samsyn.parties.queries import organisations_by_code
from samsyn.search.actions import forget, index

_SUPERSEDED = (ProblemCode.SUPERSEDED_BY_TIME, ProblemCode.SUPERSEDED_BY_ROW)


@action()
def correct_name(
    *, viewer: Viewer, at: datetime, compilation: int, row: int, organisation: str | None
) -> Compilation:
    """Say, by code, whom the name in a row stands for, or (None) nobody that is known.

    What stands in the sheet and how it was read stay as they are. Of two rows that are now one respondent's the later
    answer counts; every tally follows, for everybody who sees the compilation.
    """
    whole = found(viewer, compilation)
    allow(viewer, Act.COMPILATION_MATCH, whole.placement)
    if whole.withdrawn_at is not None:
        raise CompilationRefused(Refused.ALREADY_WITHDRAWN)
    rows = {one.row: one for one in CompiledRow.objects.filter(compilation=whole).order_by("row")}
    if row not in rows:
        raise NotSeen
    known = organisations_by_code()
    if organisation is not None and organisation not in known:
        raise CompilationRefused(Refused.UNKNOWN_NAME)
    codes = {one.pk: code for code, one in known.items()}
    one, before = rows[row], codes.get(rows[row].organisation_id)
    if before == organisation:
        raise CompilationRefused(Refused.NAME_UNCHANGED)
    one.organisation_id = known[organisation].pk if organisation else None
    one.chosen_by_id, one.chosen_at = viewer.person, at
    one.save()
    _settle(whole, [row], at, about_names=True)
    _count_anew(whole, rows, {one.pk: one.name for one in known.values()}, at)
    whole.revision += 1
    whole.save()
    # A row that counts no more is not found; one that counts now is, under its new name.
    forget(ANSWER, every_comment_of(whole).values_list("pk", flat=True))
    index(entries_of(whole))
    record(whole, whole.placement, data={"row": row, "from": before, "to": organisation})
    return whole


def _count_anew(whole: Compilation, rows: Mapping[int, CompiledRow], names: Mapping[int, str], at: datetime) -> None:
    """Which rows count, now that one of them is somebody else's."""
    times = {n: r.finished_at.astimezone(STOCKHOLM).replace(tzinfo=None) for n, r in rows.items() if r.finished_at}
    instead = instead_of({n: r.organisation_id for n, r in rows.items()}, times)
    changed = [r for n, r in rows.items() if r.superseded_by != instead.get(n)]
    _must_have_answers([r for r in changed if r.row not in instead])
    for one in changed:
        one.superseded_by = instead.get(one.row)
        one.save()
    _settle(whole, [one.row for one in changed], at, about_names=False)
    problems = [
        superseded_problem(one.row, one.superseded_by, names[one.organisation_id], times)
        for one in changed
        if one.superseded_by is not None and one.organisation_id is not None
    ]
    save_problems(whole, problems)


def _must_have_answers(rows: list[CompiledRow]) -> None:
    """Compilations from before names could be corrected do not hold the answers of superseded rows."""
    held = CompiledAnswer.objects.filter(row__in=rows).values_list("row", flat=True)
    if not {row.pk for row in rows} <= set(held):
        raise CompilationRefused(Refused.ANSWERS_NOT_KEPT)


def _settle(whole: Compilation, rows: list[int], at: datetime, *, about_names: bool) -> None:
    """What was to be looked at in these rows has been."""
    problems = CompiledProblem.objects.filter(compilation=whole, row__in=rows, settled_at=None)
    kind = {"code__startswith": "name."} if about_names else {"code__in": _SUPERSEDED}
    problems.filter(**kind).update(settled_at=at)
