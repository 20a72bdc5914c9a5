"""Answers to read: one, all of one respondent, all to one section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from samsyn.access.actions import NotSeen
from samsyn.compilations import models, texts
from samsyn.compilations.queries.heads import Head, compilation
from samsyn.domain.access import Viewer
from samsyn.domain.grading.tallies import Tally
from samsyn.domain.matrix import GRADES, Column, tally_of

# The order in which answers are read: what somebody objects to first.
READING_ORDER = (*reversed(GRADES), "")


@dataclass(frozen=True, slots=True)
class Voice:
    """What one respondent said about one section. Wording that it would rather have, and that the answer came late, are
    known of a consultation only."""

    row: int
    name: str
    is_party: bool
    side: str
    column: Column
    grade: str
    comment: str
    ground: str = ""
    proposal: str = ""
    is_late: bool = False

    @property
    def has_words(self) -> bool:
        return bool(self.comment or self.proposal)

    @property
    def section_name(self) -> str:
        return texts.section_name(self.column)


@dataclass(frozen=True, slots=True)
class Step:
    """The neighbour of what is read: where it is and what it is called."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """One answer, with the sections before and after it by the same respondent."""

    head: Head
    voice: Voice
    before: Step | None
    after: Step | None


@dataclass(frozen=True, slots=True)
class RowPage:
    """All answers of one respondent. `superseded_by` names the later row that counts instead of this one."""

    head: Head
    row: int
    name: str
    as_written: str
    is_party: bool
    side: str
    certainty: float
    is_chosen: bool
    finished_at: datetime | None
    superseded_by: int | None
    voices: tuple[Voice, ...]
    tally: Tally

    @property
    def is_late(self) -> bool:
        """Was the answer finished after the last moment to answer?"""
        deadline = self.head.deadline_at
        return deadline is not None and self.finished_at is not None and self.finished_at > deadline


@dataclass(frozen=True, slots=True)
class SideTally:
    """How one side's parties graded a section; the empty name is all parties together."""

    name: str
    tally: Tally

    @property
    def words(self) -> str:
        return texts.tally_words(self.tally)


@dataclass(frozen=True, slots=True)
class Choir:
    """Those who gave a section the same grade: the ones who say why, and the ones who do not. `elsewhere` is how many say
    why in another place, together with others."""

    grade: str
    said: tuple[Voice, ...]
    silent: tuple[Voice, ...]
    elsewhere: int = 0

    @property
    def count(self) -> int:
        return len(self.said) + len(self.silent) + self.elsewhere


@dataclass(frozen=True, slots=True)
class SectionPage:
    """A section with the shares per side, and the answers grouped by grade in reading order."""

    head: Head
    column: Column
    before: Step | None
    after: Step | None
    tallies: tuple[SideTally, ...]
    groups: tuple[Choir, ...]

    @property
    def name(self) -> str:
        return texts.section_name(self.column)


VOICE = (
    "row__row",
    "row__organisation__formal_name",
    "row__as_written",
    "row__organisation__is_party",
    "row__organisation__side__name",
    "section__position",
    "section__number",
    "section__heading",
    "grade",
    "comment",
)


def voice_fields(answers: QuerySet[Any]) -> list[Voice]:
    """The answers as voices, in the order of the query. One query."""
    return [voice_of(fields) for fields in answers.values_list(*VOICE)]


def voice_of(fields: Sequence[Any]) -> Voice:
    """One answer's fields (VOICE) as a voice."""
    row, name, written, party, side, position, number, heading, grade, comment = fields
    return Voice(row, name or written, bool(party), side or "", Column(position, number, heading), grade, comment)


def counted(pk: int) -> QuerySet[Any]:
    """The answers that count: those of superseded rows are read on their row's page only."""
    return models.CompiledAnswer.objects.filter(compilation=pk, row__superseded_by=None)


def answer_page(viewer: Viewer, pk: int, row: int, position: int) -> AnswerPage:
    """What the respondent in this row of the sheet said about this section. Three queries."""
    head = compilation(viewer, pk)
    answers = counted(pk).filter(row__row=row, section__position=position)
    voices = voice_fields(answers)
    if not voices:
        raise NotSeen
    before, after = neighbours(_columns(pk), position)
    return AnswerPage(head, voices[0], before, after)


def row_page(viewer: Viewer, pk: int, row: int) -> RowPage:
    """All that one row of the sheet says. Three queries."""
    head = compilation(viewer, pk)
    rows = models.CompiledRow.objects.select_related("organisation__side").filter(compilation=pk, row=row)
    found = rows.first()
    if found is None:
        raise NotSeen
    answers = models.CompiledAnswer.objects.filter(compilation=pk, row=found).order_by("section__position")
    voices = tuple(voice_fields(answers))
    who = found.organisation
    return RowPage(
        head=head,
        row=row,
        name=who.formal_name if who else found.as_written,
        as_written=found.as_written,
        is_party=bool(who and who.is_party),
        side=who.side.name if who and who.side else "",
        certainty=found.certainty,
        is_chosen=found.chosen_by_id is not None,
        finished_at=found.finished_at,
        superseded_by=found.superseded_by,
        voices=voices,
        tally=tally_of(voice.grade for voice in voices),
    )


def section_page(viewer: Viewer, pk: int, position: int) -> SectionPage:
    """All that was said about one section. Three queries."""
    head = compilation(viewer, pk)
    columns = _columns(pk)
    column = next((c for c in columns if c.position == position), None)
    if column is None:
        raise NotSeen
    voices = voice_fields(
        counted(pk)
        .filter(section__position=position)
        .order_by("row__organisation__side__position", "row__organisation__sort_key", "row__row")
    )
    before, after = neighbours(columns, position)
    return SectionPage(
        head=head,
        column=column,
        before=before,
        after=after,
        tallies=per_side(voices),
        groups=choirs(voices),
    )


def choirs(voices: Sequence[Voice]) -> tuple[Choir, ...]:
    """The voices grade by grade in reading order; a grade that nobody gave is left out."""
    return tuple(found for grade in READING_ORDER if (found := _choir(voices, grade)).count)


def _choir(voices: Sequence[Voice], grade: str) -> Choir:
    same = [voice for voice in voices if voice.grade == grade]
    return Choir(grade, tuple(v for v in same if v.has_words), tuple(v for v in same if not v.has_words))


def per_side(voices: Sequence[Voice]) -> tuple[SideTally, ...]:
    """All parties first, then side by side when there is more than one."""
    parties = [voice for voice in voices if voice.is_party]
    names = list(dict.fromkeys(voice.side for voice in parties))
    whole = SideTally("", tally_of(voice.grade for voice in parties))
    sides = [SideTally(name, tally_of(v.grade for v in parties if v.side == name)) for name in names]
    return (whole, *sides) if parties else ()


def _columns(pk: int) -> list[Column]:
    rows = models.CompiledSection.objects.filter(compilation=pk).order_by("position")
    return [Column(*found) for found in rows.values_list("position", "number", "heading")]


def neighbours(columns: Sequence[Column], position: int) -> tuple[Step | None, Step | None]:
    """The sections before and after this one."""
    at = next(index for index, column in enumerate(columns) if column.position == position)
    before = columns[at - 1] if at else None
    after = columns[at + 1] if at + 1 < len(columns) else None
    return _step(before), _step(after)


def _step(column: Column | None) -> Step | None:
    return Step(column.position, column.label) if column else None
