"""Work done a moment later: `enqueue("samsyn.<slice>.tasks.<name>", key=…)`, run by the tick.

A task is a function in a slice's `tasks.py` under `@task()`. It takes ids and codes (they are stored as JSON), opens
`seen_by(viewer)` or `everything(why=…)` itself, and must bear being run twice: a worker may die before it said so.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

__all__ = ["enqueue", "forget_old_results", "forget_queued", "release_stuck", "run_queued", "task"]

log = structlog.get_logger("samsyn.outbox")

BATCH = 50
STUCK = timedelta(hours=1)
TRIES = 3
KEPT = timedelta(days=30)


def enqueue(name: str, *, after: datetime | None = None, **arguments: Any) -> None:
    """Put a task in the queue, in the caller's transaction: rolled back, it never was. `after`: not before then."""
    found: Task[Any, Any] = import_string(name)
    if not isinstance(found, Task):
        raise TypeError(f"{name} is not a task")
    if after is not None:
        found = found.using(run_after=after)
    found.enqueue(**arguments)


def run_queued(*, stop: Callable[[], bool] = lambda: False) -> int:
    """Run what is ready, each task claimed so that one worker has it; how many were run."""
    worker = _worker()
    for done in range(BATCH):
        row = None if stop() else _claim(worker.worker_id)
        if row is None:
            return done
        worker.run_task(row)
    return BATCH


def _worker() -> Worker:
    """The backend's own worker; only its way of running one task is used, not its loop."""
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid.uuid4().hex,
        excluded_queue_names=[],
    )


def _claim(worker_id: str) -> DBTaskResult[Any, Any] | None:
    """Looks before it locks: most ticks find nothing, and on SQLite a lock stops every writer."""
    if not DBTaskResult.objects.ready().exists():
        return None
    with exclusive_transaction("default"):
        row: DBTaskResult[Any, Any] | None = DBTaskResult.objects.ready().get_locked()
        if row is not None:
            row.claim(worker_id)
    return row


def release_stuck(*, at: datetime) -> int:
    """Tasks whose worker died are ready again; after three workers such a task has failed."""
    released = 0
    for row in DBTaskResult.objects.running().filter(started_at__lt=at - STUCK):
        again = len(row.worker_ids) < TRIES
        status = TaskResultStatus.READY if again else TaskResultStatus.FAILED
        mine = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at)
        released += mine.update(status=status, finished_at=None if again else at)
        log.warning("task stuck", task=str(row.pk), path=row.task_path, again=again)
    return released


def forget_queued(name: str) -> int:
    """Take a task's calls out of the queue that nobody waits for; how many."""
    return int(DBTaskResult.objects.ready().filter(task_path=name).delete()[0])


def forget_old_results(*, at: datetime) -> int:
    """Results, and with them arguments and tracebacks, are kept for a month."""
    return int(DBTaskResult.objects.finished().filter(finished_at__lt=at - KEPT).delete()[0])
