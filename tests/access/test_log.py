"""The log cannot be rewritten, and a rewritten log shows."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.access import log
from samsyn.access.models import LogEntry
from samsyn.access.scope import everything
from samsyn.domain.access import PUBLIC
from tests.world import AT, World

walls = import_module("samsyn.access.migrations.0002_append_only")


@pytest.fixture
def entries(world: World) -> list[LogEntry]:
    """Four entries more in the chain."""
    with transaction.atomic():
        return [log.append(act="feedback.give", at=AT, actor=None, place=PUBLIC, data={"n": n}) for n in range(4)]


def run(sql: str, *params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params or None)


def refused(sql: str, *params: Any) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(sql, *params)


def without_walls() -> None:
    """What somebody with the owner's rights could do. The test's transaction puts the walls back."""
    back = walls.SQLITE_BACK if connection.vendor == "sqlite" else walls.POSTGRESQL_BACK
    for statement in back:
        run(statement)


def test_the_orm_cannot_change_or_remove_an_entry(entries: list[LogEntry]) -> None:
    with everything(why="the test tries to change the log"):
        rows = LogEntry.objects.filter(pk=entries[1].pk)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows.update(act="nothing.happened")
        # Outside the walls of protected keys, as a bare DELETE.
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows._raw_delete(using="default")
    assert log.verify().fault is None


def test_raw_sql_cannot_change_or_remove_an_entry(entries: list[LogEntry]) -> None:
    refused("UPDATE access_logentry SET act = 'x' WHERE number = %s", entries[0].number)
    refused("DELETE FROM access_logentry WHERE number = %s", entries[-1].number)
    if connection.vendor == "postgresql":
        # A table that others point at needs CASCADE; the trigger still says no.
        run("SET CONSTRAINTS ALL IMMEDIATE")
        refused("TRUNCATE access_logentry CASCADE")


def test_an_entry_cannot_be_replaced_by_inserting_over_it(entries: list[LogEntry]) -> None:
    if connection.vendor == "sqlite":
        columns = "number, at, act, actor, target_type, target_id, data, previous_hash, hash, audience"
        refused(
            f"INSERT OR REPLACE INTO access_logentry (id, {columns}) "
            f"SELECT id, {columns.replace('act,', chr(39) + 'x' + chr(39) + ',', 1)} FROM access_logentry WHERE number = %s",
            entries[0].number,
        )
    else:
        refused(
            "INSERT INTO access_logentry SELECT * FROM access_logentry WHERE number = %s "
            "ON CONFLICT (number) DO UPDATE SET act = 'x'",
            entries[0].number,
        )
    assert log.verify().fault is None


def test_a_changed_entry_is_found_at_its_number(entries: list[LogEntry]) -> None:
    without_walls()
    run("UPDATE access_logentry SET act = 'x' WHERE number = %s", entries[2].number)
    assert log.verify().fault == log.Fault(entries[2].number, "hash")


def test_an_entry_rewritten_with_its_own_new_hash_breaks_the_next_link(entries: list[LogEntry]) -> None:
    without_walls()
    entry = entries[1]
    entry.act = "nothing.happened"
    run(
        "UPDATE access_logentry SET act = %s, hash = %s WHERE number = %s", entry.act, log.digest(entry), entry.number
    )
    assert log.verify().fault == log.Fault(entry.number + 1, "link")


def test_a_removed_entry_leaves_a_gap(entries: list[LogEntry]) -> None:
    without_walls()
    run("DELETE FROM access_logentry WHERE number = %s", entries[1].number)
    assert log.verify().fault == log.Fault(entries[1].number, "gap")


def test_a_sound_chain_is_counted_and_its_head_named(entries: list[LogEntry]) -> None:
    found = log.verify()
    assert found.fault is None
    assert found.entries == entries[-1].number
    assert found.head == entries[-1].hash == log.head()


def test_the_walls_can_be_taken_down_and_raised_again(entries: list[LogEntry]) -> None:
    class Editor:
        """As much of a schema editor as the migration uses, in the test's own transaction."""

        connection = connection

        def execute(self, sql: str, params: None) -> None:
            run(sql)

    walls.take_them_down(None, Editor())
    walls.raise_the_walls(None, Editor())
    refused("UPDATE access_logentry SET act = 'x'")
