"""The health addresses answer truly, without a viewer and without secrets."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from samsyn.outbox.actions import Draft, put_in_outbox
from samsyn.site import health
from tests.world import World

ALIVE, READY = "/halsa/lever", "/halsa/redo"


def test_a_living_process_says_so_without_touching_the_database(client: Client) -> None:
    """Without the `db` fixture any query would raise."""
    response = client.get(ALIVE)
    assert (response.status_code, response.json()) == (200, {"ok": True})
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_a_ready_installation_names_what_was_checked(client: Client, world: World) -> None:
    response = client.get(READY)
    assert response.status_code == 200
    assert response.json() == {
        "ok": True,
        "checks": {"database": True, "migrations": True, "storage": True, "letters": True, "tasks": True},
    }


def test_a_silent_database_makes_it_not_ready_and_its_words_are_not_told(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent() -> bool:
        raise OperationalError("could not connect to db.secret.example as samsyn")

    monkeypatch.setitem(health.CHECKS, "database", silent)
    response = client.get(READY)
    assert response.status_code == 503
    assert response.json()["checks"]["database"] is False
    assert "secret" not in response.content.decode()


def test_a_letter_that_nobody_came_by_to_send_makes_it_not_ready(client: Client, world: World) -> None:
    made = timezone.now() - health.LONGEST_WAIT - timedelta(seconds=5)
    put_in_outbox([Draft("kim@prov.example", "a@prov.example", "Ämne", "Text")], at=made)
    assert client.get(READY).json()["checks"]["letters"] is False


def test_a_folder_that_cannot_be_written_makes_it_not_ready(
    client: Client, world: World, settings: Any, tmp_path: Any
) -> None:
    (tmp_path / "files").write_text("a file where the folder should be")
    settings.FILES = tmp_path / "files"
    assert client.get(READY).json()["checks"]["storage"] is False


def test_migrations_are_asked_for_until_they_are_all_there(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = [["one more"], []]

    class Executor:
        def __init__(self, connection: Any) -> None:
            self.loader = self
            self.graph = self

        def leaf_nodes(self) -> None:
            return None

        def migration_plan(self, targets: Any) -> list[str]:
            return plans.pop(0)

    monkeypatch.setattr(health, "MigrationExecutor", Executor)
    check = health._Migrations()
    assert [check(), check(), check()] == [False, True, True]


def test_health_only_answers_to_looking(client: Client) -> None:
    assert client.post(ALIVE).status_code == 405
