"""What the tests of the parties share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from samsyn.access.models import LogEntry
from samsyn.access.scope import everything
from tests.page import Page
from tests.world import PASSWORD, World


@pytest.fixture
def fresh(page: Page, world: World) -> Callable[[str], Page]:
    """One of the cast, who has just given her password."""

    def signed_in(who: str) -> Page:
        hers = page.as_(world.people[who])
        form = hers.get("/konto/bekrafta/").form()
        form["password"] = PASSWORD
        form.submit()
        return hers

    return signed_in


@pytest.fixture
def last_entry(db: None) -> Callable[..., Any]:
    """The newest entry of the log, or the newest of an act."""

    def entry(act: str = "") -> LogEntry | None:
        with everything(why="the test reads the log as it is"):
            rows = LogEntry.objects.order_by("-number")
            return (rows.filter(act=act) if act else rows).first()

    return entry
