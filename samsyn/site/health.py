"""Is the process alive, and is it ready to answer? For supervisors and load balancers; says nothing secret."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import timedelta

import structlog
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from samsyn.outbox.queries import longest_due

log = structlog.get_logger("samsyn.health")

# Something that was due so long ago means that no tick comes by.
LONGEST_WAIT = timedelta(minutes=15)


@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """The process answers; nothing else is asked."""
    return JsonResponse({"ok": True})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Every check by name, true or false; 503 when one is false."""
    checks = {name: _holds(name, check) for name, check in CHECKS.items()}
    ok = all(checks.values())
    return JsonResponse({"ok": ok, "checks": checks}, status=200 if ok else 503)


def _holds(name: str, check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception as fault:
        # The kind of fault only: a database's message may name hosts and people.
        log.warning("not ready", check=name, fault=type(fault).__name__)
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return tuple(cursor.fetchone()) == (1,)


class _Migrations:
    """Asked until the first yes: a running program's own migrations do not grow."""

    def __init__(self) -> None:
        self.applied = False

    def __call__(self) -> bool:
        if not self.applied:
            executor = MigrationExecutor(connection)
            self.applied = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        return self.applied


def _storage() -> bool:
    settings.FILES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=settings.FILES) as file:
        return file.write(b"ok") == 2


def _letters() -> bool:
    return _recent(0)


def _tasks() -> bool:
    return _recent(1)


def _recent(which: int) -> bool:
    # The real time: what the tick has not come by to do is a matter of the clock on the wall, also in the demo.
    at = timezone.now()
    since = longest_due(at=at)[which]
    return since is None or at - since < LONGEST_WAIT


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _Migrations(),
    "storage": _storage,
    "letters": _letters,
    "tasks": _tasks,
}
