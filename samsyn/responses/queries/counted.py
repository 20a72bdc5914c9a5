"""What was handed in and counts, for whoever compiles it: the newest submission of each respondent, not taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import BooleanField, Case, QuerySet, Value, When

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


@dataclass(frozen=True, slots=True)
class SeenSubmission:
    """That a submission counts and lies for whoever looks: whose, of what kind, when, and how far it reaches."""

    pk: int
    respondent: int
    kind: str
    submitted_at: datetime
    is_late: bool
    audience: str


def submissions_seen(consultation: int) -> list[SeenSubmission]:
    """The submissions that count and lie for whoever looks, without what they say. One question."""
    columns = ("pk", "respondent", "kind", "submitted_at", "is_late", "audience")
    return [SeenSubmission(*row) for row in _counted(consultation).order_by("pk").values_list(*columns)]


def answers_counted(
    consultation: int, *, section: int | None = None, submission: int | None = None
) -> Iterator[CountedAnswer]:
    """Their answers, with all words, as a stream: all of them, or those about one section, or those of one submission.
    One question."""
    rows = _answers(consultation)
    if section is not None:
        rows = rows.filter(section=section)
    if submission is not None:
        rows = rows.filter(submission=submission)
    rows = rows.order_by("submission", "section__position")
    for row in rows.values_list(*_ANSWER).iterator(chunk_size=2000):
        yield CountedAnswer(*row)


def answers_of(consultation: int, submissions: Collection[int]) -> list[CountedAnswer]:
    """The answers of these submissions, as far as they count and lie for whoever looks. One question."""
    rows = _answers(consultation).filter(submission__in=submissions)
    return [CountedAnswer(*row) for row in rows.values_list(*_ANSWER)]


def answers_among(pks: Collection[int]) -> list[CountedAnswer]:
    """The answers of these numbers, which `grades_counted` gave. One question, that goes by the numbers alone: with the
    consultation in it SQLite would try each number with each submission."""
    rows = models.SubmittedAnswer.objects.filter(pk__in=pks)
    return [CountedAnswer(*row) for row in rows.values_list(*_ANSWER)]


@dataclass(frozen=True, slots=True)
class CountedGrade:
    """The grade that a submission gives a section, the ground it says, and whether words go with it."""

    pk: int
    submission: int
    section: int
    grade: str
    ground: str
    has_words: bool


def grades_counted(consultation: int) -> Iterator[CountedGrade]:
    """Their grades without the words, as a stream. One question."""
    silent = When(comment="", proposal="", then=Value(False))
    has_words = Case(silent, default=Value(True), output_field=BooleanField())
    rows = _answers(consultation).order_by()
    columns = ("pk", "submission", "section", "grade", "ground", has_words)
    for row in rows.values_list(*columns).iterator(chunk_size=5000):
        yield CountedGrade(*row)


_ANSWER = ("pk", "submission", "section", "grade", "ground", "comment", "proposal")


def _answers(consultation: int) -> QuerySet[models.SubmittedAnswer]:
    """An answer lies where its submission lies, so the gate of the one is the gate of the other."""
    rows: QuerySet[models.SubmittedAnswer] = models.SubmittedAnswer.objects.filter(
        submission__respondent__consultation=consultation, submission__withdrawn_at=None
    )
    return rows
