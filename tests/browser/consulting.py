"""What people do in a consultation, through its pages: those who lead it, and those who answer."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django.urls import resolve
from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.conftest import NARROW, WIDE, Visitor

TITLE = "Remiss om riktlinjen, omgång två"
# Whom the consultation is sent to: what they are called, and the address that the invitation goes to.
ORUST, TIDAHOLM, ALINGSAS = "Orust kommun", "Tidaholms kommun", "Alingsås kommun"
ADDRESSES = {
    ORUST: "handlaggare-orust@samsyn.example",
    TIDAHOLM: "handlaggare-tidaholm@samsyn.example",
    ALINGSAS: "remiss@alingsas.samsyn.example",
}
PASSWORD = "Sju-tallar-vid-havet-2027"
# The names of the pages that have been looked at.
LOOKED_AT: set[str] = set()
MINUTES = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def holds(visitor: Visitor) -> Page:
    """The page as it stands: nothing serious for axe and no sideways scroll, wide and on a phone."""
    page = visitor.page
    LOOKED_AT.add(resolve(urlsplit(page.url).path).view_name)
    size = page.viewport_size
    faults = []
    for viewport in (WIDE, NARROW):
        page.set_viewport_size(viewport)
        faults += [f"{page.url} at {viewport['width']}: {fault}" for fault in axe.serious(page)]
        if axe.scrolls_sideways(page):
            faults.append(f"{page.url} at {viewport['width']}: the page scrolls sideways")
    page.set_viewport_size(size)
    assert not faults, "\n".join(faults)
    return page


def says(page: Page, words: str) -> None:
    """The page tells, at its top, that this was done."""
    expect(page.locator(".messages")).to_contain_text(words)


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def glance(visitor: Visitor, name: str, look: Any = holds) -> None:
    """Follow a link, look, and go back."""
    before = visitor.page.url
    follow(visitor.page, name)
    expect(visitor.page).not_to_have_url(before)
    look(visitor)
    visitor.page.go_back()
    expect(visitor.page).to_have_url(before)


# --- leading


def compose(visitor: Visitor, look: Any = holds) -> str:
    """From a new consultation to one that can be sent. Gives its address."""
    page = visitor.go("/remisser/")
    follow(look(visitor), "Ny remiss")
    page.get_by_label("Rubrik").fill(TITLE)
    page.get_by_label("Organ som leder remissen").select_option(label="Arbetsgrupp")
    page.get_by_label(re.compile("^Länsgemensam riktlinje för patientsäkerhet")).check()
    press(look(visitor), "Börja förbereda remissen")
    heading(page, "Brev och uppgifter")
    expect(page.get_by_label("Remissbrev")).to_have_value(re.compile("{remissinstans}"))
    page.get_by_label("Svarstiden börjar").fill("2026-11-23")
    page.get_by_label("Svarstiden slutar").fill("2026-12-11")
    page.get_by_label("Fråga efter inställning till helheten").check()
    page.get_by_label("Kräv en kommentar").check()
    press(look(visitor), "Spara brev och uppgifter")
    heading(page, TITLE)
    address = page.url
    glance(visitor, "Texter", look)
    _ask_about_two_sections(visitor, look)
    _ask_three(visitor, look)
    return address


def _ask_about_two_sections(visitor: Visitor, look: Any) -> None:
    page = visitor.page
    follow(look(visitor), "Avsnitt att gradera")
    page.get_by_role("button", name="Avmarkera alla").click()
    expect(page.locator('input[name="graded"]:checked')).to_have_count(0)
    for box in _with_words(page)[:2]:
        page.locator(f"#{box}").check()
    press(look(visitor), "Spara valet av avsnitt")
    says(page, "2 avsnitt ska graderas.")


def _with_words(page: Page) -> list[str]:
    """The boxes of sections that are more than a heading."""
    boxes = page.locator(".choice:has(input[name='graded'])").filter(has_not_text="(bara rubrik)")
    return [str(box.get_attribute("id")) for box in boxes.locator("input").all()]


def _ask_three(visitor: Visitor, look: Any) -> None:
    page = visitor.page
    follow(page, "Remissinstanser")
    page.get_by_role("button", name="Lägg till Alla parter").click()
    says(page, "50 remissinstanser är valda.")
    page.get_by_role("button", name="Ta bort Alla parter").click()
    expect(page.locator('input[name="respondents"]:checked')).to_have_count(0)
    for name in ADDRESSES:
        page.get_by_label(re.compile(f"^{name}")).check()
    press(look(visitor), "Spara valet av remissinstanser")
    says(page, "3 remissinstanser är valda.")
    follow(page, "E-postadresser")
    for name, email in ADDRESSES.items():
        page.get_by_label(name).fill(email)
    press(look(visitor), "Spara adresserna")


def preview(visitor: Visitor, look: Any = holds) -> None:
    """The letter as Orust will read it, on the screen and as a Word document."""
    page = visitor.page
    follow(page, "Förhandsgranska")
    page.get_by_label("Till").select_option(label=ORUST)
    press(page, "Visa")
    expect(page.locator("pre.mail")).to_contain_text(ORUST)
    with page.expect_download() as word:
        follow(look(visitor), "Hämta brevet som Word-fil")
    assert word.value.suggested_filename.endswith(".docx")


def send(visitor: Visitor, look: Any = holds) -> None:
    page = visitor.page
    follow(page, "Vidare till utskicket")
    page.get_by_label("Alla parter").check()
    page.get_by_label("Registrerande myndighet").select_option(index=1)
    page.get_by_label("Jag har kontrollerat brevet").check()
    press(look(visitor), "Skicka remissen")
    says(page, "Remissen är skickad till 3 remissinstanser.")


def remind_the_silent(visitor: Visitor, address: str, look: Any = holds) -> None:
    """Those who have not answered, and nobody else."""
    page = visitor.page
    page.goto(address)
    follow(look(visitor), "Följ upp svaren")
    row = page.get_by_role("row").filter(has_text=ORUST)
    expect(row).to_contain_text("Inlämnat")
    follow(look(visitor), "Påminn 2 som inte har svarat")
    expect(page.get_by_label(TIDAHOLM)).to_be_checked()
    expect(page.get_by_text(ORUST)).to_have_count(0)
    press(look(visitor), "Skicka påminnelsen")
    says(page, "2 påminnelser är skickade.")
    follow(page, TIDAHOLM)
    page.get_by_label("Vad sades?").fill("Nämnden sammanträder först den 16 december.")
    page.get_by_label("Svaret väntas").fill("2026-12-17")
    press(look(visitor), "Spara anteckningen")
    expect(page.locator(".history").first).to_contain_text("Nämnden sammanträder")
    glance(visitor, "Återkalla anteckningen", look)


def move_the_deadline(visitor: Visitor, address: str, look: Any = holds) -> None:
    page = visitor.page
    page.goto(address)
    follow(page, "Ändra svarstiden")
    page.get_by_label("Svarstiden slutar i stället").fill("2026-12-17")
    page.get_by_label("Klockslag").fill("12:00")
    page.get_by_label("Skäl").fill("Två nämnder sammanträder veckan före jul.")
    press(look(visitor), "Ändra svarstiden")
    says(page, "3 remissinstanser får besked.")
    expect(page.locator("aside")).to_contain_text("Två nämnder sammanträder")
    look(visitor)


# --- letters and the way in


def letter_to(visitor: Visitor, email: str, about: str) -> str:
    """The newest letter to an address, as its text."""
    page = visitor.go("/demo/post/")
    letters = page.get_by_role("listitem").filter(has_text=f"Till {email}").filter(has_text=about)
    letters.first.get_by_role("link").click()
    return page.locator(".letter").inner_text()


def invitation_to(visitor: Visitor, name: str, about: str = f"Remiss: {TITLE}") -> str:
    """The link in the letter that has this subject."""
    link = re.search(r"http\S+/inbjudan/\S+", letter_to(visitor, ADDRESSES[name], about))
    assert link, "the letter holds the link"
    return link[0]


def take_up(visitor: Visitor, link: str, look: Any = holds) -> None:
    """Whoever is invited and signed in follows her link."""
    page = visitor.page
    page.goto(link)
    press(look(visitor), "Börja svara")
    heading(page, "Vårt svar")


def join_by_code(visitor: Visitor, link: str, post: Visitor, look: Any = holds) -> None:
    """Somebody without an account: the code goes to the invited address, and lets her in once."""
    page = visitor.page
    page.goto(link)
    expect(page.locator("main")).to_contain_text(ALINGSAS)
    press(look(visitor), "Skicka en kod")
    heading(page, "Skriv in koden")
    code = re.search(r"\b\d{4} ?\d{4}\b", letter_to(post, ADDRESSES[ALINGSAS], "kod"))
    assert code, "the letter holds the code"
    page.get_by_label("Kod").fill(code[0])
    page.get_by_label("Ditt namn").fill("Ylva Nygårda")
    passwords = page.locator('input[type="password"]')
    passwords.nth(0).fill(PASSWORD)
    passwords.nth(1).fill(PASSWORD)
    press(look(visitor), "Skapa kontot och ta emot remissen")
    heading(page, "Vårt svar")
    assert visitor.context.request.get(link).status == 410, "the link works once"


# --- answering


def field_state(page: Page, name: str) -> Any:
    return page.locator(f'[data-state-of="{name}"]')


def release(visitor: Visitor, look: Any = holds) -> None:
    page = visitor.page
    follow(look(visitor), "Frisläpp för beslut")
    press(look(visitor), "Frisläpp svaret")
    says(page, "Svaret är frisläppt och låst.")


def hand_in(visitor: Visitor, look: Any = holds, *, minutes: bytes = b"") -> None:
    """With the respondent's own decision; ends on the receipt."""
    page = visitor.page
    follow(look(visitor), "Lämna in svaret")
    page.get_by_label("Vem har beslutat?").fill("Kommunstyrelsen")
    page.get_by_label("Beslutsdag").fill("2026-11-23")
    page.get_by_label("Paragraf").fill("§ 112")
    page.get_by_label("Diarienummer").fill("KS 2026/431")
    if minutes:
        file = {"name": "protokollsutdrag.pdf", "mimeType": "application/pdf", "buffer": minutes}
        page.get_by_label("Protokollsutdrag").set_input_files(files=[file])
    press(look(visitor), "Lämna in svaret")
    heading(page, "Kvittens på remissvar")
    for words in ("Kommunstyrelsen", "§ 112", "KS 2026/431"):
        expect(page.locator(".facts")).to_contain_text(words)
    look(visitor)
