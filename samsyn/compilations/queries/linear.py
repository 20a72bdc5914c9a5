"""The matrix as a plain list: one line per answer, filtered and ordered by allow-listed parameters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.db.models.expressions import OrderBy

from samsyn.access.scope import seen_by
from samsyn.compilations.queries.answers import Voice, counted, voice_fields
from samsyn.compilations.queries.heads import compilation
from samsyn.compilations.queries.matrix import Standing, columns_of, rows_of
from samsyn.domain.access import Viewer
from samsyn.domain.matrix import Column, Respondent
from samsyn.parties.queries import Home, homes

PER_PAGE = 100
CHUNK = 1000
NO_PARTY = "no_party"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines, in which order. `grade` may be `missing`; `group` is `side:…`, `association:…`, `care_area:…`."""

    section: int | None = None
    group: str = ""
    grade: str = ""
    sort: str = "section"
    descending: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by, and its name."""

    value: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class LinearPage:
    """A page of the list. `head` is of what is compiled."""

    head: Any
    asked: Asked
    page: Page[Any]
    voices: tuple[Voice, ...]
    columns: tuple[Column, ...]
    groups: tuple[Choice, ...]


_GRADES = Case(
    *(When(grade=grade, then=Value(place)) for place, grade in enumerate(("full", "partial", "none"))),
    default=Value(3),
    output_field=IntegerField(),
)
_RESPONDENT = ("row__organisation__sort_key", "row__as_written", "row__row")
# What may be sorted by → the columns that decide, first to last.
SORTS: dict[str, tuple[Any, ...]] = {
    "section": (F("section__position"), *map(F, _RESPONDENT)),
    "respondent": (*map(F, _RESPONDENT), F("section__position")),
    "grade": (_GRADES, F("section__position"), *map(F, _RESPONDENT)),
}


def linear_page(viewer: Viewer, pk: int, asked: Asked, *, on: date) -> LinearPage:
    """One page of the list, with what can be chosen. Six queries. A page past the end is the last."""
    head = compilation(viewer, pk)
    homes_now = homes(on=on)
    rows = rows_of(pk, homes_now)
    page = Paginator(_answers(pk, asked, rows), PER_PAGE).get_page(asked.page)
    return LinearPage(
        head=head,
        asked=asked,
        page=page,
        voices=tuple(voice_fields(cast("QuerySet[Any]", page.object_list))),
        columns=tuple(column for _, column in columns_of(pk)),
        groups=tuple(_choices(rows, homes_now)),
    )


def linear_lines(viewer: Viewer, pk: int, asked: Asked, *, on: date) -> Iterator[Voice]:
    """Every line of the list, for an export. The viewer looks at each chunk anew, so nothing stays open between them."""
    start = 0
    while True:
        with seen_by(viewer):
            answers = _answers(pk, asked, rows_of(pk, homes(on=on)) if asked.group else [])
            chunk = voice_fields(answers[start : start + CHUNK])
        yield from chunk
        if len(chunk) < CHUNK:
            return
        start += CHUNK


def _answers(pk: int, asked: Asked, rows: list[Standing]) -> QuerySet[Any]:
    answers = counted(pk)
    if asked.section is not None:
        answers = answers.filter(section__position=asked.section)
    if asked.grade:
        answers = answers.filter(grade="" if asked.grade == "missing" else asked.grade)
    if asked.group:
        answers = answers.filter(row__in=[row.pk for row in rows if asked.group in groups_of(row.respondent)])
    first, *rest = SORTS[asked.sort]
    return answers.order_by(_ordered(first, descending=asked.descending), *(_ordered(f) for f in rest), "pk")


def _ordered(expression: Any, *, descending: bool = False) -> OrderBy:
    """Respondents that no organisation fits come last in both databases."""
    return OrderBy(expression, descending=descending, nulls_last=True)


def groups_of(who: Respondent) -> set[str]:
    """The groups that a respondent can be filtered by."""
    if not who.is_party:
        return {NO_PARTY}
    return {f"side:{who.side}", f"association:{who.association}", f"care_area:{who.care_area}"}


def _choices(rows: list[Standing], homes_now: list[Home]) -> Iterator[Choice]:
    """The groups that have somebody in this compilation."""
    found = set().union(*(groups_of(row.respondent) for row in rows)) if rows else set[str]()
    sides = {(row.side_position, row.respondent.side, row.side_name) for row in rows if row.respondent.is_party}
    named = {f"{home.kind}:{home.slug}": home.name for home in homes_now}
    yield from choices(found, {slug: name for _, slug, name in sorted(sides)}, named)


def choices(found: Collection[str], sides: Mapping[str, str], groups: Mapping[str, str]) -> Iterator[Choice]:
    """The sides, and of the groups those that somebody stands in, by name; those that are no party last."""
    for slug, name in sides.items():
        yield Choice(f"side:{slug}", name, "side")
    for value, name in groups.items():
        if value in found:
            yield Choice(value, name, value.partition(":")[0])
    if NO_PARTY in found:
        yield Choice(NO_PARTY, "", NO_PARTY)
