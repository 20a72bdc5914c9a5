"""What stands in a draft: each section's fields, what is kept beside, notes to colleagues, earlier texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from samsyn.access.actions import NotSeen
from samsyn.consultations.queries import ConsultedText, texts_consulted
from samsyn.domain.access import Viewer
from samsyn.domain.answering import NOTHING, Lacking, Said, lacking, wants_comment
from samsyn.responses import models
from samsyn.responses.queries.answering import Answering, answering, asked_by


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it stands: its value, its revision, and a text kept beside that waits for a choice (else 0)."""

    value: str = ""
    revision: int = 0
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A section in the form: its words, what is said of it, and what it lacks."""

    text: ConsultedText
    fields: Mapping[str, Field]
    said: Said
    has_clash: bool
    wants_comment: bool
    notes: int

    @property
    def is_answered(self) -> bool:
        return bool(self.said["grade"])

    @property
    def position(self) -> int:
        return self.text.position


def _graded_under_headings(lines: Sequence[Line]) -> list[Line]:
    """Without what nobody is asked about: of the sections that are not graded, those that a graded one stands under."""
    kept: list[Line] = []
    for line in reversed(lines):
        if line.text.is_graded or (kept and line.text.level < kept[-1].text.level):
            kept.append(line)
    return kept[::-1]


@dataclass(frozen=True, slots=True)
class Draft:
    """The whole form. `lines` are all sections in the order they are read in, also those that are not graded."""

    answering: Answering
    lines: tuple[Line, ...]
    whole: Mapping[str, Field]
    said_of_whole: Said
    lacking: tuple[Lacking, ...]
    notes_of_whole: int

    @property
    def graded(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.text.is_graded)

    @property
    def answered(self) -> int:
        return sum(line.is_answered for line in self.graded)

    @property
    def documents(self) -> list[tuple[ConsultedText, list[Line]]]:
        """The graded sections of each document with the headings that they stand under, and the first to name it."""
        groups = groupby(self.lines, key=lambda line: line.text.version)
        return [(found[0].text, found) for _, lines in groups if (found := _graded_under_headings([*lines]))]

    @property
    def next_unanswered(self) -> Line | None:
        return next((line for line in self.graded if not line.is_answered), None)

    @property
    def stops(self) -> tuple[Lacking, ...]:
        return tuple(one for one in self.lacking if one.stops)

    def line(self, position: int) -> Line:
        """The section at this place; `NotSeen` where there is none."""
        found = next((line for line in self.lines if line.position == position), None)
        if found is None:
            raise NotSeen
        return found

    def around(self, line: Line) -> tuple[Line | None, Line | None]:
        """The graded sections before and after."""
        before = [one for one in self.graded if one.position < line.position]
        after = [one for one in self.graded if one.position > line.position]
        return before[-1] if before else None, after[0] if after else None

    def by_section(self, pk: int) -> Line:
        return next(line for line in self.lines if line.text.pk == pk)


def draft(pk: int, response: int, viewer: Viewer, at: datetime) -> Draft:
    """Everything that stands in a draft. Seven questions, however many sections there are."""
    head = answering(pk, response, viewer, at)
    texts = texts_consulted(pk)
    fields = fields_of(response)
    notes = _notes_counted(response)
    asked = asked_by(head.head)
    said = {section: Said({n: f.value for n, f in found.items() if f.value}) for section, found in fields.items()}
    two = [section for section, found in fields.items() if any(f.beside for f in found.values())]
    graded = [text.pk for text in texts if text.is_graded]
    lines = tuple(
        Line(
            text,
            fields.get(text.pk, {}),
            said.get(text.pk, NOTHING),
            text.pk in two,
            text.is_graded and wants_comment(said.get(text.pk, NOTHING), asked),
            notes.get(text.pk, 0),
        )
        for text in texts
    )
    return Draft(
        head,
        lines,
        fields.get(None, {}),
        said.get(None, NOTHING),
        lacking(graded, said, two, asked),
        notes.get(None, 0),
    )


def fields_of(response: int) -> dict[int | None, dict[str, Field]]:
    """Section (or, `None`, the whole) → field → how it stands. Two questions."""
    beside = _beside(response)
    found: dict[int | None, dict[str, Field]] = {}
    rows = models.ResponseField.objects.filter(response=response)
    for pk, section, name, value, revision in rows.values_list("pk", "section", "name", "value", "revision"):
        found.setdefault(section, {})[name] = Field(value, revision, beside.get(pk, 0))
    return found


def _beside(response: int) -> dict[int, int]:
    """Field → the newest text beside it that nobody has chosen about."""
    rows = models.FieldSave.objects.filter(field__response=response, number=None, settled_at=None)
    return dict(rows.order_by("pk").values_list("field", "pk"))


def _notes_counted(response: int) -> dict[int | None, int]:
    found: dict[int | None, int] = {}
    rows = models.ResponseNote.objects.filter(response=response, withdrawn_at=None)
    for section in rows.values_list("section", flat=True):
        found[section] = found.get(section, 0) + 1
    return found


@dataclass(frozen=True, slots=True)
class Note:
    """A note to colleagues; `mine`: the viewer wrote it and may take it back."""

    pk: int
    words: str
    who: str
    at: datetime
    mine: bool


def notes_of(response: int, section: int | None, viewer: Viewer) -> tuple[Note, ...]:
    """The notes about a section, or (`None`) about the whole, the oldest first. One question."""
    rows = models.ResponseNote.objects.filter(response=response, section=section, withdrawn_at=None)
    columns = rows.values_list("pk", "words", "written_by__name", "written_at", "written_by")
    return tuple(Note(pk, words, who, at, by == viewer.person) for pk, words, who, at, by in columns)


@dataclass(frozen=True, slots=True)
class Save:
    """A text that was saved in a field: `number` is its revision; `None` where it was kept beside a newer one."""

    pk: int
    section: int | None
    name: str
    number: int | None
    written_on: int
    value: str
    who: str
    by: int
    at: datetime
    mine: bool


def saves_of(response: int, section: int | None, viewer: Viewer) -> tuple[Save, ...]:
    """Every text that was saved of a section, or of the whole, the newest first. One question."""
    return _saves(viewer, field__response=response, field__section=section)


def latest_save(response: int, section: int | None, viewer: Viewer) -> Save | None:
    """The one that was saved last. One question."""
    found = _saves(viewer, first=True, field__response=response, field__section=section, number__isnull=False)
    return found[0] if found else None


def saved(response: int, pk: int, viewer: Viewer) -> Save:
    """One saved text of this answer; `NotSeen` where it is another's."""
    found = _saves(viewer, field__response=response, pk=pk)
    if not found:
        raise NotSeen
    return found[0]


def standing_save(response: int, save: Save, viewer: Viewer) -> Save | None:
    """The text that stands in the field that this one was kept beside. One question."""
    found = _saves(
        viewer,
        first=True,
        field__response=response,
        field__section=save.section,
        field__name=save.name,
        number__isnull=False,
    )
    return found[0] if found else None


def _saves(viewer: Viewer, *, first: bool = False, **where: object) -> tuple[Save, ...]:
    columns = (
        "pk", "field__section", "field__name", "number", "written_on", "value", "saved_by__name", "saved_by", "saved_at",
    )  # fmt: skip
    rows: Any = models.FieldSave.objects.filter(**where).order_by("-pk").values_list(*columns)
    return tuple(Save(*(*row, row[7] == viewer.person)) for row in (rows[:1] if first else rows))
