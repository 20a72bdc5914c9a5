"""Django for the words that need it, and a database and static files that are in step with the program."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def set_up(*, quiet: bool = True) -> None:
    """Start Django. `quiet`: a word that prints its own lines keeps the log to warnings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.site.settings")
    if quiet:
        os.environ.setdefault("SAMSYN_LOG_LEVEL", "WARNING")
    import django
    from django.conf import settings

    django.setup()
    # Made here and not by whoever writes first, so that nobody else on the machine reads it.
    if not settings.DATA.exists():
        settings.DATA.mkdir(parents=True, mode=0o700)


def prepared() -> None:
    """Bring database, cache table and static files in step. Quick when they are; one process at a time when not."""
    if not database_behind() and not static_behind():
        return
    with alone():
        if database_behind():
            migrate()
            reindex()
        if static_behind():
            collect_static()


def database_behind() -> bool:
    """Does the database lack migrations or the cache table?"""
    from django.core.cache import caches
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return True
    return str(caches.settings["default"]["LOCATION"]) not in connection.introspection.table_names()


def migrate() -> None:
    """Apply what is missing, and make the table that the shared cache lives in."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def reindex() -> int:
    """Work out anew what can be searched; how many things can."""
    from samsyn.search import actions

    return actions.reindex()


def static_behind() -> bool:
    """Have the static files changed since they were collected? Tests serve them from their places instead."""
    from django.conf import settings

    if settings.MODE == "test":
        return False
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    return not stamp.exists() or stamp.read_text() != _static_print()


def collect_static() -> None:
    from django.conf import settings
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)
    (Path(settings.STATIC_ROOT) / ".collected").write_text(_static_print())


def _static_print() -> str:
    """What the sources look like from outside: names, sizes and times of all of them."""
    from django.contrib.staticfiles.finders import get_finders

    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(None):
            told = Path(storage.path(name)).stat()
            seen.update(f"{name} {told.st_size} {told.st_mtime_ns}\n".encode())
    return seen.hexdigest()


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other process on this machine, or on this PostgreSQL, brings the same things in step."""
    from django.conf import settings
    from django.db import connection

    with (settings.DATA / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext('samsyn prepares'))")
        try:
            yield
        finally:
            with suppress(Exception), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtext('samsyn prepares'))")


def wrong_mode() -> str:
    """Why this mode may not serve, or do what is due in, this database; nothing when it may."""
    from django.conf import settings

    from samsyn.parties.queries.installation import filled_for_another_mode

    if not filled_for_another_mode():
        return ""
    if settings.DEMO:
        return "Databasen innehåller en riktig installation. Den körs inte i demoläge (SAMSYN_MODE=demo)."
    return "Databasen innehåller demolänet. Ange en annan mapp med SAMSYN_DATA, eller en annan databas."


def calmly(fault: Exception) -> str:
    """One line for what the surroundings did wrong (settings, database); nothing for faults of the program."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError, ProgrammingError

    if isinstance(fault, ImproperlyConfigured):
        return f"Inställningarna håller inte. {fault}"
    # PostgreSQL and SQLite name a table that is not there by different kinds of fault.
    if isinstance(fault, ProgrammingError) or (isinstance(fault, OperationalError) and "no such " in str(fault)):
        return f"Databasen är inte i fas med programmet. Kör först: samsyn upgrade. ({str(fault).splitlines()[0]})"
    if isinstance(fault, OperationalError):
        return f"Databasen svarar inte. {fault}"
    return ""
