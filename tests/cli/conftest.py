"""Whole installations to run `samsyn` words in: folders and databases of their own, never the tests' own database."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMSYN = [sys.executable, "-m", "samsyn.cli.main"]
MAIL = "kim@prov.example"


@dataclass
class Installation:
    """A place where `samsyn` runs: a data folder and a database (SQLite in the folder, or PostgreSQL at an address)."""

    data: Path
    database: str = ""
    told: dict[str, str] = field(default_factory=lambda: {"SAMSYN_MODE": "test"})

    @property
    def env(self) -> dict[str, str]:
        others = ("SAMSYN_", "DJANGO_", "PYTHONDONTWRITEBYTECODE")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(others)}
        places = {"SAMSYN_DATA": str(self.data), "SAMSYN_DATABASE_URL": self.database}
        # Compiled code is kept, as on any machine where the program is at home: a word starts in half the time.
        python = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(Path(gettempdir()) / "samsyn-tests-pycache")}
        return {**kept, **places, **python, **self.told}

    def start(self, *words: str, **options: Any) -> subprocess.Popen[str]:
        return subprocess.Popen([*SAMSYN, *words], env=self.env, text=True, cwd=self.data.parent, **options)

    def run(self, *words: str, code: int = 0) -> str:
        """Run a word to its end; what it printed. It must end with this exit code."""
        pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        with self.start(*words, **pipe) as process:
            said, _ = process.communicate(timeout=240)
        assert process.returncode == code, f"samsyn {' '.join(words)} ended with {process.returncode}: {said}"
        return said

    def sql(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows that a statement gives, straight from the database."""
        if self.database:
            with psycopg.connect(self.database) as database:
                cursor = database.execute(statement.replace("?", "%s").encode(), values)
                return cursor.fetchall() if cursor.description else []
        database = sqlite3.connect(self.data / "samsyn.sqlite3")
        try:
            with database:
                return database.execute(statement, values).fetchall()
        finally:
            database.close()

    def tables(self) -> list[str]:
        names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        if self.database:
            names = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        return sorted(name for (name,) in self.sql(names))

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table."""
        return {name: sorted(self.sql(f'SELECT * FROM "{name}"'), key=repr) for name in self.tables()}

    def letter(self, subject: str) -> None:
        """A letter in the outbox, waiting since yesterday."""
        self.sql(
            'INSERT INTO outbox_letter ("to", sender, subject, text, html, made_at, state, attempts, next_try_at, error) '
            "VALUES (?, 'samsyn@prov.example', ?, 'Hej!', '', ?, 'waiting', 0, ?, '')",
            MAIL,
            subject,
            "2026-01-01 08:00:00+00:00" if self.database else "2026-01-01 08:00:00",
            "2026-01-01 08:00:00+00:00" if self.database else "2026-01-01 08:00:00",
        )


INIT = ("init", "--name", "Provlänet", "--admin-email", MAIL)
BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a filled installation on SQLite, to copy."""
    data = tmp_path_factory.mktemp("pattern") / "data"
    Installation(data).run(*INIT)
    return data


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The PostgreSQL that the tests may make databases on."""
    address = os.environ.get("SAMSYN_TEST_POSTGRES", "")
    if not address:
        pytest.skip("SAMSYN_TEST_POSTGRES names no server")
    made = Server(address)
    yield made
    made.drop_all()


@pytest.fixture(scope="session")
def postgres_pattern(server: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a filled database, to copy."""
    address = server.database()
    Installation(tmp_path_factory.mktemp("pattern") / "data", address).run(*INIT)
    return address


@dataclass
class Server:
    """Makes databases, remembers them, and drops them at the end."""

    address: str
    made: list[str] = field(default_factory=list)

    def database(self, like: str = "template1") -> str:
        """The address of a new database: empty, or a copy of the one at the address `like`."""
        name, pattern = f"cli_{uuid.uuid4().hex[:12]}", like.rsplit("/", 1)[-1]
        self._do(f"CREATE DATABASE {name} TEMPLATE {pattern}")
        self.made.append(name)
        return urlunsplit(urlsplit(self.address)._replace(path=f"/{name}"))

    def drop_all(self) -> None:
        for name in self.made:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _do(self, statement: str) -> None:
        with psycopg.connect(self.address, autocommit=True) as database:
            database.execute(statement.encode())


@pytest.fixture(params=BOTH)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Installation]:
    """Makes empty installations, on each of the two databases."""
    databases: Server | None = request.getfixturevalue("server") if request.param == "postgresql" else None

    def make() -> Installation:
        data = tmp_path / f"place-{uuid.uuid4().hex[:8]}"
        return Installation(data, databases.database() if databases else "")

    return make


@pytest.fixture
def filled(request: pytest.FixtureRequest, place: Callable[[], Installation], tmp_path: Path) -> Installation:
    """An installation with the county that comes with the program, on the same database as `place`."""
    data = tmp_path / "filled"
    if "postgresql" in request.node.callspec.params.values():
        databases: Server = request.getfixturevalue("server")
        return Installation(data, databases.database(like=request.getfixturevalue("postgres_pattern")))
    shutil.copytree(request.getfixturevalue("pattern"), data)
    return Installation(data)


@pytest.fixture
def county(pattern: Path, tmp_path: Path) -> Installation:
    """A filled installation on SQLite, for words that do the same on both databases."""
    shutil.copytree(pattern, tmp_path / "data")
    return Installation(tmp_path / "data")
