"""What the compilation's pages and files ask of the database, at 50 and at 500 respondents with 60 sections each."""

from __future__ import annotations

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.consulted import SECTIONS, laid
from samsyn.access.clock import now, today
from samsyn.access.scope import seen_by
from samsyn.compilations import queries
from tests.page import Page
from tests.world import World

# The most that each may ask (the contract for consultations, under load to carry); what every page asks for its session
# and its person is counted with the pages.
BUDGETS = {"matrix": 12, "section": 10, "linear": 12, "yellow": 12, "overview": 12, "data": 12}
WHERE = {"section": (1,)}


def questions(page: Page, address: str) -> int:
    """Asked when nothing is kept from before; what every page asks for once in a while has been asked for."""
    caches["local"].clear()
    page.client.get("/parter/")
    with CaptureQueriesContext(connection) as found:
        response = page.client.get(address)
        assert response.status_code == 200, address
        for _ in response.streaming_content if response.streaming else ():
            pass
    return len(found)


def asked(world: World, page: Page, consultation: int) -> dict[str, int]:
    """Each page and each streamed file by name, and the report that both Excel and Word are written from."""
    found = {
        name: questions(page, reverse(f"live:{name}", args=[consultation, *WHERE.get(name, ())]))
        for name in (*BUDGETS, "linear_csv")
    }
    viewer = world.viewers["leader_region"]
    with seen_by(viewer), CaptureQueriesContext(connection) as report:
        queries.live_report(viewer, consultation, on=today(), at=now())
    return {**found, "report": len(report)}


@pytest.fixture
def reader(world: World, page: Page) -> Page:
    return page.as_(world.people["leader_region"])


def test_questions_do_not_grow_with_respondents(world: World, reader: Page) -> None:
    few = laid(50, world.people["leader_region"])
    with seen_by(world.viewers["leader_region"]) as viewer:
        assert len(queries.live_head(viewer, few).seen) == 50
    at_50 = asked(world, reader, few)
    many = laid(500, world.people["leader_region"])
    with seen_by(world.viewers["leader_region"]) as viewer:
        assert len(queries.live_head(viewer, many).seen) * SECTIONS == 30_000
    at_500 = asked(world, reader, many)
    # The list as a file reads its words ten thousand lines at a time, so that it never holds them all.
    assert at_500.pop("linear_csv") == at_50.pop("linear_csv") + 500 * SECTIONS // 10_000 - 1
    assert at_500 == at_50
    assert {name: n for name, n in at_50.items() if n > BUDGETS.get(name, 10)} == {}
