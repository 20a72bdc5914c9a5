"""What is drawn for a person is nobody else's."""

from __future__ import annotations

import pytest

from tests.page import Page
from tests.world import World

PATHS = ("/", "/parter/", "/organ/", "/sammanstallningar/", "/sammanstallningar/999/")


@pytest.mark.parametrize("path", PATHS)
def test_a_page_drawn_for_a_person_is_kept_in_no_browser(page: Page, world: World, path: str) -> None:
    answer = page.as_(world.people["officer_orust"]).client.get(path)
    assert "private" in answer["Cache-Control"] and "no-store" in answer["Cache-Control"]


def test_a_public_page_may_be_kept(page: Page, world: World) -> None:
    assert not page.client.get("/parter/").has_header("Cache-Control")
