"""The database as one file, and back: SQLite's own copy, PostgreSQL's own dump. Both while others write."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The file's name in a backup, by database.
NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


class CannotBackUp(Exception):
    """Why a backup or a restore cannot be done, in words for the operator."""


@dataclass(frozen=True, slots=True)
class Head:
    """The log at the moment of the copy: how many entries, and the last hash."""

    entries: int
    head: str


def dump(into: Path) -> Head:
    """Write the database to `into`; the log's head as it stands in the copy."""
    from django.db import connection

    return _dump_sqlite(into) if connection.vendor == "sqlite" else _dump_postgresql(into)


def load(file: Path) -> None:
    """Put the file's content where the settings say; the place must be empty."""
    from django.db import connection

    if connection.vendor == "sqlite":
        _load_sqlite(file)
    else:
        _load_postgresql(file)


def tables() -> list[str]:
    """What lies in the database's place now."""
    from django.db import connection

    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return []
    names = connection.introspection.table_names()
    connection.close()
    return names


def _dump_sqlite(into: Path) -> Head:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(into)])
    into.chmod(0o600)
    copy = sqlite3.connect(f"{into.as_uri()}?mode=ro", uri=True)
    try:
        return _head(copy.execute(HEAD).fetchone())
    finally:
        copy.close()


def _dump_postgresql(into: Path) -> Head:
    """The dump and the head are read from the same snapshot."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        cursor.execute(HEAD)
        head = _head(cursor.fetchone())
        _program(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={snapshot}",
            f"--file={into}",
        )
    into.chmod(0o600)
    return head


# Settings of a connection that have a variable of the same name.
LIBPQ = {"host", "port", "user", "password", "sslmode", "sslrootcert", "sslcert", "sslkey", "service", "passfile"}
HEAD = "SELECT number, hash FROM access_logentry ORDER BY number DESC LIMIT 1"


def _head(row: Any) -> Head:
    from samsyn.access.log import GENESIS

    return Head(row[0], row[1]) if row else Head(0, GENESIS)


def _load_sqlite(file: Path) -> None:
    """Renamed into place whole; a crash leaves either nothing or everything."""
    from django.db import connection

    connection.close()
    place = Path(connection.settings_dict["NAME"])
    place.parent.mkdir(parents=True, exist_ok=True)
    for left in (place, place.with_name(place.name + "-wal"), place.with_name(place.name + "-shm")):
        left.unlink(missing_ok=True)
    half = place.with_name(place.name + ".half")
    shutil.copyfile(file, half)
    half.chmod(0o600)
    with half.open("rb") as written:
        os.fsync(written.fileno())
    half.replace(place)


def _load_postgresql(file: Path) -> None:
    _program(
        "pg_restore",
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        "--exit-on-error",
        f"--dbname={_database()['NAME']}",
        str(file),
    )


def _database() -> dict[str, Any]:
    from django.db import connection

    return connection.settings_dict


def _program(name: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs against our database; the password goes in the environment, not the list."""
    program = _found(name)
    env = os.environ | _told()
    done = subprocess.run([program, *arguments], env=env, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise CannotBackUp(f"{name} misslyckades: {done.stderr.strip()[-500:]}")


def _told() -> dict[str, str]:
    """The database's settings as the variables that PostgreSQL's programs read."""
    told = _database()
    settings = {k.lower(): v for k, v in told.items() if k in {"HOST", "PORT", "USER", "PASSWORD"}} | told["OPTIONS"]
    found = {f"PG{key.upper()}": str(value) for key, value in settings.items() if key in LIBPQ and value}
    return found | {"PGDATABASE": str(told["NAME"])}


def _found(name: str) -> str:
    """The newest of Debian's PostgreSQL programs, or the one on the path."""
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parts[-3]))
    program = str(newest[-1]) if newest else shutil.which(name)
    if not program:
        raise CannotBackUp(f"Programmet {name} saknas. På Debian: apt-get install postgresql-client")
    return program
