"""What was handed in and counts, for whoever compiles it: the newest submission of each respondent, not taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from samsyn.responses import models


@dataclass(frozen=True, slots=True)
class CountedSubmission:
    """A submission that counts: whose, when, how it was decided, and what it says of the whole."""

    pk: int
    respondent: int
    organisation: int
    kind: str
    submitted_at: datetime
    is_late: bool
    decided_by: str
    decided_on: date | None
    paragraph: str
    file_number: str
    stance: str
    conditions: str
    general: str
    reason: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class CountedAnswer:
    """What a submission says of one section (`ConsultedText.pk`)."""

    pk: int
    submission: int
    section: int
    grade: str
    ground: str
    comment: str
    proposal: str


def _counted(consultation: int) -> QuerySet[models.Submission]:
    rows: QuerySet[models.Submission] = models.Submission.objects.filter(
        respondent__consultation=consultation, withdrawn_at=None
    )
    return rows


_SUBMISSION = (
    "pk", "respondent", "respondent__organisation", "kind", "submitted_at", "is_late", "decided_by", "decided_on",
    "paragraph", "file_number", "stance", "conditions", "general", "reason", "content_hash",
)  # fmt: skip


def submissions_counted(consultation: int) -> list[CountedSubmission]:
    """The submissions that count and lie for whoever looks, in the order of the organisations. One question."""
    rows = _counted(consultation).order_by("respondent__organisation__sort_key", "pk")
    return [CountedSubmission(*row) for row in rows.values_list(*_SUBMISSION)]


def answers_counted(consultation: int) -> Iterator[CountedAnswer]:
    """Their answers, with all words, as a stream. One question."""
    rows = models.SubmittedAnswer.objects.filter(submission__in=_counted(consultation))
    columns = ("pk", "submission", "section", "grade", "ground", "comment", "proposal")
    for row in rows.order_by("submission", "section__position").values_list(*columns).iterator(chunk_size=2000):
        yield CountedAnswer(*row)
