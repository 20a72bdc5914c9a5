"""What changes to responses share: the draft held until the action ends, what stands in it, what counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from samsyn.access.actions import NotSeen, allow
from samsyn.access.scope import everything
from samsyn.consultations.queries import Head
from samsyn.consultations.queries.heads import head_of
from samsyn.domain.access import Act, Viewer
from samsyn.domain.answering import Stage, stage
from samsyn.domain.timeliness import receives
from samsyn.domain.verdicts import Refusal
from samsyn.responses.models import Receipt, Response, Submission
from samsyn.responses.queries.answering import kind_of
from samsyn.responses.texts import Refused


class ResponseRefused(Refusal):
    """The answer cannot be written, released, handed in or taken back this way."""


@dataclass(frozen=True, slots=True)
class Held:
    """A response, held until the action ends, with the head of its consultation and how far it has come."""

    row: Response
    head: Head
    receipts: tuple[Receipt, ...]
    stage: Stage

    @property
    def standing(self) -> Receipt | None:
        """What was handed in and counts."""
        return next((r for r in reversed(self.receipts) if r.withdrawn_at is None), None)


def held(pk: int, viewer: Viewer, act: Act) -> Held:
    """The response, asked about and held; `NotSeen` where it does not lie for the viewer."""
    row = _asked(pk, viewer, act)
    receipts = tuple(Receipt.objects.filter(response=row).order_by("number"))
    standing = next((r for r in reversed(receipts) if r.withdrawn_at is None), None)
    counts = (kind_of(standing.content), standing.submitted_at) if standing else (None, None)
    how_far = stage(released_at=row.released_at, standing=counts[0], since=counts[1])
    return Held(row, head_of(row.respondent.consultation), receipts, how_far)


def held_to_write(pk: int, viewer: Viewer) -> Held:
    """The same for those who only write: whether it is locked is all that matters, so its receipts are not read. Many
    write at once in the last hour."""
    row = _asked(pk, viewer, Act.RESPONSE_WRITE)
    return Held(row, head_of(row.respondent.consultation), (), stage(released_at=row.released_at))


def _asked(pk: int, viewer: Viewer, act: Act) -> Response:
    rows = Response.objects.select_for_update(of=("self",))
    row = rows.select_related("respondent__consultation__led_by", "respondent__organisation").filter(pk=pk).first()
    if row is None:
        raise NotSeen
    assert isinstance(row, Response)
    allow(viewer, act, row.placement)
    return row


def must_receive(found: Held, at: datetime) -> None:
    """Answers are received: it has opened, it is not withdrawn, and the respondent is still asked."""
    if found.row.respondent.withdrawn_at is not None:
        raise ResponseRefused(Refused.NO_LONGER_ASKED)
    verdict = receives(found.head.window, at)
    if not verdict:
        raise ResponseRefused(Refused(verdict.reasons[0].code))


def must_be_open(found: Held) -> None:
    """The draft is written in; released or handed in it is locked."""
    if not found.stage.is_open:
        locked_by = found.row.released_by
        raise ResponseRefused(Refused.LOCKED, who=locked_by.name if locked_by else "")


def must_be(found: Held, *stages: Stage) -> None:
    if found.stage not in stages:
        raise ResponseRefused(Refused.OTHER_STAGE)


def last_number(respondent: int, receipts: Iterable[Receipt]) -> int:
    """The highest number that the respondent has handed anything in under."""
    with everything(why="numbers of submissions are taken also where the respondent cannot look"):
        taken = Submission.objects.filter(respondent=respondent).order_by("-number").values_list("number", flat=True)
        return max([*taken[:1], *(receipt.number for receipt in receipts)], default=0)


def take_back(found: Held, at: datetime) -> None:
    """What was handed in and counts does so no more; it is kept, with the moment, on both sides."""
    Receipt.objects.filter(response=found.row, withdrawn_at=None).update(withdrawn_at=at)
    with everything(why="the copy lies with those who lead; the respondent takes back its own, and reads nothing"):
        Submission.objects.filter(respondent=found.row.respondent_id, withdrawn_at=None).update(withdrawn_at=at)
