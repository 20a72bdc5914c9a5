"""Writing an answer field by field, by several people at once: every text that arrives is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from samsyn.access.actions import NotSeen, action, allow
from samsyn.access.scope import columns_of
from samsyn.consultations.actions.pieces import note_state
from samsyn.consultations.queries import own_parts
from samsyn.consultations.queries.graded import graded_among
from samsyn.consultations.queries.heads import consultation as head_for
from samsyn.domain.access import Act, Audience, Placement, Viewer
from samsyn.domain.answering import Fault, fault_in, plain
from samsyn.domain.timeliness import receives
from samsyn.responses.actions.pieces import Held, ResponseRefused, held_to_write, must_be_open, must_receive
from samsyn.responses.models import FieldSave, Response, ResponseField
from samsyn.responses.queries.answering import asked_by
from samsyn.responses.texts import Refused


@dataclass(frozen=True, slots=True)
class Change:
    """A field as it was sent: of a section (its `ConsultedText.pk`) or, `None`, of the whole; on which revision it was
    written; and the text kept beside that is chosen about with it, if any."""

    section: int | None
    name: str
    value: str
    written_on: int = 0
    settles: int | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a change: the field's revision and value now, and where the text was kept beside (else 0)."""

    section: int | None
    name: str
    revision: int
    value: str
    beside: int = 0


@action(logged=False)
def begin_response(*, viewer: Viewer, at: datetime, consultation: int, respondent: int) -> Response:
    """Open the form for a respondent that the viewer answers for. The first time it is made, and that it was opened is
    told to those who follow."""
    part = next((p for p in own_parts(consultation, viewer) if p.pk == respondent), None)
    if part is None:
        raise NotSeen
    place = Placement(Audience.ORGANISATION, organisation=part.organisation)
    allow(viewer, Act.RESPONSE_WRITE, place)
    found = Response.objects.filter(respondent=respondent).first()
    if found is not None:
        assert isinstance(found, Response)
        return found
    verdict = receives(head_for(consultation).window, at)
    if not verdict:
        raise ResponseRefused(Refused(verdict.reasons[0].code))
    row = Response(respondent_id=respondent, begun_at=at, **columns_of(place))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # A colleague opened it in the same moment.
        same: Response = Response.objects.get(respondent=respondent)
        return same
    note_state(respondent, opened_at=at)
    return row


@action(logged=False)
def save_fields(*, viewer: Viewer, at: datetime, response: int, changes: Sequence[Change]) -> list[Saved]:
    """Save what was written in some fields, all or nothing, and say what became of each.

    Met by a newer text, the one that was sent is kept beside and overwrites nothing. Sent again, or untouched since it
    was read, it saves nothing. A draft writes no entry in the log.
    """
    found = held_to_write(response, viewer)
    must_receive(found, at)
    must_be_open(found)
    tidy = [_tidied(found, change) for change in changes]
    return _Saving(found, viewer, at).save(tidy)


@action(logged=False)
def settle_field(*, viewer: Viewer, at: datetime, response: int, save: int) -> FieldSave:
    """Somebody has looked at a text that was kept beside and let the other stand; it stays among the saved texts."""
    found = held_to_write(response, viewer)
    must_be_open(found)
    row = FieldSave.objects.filter(pk=save, number=None, field__response=found.row).first()
    if row is None:
        raise NotSeen
    assert isinstance(row, FieldSave)
    if row.settled_at is None:
        row.settled_at = at
        row.save(update_fields=["settled_at"])
    return row


def _tidied(found: Held, change: Change) -> Change:
    value = plain(change.value)
    fault = fault_in(
        change.name, value, of_a_section=change.section is not None, asked=asked_by(found.head)
    )  # fmt: skip
    if fault is Fault.TOO_LONG:
        raise ResponseRefused(Refused.TOO_LONG, length=len(value))
    if fault is not None:
        raise ResponseRefused(Refused.NO_SUCH_FIELD)
    return Change(change.section, change.name, value, max(change.written_on, 0), change.settles)


