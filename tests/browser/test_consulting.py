"""A consultation from the first draft of its letter to the sealed compilation, as the people of the demo county, in a
real browser: every page on the way is looked at, wide and on a phone."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser import axe
from tests.browser import consulting as to
from tests.browser.conftest import NARROW, WIDE, Server, Visitor
from tests.browser.consulting import field_state, follow, heading, holds, press, says

OVERDUE = "2026-12-21"
# Pages that test_every_page.py does not find, since nobody's county has a consultation in that state.
NOT_REACHED_BY_LINKS = {
    *(f"consultations:{name}" for name in ("versions", "describe", "sections", "respondents", "emails", "preview")),
    *(f"consultations:{name}" for name in ("send", "invitation", "by_code", "contact_withdraw")),
    *(f"responses:{name}" for name in ("clash", "section_saves", "whole_saves", "colleague_end", "submit")),
    *(f"responses:{name}" for name in ("receipt", "withdraw", "reopen")),
    *(f"live:{name}" for name in ("publish", "verify", "report", "order")),
}


def test_a_consultation_from_letter_to_sealed_compilation(fresh_county: Server, visit_fresh: Any) -> None:
    leader, hedda, aron, sixten, newcomer, post = people = [_somebody(visit_fresh) for _ in range(6)]
    leader.be("processledare-region")
    address = to.compose(leader)
    to.preview(leader)
    to.send(leader)

    hedda.be("handlaggare-orust")
    to.take_up(hedda, to.invitation_to(post, to.ORUST))
    to.join_by_code(newcomer, to.invitation_to(post, to.ALINGSAS), post)
    aron.be("sakkunnig-orust")
    _two_colleagues_answer(hedda, aron)
    _the_whole(hedda)
    to.release(hedda)
    _is_locked_for(aron)
    to.hand_in(hedda, minutes=to.MINUTES)
    follow(hedda.page, "Till översikten")
    to.glance(hedda, "Ta tillbaka svaret")

    to.remind_the_silent(leader, address)
    to.move_the_deadline(leader, address)
    fresh_county.move_to(OVERDUE)
    hedda.page.reload()
    to.glance(hedda, "Lämna ett nytt svar")
    _answers_late(sixten)
    _is_compiled(leader, address)
    _is_published_and_sealed(leader)
    assert not NOT_REACHED_BY_LINKS - to.LOOKED_AT, NOT_REACHED_BY_LINKS - to.LOOKED_AT
    for one in people:
        assert not one.abroad and not one.complaints, (one.complaints, one.abroad)


def _somebody(visit: Any) -> Visitor:
    visitor: Visitor = visit(WIDE)
    axe.in_every_page(visitor.context)
    return visitor


def _two_colleagues_answer(hedda: Visitor, aron: Visitor) -> None:
    """Both write in the same section: what each types is saved while she types; where they meet both texts stand."""
    hers, his = hedda.page, aron.page
    his.goto(hers.url)
    follow(holds(hedda), "Svara på nästa avsnitt")
    his.goto(hers.url)
    hers.get_by_label("Stämmer delvis").check()
    expect(field_state(hers, "grade")).to_contain_text("Sparat")
    hers.get_by_label("Kommentar", exact=True).fill("Stycket behöver säga vem som kallar.")
    expect(field_state(hers, "comment")).to_contain_text("Inte sparat än")
    expect(field_state(hers, "comment")).to_contain_text("Sparat")
    his.get_by_label("Kommentar", exact=True).fill("Säg när mötet ska hållas.")
    expect(field_state(his, "comment")).to_contain_text("Någon annan har skrivit i samma fält")
    holds(aron)
    follow(his, "Jämför texterna")
    heading(his, "Två texter")
    expect(his.locator(".clash")).to_contain_text("Stycket behöver säga vem som kallar.")
    expect(his.locator(".clash")).to_contain_text("Säg när mötet ska hållas.")
    holds(aron)
    his.locator("#together_text").fill("Stycket behöver säga vem som kallar, och när mötet ska hållas.")
    press(his, "Spara den här texten")
    _a_note(aron)
    hers.reload()
    expect(hers.get_by_label("Kommentar", exact=True)).to_have_value(re.compile("och när mötet"))
    expect(hers.locator(".answer-notes")).to_contain_text("Fråga enhetschefen")
    follow(holds(hedda), "Tidigare sparat")
    holds(hedda)
    follow(hers, "Tillbaka till formuläret")
    press(hers, "Spara och gå till nästa")
    hers.get_by_label("Stämmer helt").check()
    press(hers, "Spara avsnittet")


def _a_note(aron: Visitor) -> None:
    page = aron.page
    page.get_by_label("Ny anteckning").fill("Fråga enhetschefen om bemanningen innan vi lämnar in.")
    press(page, "Spara anteckningen")
    expect(page.locator(".answer-notes")).to_contain_text("Fråga enhetschefen")


def _the_whole(hedda: Visitor) -> None:
    page = hedda.page
    page.get_by_role("link", name="Synpunkter på helheten").click()
    page.get_by_label("Tillstyrker under förutsättning").check()
    page.get_by_label("Förutsättningar").fill("Att det framgår vem som kallar till mötet.")
    press(holds(hedda), "Spara synpunkterna")
    to.glance(hedda, "Tidigare sparat")
    follow(page, "Till översikten")
    expect(page.locator(".progress")).to_contain_text("2 av 2 avsnitt besvarade")
    follow(page, "Alla på en sida")
    holds(hedda)
    page.go_back()
    follow(page, "Kollegor som kan läsa och skriva i svaret")
    expect(holds(hedda).locator("main")).to_contain_text("Aron Kamstrand")
    _one_more_colleague(hedda)
    follow(page, "Till översikten")


def _one_more_colleague(hedda: Visitor) -> None:
    """Brought in by her address, and let go again."""
    page = hedda.page
    follow(page, "Bjud in en kollega")
    page.get_by_label("E-postadress").fill("vilma.nygarda@samsyn.example")
    page.get_by_label("Namn").fill("Vilma Nygårda")
    press(page, "Bjud in")
    row = page.locator("main li").filter(has_text="Vilma Nygårda")
    expect(row).to_contain_text("har inte loggat in än")
    row.get_by_role("link", name="Avsluta platsen").click()
    press(holds(hedda), "Avsluta platsen")
    says(page, "Platsen är avslutad.")


def _is_locked_for(aron: Visitor) -> None:
    aron.page.reload()
    expect(aron.page.get_by_label("Kommentar", exact=True)).not_to_be_editable()
    expect(holds(aron).locator("main")).to_contain_text("frisläppte svaret")


def _answers_late(sixten: Visitor) -> None:
    """By way of the link in the reminder, after the end of the time to answer. The first link was replaced by it."""
    page = sixten.page
    first = to.invitation_to(sixten, to.TIDAHOLM)
    link = to.invitation_to(sixten, to.TIDAHOLM, "Påminnelse om remissen")
    assert sixten.context.request.get(first).status == 410
    sixten.be("handlaggare-tidaholm")
    to.take_up(sixten, link)
    expect(page.locator("main")).to_contain_text("märks som för sent inkommet")
    follow(page, "Svara på nästa avsnitt")
    for grade in ("Stämmer inte alls", "Stämmer helt"):
        page.get_by_label(grade).check()
        if grade == "Stämmer inte alls":
            page.get_by_label("Kommentar", exact=True).fill("Vi har ingen jour på helger i dag.")
            page.get_by_label("Vad gäller kommentaren?").select_option("today")
            press(page, "Spara och gå till nästa")
    press(page, "Spara avsnittet")
    page.get_by_role("link", name="Synpunkter på helheten").click()
    page.get_by_label("Tillstyrker", exact=True).check()
    press(page, "Spara synpunkterna")
    follow(page, "Till översikten")
    to.release(sixten)
    to.hand_in(sixten)
    expect(page.locator("main")).to_contain_text("märkt som för sent inkommet")


def _is_compiled(leader: Visitor, address: str) -> None:
    """The matrix, a cell beside it, a section, yellow's two pictures, the list, what stands out."""
    page = leader.page
    page.goto(address)
    follow(holds(leader), "Sammanställningen")
    row = page.locator("table.matrix tr", has=page.get_by_role("link", name=to.TIDAHOLM, exact=True))
    expect(row).to_contain_text("sent")
    row.locator("td.g").first.click()
    answer = page.locator("aside.answer-panel")
    expect(answer).to_contain_text("Vi har ingen jour på helger i dag.")
    expect(answer).to_contain_text("Sent svar")
    holds(leader)
    answer.get_by_role("link", name="Alla svar om avsnittet").click()
    expect(holds(leader).locator("main")).to_contain_text("och när mötet ska hållas")
    page.go_back()
    follow(page, "Meningen med gult")
    expect(holds(leader).get_by_role("table").first).to_contain_text("Som de gavs")
    expect(page.locator("main")).to_contain_text("Vi har ingen jour på helger i dag.")
    follow(page, "Lista")
    page.set_viewport_size(NARROW)
    expect(page.get_by_text("Vi har ingen jour på helger i dag.")).to_be_visible()
    for tab in ("Lista", "Överblick", "På en sida", "Iakttagelser"):
        follow(page, tab)
        holds(leader)
    _is_a_workbook(leader)


