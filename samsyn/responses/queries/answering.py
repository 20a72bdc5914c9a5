"""Where an answer stands, to its own people: for whom, how far it has come, what may be done with it now."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from samsyn.access.actions import NotSeen
from samsyn.consultations.queries import Head, consultation
from samsyn.domain.access import Act, Placement, Viewer, may
from samsyn.domain.answering import Asked, Stage, stage
from samsyn.domain.timeliness import Phase
from samsyn.responses import models


def asked_by(head: Head) -> Asked:
    """What the consultation asks for beside grades and comments."""
    return Asked(head.asks_stance, head.asks_ground, head.comment_required)


def kind_of(content: str) -> str:
    """ "answer" or "abstention", by the receipt's own text."""
    return str(json.loads(content).get("kind", "answer"))


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """What was handed in: its number, kind, when, by whom, whether late, and until when it counted."""

    pk: int
    number: int
    kind: str
    content: str
    content_hash: str
    submitted_at: datetime
    submitted_by: str
    is_late: bool
    withdrawn_at: datetime | None
    file_hash: str


@dataclass(frozen=True, slots=True)
class Answering:
    """An answer's head. `at` is the moment that is asked about."""

    pk: int
    head: Head
    respondent: int
    organisation: int
    code: str
    name: str
    placement: Placement
    still_asked: bool
    stage: Stage
    released_at: datetime | None
    released_by: str
    receipts: tuple[ReceiptRow, ...]
    may_decide: bool
    at: datetime

    @property
    def standing(self) -> ReceiptRow | None:
        """What was handed in and counts."""
        return next((r for r in reversed(self.receipts) if r.withdrawn_at is None), None)

    @property
    def phase(self) -> Phase:
        return self.head.phase(self.at)

    @property
    def receives(self) -> bool:
        """Are answers received now?"""
        return self.still_asked and self.phase in {Phase.OPEN, Phase.CLOSED}

    @property
    def is_late(self) -> bool:
        """Would it be late if it were handed in now?"""
        return self.phase is Phase.CLOSED

    @property
    def is_open(self) -> bool:
        """Can it be written in?"""
        return self.receives and self.stage.is_open

    @property
    def may_release(self) -> bool:
        return self.may_decide and self.is_open

    @property
    def may_submit(self) -> bool:
        return self.may_decide and self.receives and self.stage is Stage.RELEASED

    @property
    def may_withdraw(self) -> bool:
        """Taken back until the deadline; after it what was handed in stands until another is handed in."""
        standing = self.standing is not None
        return self.may_decide and self.still_asked and self.phase is Phase.OPEN and standing

    @property
    def may_reopen(self) -> bool:
        """A released draft at any time; what was handed in when the deadline has passed, to hand in anew."""
        late = self.stage in {Stage.SUBMITTED, Stage.ABSTAINED} and self.is_late
        return self.may_decide and self.receives and (self.stage is Stage.RELEASED or late)

    @property
    def may_abstain(self) -> bool:
        return self.may_decide and self.receives and self.stage in {Stage.DRAFT, Stage.RELEASED}


def answering(pk: int, response: int, viewer: Viewer, at: datetime) -> Answering:
    """The head of one answer; `NotSeen` where it does not lie for the viewer. Three questions."""
    head = consultation(pk)
    rows = models.Response.objects.filter(pk=response, respondent__consultation=pk)
    row = rows.select_related("respondent__organisation", "released_by").first()
    if row is None:
        raise NotSeen
    receipts = receipts_of(response)
    standing = next((r for r in reversed(receipts) if r.withdrawn_at is None), None)
    organisation = row.respondent.organisation
    return Answering(
        row.pk,
        head,
        row.respondent_id,
        row.respondent.organisation_id,
        organisation.code,
        organisation.formal_name,
        row.placement,
        row.respondent.withdrawn_at is None,
        stage(
            released_at=row.released_at,
            standing=standing.kind if standing else None,
            since=standing.submitted_at if standing else None,
        ),
        row.released_at,
        row.released_by.name if row.released_by else "",
        receipts,
        bool(may(viewer, Act.RESPONSE_SUBMIT, row.placement)),
        at,
    )


def receipts_of(response: int) -> tuple[ReceiptRow, ...]:
    """What was handed in, the oldest first. One question."""
    return _receipts(response=response)


def receipt_to_draw(pk: int) -> tuple[Head, ReceiptRow]:
    """A receipt with the consultation it is about; for the task that makes it a PDF."""
    row = models.Receipt.objects.filter(pk=pk).values_list("response__respondent__consultation", flat=True).first()
    if row is None:
        raise NotSeen
    return consultation(row), _receipts(pk=pk)[0]


def _receipts(**where: int) -> tuple[ReceiptRow, ...]:
    columns = (
        "pk", "number", "content", "content_hash", "submitted_at", "submitted_by__name", "is_late", "withdrawn_at",
        "file_hash",
    )  # fmt: skip
    rows = models.Receipt.objects.filter(**where).order_by("number").values_list(*columns)
    return tuple(ReceiptRow(pk, n, kind_of(content), content, *rest) for pk, n, content, *rest in rows)
