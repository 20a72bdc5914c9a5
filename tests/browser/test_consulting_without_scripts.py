"""The essential path of a consultation with JavaScript really off: composing, sending, answering, the matrix."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser import consulting as to
from tests.browser.conftest import NARROW, Visitor
from tests.browser.consulting import follow, heading, press


def fits(visitor: Visitor) -> Page:
    """No sideways scroll on a phone; axe has had the same pages in test_consulting.py."""
    assert not axe.scrolls_sideways(visitor.page), visitor.page.url
    return visitor.page


def test_a_consultation_goes_all_the_way_without_javascript(visit_fresh: Any) -> None:
    leader, hedda = people = visit_fresh(NARROW, scripts=False), visit_fresh(NARROW, scripts=False)
    leader.be("processledare-region")
    address = to.compose(leader, fits)
    to.preview(leader, fits)
    to.send(leader, fits)
    link = to.invitation_to(hedda, to.ORUST)
    hedda.be("handlaggare-orust")
    to.take_up(hedda, link, fits)
    _answers(hedda)
    to.release(hedda, fits)
    to.hand_in(hedda, fits, minutes=to.MINUTES)
    _reads_the_matrix(leader, address)
    for one in people:
        assert not one.abroad and not one.complaints, (one.complaints, one.abroad)


def _answers(hedda: Visitor) -> None:
    """Each section has its button, and says when it was saved. What is lacking is told before the release."""
    page = hedda.page
    follow(fits(hedda), "Svara på nästa avsnitt")
    page.get_by_label("Stämmer delvis").check()
    press(fits(hedda), "Spara avsnittet")
    expect(page.locator("#sparat")).to_contain_text("Senast sparat")
    follow(page, "Till översikten")
    expect(fits(hedda).locator(".answer-lines").last).to_contain_text("Kommentar saknas")
    follow(page, "Frisläpp för beslut")
    expect(fits(hedda).get_by_role("button", name="Kontrollera igen")).to_be_visible()
    page.locator(".left-to-do a").first.click()
    page.get_by_label("Kommentar", exact=True).fill("Stycket behöver säga vem som kallar.")
    press(page, "Spara och gå till nästa")
    page.get_by_label("Stämmer helt").check()
    press(page, "Spara avsnittet")
    page.get_by_role("link", name="Synpunkter på helheten").click()
    page.get_by_label("Tillstyrker", exact=True).check()
    press(fits(hedda), "Spara synpunkterna")
    expect(page.locator("#sparat")).to_contain_text("Senast sparat")
    follow(page, "Till översikten")


def _reads_the_matrix(leader: Visitor, address: str) -> None:
    """Where a cell cannot be chosen, the respondent and the section lead to the same answer."""
    page = leader.page
    page.goto(address)
    follow(fits(leader), "Sammanställningen")
    row = page.locator("table.matrix tr", has=page.get_by_role("link", name=to.ORUST, exact=True))
    expect(row.locator("td.g").first).to_contain_text("D")
    expect(fits(leader).get_by_text("Välj en ruta")).to_be_hidden()
    row.get_by_role("link", name=to.ORUST, exact=True).click()
    heading(page, to.ORUST)
    expect(page.get_by_text("Stycket behöver säga vem som kallar.")).to_be_visible()
    fits(leader).get_by_role("table").get_by_role("link").first.click()
    expect(page.get_by_text("Stycket behöver säga vem som kallar.")).to_be_visible()
    fits(leader)
