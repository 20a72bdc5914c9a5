"""Handing in: a copy to those who lead the consultation, a receipt to the respondent, both with the same checksum."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from samsyn.access.actions import action, record
from samsyn.access.scope import columns_of
from samsyn.consultations.actions.pieces import note_state
from samsyn.consultations.queries import ConsultedText
from samsyn.domain.access import Act, Viewer
from samsyn.domain.answering import LONGEST, OF_A_SECTION, Said, Stage, plain
from samsyn.domain.lines import one_line
from samsyn.domain.receipts import Attached, Content, Decision, HandedIn, canonical, checksum
from samsyn.domain.timeliness import Phase, late_by
from samsyn.files import store
from samsyn.outbox.tasks import enqueue
from samsyn.responses.actions.pieces import (
    Held,
    ResponseRefused,
    held,
    last_number,
    must_be,
    must_receive,
    take_back,
)
from samsyn.responses.actions.releasing import unlock
from samsyn.responses.models import Receipt, Response, Submission, SubmittedAnswer
from samsyn.responses.queries.drafts import Draft, Line, draft
from samsyn.responses.texts import Refused


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in, looked over: what it is called, and its bytes."""

    name: str
    content: bytes


@action()
def submit_response(
    *,
    viewer: Viewer,
    at: datetime,
    response: int,
    decision: Decision = Decision(),  # noqa: B008  (frozen)
    attachment: Upload | None = None,
) -> Receipt:
    """Hand in what was released, with the respondent's own decision. After the deadline it is received and marked late,
    and takes the place of what was handed in before; both are kept."""
    found = held(response, viewer, Act.RESPONSE_SUBMIT)
    must_receive(found, at)
    must_be(found, Stage.RELEASED)
    if decision.decided_on and decision.decided_on > localdate(at):
        raise ResponseRefused(Refused.DECISION_IN_THE_FUTURE)
    answer = draft(found.head.pk, response, viewer, at)
    file = _kept(attachment) if attachment else None
    content = replace(
        _begun(found, viewer, at, "answer"),
        decision=_tidied(decision),
        attachment=file,
        stance=answer.said_of_whole["stance"],
        conditions=answer.said_of_whole["conditions"],
        general=answer.said_of_whole["general"],
        answers=tuple(_handed_in(line) for line in answer.graded if line.said),
    )
    receipt, submission = _hand_in(found, viewer, at, content)
    _copy_answers(submission, answer)
    note_state(found.row.respondent_id, submitted_at=at, abstained_at=None, is_late=receipt.is_late)
    return receipt


@action()
def abstain_from_response(*, viewer: Viewer, at: datetime, response: int, reason: str = "") -> Receipt:
    """Say that the respondent abstains from answering, and perhaps why. What stands in the draft stays there."""
    found = held(response, viewer, Act.RESPONSE_ABSTAIN)
    must_receive(found, at)
    must_be(found, Stage.DRAFT, Stage.RELEASED)
    content = replace(_begun(found, viewer, at, "abstention"), stance="abstains", reason=_reason(reason))
    receipt, _submission = _hand_in(found, viewer, at, content)
    row = found.row
    if row.released_at is None:
        row.released_at, row.released_by_id = at, viewer.person
        row.save(update_fields=["released_at", "released_by"])
    note_state(row.respondent_id, abstained_at=at, submitted_at=None, is_late=receipt.is_late)
    return receipt


@action()
def withdraw_response(*, viewer: Viewer, at: datetime, response: int) -> Response:
    """Take back what was handed in, until the deadline, and open the draft again. It is kept on both sides, as taken
    back."""
    found = held(response, viewer, Act.RESPONSE_WITHDRAW)
    must_receive(found, at)
    standing = found.standing
    if standing is None:
        raise ResponseRefused(Refused.OTHER_STAGE)
    if found.head.phase(at) is not Phase.OPEN:
        raise ResponseRefused(Refused.TOO_LATE_TO_TAKE_BACK)
    take_back(found, at)
    unlock(found.row)
    note_state(
        found.row.respondent_id, submitted_at=None, abstained_at=None, released_at=None, is_late=False
    )  # fmt: skip
    record(found.row, found.row.placement, data={"number": standing.number})
    record(found.row.respondent, found.head.leads, data={"number": standing.number})
    return found.row


