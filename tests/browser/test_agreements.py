"""Journeys through the agreements: a lawyer cites the clause on notice, two draft the same section, the public reads."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.conftest import NARROW, WIDE

PACKAGE = "/avtal/halso-och-sjukvardsavtal/"
DRAFT = f"{PACKAGE}psykisk-halsa/arbete/"
SECTION = f"{DRAFT}avsnitt/krisplan/"


def test_a_lawyer_finds_the_clause_on_notice_cites_it_and_prints_it(visit: Any) -> None:
    visitor = visit(WIDE)
    page = visitor.be("jurist-kommun")
    page.get_by_role("searchbox").first.fill("uppsägningen")
    page.get_by_role("searchbox").first.press("Enter")
    # She sits in the working group, and finds its open version too; what one cites is published.
    page.locator('main a[href*="/version/"]').filter(has_text=re.compile(r"^\s*9\.\d+ Uppsägning\s*$")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Uppsägning")
    cite = page.locator("main")
    expect(cite).to_contain_text(
        re.compile(r"Hälso- och sjukvårdsavtal för Västra Götaland, avsnitt 9\.\d+ \(SRO \d{4}-\d\d-\d\d\)")
    )
    permalink = page.locator("code", has_text="/version/").first.inner_text()
    page.goto(permalink)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Uppsägning")
    expect(page.locator("article")).to_contain_text("skriftligen senast tolv månader")
    page.emulate_media(media="print")
    expect(page.locator("article")).to_be_visible()
    for hidden in (page.get_by_role("navigation").first, page.get_by_role("searchbox").first):
        expect(hidden).to_be_hidden()
    assert len(page.pdf(format="A4")) > 10_000
    assert not visitor.complaints, visitor.complaints


def writes(page: Page, words: str) -> None:
    box = page.get_by_label("Text", exact=True)
    box.fill(words)


def test_two_draft_the_same_section_at_the_same_time_and_lose_nothing(visit_fresh: Any) -> None:
    one, other = visit_fresh(WIDE), visit_fresh(NARROW)
    first, second = one.be("processledare-region"), other.be("processledare-kommun")
    first.goto(one.origin + SECTION)
    second.goto(other.origin + SECTION)
    expect(second.locator("#writers")).to_contain_text("Sunniva Tallmarker har avsnittet öppet nu", timeout=30_000)
    before = first.get_by_label("Text", exact=True).input_value()
    writes(first, f"{before}\n\nPlanen gås igenom varje år.")
    expect(first.locator("#sparat")).to_contain_text(re.compile(r"Sparat \d\d\.\d\d"))
    expect(first.locator("#preview")).to_contain_text("Planen gås igenom varje år.")
    writes(second, f"{before}\n\nPlanen gås igenom varje halvår.")
    expect(second.locator("#sparat")).to_contain_text("Din text finns kvar")
    second.get_by_role("link", name="Jämför texterna").last.click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Två texter om samma avsnitt")
    expect(second.locator(".clash")).to_contain_text("varje år.")
    expect(second.locator(".clash")).to_contain_text("varje halvår.")
    assert not axe.serious(second) and not axe.scrolls_sideways(second)
    writes(second, f"{before}\n\nPlanen gås igenom minst en gång om året.")
    second.get_by_role("button", name="Spara den sammanskrivna texten").click()
    expect(second.locator("#preview")).to_contain_text("minst en gång om året")
    first.goto(one.origin + f"{SECTION}sparade/")
    listed = first.locator("ol.saves > li")
    expect(listed).to_have_count(4)
    first.get_by_role("link").filter(has_text=re.compile(r"\d\d\.\d\d\.\d\d")).last.click()
    first.get_by_role("button", name="Gå tillbaka till den här texten").click()
    assert first.get_by_label("Text", exact=True).input_value() == before
    assert not one.complaints and not [c for c in other.complaints if "409" not in c], (
        one.complaints,
        other.complaints,
    )


def test_what_is_typed_survives_that_the_server_is_away(visit_fresh: Any) -> None:
    visitor = visit_fresh(WIDE)
    page = visitor.be("processledare-region")
    page.goto(visitor.origin + SECTION)
    visitor.context.route("**/krisplan/", lambda route: route.abort())
    writes(page, "Skrivet medan servern var borta.")
    expect(page.locator("#sparat")).to_contain_text("Inte sparat. Försöker igen.")
    visitor.context.unroute("**/krisplan/")
    expect(page.locator("#sparat")).to_contain_text(re.compile(r"Sparat \d\d\.\d\d"), timeout=20_000)
    page.reload()
    assert page.get_by_label("Text", exact=True).input_value() == "Skrivet medan servern var borta."


def test_a_reference_is_picked_and_put_where_the_cursor_stands(visit_fresh: Any) -> None:
    visitor = visit_fresh(WIDE)
    page = visitor.be("processledare-kommun")
    page.goto(visitor.origin + SECTION)
    writes(page, "Se också .")
    page.get_by_label("Text", exact=True).evaluate("box => box.setSelectionRange(9, 9)")
    page.get_by_label("Hänvisa till ett avsnitt").select_option(label="3.1 Tidiga insatser för barn och unga")
    page.get_by_role("button", name="Infoga hänvisningen").click()
    assert page.get_by_label("Text", exact=True).input_value() == "Se också [[#tidiga-insatser]]."
    expect(page.locator("#preview").get_by_role("link", name="avsnitt 3.1")).to_be_visible()


def test_the_public_reads_what_is_public_and_nothing_else(visit: Any) -> None:
    visitor = visit(NARROW)
    page = visitor.go("/avtal/")
    page.get_by_role("link", name="Hälso- och sjukvårdsavtal med fyra underavtal").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hälso- och sjukvårdsavtal med fyra underavtal")
    expect(page.locator("main")).not_to_contain_text("Arbete")
    page.goto(visitor.origin + f"{PACKAGE}halso-och-sjukvardsavtal/version/")
    expect(page.locator("main")).to_contain_text("Remissversion")
    expect(page.locator("main")).not_to_contain_text("Arbetsgrupp")
    expect(page.locator("main")).not_to_contain_text("Arbetsversion")
    for hidden in (
        DRAFT,
        f"{PACKAGE}arbete/",
        f"{PACKAGE}halso-och-sjukvardsavtal/version/1/",
        f"{PACKAGE}halso-och-sjukvardsavtal/version/5/",
    ):
        assert visitor.context.request.get(visitor.origin + hidden).status == 404, hidden
    page.goto(visitor.origin + "/sok/?q=n%C3%A4rst%C3%A5ende+ska+f%C3%A5+veta+vart")
    expect(page.locator("main")).not_to_contain_text("frågor om planeringen")
    page.goto(visitor.origin + f"{PACKAGE}hela/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert not axe.serious(page) and not axe.scrolls_sideways(page)


def test_the_package_becomes_a_pdf_while_one_waits(visit_fresh: Any) -> None:
    visitor = visit_fresh(WIDE)
    page = visitor.go(f"{PACKAGE}psykisk-halsa/version/4/pdf/")
    page.get_by_role("button", name="Gör PDF").click()
    expect(page.get_by_role("link", name="Hämta PDF")).to_be_visible(timeout=60_000)
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
    assert not axe.serious(page)