def _is_a_workbook(leader: Visitor) -> None:
    """A report that is made by a task: the page tells when it is there."""
    page, back = leader.page, leader.page.url
    page.goto(back.replace("iakttagelser/", "rapport/"))
    press(holds(leader), "Gör rapporten i Excel")
    expect(page.get_by_role("link", name="Hämta rapporten")).to_be_visible()
    holds(leader)
    page.goto(back)


def _is_published_and_sealed(leader: Visitor) -> None:
    page = leader.page
    page.get_by_label("Iakttagelse").fill("Det röda gäller dagens situation och inte texten.")
    press(page, "Spara iakttagelsen")
    says(page, "Iakttagelsen är sparad.")
    holds(leader)
    follow(page, "Publicering och försegling")
    follow(holds(leader), "Publicera svaren")
    page.get_by_label("Alla parter").check()
    page.get_by_label("Registrerande myndighet").select_option(index=1)
    page.get_by_label("Jag har kontrollerat att svaren").check()
    press(holds(leader), "Publicera svaren")
    says(page, "2 svar är publicerade.")
    press(page, "Försegla sammanställningen")
    says(page, "Sammanställningen är förseglad.")
    expect(holds(leader).locator("main")).to_contain_text("byte för byte")
    with page.expect_download() as archive:
        follow(page, "Hämta arkivfilen")
    assert archive.value.suggested_filename.endswith(".zip")
