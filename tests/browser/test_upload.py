"""From a file to a compilation in a real browser: the first useful thing anyone can do with Samsyn."""

from __future__ import annotations

import io
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.conftest import NARROW, WIDE, Visitor

H, D, I = "Stämmer helt", "Stämmer delvis", "Stämmer inte alls"  # noqa: E741 - the letters of the grades
HEADER = [
    *("Tidstämpel", "E-post", "Vilken kommun svarar ni för?", "1.1 Syfte", "Kommentar till 1.1"),
    *("2.1 Hemsjukvård", "Kommentar till 2.1", "Övriga synpunkter"),
]
ANSWERS = [
    ("Orrust kommun", H, None, D, "Vem betalar hjälpmedlen?"),
    ("TROLLHÄTTANS STAD", H, None, "vet ej", None),
    ("Amåls kommun", "Grön", None, "Röd", "=SUMMA(A1:A9)"),
    ("Socialförvaltningen", D, None, D, None),
    ("Funktionsrätt Västra Götaland", I, "Brukarna saknas.", I, None),
    ("Borås", H, None, H, None),
    ("Borås stad", D, "Vi ändrade oss.", H, None),
    ("Västra Götalandsregionen", H, None, H, "Bra skrivet."),
]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """As it really comes: a title over the header, misspelt names, one who answers twice, a formula, a word off the scale."""
    book = openpyxl.Workbook()
    own = book.worksheets[0]
    own.append(["Export ur formuläret, våren 2026"])
    own.append([])
    own.append(HEADER)
    for n, (who, *grades) in enumerate(ANSWERS):
        own.append([datetime(2026, 10, 1, 9, n * 5), f"kansli{n}@kommun{n}.example", who, *grades])
    path = tmp_path / "Remissvar_våren_2026.xlsx"
    book.save(path)
    return path


def looked_at(visitor: Visitor) -> None:
    """No serious finding and no sideways scroll, at both widths, of the page as it now stands."""
    before = visitor.page.viewport_size
    for size in (WIDE, NARROW):
        visitor.page.set_viewport_size(size)
        assert not axe.serious(visitor.page), f"{visitor.page.url} at {size['width']}: {axe.serious(visitor.page)}"
        assert not axe.scrolls_sideways(visitor.page), f"{visitor.page.url} at {size['width']} scrolls sideways"
    assert before is not None
    visitor.page.set_viewport_size(before)


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_from_a_messy_sheet_to_a_compilation_that_the_side_sees(visit_fresh: Any, sheet: Path) -> None:
    visitor = visit_fresh(WIDE)
    page = visitor.be("handlaggare-orust")
    page.get_by_role("link", name="Sammanställningar", exact=True).first.click()
    page.get_by_role("link", name="Lägg upp svar från en fil").click()
    heading(page, "Lägg upp svar från en fil")
    looked_at(visitor)
    page.get_by_label("Fil med svar").set_input_files(sheet)
    page.get_by_label("Sista svarsdag").fill("2026-10-01")
    page.get_by_label("Klockslag").fill("09:30")
    page.get_by_role("button", name="Läs filen").click()
    # It is read a moment later, and the page comes by itself.
    heading(page, "Det här förstod vi")
    main = page.locator("main")
    expect(main).to_contain_text("8 svar, från 5 parter")
    expect(main).to_contain_text("Kolumn C: ”Vilken kommun svarar ni för?”")
    expect(main).to_contain_text("”vet ej” finns inte på skalan")
    expect(page.get_by_label("Rad 6: ”Amåls kommun”")).to_have_value("1492")
    looked_at(visitor)
    for path in ("/sammanstallningar/", "/mitt-arbete/"):
        page.goto(visitor.origin + path)
        looked_at(visitor)
        page.go_back()
    page.get_by_label("Rad 7: ”Socialförvaltningen”").select_option(label="Marks kommun")
    page.get_by_role("button", name="Rätta namnen och räkna om").click()
    expect(main).to_contain_text("1 namn har du rättat")
    expect(main).to_contain_text("8 svar, från 6 parter")
    page.get_by_label("Rubrik").fill("Remissen om hemsjukvård")
    page.get_by_role("button", name="Lägg upp sammanställningen").click()
    heading(page, "Remissen om hemsjukvård")
    expect(main).to_contain_text("6 av 50 parter har svarat")
    expect(main).to_contain_text("1 svar kom efter svarstiden")
    looked_at(visitor)
    matrix = page.url
    page.get_by_role("link", name="Att granska").click()
    looked_at(visitor)
    page.get_by_role("link", name="Rätta rad 4").click()
    looked_at(visitor)
    page.goto(matrix)
    row = page.locator("table.matrix tr", has=page.get_by_role("link", name="Marks kommun", exact=True))
    expect(row.locator("td")).to_have_text(["D", "D"])
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Excel", exact=True).click()
    assert waiting.value.suggested_filename == "remissen-om-hemsjukvard.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    words = [str(cell.value) for own in book.worksheets for line in own.iter_rows() for cell in line if cell.value]
    assert any("Påhittade uppgifter" in word for word in words) and "=SUMMA(A1:A9)" in words
    assert not any(cell.data_type == "f" for own in book.worksheets for line in own.iter_rows() for cell in line)
    _shown_to_the_side(visitor, visit_fresh)


