"""Where a second factor is required, nobody gets past without one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.accounts.tools import give_app
from tests.page import Page
from tests.world import World


@pytest.fixture(autouse=True)
def required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.mark.parametrize("path", ["/", "/mitt-arbete/"])
def test_who_has_none_is_sent_to_set_one_up(page: Page, world: World, path: str) -> None:
    answer = page.as_(world.people["officer_orust"]).client.get(path)
    assert answer.status_code == 302 and answer["Location"] == "/konto/tvafaktor/app/"


@pytest.mark.parametrize("path", ["/konto/", "/konto/logga-ut/", "/konto/tvafaktor/", "/konto/losenord/"])
def test_the_pages_on_the_way_are_open(page: Page, world: World, path: str) -> None:
    page.as_(world.people["officer_orust"]).get(path, status=200)


def test_nobody_helps_others_in_without_one(page: Page, world: World) -> None:
    secretary, other = world.people["secretary_municipal"], world.people["officer_orust"].pk
    answer = page.as_(secretary).client.get(f"/konto/hjalp/{other}/")
    assert answer.status_code == 302 and answer["Location"] == "/konto/tvafaktor/app/"


def test_who_has_one_gets_on(page: Page, world: World) -> None:
    give_app(world.people["officer_orust"])
    page.as_(world.people["officer_orust"]).get("/mitt-arbete/", status=200)


def test_the_public_reads_on(page: Page, world: World) -> None:
    page.get("/", status=200)


def test_where_it_is_optional_nobody_is_sent_away(page: Page, world: World, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    page.as_(world.people["officer_orust"]).get("/mitt-arbete/", status=200)
