"""What the actions on compilations share: how a compiled sheet is saved, and what columns can hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from samsyn.access.actions import NotSeen, record
from samsyn.access.scope import columns_of
from samsyn.compilations.models import (
    Compilation,
    CompiledAnswer,
    CompiledProblem,
    CompiledRow,
    CompiledSection,
)
from samsyn.compilations.queries import standing
from samsyn.compilations.queries.searching import entries_of
from samsyn.compilations.texts import Refused
from samsyn.domain.access import Placement, Viewer
from samsyn.domain.grading import CompiledSheet, Ground, Problem
from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets.texts import say_problem
from samsyn.parties.queries import organisations_by_code
from samsyn.search.actions import index

# What the columns hold. A sheet may say more; PostgreSQL would refuse it, SQLite would not notice.
TITLE, NAME, KEY, NUMBER = 200, 200, 400, 40
# Everything that lies where its compilation lies.
PARTS = (CompiledSection, CompiledRow, CompiledAnswer, CompiledProblem)
# A sheet's times are those of the clock on the wall here.
STOCKHOLM = ZoneInfo("Europe/Stockholm")
BATCH = 2000


class CompilationRefused(Refusal):
    """The compilation cannot be kept, corrected, shown to more people or withdrawn this way."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a compilation comes from: its title, the file, the last moment to answer, and who (by number) chose a name when."""

    title: str
    name: str
    hash: str
    deadline_at: datetime | None = None
    chosen: Mapping[int, tuple[int, datetime]] = field(default_factory=dict)


def save_compilation(
    viewer: Viewer, at: datetime, place: Placement, source: Source, compiled: CompiledSheet
) -> Compilation:
    """Save what was compiled: its sections, rows, answers and problems, all in the same place. The action has asked."""
    if not source.title.strip():
        raise CompilationRefused(Refused.TITLE_EMPTY)
    if not (compiled.sections and compiled.respondents):
        raise CompilationRefused(Refused.NO_ANSWERS)
    kept: Compilation = Compilation.objects.create(
        title=fit(source.title, TITLE),
        sheet=fit(compiled.sheet, NAME),
        source_name=fit(source.name, NAME),
        source_hash=source.hash,
        deadline_at=source.deadline_at,
        kept_at=at,
        kept_by_id=viewer.person,
        **columns_of(place),
    )
    sections, rows = _save_sections(kept, compiled), _save_rows(kept, source, compiled)
    _save_answers(kept, compiled, sections, rows)
    save_problems(kept, compiled.problems)
    index(entries_of(kept))
    told = {"rows": len(rows), "sections": len(sections), "source": source.hash, "corrected": len(source.chosen)}
    record(kept, place, data=told)
    return kept


def _save_sections(kept: Compilation, compiled: CompiledSheet) -> dict[str, CompiledSection]:
    """Key → section. Two keys that begin alike for longer than the column holds are told apart by their place."""
    place, taken = columns_of(kept.placement), set[str]()
    sections = []
    for position, section in enumerate(compiled.sections, start=1):
        key = fit(section.key, KEY)
        if key in taken:
            key = f"{key[: KEY - 12]} ({position})"
        taken.add(key)
        sections.append(
            CompiledSection(
                compilation=kept,
                position=position,
                key=key,
                number=fit(section.number or "", NUMBER),
                heading=fit(section.heading, KEY),
                column=section.letter,
                **place,
            )
        )
    saved = CompiledSection.objects.bulk_create(sections)
    return {section.key: row for section, row in zip(compiled.sections, saved, strict=True)}


def _save_rows(kept: Compilation, source: Source, compiled: CompiledSheet) -> dict[int, CompiledRow]:
    """Row number in the sheet → row."""
    place, known = columns_of(kept.placement), organisations_by_code()
    rows = []
    for one in compiled.respondents:
        who, when = source.chosen.get(one.row, (None, None)) if one.choice else (None, None)
        rows.append(
            CompiledRow(
                compilation=kept,
                row=one.row,
                as_written=fit(one.as_written, KEY),
                organisation=known.get(one.party.code) if one.party else None,
                read_as=known.get(one.match.party.code) if one.match.party else None,
                certainty=one.match.certainty,
                chosen_by_id=who,
                chosen_at=when,
                finished_at=one.finished.replace(tzinfo=STOCKHOLM) if one.finished else None,
                superseded_by=one.superseded_by,
                **place,
            )
        )
    return {row.row: row for row in CompiledRow.objects.bulk_create(rows, batch_size=BATCH)}


def _save_answers(
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
                ground="" if answer.ground is Ground.UNSAID else answer.ground.value,
                comment=writable(answer.comment or ""),
                **place,
            )
            for answer in (*compiled.answers, *compiled.set_aside)
        ],
        batch_size=BATCH,
    )


def save_problems(kept: Compilation, problems: Iterable[Problem]) -> None:
    """Save what a person should look at, with its words."""
    place = columns_of(kept.placement)
    CompiledProblem.objects.bulk_create(
        [
            CompiledProblem(
                compilation=kept,
                row=problem.row,
                column=problem.column or "",
                code=problem.code.value,
                text=writable(say_problem(problem)),
                facts=[[fact, writable(value)] for fact, value in problem.facts],
                **place,
            )
            for problem in problems
        ],
        batch_size=BATCH,
    )


def found(viewer: Viewer, pk: int) -> Compilation:
    """The compilation, held until the action ends so that two changes come one after the other."""
    row = Compilation.objects.select_for_update(of=("self",)).filter(standing(viewer), pk=pk).first()
    if row is None:
        raise NotSeen
    assert isinstance(row, Compilation)
    return row


def writable(text: str) -> str:
    """PostgreSQL holds no NUL, and neither database half a character."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def all_writable(held: Any) -> Any:
    """The same for every text in what is held as JSON."""
    if isinstance(held, str):
        return writable(held)
    if isinstance(held, dict):
        return {key: all_writable(value) for key, value in held.items()}
    return [all_writable(value) for value in held] if isinstance(held, list) else held


def fit(text: str, longest: int) -> str:
    return writable(text).strip()[:longest]