def _begun(found: Held, viewer: Viewer, at: datetime, kind: str) -> Content:
    """What every content begins with."""
    organisation = found.row.respondent.organisation
    return Content(
        kind=kind,
        consultation=found.head.pk,
        title=found.head.title,
        respondent=organisation.code,
        respondent_name=organisation.formal_name,
        number=last_number(found.row.respondent_id, found.receipts) + 1,
        submitted_at=at,
        late_by=late_by(found.head.window, at),
    )


def _reason(words: str) -> str:
    text = plain(words)
    if len(text) > LONGEST:
        raise ResponseRefused(Refused.TOO_LONG, length=len(text))
    return text


def _tidied(decision: Decision) -> Decision:
    return Decision(
        one_line(decision.decided_by),
        decision.decided_on,
        one_line(decision.paragraph, 40),
        one_line(decision.file_number, 60),
    )


def _kept(upload: Upload) -> Attached:
    return Attached(one_line(upload.name), store.keep(upload.content), len(upload.content))


def _handed_in(line: Line) -> HandedIn:
    text: ConsultedText = line.text
    said = {name: line.said[name] for name in OF_A_SECTION}
    return HandedIn(text.document, text.version_number, text.slug, text.number, text.heading, **said)


def _hand_in(found: Held, viewer: Viewer, at: datetime, content: Content) -> tuple[Receipt, Submission]:
    """The receipt and the copy. What counted before does so no more."""
    text = canonical(content)
    take_back(found, at)
    shared = {
        "number": content.number,
        "content_hash": checksum(text),
        "submitted_at": at,
        "submitted_by_id": viewer.person,
        "is_late": content.late_by is not None,
    }
    own, leads = found.row.placement, found.head.leads
    receipt: Receipt = Receipt.objects.create(response=found.row, content=text, **shared, **columns_of(own))
    file = content.attachment
    submission: Submission = Submission.objects.create(
        respondent_id=found.row.respondent_id,
        kind=content.kind,
        decided_by=content.decision.decided_by,
        decided_on=content.decision.decided_on,
        paragraph=content.decision.paragraph,
        file_number=content.decision.file_number,
        attachment_hash=file.sha256 if file else "",
        attachment_name=file.name if file else "",
        attachment_size=file.size if file else 0,
        stance=content.stance,
        conditions=content.conditions,
        general=content.general,
        reason=content.reason,
        **shared,
        **columns_of(leads),
    )
    told = {"number": content.number, "hash": receipt.content_hash, **_late(content.late_by)}
    record(found.row, own, data=told)
    record(submission, leads, data=told)
    enqueue("samsyn.responses.tasks.draw_receipt", receipt=receipt.pk)
    return receipt, submission


def finish_receipt(receipt: int, file_hash: str) -> None:
    """The task's own doing: the receipt as PDF is among the files."""
    Receipt.objects.filter(pk=receipt).update(file_hash=file_hash)


def _late(late: timedelta | None) -> dict[str, int]:
    return {"late": int(late.total_seconds())} if late else {}


def _copy_answers(submission: Submission, answer: Draft) -> None:
    place = columns_of(submission.placement)
    said: list[tuple[int, Said]] = [(line.text.pk, line.said) for line in answer.graded if line.said]
    SubmittedAnswer.objects.bulk_create(
        [
            SubmittedAnswer(
                submission=submission, section_id=section, **{name: one[name] for name in OF_A_SECTION}, **place
            )
            for section, one in said
        ]
    )
