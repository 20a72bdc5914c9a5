"""What the matrix is drawn from, in the same few queries whatever its size."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Value, When
from django.db.models.fields import BooleanField

from samsyn.compilations import models
from samsyn.domain.matrix import EMPTY, Cell, Column, Fold, Line, Matrix, Respondent, arranged
from samsyn.domain.names.values import DOUBTFUL_BELOW
from samsyn.domain.sorting import sort_key
from samsyn.parties.queries import Home, homes, party_count


@dataclass(frozen=True, slots=True)
class Facts:
    """The compilation in numbers: who answered, of how many, and what a person should look at."""

    parties: int
    answered: int
    others: int
    superseded: int
    doubtful: int
    problems: int
    sections: int
    comments: int
    late: int = 0


@dataclass(frozen=True, slots=True)
class MatrixData:
    matrix: Matrix
    facts: Facts


@dataclass(frozen=True, slots=True)
class Standing:
    """A row of the sheet, with what today's groups say of its respondent."""

    pk: int
    respondent: Respondent
    as_written: str
    party: str | None
    certainty: float
    is_chosen: bool
    finished_at: datetime | None
    superseded_by: int | None
    side_name: str
    side_position: int


def matrix(pk: int, fold: Fold, *, on: date, deadline_at: datetime | None = None) -> MatrixData:
    """The matrix of a compilation that the viewer sees, gathered by `fold` as the groups were on the day `on`."""
    homes_now = homes(on=on)
    rows = rows_of(pk, homes_now)
    columns = columns_of(pk)
    counted = {row.pk: row.respondent for row in rows if row.superseded_by is None}
    cells = _cells(pk, [key for key, _ in columns])
    blank = (EMPTY,) * len(columns)
    lines = [Line(respondent, cells.get(key, blank)) for key, respondent in counted.items()]
    found = arranged(lines, [column for _, column in columns], fold=fold, names=group_names(rows, fold, homes_now))
    return MatrixData(found, _facts(pk, rows, lines, len(columns), deadline_at))


def rows_of(pk: int, homes_now: list[Home]) -> list[Standing]:
    """Every row of the sheet, in its order, with the groups its respondent belongs to. One query."""
    belongs = {(home.organisation, home.kind): home.slug for home in reversed(homes_now)}
    rows = models.CompiledRow.objects.filter(compilation=pk).order_by("row")
    fields = rows.values_list(
        "pk",
        "row",
        "as_written",
        "certainty",
        "chosen_by",
        "finished_at",
        "superseded_by",
        "organisation",
        "organisation__code",
        "organisation__formal_name",
        "organisation__sort_key",
        "organisation__is_party",
        "organisation__side",
        "organisation__side__name",
        "organisation__side__position",
    )
    return [
        Standing(
            pk=key,
            respondent=Respondent(
                row=row,
                name=name or written,
                sort_key=order or sort_key(written),
                is_party=bool(party),
                side=side or "",
                association=belongs.get((organisation, "association"), ""),
                care_area=belongs.get((organisation, "care_area"), ""),
            ),
            as_written=written,
            party=code if party else None,
            certainty=certainty,
            is_chosen=chosen is not None,
            finished_at=finished,
            superseded_by=later,
            side_name=side_name or "",
            side_position=position or 0,
        )
        for key, row, written, certainty, chosen, finished, later, organisation, code, name, order, party, side, side_name, position in fields
    ]


def columns_of(pk: int) -> list[tuple[int, Column]]:
    """The sections in their order, each with its key in the database. One query."""
    rows = models.CompiledSection.objects.filter(compilation=pk).order_by("position")
    return [(key, Column(*rest)) for key, *rest in rows.values_list("pk", "position", "number", "heading")]


def _cells(pk: int, sections: list[int]) -> dict[int, tuple[Cell, ...]]:
    """Row → its cells in the order of the sections. One query, without the comments' text."""
    place = {key: index for index, key in enumerate(sections)}
    noted = Case(When(comment="", then=Value(False)), default=Value(True), output_field=BooleanField())
    answers = models.CompiledAnswer.objects.filter(compilation=pk).values_list("row", "section", "grade", noted)
    # Few kinds of cells stand in many places: made once each.
    kinds: dict[tuple[str, bool], Cell] = {}
    found: dict[int, list[Cell]] = {}
    for row, section, grade, has_note in answers.order_by():
        cells = found.setdefault(row, [EMPTY] * len(sections))
        kind = (grade, bool(has_note))
        cells[place[section]] = kinds.get(kind) or kinds.setdefault(kind, Cell(*kind))
    return {row: tuple(cells) for row, cells in found.items()}


def group_names(rows: list[Standing], fold: Fold, homes_now: list[Home]) -> dict[str, str]:
    """Slug → name of the groups of this fold, in their order. The words for those that stand outside are not here."""
    if fold is Fold.SIDE:
        sides = {(row.side_position, row.respondent.side, row.side_name) for row in rows if row.respondent.side}
        return {slug: name for _, slug, name in sorted(sides)}
    return {home.slug: home.name for home in homes_now if home.kind == fold.value}


def _facts(pk: int, rows: list[Standing], lines: list[Line], sections: int, deadline_at: datetime | None) -> Facts:
    return Facts(
        parties=party_count(),
        answered=sum(line.respondent.is_party for line in lines),
        others=sum(not line.respondent.is_party for line in lines),
        superseded=len(rows) - len(lines),
        doubtful=sum(row.party is not None and row.certainty < DOUBTFUL_BELOW and not row.is_chosen for row in rows),
        problems=models.CompiledProblem.objects.filter(compilation=pk, settled_at=None).count(),
        sections=sections,
        comments=sum(cell.noted for line in lines for cell in line.cells),
        late=sum(is_late(row, deadline_at) for row in rows if row.superseded_by is None),
    )


def is_late(row: Standing, deadline_at: datetime | None) -> bool:
    """Was the answer finished after the last moment to answer, as far as both are known?"""
    return deadline_at is not None and row.finished_at is not None and row.finished_at > deadline_at
