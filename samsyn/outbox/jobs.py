"""What the house does by itself, and when: a table of jobs, and the tick that does what is due.

Any number of replicas may tick: a unique row per job and moment says whose it is. A job bears being run twice.
"""

from __future__ import annotations

import time as clock
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

import structlog
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.db import connection
from django.db.models.functions import Now
from django.utils.module_loading import import_string

from samsyn.access.log import verify
from samsyn.outbox import actions, tasks
from samsyn.outbox.schedule import Daily, EachTick, Every, Schedule

log = structlog.get_logger("samsyn.outbox")

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Job:
    """When, and what: `run(at, stop)`; a long job looks at `stop()` between pieces."""

    schedule: Schedule
    run: Callable[[datetime, Stop], Any]


def clear_sessions(at: datetime, stop: Stop) -> None:
    """Sessions that have run out, and what was noted about them (address, browser). They run out by the real clock: a
    demo that stands on a later day must not sign everybody out."""
    Session.objects.filter(expire_date__lt=at).filter(expire_date__lt=Now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


def clear_cache(at: datetime, stop: Stop) -> None:
    """What has expired in the shared cache; Django clears it only when the table is full."""
    table = connection.ops.quote_name(str(caches.settings["default"]["LOCATION"]))
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {table} WHERE expires < %s",  # noqa: S608
            [connection.ops.adapt_datetimefield_value(at.replace(microsecond=0))],
        )


def forget(at: datetime, stop: Stop) -> None:
    """What need not be kept longer than a month: letters' contents, runs of jobs, results of tasks."""
    actions.empty_old_letters(at=at)
    actions.forget_old_runs(at=at)
    tasks.forget_old_results(at=at)


def publish_log_head(at: datetime, stop: Stop) -> None:
    """The log walked and its last hash said aloud, so that a chain rewritten later shows against the kept line."""
    found = verify()
    if found.fault:
        log.error("log broken", number=found.fault.number, fault=found.fault.what)
        return
    log.info("log head", entries=found.entries, head=found.head)


JOBS: Mapping[str, Job] = {
    "letters.send": Job(EachTick(), lambda at, stop: actions.send_waiting(at=at, stop=stop)),
    "tasks.run": Job(EachTick(), lambda at, stop: tasks.run_queued(stop=stop)),
    "tasks.release": Job(Every(minutes=15), lambda at, stop: tasks.release_stuck(at=at)),
    "cache.clear": Job(Every(minutes=60), clear_cache),
    "log.head": Job(Daily(time(0, 5)), publish_log_head),
    "sessions.clear": Job(Daily(time(3, 15)), clear_sessions),
    "results.forget": Job(Daily(time(3, 30)), forget),
}


def all_jobs() -> dict[str, Job]:
    """The jobs of every module that the setting SAMSYN_JOBS names."""
    jobs: dict[str, Job] = {}
    for module in settings.SAMSYN_JOBS:
        jobs |= import_string(f"{module}.JOBS")
    return jobs


def tick(*, at: datetime, stop: Stop = lambda: False) -> list[str]:
    """Do what is due at `at` and not done yet; the names of the jobs that were done. A job that fails stops no other."""
    done = []
    for name, job in all_jobs().items():
        if stop():
            break
        due_at = job.schedule.due(at)
        run = actions.claim_run(name, due_at, at=at) if due_at else None
        if due_at and run is None:
            continue
        if _do(name, job, at, stop, run):
            done.append(name)
    return done


def _do(name: str, job: Job, at: datetime, stop: Stop, run: int | None) -> bool:
    began, error = clock.perf_counter(), ""
    try:
        job.run(at, stop)
    except Exception as fault:
        error = type(fault).__name__
        log.exception("job failed", job=name)
    if run is not None:
        actions.finish_run(run, at=at, error=error)
        log.info("job", job=name, ms=round((clock.perf_counter() - began) * 1000), ok=not error)
    return not error
