"""Notes to colleagues: about a section, or about the whole. They never leave the respondent."""

from __future__ import annotations

from datetime import datetime

from samsyn.access.actions import NotAllowed, NotSeen, action
from samsyn.access.scope import columns_of
from samsyn.consultations.queries.graded import graded_among
from samsyn.domain.access import Act, Viewer
from samsyn.domain.answering import LONGEST, plain
from samsyn.responses.actions.pieces import ResponseRefused, held
from samsyn.responses.models import ResponseNote
from samsyn.responses.texts import Refused


@action(logged=False)
def write_note(*, viewer: Viewer, at: datetime, response: int, section: int | None, words: str) -> ResponseNote:
    """Write a note, whatever state the answer is in: colleagues also talk about what was handed in."""
    found = held(response, viewer, Act.RESPONSE_WRITE)
    text = plain(words)
    if not text:
        raise ResponseRefused(Refused.EMPTY)
    if len(text) > LONGEST:
        raise ResponseRefused(Refused.TOO_LONG, length=len(text))
    if section is not None and not graded_among(found.head.pk, [section]):
        raise ResponseRefused(Refused.NO_SUCH_FIELD)
    made: ResponseNote = ResponseNote.objects.create(
        response=found.row,
        section_id=section,
        words=text,
        written_by_id=viewer.person,
        written_at=at,
        **columns_of(found.row.placement),
    )
    return made


@action(logged=False)
def withdraw_note(*, viewer: Viewer, at: datetime, response: int, note: int) -> ResponseNote:
    """Take one's own note back. It is kept, and shown to nobody."""
    found = held(response, viewer, Act.RESPONSE_WRITE)
    row = ResponseNote.objects.filter(pk=note, response=found.row, withdrawn_at=None).first()
    if row is None:
        raise NotSeen
    assert isinstance(row, ResponseNote)
    if row.written_by_id != viewer.person:
        raise NotAllowed(Act.RESPONSE_WRITE)
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    return row
