"""Reads of the outbox: letters with their tries, what waits and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Count, F, Min, QuerySet, When
from django_tasks_db.models import DBTaskResult, get_date_max

from samsyn.outbox.models import JobRun, Letter


@dataclass(frozen=True, slots=True)
class Try:
    """One try to send: when, and how it went (`begun`, `sent`, `refused` with a code)."""

    at: datetime
    outcome: str
    error: str


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter for the operator's list. The text is not here: it is the receiver's."""

    pk: int
    to: str
    subject: str
    state: str
    made_at: datetime
    next_try_at: datetime | None
    sent_at: datetime | None
    tries: tuple[Try, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits: how many letters and tasks, since when the longest, and how many were given up."""

    letters: int
    oldest_letter_at: datetime | None
    failed_letters: int
    tasks: int
    oldest_task_at: datetime | None
    failed_tasks: int


def letters(*, state: str = "", limit: int = 200) -> list[LetterRow]:
    """The latest letters (of one state), newest first, each with its tries. Two queries."""
    rows = Letter.objects.order_by("-made_at", "-pk").prefetch_related("tries")
    if state:
        rows = rows.filter(state=state)
    return [
        LetterRow(
            pk=row.pk,
            to=row.to,
            subject=row.subject,
            state=row.state,
            made_at=row.made_at,
            next_try_at=row.next_try_at,
            sent_at=row.sent_at,
            tries=tuple(Try(t.at, t.outcome, t.error) for t in row.tries.all()),
        )
        for row in rows[:limit]
    ]


def waiting() -> Waiting:
    """The state of the queues; a letter pausing after a refusal counts as waiting since it was made. Four queries."""
    held = Letter.objects.filter(state="waiting").aggregate(n=Count("pk"), oldest=Min("made_at"))
    ready = DBTaskResult.objects.ready().aggregate(n=Count("pk"), oldest=Min("enqueued_at"))
    return Waiting(
        letters=held["n"],
        oldest_letter_at=held["oldest"],
        failed_letters=Letter.objects.filter(state="failed").count(),
        tasks=ready["n"],
        oldest_task_at=ready["oldest"],
        failed_tasks=DBTaskResult.objects.failed().count(),
    )


def failed_letters() -> int:
    """How many letters were given up."""
    return Letter.objects.filter(state="failed").count()


def longest_due(*, at: datetime) -> tuple[datetime | None, datetime | None]:
    """Since when the longest-waiting letter, and the longest-waiting task, could have been done; None: none is due."""
    letter = Letter.objects.filter(state="waiting", next_try_at__lte=at).aggregate(oldest=Min("next_try_at"))
    # A task that was asked to wait has waited only since then.
    since = Case(When(run_after=get_date_max(), then=F("enqueued_at")), default=F("run_after"))
    task = DBTaskResult.objects.ready().aggregate(oldest=Min(since))
    return letter["oldest"], task["oldest"]


def last_run(job: str) -> datetime | None:
    """When the job last finished well."""
    return (
        JobRun.objects.filter(job=job, finished_at__isnull=False, error="")
        .order_by("-finished_at")
        .values_list("finished_at", flat=True)
        .first()
    )


def whole_letters() -> QuerySet[Letter]:
    """Letters with their texts, newest first. For the demo, whose receivers are fictional; an operator gets `letters`."""
    return Letter.objects.order_by("-made_at", "-pk")
