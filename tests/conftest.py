"""What every test has: the small world in the database, and the page client.

The database is made once and filled once (`django_db_setup`); each test runs in a transaction that is rolled back,
so the log's triggers stay on.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.page import Page
from tests.world import World


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> None:  # type: ignore[type-arg]
    """Fill the small world once, after pytest-django has made the database."""
    from django.core.management import call_command

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        call_command("createcachetable", verbosity=0)
        World.build()


@pytest.fixture
def world(db: None) -> World:
    """The cast and their small agreement; see tests/world.py."""
    return World.load()


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