@dataclass(slots=True)
class _Saving:
    """One saving of some fields: what is there, what is new, what is kept beside."""

    found: Held
    viewer: Viewer
    at: datetime

    def save(self, changes: Sequence[Change]) -> list[Saved]:
        rows = self._rows(changes)
        self._settle(changes)
        told, new, grown = [], [], []
        read = self._as_read(changes, rows)
        for change in changes:
            row = rows[change.section, change.name]
            if change.value == row.value or read.get((row.pk, change.written_on)) == change.value:
                told.append(Saved(change.section, change.name, row.revision, row.value))
            elif change.written_on != row.revision:
                beside = self._beside(row, change)
                told.append(Saved(change.section, change.name, row.revision, row.value, beside))
            else:
                row.value, row.revision = change.value, row.revision + 1
                grown.append(row)
                new.append(self._kept(row, change, row.revision))
                told.append(Saved(change.section, change.name, row.revision, row.value))
        if len(grown) == 1:
            # A field saved by a script, many times a minute: one plain statement.
            grown[0].save(update_fields=["value", "revision"])
        elif grown:
            ResponseField.objects.bulk_update(grown, ["value", "revision"])
        FieldSave.objects.bulk_create(new)
        return told

    def _rows(self, changes: Sequence[Change]) -> dict[tuple[int | None, str], ResponseField]:
        """The rows of these fields; those that nobody has written in yet are made."""
        response, names = self.found.row, {change.name for change in changes}
        sections = {change.section for change in changes if change.section is not None}
        known = ResponseField.objects.filter(response=response, name__in=names)
        of_some = known.filter(section__in=sections) if sections else known.none()
        whole = any(change.section is None for change in changes)
        rows: dict[tuple[int | None, str], ResponseField] = {
            (row.section_id, row.name): row for row in (of_some | known.filter(section=None) if whole else of_some)
        }
        wanted = dict.fromkeys((change.section, change.name) for change in changes)
        missing = [key for key in wanted if key not in rows]
        # Nothing is made for a field that nobody has said anything in.
        said = {(c.section, c.name) for c in changes if c.value}
        place = columns_of(response.placement)
        made = [ResponseField(response=response, section_id=section, name=name, **place) for section, name in missing]
        new = {row.section_id for row in made if row.section_id is not None}
        if new - graded_among(self.found.head.pk, new):
            raise ResponseRefused(Refused.NO_SUCH_FIELD)
        to_make = [row for row in made if (row.section_id, row.name) in said]
        if to_make:
            self._note_first()
            ResponseField.objects.bulk_create(to_make)
        return rows | {(row.section_id, row.name): row for row in made}

    def _note_first(self) -> None:
        """That somebody has begun to write is told once to those who follow."""
        if not ResponseField.objects.filter(response=self.found.row).exists():
            note_state(self.found.row.respondent_id, drafting_at=self.at)

    def _as_read(
        self, changes: Sequence[Change], rows: dict[tuple[int | None, str], ResponseField]
    ) -> dict[tuple[int | None, int], str]:
        """(field, revision) → how it stood when it was read, for those fields that have changed since."""
        old = [
            (rows[c.section, c.name].pk, c.written_on)
            for c in changes
            if c.settles is None and c.written_on != rows[c.section, c.name].revision
        ]
        if not old:
            return {}
        found: dict[tuple[int | None, int], str] = {(pk, on): "" for pk, on in old if on == 0}
        pks, numbers = {pk for pk, _ in old}, {on for _, on in old if on}
        saved = FieldSave.objects.filter(field__in=pks, number__in=numbers).values_list("field", "number", "value")
        return found | {(pk, number): value for pk, number, value in saved}

    def _beside(self, row: ResponseField, change: Change) -> int:
        """Keep a text that cannot take the field's place; one that was kept already is not kept again."""
        same = FieldSave.objects.filter(
            field=row, number=None, saved_by=self.viewer.person, written_on=change.written_on, value=change.value,
            settled_at=None,
        )  # fmt: skip
        kept = same.order_by("-pk").first()
        if kept is None:
            kept = self._kept(row, change, None)
            kept.save(force_insert=True)
        return int(kept.pk)

    def _kept(self, row: ResponseField, change: Change, number: int | None) -> FieldSave:
        facts: dict[str, Any] = {"saved_by_id": self.viewer.person, "saved_at": self.at}
        return FieldSave(
            field=row,
            number=number,
            written_on=change.written_on,
            value=change.value,
            **facts,
            **columns_of(self.found.row.placement),
        )

    def _settle(self, changes: Sequence[Change]) -> None:
        chosen = [change.settles for change in changes if change.settles is not None]
        if chosen:
            mine = FieldSave.objects.filter(pk__in=chosen, field__response=self.found.row, settled_at=None)
            mine.update(settled_at=self.at)
