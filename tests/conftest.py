"""What every test has: the small world in the database, and the page client.

The database is made once and filled once (`django_db_setup`); each test runs in a transaction that is rolled back,
so the log's triggers stay on.
"""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Iterator

import pytest

from tests.page import Page
from tests.world import World

# A test run makes many objects and keeps few: looking for rubbish every 700 objects took an eighth of the time.
gc.set_threshold(50_000, 20, 20)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A run on PostgreSQL is of the tests that may ask the database. To the others pytest-django forbids it, so that they
    have had the same run on SQLite; what says `postgres` brings databases of its own."""
    if not os.environ.get("SAMSYN_DATABASE_URL"):
        return
    config.hook.pytest_deselected(items=[item for item in items if not _may_ask_the_database(item)])
    items[:] = [item for item in items if _may_ask_the_database(item)]


def _may_ask_the_database(item: pytest.Item) -> bool:
    asked = {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asked) or any(item.get_closest_marker(name) for name in ("django_db", "postgres"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> bytes:  # type: ignore[type-arg]
    """Fill the small world once, after pytest-django has made the database; the world as it is read before any test.

    Every test finds the rows like that, whatever the last one did: what it writes is rolled back.
    """
    from django.core.management import call_command

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        call_command("createcachetable", verbosity=0)
        World.build()
        return pickle.dumps(World.load())


@pytest.fixture
def world(db: None, django_db_setup: bytes) -> World:
    """The cast and their small agreement, in objects of the test's own; see tests/world.py."""
    made: World = pickle.loads(django_db_setup)
    return made


@pytest.fixture(autouse=True)
def in_swedish() -> Iterator[None]:
    """A page that was asked for in English leaves its language behind in the process: the next test begins in Swedish."""
    from django.utils import translation

    yield
    translation.deactivate()


@pytest.fixture
def page(db: None) -> Page:
    """A browser without pictures: fetches pages, checks their form, fills in and submits real forms."""
    return Page()
