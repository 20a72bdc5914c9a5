"""Why a sheet has no grades that can be read: another scale than the one of three steps, or no scale at all.

A scale of five steps is not folded into three: which of its steps mean *delvis* is for those who asked to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from samsyn.domain.grading.columns import is_comment_header, is_technical
from samsyn.domain.grading.headings import read_heading
from samsyn.domain.grading.legend import HIGHEST, legend_of, numbers_beyond
from samsyn.domain.grading.problems import SheetFault
from samsyn.domain.grading.table import Table, Value, folded, is_blank, text_of
from samsyn.domain.verdicts import Refusal

# Steps that stand on finer scales only. Where they recur in a column, its *agree* is one step of five and no grade.
_FINER = frozenset(
    """strongly agree; strongly disagree; somewhat agree; somewhat disagree; agree somewhat; disagree somewhat; tend to agree;
    tend to disagree; neither agree nor disagree; instämmer helt; instämmer i stort sett; instämmer delvis; instämmer inte;
    instämmer inte alls; varken eller; i hög grad; i låg grad; i mycket hög grad; i mycket låg grad; till stor del; till viss del;
    to a large extent; to some extent; to a small extent""".replace("\n   ", "").split("; ")
)


def finer_scale(table: Table, columns: Iterable[int]) -> Refusal | None:
    """The refusal where one of these columns holds, at least twice, the words of a finer scale."""
    for at in columns:
        said = Counter(folded(value).casefold() for row in table.rows if isinstance(value := row.at(at), str))
        steps = [step for step in said if step in _FINER]
        if sum(said[step] for step in steps) > 1:
            return _other_scale(table, at, steps)
    return None


def no_grades(table: Table) -> Refusal:
    """Why a sheet without any column of grades is refused: the most that can be said of it."""
    named = [at for at in range(len(table.header)) if _may_be_graded(table.header[at])]
    numbers = {at: found for at in named if (found := _numbers(row.at(at) for row in table.rows))}
    told = numbers_beyond("\n".join((*table.header, *table.notes)))
    finer = [at for at, found in numbers.items() if told or not found <= {1, 2, 3}]
    if told or len(finer) > 1 or any(read_heading(table.header[at]).number for at in finer):
        at = _first(table, finer)
        if at is not None:
            steps = set(told).union(*(numbers[at] for at in finer))
            return _other_scale(table, at, [str(number) for number in sorted(steps)])
    if refused := finer_scale(table, named):
        return refused
    small = [at for at, found in numbers.items() if found <= {1, 2, 3}]
    if legend_of(table) is None and (at := _first(table, small)) is not None:
        return Refusal(SheetFault.NO_LEGEND, sheet=table.name, header=folded(table.header[at]))
    return Refusal(SheetFault.NO_GRADES, sheet=table.name)


def _other_scale(table: Table, at: int, steps: Sequence[str]) -> Refusal:
    return Refusal(SheetFault.OTHER_SCALE, sheet=table.name, header=folded(table.header[at]), steps=", ".join(steps))


def _may_be_graded(header: str) -> bool:
    return bool(folded(header)) and not is_technical(header) and not is_comment_header(header, "")


def _first(table: Table, columns: Sequence[int]) -> int | None:
    """The first of these columns that has a section's number, else the first."""
    numbered = [at for at in columns if read_heading(table.header[at]).number]
    return next(iter([*numbered, *columns]), None)


def _numbers(values: Iterable[Value]) -> set[int]:
    """The numbers of a column that holds nothing but small whole ones."""
    found: set[int] = set()
    for value in values:
        if is_blank(value):
            continue
        text = text_of(value).strip()
        if isinstance(value, bool) or not text.isascii() or not text.isdigit() or int(text[:4]) > HIGHEST:
            return set()
        found.add(int(text))
    return found
