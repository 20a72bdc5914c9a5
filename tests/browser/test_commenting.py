"""Marked words become a quote; what only scripts can do is not offered without them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW

SECTION = "/avtal/halso-och-sjukvardsavtal/halso-och-sjukvardsavtal/uppsagning/"


def test_marked_words_become_the_quote_of_a_comment(visit_fresh: Any) -> None:
    officer = visit_fresh(NARROW)
    officer.be("handlaggare-orust")
    page = officer.go(SECTION)
    page.get_by_text("Kommentera avsnittet").click()
    page.locator("[data-quotable] p").first.select_text()
    quote = page.get_by_label("Citat ur avsnittet")
    expect(quote).not_to_have_value("")
    marked = quote.input_value()
    page.get_by_label("Kommentar", exact=True).fill("Räcker det med e-post?")
    page.get_by_label("Alla hos Orust").check()
    page.get_by_role("button", name="Spara kommentaren").click()
    saved = page.locator("#kommentarer li").last
    expect(saved).to_contain_text("Räcker det med e-post?")
    expect(saved.locator("blockquote")).to_have_text(marked)
    assert not officer.complaints


def test_what_somebody_typed_is_not_written_over_by_what_is_marked(visit: Any) -> None:
    officer = visit()
    officer.be("handlaggare-orust")
    page = officer.go(f"{SECTION.replace('uppsagning/', 'version/4/uppsagning/')}kommentera/")
    quote = page.get_by_label("Citat ur avsnittet")
    quote.fill("skriftligen")
    page.locator("[data-quotable] p").first.select_text()
    page.wait_for_function("window.getSelection().toString().length > 20")
    expect(quote).to_have_value("skriftligen")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_button_that_prints_is_there_where_it_can(visit: Any, scripts: bool) -> None:
    page = visit(scripts=scripts).go(SECTION)
    button = page.get_by_role("button", name="Skriv ut")
    expect(button).to_be_visible() if scripts else expect(button).to_be_hidden()