def _shown_to_the_side(visitor: Visitor, visit_fresh: Any) -> None:
    """Until she says so nobody else sees it; then her side does, and the other side still does not."""
    page, address = visitor.page, visitor.page.url
    colleague, other = visit_fresh(WIDE), visit_fresh(WIDE)
    colleague.be("sekreterare")
    other.be("processledare-region")
    assert colleague.context.request.get(address).status == other.context.request.get(address).status == 404
    page.get_by_role("link", name="Visa den för fler").click()
    page.get_by_label("Kommunerna").check()
    page.get_by_label("Registrerande myndighet").select_option(label="Orust kommun")
    page.get_by_label(re.compile("Jag har kontrollerat")).check()
    page.get_by_role("button", name="Visa för fler").click()
    expect(page.locator("main")).to_contain_text("Kommunerna")
    assert colleague.context.request.get(address).status == 200
    assert other.context.request.get(address).status == 404
    assert not visitor.complaints and not visitor.abroad, (visitor.complaints, visitor.abroad)


def test_the_same_without_javascript_on_a_telephone(visit_fresh: Any, sheet: Path) -> None:
    page = visit_fresh(NARROW, scripts=False).be("processledare-kommun")
    page.get_by_role("link", name="Sammanställningar", exact=True).first.click()
    page.get_by_role("link", name="Lägg upp svar från en fil").click()
    page.get_by_label("Rubrik").fill("Utan skript")
    page.get_by_label("Klockslag").fill("12:00")
    page.get_by_label("Fil med svar").set_input_files(sheet)
    page.get_by_role("button", name="Läs filen").click()
    # Nothing typed is lost on an error; the file, which a browser forgets, is asked for.
    expect(page.locator("main")).to_contain_text("Välj också en dag.")
    expect(page.locator("main")).to_contain_text("Välj filen en gång till.")
    expect(page.get_by_label("Rubrik")).to_have_value("Utan skript")
    expect(page.get_by_label("Klockslag")).to_have_value("12:00")
    page.get_by_label("Klockslag").fill("")
    page.get_by_label("Fil med svar").set_input_files(sheet)
    page.get_by_role("button", name="Läs filen").click()
    waited_for(page, "Det här förstod vi")
    page.get_by_label("Rad 7: ”Socialförvaltningen”").select_option(label="Marks kommun")
    page.get_by_role("button", name="Rätta namnen och räkna om").click()
    waited_for(page, "Det här förstod vi")
    expect(page.locator("main")).to_contain_text("1 namn har du rättat")
    page.get_by_role("button", name="Lägg upp sammanställningen").click()
    waited_for(page, "Utan skript")
    page.get_by_role("link", name="Att granska").click()
    expect(page.locator("main")).to_contain_text("Rättat")
    page.get_by_role("link", name="Rätta rad 4").click()
    page.get_by_label("Svaret räknas som").select_option(label="Inte någon av dem")
    page.get_by_role("button", name="Rätta namnet").click()
    expect(page.locator("body")).to_contain_text("Namnet är rättat")


def waited_for(page: Page, title: str) -> None:
    """Ask by the link, again and again, as somebody without scripts does."""
    for _ in range(300):
        if page.get_by_role("heading", level=1).inner_text() == title:
            return
        page.get_by_role("link", name="Se om den är klar").click()
    raise AssertionError(f"{title} never came; the page says {page.get_by_role('heading', level=1).inner_text()}")


def test_a_file_that_is_no_sheet_and_one_without_grades_say_what_to_do(visit_fresh: Any, tmp_path: Path) -> None:
    visitor = visit_fresh(WIDE)
    page = visitor.be("handlaggare-orust")
    page.goto(visitor.origin + "/sammanstallningar/ny/")
    picture = tmp_path / "svar.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    page.get_by_label("Fil med svar").set_input_files(picture)
    page.get_by_role("button", name="Läs filen").click()
    expect(page.locator("main")).to_contain_text("Spara svaren som .xlsx, .ods eller .csv")
    looked_at(visitor)
    without = tmp_path / "svar.csv"
    without.write_text("Kommun;Synpunkt\nOrust kommun;kanske\n", encoding="utf-8")
    page.get_by_label("Fil med svar").set_input_files(without)
    page.get_by_role("button", name="Läs filen").click()
    heading(page, "Filen gick inte att läsa")
    expect(page.locator("main")).to_contain_text("ingen kolumn med graderingar")
    looked_at(visitor)
    page.get_by_role("link", name="Släng filen").click()
    page.get_by_role("button", name="Släng filen").click()
    expect(page.locator("body")).to_contain_text("Filen är slängd.")
