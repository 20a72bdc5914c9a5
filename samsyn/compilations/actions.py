"""Changes to compilations: keep one, let more people see it, withdraw it. Nothing is deleted."""

from __future__ import annotations

from datetime import datetime

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.access.scope import columns_of
from samsyn.compilations.models import (
    Compilation,
    CompiledAnswer,
    CompiledProblem,
    CompiledRow,
    CompiledSection,
)
from samsyn.compilations.queries import standing
from samsyn.compilations.queries.searching import ANSWER, COMPILATION, comments_of, entries_of
from samsyn.compilations.texts import Refused
from samsyn.domain.access import Act, Audience, Placement, Viewer, may_see
from samsyn.domain.grading import CompiledSheet
from samsyn.domain.verdicts import Refusal
from samsyn.domain.widening import ways_out
from samsyn.office.sheets.texts import say_problem
from samsyn.parties.queries import authorities, organisations_by_code
from samsyn.search.actions import forget, index

# What the columns hold. A sheet may say more; PostgreSQL would refuse it, SQLite would not notice.
TITLE, NAME, KEY, NUMBER = 200, 200, 400, 40
# Everything that lies where its compilation lies.
PARTS = (CompiledSection, CompiledRow, CompiledAnswer, CompiledProblem)


class CompilationRefused(Refusal):
    """The compilation cannot be kept, shown to more people or withdrawn this way."""


@action()
def keep_compilation(
    *,
    viewer: Viewer,
    at: datetime,
    title: str,
    source_name: str,
    source_hash: str,
    compiled: CompiledSheet,
    place: Placement,
) -> Compilation:
    """Keep what was compiled from a sheet: its sections, rows, answers and problems, all in the same place.

    It lies with whoever keeps it, or with a side, body or organisation she sits in. Showing it to both sides or to
    everyone is an act of its own: `widen_compilation`.
    """
    allow(viewer, Act.COMPILATION_KEEP, place)
    if not may_see(viewer, place):
        raise NotSeen
    if place.audience in {Audience.PARTIES, Audience.PUBLIC}:
        raise CompilationRefused(Refused.KEPT_TOO_WIDE)
    if not title.strip():
        raise CompilationRefused(Refused.TITLE_EMPTY)
    if not (compiled.sections and compiled.respondents):
        raise CompilationRefused(Refused.NO_ANSWERS)
    kept: Compilation = Compilation.objects.create(
        title=_fit(title, TITLE),
        source_name=_fit(source_name, NAME),
        source_hash=source_hash,
        kept_at=at,
        kept_by_id=viewer.person,
        **columns_of(place),
    )
    sections, rows = _keep_sections(kept, compiled), _keep_rows(kept, compiled)
    _keep_answers(kept, compiled, sections, rows)
    _keep_problems(kept, compiled)
    index(entries_of(kept))
    record(kept, place, data={"rows": len(rows), "sections": len(sections), "source": source_hash})
    return kept


def _keep_sections(kept: Compilation, compiled: CompiledSheet) -> dict[str, CompiledSection]:
    """Key → section. Two keys that begin alike for longer than the column holds are told apart by their place."""
    place, taken = columns_of(kept.placement), set[str]()
    sections = []
    for position, section in enumerate(compiled.sections, start=1):
        key = _fit(section.key, KEY)
        if key in taken:
            key = f"{key[: KEY - 12]} ({position})"
        taken.add(key)
        sections.append(
            CompiledSection(
                compilation=kept,
                position=position,
                key=key,
                number=_fit(section.number or "", NUMBER),
                heading=_fit(section.heading, KEY),
                column=section.letter,
                **place,
            )
        )
    saved = CompiledSection.objects.bulk_create(sections)
    return {section.key: row for section, row in zip(compiled.sections, saved, strict=True)}


