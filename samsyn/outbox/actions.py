"""Changes to the outbox: letters in, letters out, runs of jobs claimed.

These are the house's own doings, without a viewer, so they are plain functions and write no entry in the log: a
letter belongs to the action that caused it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from samsyn.outbox.delivery import deliver, reason
from samsyn.outbox.models import Attempt, JobRun, Letter

log = structlog.get_logger("samsyn.outbox")

# The pause after the first refused try, the second, …; after the last pause's try the letter is given up.
PAUSES = [
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
]
# A letter being sent is out of others' reach this long; a worker that died leaves it for the next one then.
LEASE = timedelta(minutes=10)
KEPT = timedelta(days=30)
BATCH = 100


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as somebody wrote it, before it is in the outbox."""

    to: str
    sender: str
    subject: str
    text: str
    html: str = ""


def put_in_outbox(drafts: Iterable[Draft], *, at: datetime) -> None:
    """Keep the letters in the caller's transaction: a rolled-back change sends nothing."""
    Letter.objects.bulk_create(
        Letter(
            to=draft.to,
            sender=draft.sender,
            subject=draft.subject[:300],
            text=draft.text,
            html=draft.html,
            made_at=at,
            next_try_at=at,
        )
        for draft in drafts
    )


def send_waiting(*, at: datetime, stop: Callable[[], bool] = lambda: False) -> int:
    """Try every letter whose turn has come; how many were sent. Safe with any number of workers at once."""
    turn = Letter.objects.filter(state="waiting", next_try_at__lte=at).order_by("next_try_at", "pk")
    sent = 0
    for letter in turn[:BATCH]:
        if stop():
            break
        attempt = _claim(letter, at)
        if attempt is not None:
            sent += _try(letter, attempt, at)
    return sent


def _claim(letter: Letter, at: datetime) -> Attempt | None:
    """Take the letter, if nobody else did since it was read."""
    with transaction.atomic():
        mine = Letter.objects.filter(pk=letter.pk, state="waiting", attempts=letter.attempts)
        if not mine.update(attempts=letter.attempts + 1, next_try_at=at + LEASE):
            return None
        return Attempt.objects.create(letter=letter, number=letter.attempts + 1, at=at)


def _try(letter: Letter, attempt: Attempt, at: datetime) -> bool:
    try:
        deliver(letter)
    except Exception as fault:
        _put_back(letter, attempt, at, reason(fault))
        return False
    with transaction.atomic():
        _mine(letter, attempt).update(state="sent", sent_at=at, next_try_at=None, error="")
        Attempt.objects.filter(pk=attempt.pk).update(outcome="sent")
    return True


def _put_back(letter: Letter, attempt: Attempt, at: datetime, error: str) -> None:
    """Wait longer for each refusal; after the last pause the letter has failed, and the log says so."""
    with transaction.atomic():
        Attempt.objects.filter(pk=attempt.pk).update(outcome="refused", error=error)
        if attempt.number <= len(PAUSES):
            _mine(letter, attempt).update(next_try_at=at + PAUSES[attempt.number - 1], error=error)
            return
        _mine(letter, attempt).update(state="failed", next_try_at=None, error=error)
    log.error("letter failed", letter=letter.pk, attempts=attempt.number, error=error)


def _mine(letter: Letter, attempt: Attempt) -> QuerySet[Letter]:
    return Letter.objects.filter(pk=letter.pk, state="waiting", attempts=attempt.number)


def empty_old_letters(*, at: datetime) -> int:
    """What was written, and to whom, is forgotten after a month; that a letter went, and when, is kept."""
    old = Letter.objects.filter(made_at__lt=at - KEPT).exclude(Q(state="waiting") | Q(to=""))
    return old.update(to="", subject="", text="", html="")


def claim_run(job: str, due_at: datetime, *, at: datetime) -> int | None:
    """The run's key when this worker is the one to do it. Looks before it writes: most ticks have nothing due."""
    if JobRun.objects.filter(job=job, due_at=due_at).exists():
        return None
    try:
        with transaction.atomic():
            return JobRun.objects.create(job=job, due_at=due_at, started_at=at).pk
    except IntegrityError:
        return None


def finish_run(run: int, *, at: datetime, error: str = "") -> None:
    JobRun.objects.filter(pk=run).update(finished_at=at, error=error[:300])


def forget_old_runs(*, at: datetime) -> int:
    return JobRun.objects.filter(due_at__lt=at - KEPT).delete()[0]
