"""The live matrix as a plain list: one line for each respondent that has answered and each section.

A line is a pair until it is shown: which answer stands there is known from the grades, and words are fetched for the lines
of a page, or chunk by chunk for a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.core.paginator import Paginator

from samsyn.access.scope import seen_by
from samsyn.compilations.queries.linear import PER_PAGE, LinearPage, choices, groups_of
from samsyn.compilations.queries.linear import Asked as Wanted
from samsyn.compilations.queries.live.answers import voice_of
from samsyn.compilations.queries.live.gathering import Base, base, said_of
from samsyn.compilations.queries.live.heads import LiveHead, live_head
from samsyn.domain.access import Viewer
from samsyn.domain.consulted import Asked, Said, Told, columns_of, row_of
from samsyn.domain.matrix import GRADES, Column
from samsyn.responses.queries import answers_among, grades_counted

# Lines whose words are read at a time for a file: some 6 MB.
CHUNK = 10_000


class Line(NamedTuple):
    """A respondent and a section, by their places; the answer's number (0: nothing was said) and grade."""

    respondent: int
    section: int
    answer: int
    grade: str


@dataclass(frozen=True, slots=True)
class LiveLinear(LinearPage):
    """A page of the list, and those who have no lines in it: who abstains, and who is silent."""

    abstained: tuple[Asked, ...] = ()
    silent: tuple[Asked, ...] = ()


def live_linear(viewer: Viewer, pk: int, wanted: Wanted, *, on: date) -> LiveLinear:
    """One page of the list, with what can be chosen. Eight questions. A page past the end is the last."""
    head = live_head(viewer, pk)
    found = base(pk, on=on)
    columns = columns_of(found.sections)
    page = Paginator(_lines(pk, found, columns, wanted), PER_PAGE).get_page(wanted.page)
    answering = [one for one in found.asked if one.has_answered]
    groups = set().union(*(groups_of(row_of(one)) for one in answering)) if answering else set[str]()
    return LiveLinear(
        head=head,
        asked=wanted,
        page=page,
        voices=tuple(
            voice_of(found, told, columns[line.section])
            for line, told in zip(page.object_list, _told(found, list(page.object_list)), strict=True)
        ),
        columns=columns,
        groups=tuple(choices(groups, found.sides, found.groups)),
        abstained=tuple(one for one in found.asked if one.submitted and not one.has_answered),
        silent=tuple(one for one in found.asked if not one.submitted),
    )


def live_lines(viewer: Viewer, head: LiveHead, wanted: Wanted, *, on: date) -> Iterator[tuple[str, Told]]:
    """Every line of the list with the side's name, for a file. The viewer looks at each chunk anew, so nothing stays open
    between them."""
    with seen_by(viewer):
        found = base(head.pk, on=on)
        columns = columns_of(found.sections)
        lines = _lines(head.pk, found, columns, wanted)
    for start in range(0, len(lines), CHUNK):
        with seen_by(viewer):
            chunk = _told(found, lines[start : start + CHUNK])
        yield from ((found.side_name(told.who), told) for told in chunk)


_ORDER = {grade: place for place, grade in enumerate((*GRADES, ""))}
# What may be sorted by → what decides first; places in the list decide then.
_FIRST: dict[str, Callable[[Line], Any]] = {
    "section": lambda line: line.section,
    "respondent": lambda line: line.respondent,
    "grade": lambda line: _ORDER[line.grade],
}


def _lines(pk: int, found: Base, columns: Sequence[Column], wanted: Wanted) -> list[Line]:
    """The lines that are asked for, in their order. One question."""
    place = {number: at for at, number in enumerate(found.section_pks)}
    given = {
        (found.whose.get(one.submission), place.get(one.section)): (one.pk, one.grade) for one in grades_counted(pk)
    }
    respondents = [
        at
        for at, one in enumerate(found.asked)
        if one.has_answered and (not wanted.group or wanted.group in groups_of(row_of(one)))
    ]
    sections = [at for at, c in enumerate(columns) if wanted.section is None or c.position == wanted.section]
    lines = [Line(who, at, *given.get((found.asked[who].key, at), (0, ""))) for at in sections for who in respondents]
    if wanted.grade:
        grade = "" if wanted.grade == "missing" else wanted.grade
        lines = [line for line in lines if line.grade == grade]
    if wanted.sort == "respondent":
        lines.sort(key=lambda line: (line.respondent, line.section))
    # Sorting is stable, also the other way round: what decides next stays in its order.
    lines.sort(key=_FIRST[wanted.sort], reverse=wanted.descending)
    return lines


def _told(found: Base, lines: Sequence[Line]) -> list[Told]:
    """The lines with their words. One question."""
    answers = {one.pk: one for one in answers_among([line.answer for line in lines if line.answer])}
    told = []
    for line in lines:
        who, section = found.asked[line.respondent], found.sections[line.section]
        answer = answers.get(line.answer)
        place = (who.key, section.position)
        told.append(Told(who, section, said_of(answer, *place) if answer else Said(*place)))
    return told