def _keep_rows(kept: Compilation, compiled: CompiledSheet) -> dict[int, CompiledRow]:
    """Row number in the sheet → row."""
    place, known = columns_of(kept.placement), organisations_by_code()
    rows = [
        CompiledRow(
            compilation=kept,
            row=one.row,
            as_written=_fit(one.as_written, KEY),
            organisation=known.get(one.party.code) if one.party else None,
            certainty=one.match.certainty,
            superseded_by=one.superseded_by,
            **place,
        )
        for one in compiled.respondents
    ]
    return {row.row: row for row in CompiledRow.objects.bulk_create(rows)}


def _keep_answers(
    kept: Compilation,
    compiled: CompiledSheet,
    sections: dict[str, CompiledSection],
    rows: dict[int, CompiledRow],
) -> None:
    place = columns_of(kept.placement)
    CompiledAnswer.objects.bulk_create(
        [
            CompiledAnswer(
                compilation=kept,
                row=rows[answer.row],
                section=sections[answer.section],
                grade=answer.grade.value if answer.grade else "",
                comment=_writable(answer.comment or ""),
                **place,
            )
            for answer in compiled.answers
        ],
        batch_size=2000,
    )


def _keep_problems(kept: Compilation, compiled: CompiledSheet) -> None:
    place = columns_of(kept.placement)
    CompiledProblem.objects.bulk_create(
        [
            CompiledProblem(
                compilation=kept,
                row=problem.row,
                column=problem.column or "",
                code=problem.code.value,
                text=_writable(say_problem(problem)),
                **place,
            )
            for problem in compiled.problems
        ],
        batch_size=2000,
    )


def _writable(text: str) -> str:
    """PostgreSQL holds no NUL, and neither database half a character."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def _fit(text: str, longest: int) -> str:
    return _writable(text).strip()[:longest]


@action()
def widen_compilation(
    *, viewer: Viewer, at: datetime, compilation: int, place: Placement, registering_authority: str
) -> Compilation:
    """Let more people see it, with all its parts, and say (by its code) which authority has registered it.

    Never fewer again.
    """
    found = _found(viewer, compilation)
    allow(viewer, Act.COMPILATION_WIDEN, found.placement)
    if found.withdrawn_at is not None:
        raise CompilationRefused(Refused.ALREADY_WITHDRAWN)
    if place not in ways_out(found.placement, viewer.sides):
        raise CompilationRefused(Refused.NOT_WIDER)
    authority = organisations_by_code().get(registering_authority)
    if authority is None or registering_authority not in dict(authorities()):
        raise CompilationRefused(Refused.UNKNOWN_AUTHORITY)
    before = found.placement
    for part in PARTS:
        part.objects.filter(compilation=found).update(**columns_of(place))
    found.lie(place)
    found.registering_authority_id = authority.pk
    found.revision += 1
    found.save()
    index(entries_of(found))
    told = {"from": before.audience.value, "to": place.audience.value, "side": place.side}
    record(found, place, data={**told, "authority": registering_authority})
    return found


@action()
def withdraw_compilation(*, viewer: Viewer, at: datetime, compilation: int, reason: str) -> Compilation:
    """Take it back: nobody sees it but those who may withdraw it. It is kept, with the reason."""
    found = _found(viewer, compilation)
    allow(viewer, Act.COMPILATION_WITHDRAW, found.placement)
    if found.withdrawn_at is not None:
        raise CompilationRefused(Refused.ALREADY_WITHDRAWN)
    if not reason.strip():
        raise CompilationRefused(Refused.REASON_EMPTY)
    found.withdrawn_at = at
    found.revision += 1
    found.save()
    forget(COMPILATION, [found.pk])
    forget(ANSWER, comments_of(found).values_list("pk", flat=True))
    record(found, found.placement, words=_writable(reason.strip()))
    return found


def _found(viewer: Viewer, pk: int) -> Compilation:
    """The compilation, held until the action ends so that two changes come one after the other."""
    found = Compilation.objects.select_for_update(of=("self",)).filter(standing(viewer), pk=pk).first()
    if found is None:
        raise NotSeen
    assert isinstance(found, Compilation)
    return found
