"""What the live matrix is drawn from: who was asked × what was graded, without the words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from samsyn.compilations.queries.live.gathering import Base, base
from samsyn.compilations.queries.live.heads import LiveHead
from samsyn.domain.consulted import Asked, Figures, columns_of, figures, row_of
from samsyn.domain.matrix import EMPTY, Cell, Fold, Line, Mark, Matrix, Respondent, arranged
from samsyn.responses.queries import grades_counted


@dataclass(frozen=True, slots=True)
class LiveFacts:
    """The compilation in numbers."""

    figures: Figures
    sections: int
    comments: int


@dataclass(frozen=True, slots=True)
class LiveMatrix:
    matrix: Matrix
    facts: LiveFacts


def live_matrix(head: LiveHead, fold: Fold, *, on: date) -> LiveMatrix:
    """The matrix of a consultation whose head the viewer has been given, gathered by `fold` as on the day `on`. Four
    questions, whatever its size. Only those who lead it know that a respondent is silent."""
    found = base(head.pk, on=on, known=head.submissions)
    columns = columns_of(found.sections)
    cells = _cells(head.pk, found)
    blank = (EMPTY,) * len(columns)
    lines = [
        Line(_row(one, head.leads), cells.get(one.key, blank) if one.has_answered else ()) for one in found.asked
    ]
    made = arranged(lines, columns, fold=fold, names=group_names(found, fold))
    comments = sum(cell.noted for line in lines for cell in line.cells)
    return LiveMatrix(made, LiveFacts(figures(found.asked), len(columns), comments))


def _row(one: Asked, leads: bool) -> Respondent:
    row = row_of(one)
    return row if leads or row.mark is not Mark.SILENT else replace(row, mark=Mark.UNSEEN)


def group_names(found: Base, fold: Fold) -> dict[str, str]:
    """Slug → name of the groups of this fold, in their order."""
    if fold is Fold.SIDE:
        return dict(found.sides)
    start = f"{fold.value}:"
    return {key.removeprefix(start): name for key, name in found.groups.items() if key.startswith(start)}


def _cells(pk: int, found: Base) -> dict[int, tuple[Cell, ...]]:
    """Respondent → its cells in the order of the sections."""
    place = {key: index for index, key in enumerate(found.section_pks)}
    # Few kinds of cells stand in many places: made once each.
    kinds: dict[tuple[str, bool], Cell] = {}
    cells: dict[int, list[Cell]] = {}
    for one in grades_counted(pk):
        at, respondent = place.get(one.section), found.whose.get(one.submission)
        if at is None or respondent is None:
            continue
        own = cells.setdefault(respondent, [EMPTY] * len(place))
        kind = (one.grade, bool(one.has_words))
        own[at] = kinds.get(kind) or kinds.setdefault(kind, Cell(*kind))
    return {respondent: tuple(own) for respondent, own in cells.items()}
