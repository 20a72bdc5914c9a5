"""Releasing a draft within the organisation, and opening it again: released, it is what the board decides on."""

from __future__ import annotations

from datetime import datetime

from samsyn.access.actions import action, record
from samsyn.consultations.actions.pieces import note_state
from samsyn.domain.access import Act, Viewer
from samsyn.domain.answering import Stage
from samsyn.domain.timeliness import Phase
from samsyn.responses.actions.pieces import ResponseRefused, held, must_be, must_be_open, must_receive
from samsyn.responses.models import Response
from samsyn.responses.queries.drafts import draft
from samsyn.responses.texts import Refused


@action()
def release_response(*, viewer: Viewer, at: datetime, response: int) -> Response:
    """Lock the draft for the respondent's own decision. Refused while it lacks what the consultation asks for."""
    found = held(response, viewer, Act.RESPONSE_RELEASE)
    must_receive(found, at)
    must_be_open(found)
    if draft(found.head.pk, response, viewer, at).stops:
        raise ResponseRefused(Refused.LACKING)
    row = found.row
    row.released_at, row.released_by_id = at, viewer.person
    row.save(update_fields=["released_at", "released_by"])
    note_state(row.respondent_id, released_at=at)
    record(row, row.placement)
    return row


@action()
def reopen_response(*, viewer: Viewer, at: datetime, response: int) -> Response:
    """Open it to write in again: a released draft, or, when the deadline has passed, what was handed in; that counts
    until the new answer is handed in."""
    found = held(response, viewer, Act.RESPONSE_REOPEN)
    must_receive(found, at)
    must_be(found, Stage.RELEASED, Stage.SUBMITTED, Stage.ABSTAINED)
    if found.stage is not Stage.RELEASED and found.head.phase(at) is Phase.OPEN:
        raise ResponseRefused(Refused.TAKE_BACK_FIRST)
    row = found.row
    unlock(row)
    note_state(row.respondent_id, released_at=None)
    record(row, row.placement)
    return row


def unlock(row: Response) -> None:
    """For use inside an action that has asked."""
    row.released_at, row.released_by = None, None
    row.save(update_fields=["released_at", "released_by"])
