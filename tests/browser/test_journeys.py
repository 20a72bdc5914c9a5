"""Journeys of people through real pages: what the house is for, in a real browser."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import NARROW, WIDE

PASSWORD = "Sju-tallar-vid-havet-2027"


def test_a_case_officer_reads_what_became_of_the_answers_without_javascript(visit: Any) -> None:
    """JavaScript is really off: front, demo, desk, matrix, one respondent, one answer, the list, a section."""
    visitor = visit(NARROW, scripts=False)
    page = visitor.be("handlaggare-orust")
    page.get_by_role("link", name="Sammanställningar", exact=True).first.click()
    page.get_by_role("link", name="Remiss om nytt hälso- och sjukvårdsavtal").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Remiss om nytt hälso- och sjukvårdsavtal")
    page.get_by_role("link", name="Orust kommun").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Orust")
    page.go_back()
    page.get_by_role("link", name="Vårdsamverkan", exact=True).click()
    expect(page.get_by_role("table").first).to_contain_text("SIMBA")
    page.get_by_role("link", name="Lista", exact=True).click()
    expect(page.locator("main")).to_contain_text("Stämmer delvis")
    page.get_by_role("link", name="Avtal", exact=True).first.click()
    page.get_by_role("link", name="Hälso- och sjukvårdsavtal för Västra Götaland").first.click()
    page.get_by_role("link", name="avsnitt 3", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"#ansvar|/ansvar"))


def test_a_cell_opens_the_answer_beside_the_matrix(visit: Any) -> None:
    visitor = visit(WIDE)
    page = visitor.be("processledare-region")
    page.goto(visitor.origin + "/sammanstallningar/")
    page.get_by_role("link", name="Remiss om nytt hälso- och sjukvårdsavtal").click()
    row = page.locator("table.matrix tr", has=page.get_by_role("link", name="Marks kommun", exact=True))
    row.locator("td").nth(2).click()
    answer = page.locator("aside")
    expect(answer).to_contain_text("Marks kommun")
    expect(answer).to_contain_text(re.compile("Stämmer|Ej svar"))
    assert not visitor.complaints, visitor.complaints


def test_a_secretary_seats_somebody_who_follows_her_link_and_gets_in(visit_fresh: Any) -> None:
    """Seat and invitation, the letter, the link, a password, the desk; the link works once."""
    secretary = visit_fresh(WIDE)
    page = secretary.be("sekreterare")
    page.goto(secretary.origin + "/organ/arbetsgrupp/platser/municipal/ny/")
    page.get_by_label("E-postadress").fill("majken.nygarda@samsyn.example")
    page.get_by_label("Namn (frivilligt)").fill("Majken Nygårda")
    page.get_by_label("Roll").select_option(label="Ledamot")
    page.get_by_label("Första dag").fill("2026-11-23")
    page.get_by_role("button", name="Ge platsen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Arbetsgrupp")
    expect(page.locator("main")).to_contain_text("Majken Nygårda")
    page.goto(secretary.origin + "/demo/post/")
    page.get_by_role("listitem").filter(has_text="majken.nygarda").get_by_role("link").click()
    expect(page.locator("main")).to_contain_text("Påhittade uppgifter")
    link = page.locator(".letter a").first.get_attribute("href")
    assert link and "/konto/inbjudan/" in link

    newcomer = visit_fresh(NARROW)
    hers = newcomer.page
    hers.goto(link)
    for field in hers.locator('main input[type="password"]').all():
        field.fill(PASSWORD)
    hers.locator("main form button[type=submit]").click()
    hers.goto(newcomer.origin + "/mitt-arbete/")
    expect(hers.get_by_role("heading", level=1)).to_have_text("Mitt arbete")
    assert visit_fresh(WIDE).context.request.get(link).status == 410, "the link works once"


def test_whoever_sits_nowhere_sees_no_compilation(visit: Any) -> None:
    visitor = visit(WIDE)
    visitor.be("forvaltare")
    for path in ("/sammanstallningar/1/", "/sammanstallningar/1/data.json", "/sammanstallningar/1/lista.csv"):
        assert visitor.context.request.get(visitor.origin + path).status == 404, path
    signed_out = visit(WIDE)
    assert signed_out.context.request.get(signed_out.origin + "/sammanstallningar/1/").status == 404


def test_the_page_speaks_english_when_asked(visit: Any) -> None:
    visitor = visit(WIDE)
    page = visitor.go("/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("link", name="Log in").first).to_be_visible()


def test_what_is_made_up_says_so_on_every_page_and_in_print(visit: Any) -> None:
    visitor = visit(WIDE)
    for path in ("/", "/avtal/", "/parter/", "/hjalp/", "/finns-inte/"):
        page = visitor.go(path)
        expect(page.locator("body")).to_contain_text("Påhittade uppgifter")
        page.emulate_media(media="print")
        expect(page.get_by_text("Påhittade uppgifter").first).to_be_visible()
        page.emulate_media(media="screen")
