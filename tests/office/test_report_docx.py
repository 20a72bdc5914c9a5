"""The Word report: headings, tables and words, read again by a program that did not write them."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from samsyn.domain.grading import compile_answers
from samsyn.domain.names import Party
from samsyn.office.reports import report_of
from samsyn.office.reports.docx import docx_of
from samsyn.office.reports.docx.page import LANGUAGE
from samsyn.office.sheets import read_sheet
from samsyn.office.sheets.party_list import built_in_parties
from tests.architecture.tree import ROOT
from tests.office.report_cases import DEADLINE, HEADER, ROWS, D, H, report, table

COMMENTED = HEADER.index("Kommentar")


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


@lru_cache(maxsize=1)
def document() -> Any:
    return opened(docx_of(report(deadline=DEADLINE)))


def headings(found: Any) -> list[tuple[int, str]]:
    return [(int(p.style.name[-1]), p.text) for p in found.paragraphs if re.fullmatch(r"Heading [1-3]", p.style.name)]


def table_named(found: Any, name: str) -> Any:
    return next(t for t in found.tables if t._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == name)


def cells(found: Any, name: str) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table_named(found, name).rows]


def text_of(found: Any) -> str:
    return "\n".join(p.text for p in found.paragraphs)


def test_real_headings_in_the_order_of_the_report_and_no_level_is_skipped() -> None:
    found = headings(document())
    assert [text for level, text in found if level == 1] == [
        "Sammanfattning", "Graderingar avsnitt för avsnitt", "Mest omdiskuterade avsnitt", "Meningen med gult",
        "Kommentarer avsnitt för avsnitt", "Att granska",
    ]  # fmt: skip
    assert [text for level, text in found if level == 3] == ["2.1 Vård i hemmet", "2.2 Egenvård", "3.1 Ansvar"]
    levels = [level for level, _ in found]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_the_contents_are_filled_in_and_lead_to_their_headings() -> None:
    found = document()
    entries = [p for p in found.paragraphs if p.style.name.startswith("toc ")]
    assert [(int(p.style.name[-1]), p.text) for p in entries] == [h for h in headings(found) if h[0] < 3]
    marks = {mark.get(qn("w:name")) for mark in found.element.iter(qn("w:bookmarkStart"))}
    assert [link.get(qn("w:anchor")) in marks for link in found.element.iter(qn("w:hyperlink"))] == [True] * len(
        entries
    )
    assert " TOC " in next(found.element.iter(qn("w:instrText"))).text
    kinds = [c.get(qn("w:fldCharType")) for c in found.element.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert not list(found.settings.element.iter(qn("w:updateFields"))), "no question when the document is opened"


def test_every_table_says_what_it_is_and_repeats_its_headings() -> None:
    found = document()
    assert len(found.tables) >= 9
    for own in found.tables:
        properties = own._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val"))
        assert len(properties.find(qn("w:tblDescription")).get(qn("w:val"))) > 15
        assert own.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in own.rows)


def test_the_document_is_swedish_titled_and_numbered() -> None:
    found = document()
    assert {lang.get(qn("w:val")) for lang in found.styles.element.iter(qn("w:lang"))} == {LANGUAGE}
    assert (found.core_properties.title, found.core_properties.language) == ("Remissvar 2025", LANGUAGE)
    section = found.sections[0]
    assert section.header.paragraphs[0].text == "Remissvar 2025" and section.different_first_page_header_footer
    fields = [f.get(qn("w:instr")).strip() for f in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_cover_and_the_summary_tell_the_figures() -> None:
    figures = dict(cells(document(), "Sammanställningen i siffror")[1:])
    assert figures["Svar från parter"] == "6 av 50" and figures["Sent inkomna"].startswith("2: Tidaholm")
    said = text_of(document())
    assert "6 av 50 parter har svarat." in said and "2 svar kom in efter sista svarstid." in said
    assert "Störst andel stämmer inte alls: Munhälsa 3.1 Ansvar (2 av 5)" in said
    assert "2 enligt de svarande själva, 2 enligt orden i kommentaren" in said
    assert "Jämför inte sidornas andelar rakt av" in said


def test_sections_have_shares_and_bars_of_letters_and_a_single_party_its_grade() -> None:
    found = cells(document(), "Huvuddokumentet")
    assert found[1] == ["Avsnitt", "H", "D", "I", "–", "fördelning", "gradering", "komm."]
    assert found[2] == ["2.1 Vård i hemmet", "20 %", "40 %", "40 %", "0", "HHHHDDDDDDDDIIIIIIII", "H", "5"]
    assert found[3][:5] == ["2.2 Egenvård", "25 %", "75 %", "0 %", "1"] and set(found[3][5]) == {"H", "D"}


def test_hot_spots_tell_equal_places() -> None:
    assert cells(document(), "Störst andel stämmer inte alls")[1:] == [
        ["1", "Munhälsa 3.1 Ansvar", "40,0 %", "2 av 5"],
        ["2", "Huvuddokumentet 2.1 Vård i hemmet", "33,3 %", "2 av 6"],
    ]
    assert [row[0] for row in cells(document(), "Flest kommentarer")[1:]] == ["1", "2=", "2="]


def test_the_meaning_of_yellow_shows_the_pictures_that_differ() -> None:
    found = cells(document(), "Meningen med gult")
    assert [row[1:6] for row in found[1:4]] == [
        ["Som de gavs", "16", "31 %", "44 %", "25 %"],
        ["Utan det som svarande själva lägger åt sidan", "14", "36 %", "43 %", "21 %"],
        ["Även utan det som kommentarernas ord föreslår", "12", "42 %", "42 %", "16 %"],
    ]
    without = [[*row[:4], "", *row[5:7], "", *row[8:10], ""] for row in ROWS]
    pictures = {row[1] for row in cells(opened(docx_of(report(without))), "Meningen med gult")[1:]}
    assert pictures == {"Som de gavs", "Även utan det som kommentarernas ord föreslår"}


def test_sides_stand_beside_each_other_ground_by_ground_where_grounds_are_said() -> None:
    assert cells(document(), "Sidorna bredvid varandra")[1:] == [
        ["Redaktionellt", "H 0, D 1, I 0", "H 0, D 0, I 0", "Nej, inte alla sidor har graderat på den grunden"],
        ["Princip", "H 0, D 0, I 0", "H 0, D 1, I 0", "Nej, inte alla sidor har graderat på den grunden"],
        [
            "Dagsläget, inte texten",
            "H 0, D 0, I 1",
            "H 0, D 0, I 0",
            "Nej, inte alla sidor har graderat på den grunden",
        ],
        ["Inte angiven", "H 3, D 5, I 3", "H 2, D 0, I 0", "Nej, grunden är inte angiven"],
        ["Alla grunder", "H 3, D 6, I 4", "H 2, D 1, I 0", "Nej, grunden är inte angiven"],
    ]


def test_comments_stand_in_their_sections_side_by_side_with_who_sent_them() -> None:
    said = text_of(document())
    assert said.index("Kommunerna: 2 kommentarer") < said.index("Samma text från förbundet. – Orust (D), Tanum (D)")
    assert "Skrivfel i andra stycket. – Orust (D). Förslag: redaktionellt (skrivfel)" in said
    assert "Så är det inte nu. – Ale (I). Dagsläget, inte texten" in said
    assert "Gammalt svar." not in said, "an answer that was replaced is not heard"
    assert said.count("Inte part (räknas inte)") == 1


def test_problems_stand_last() -> None:
    found = cells(document(), "Att granska")
    assert [row[:2] for row in found[1:]] == [["4", "B"], ["6", ""], ["7", "F"], ["9", "B"]]


def test_a_comment_too_long_for_a_cell_is_whole_here() -> None:
    changed = [[*row] for row in ROWS]
    long = "lång " * 15_000 + "slut"
    changed[0][COMMENTED] = long
    assert long in text_of(opened(docx_of(report(changed))))


@pytest.mark.parametrize(
    "text", ["a\x00b\x0bc\ud800d", "<w:p>&amp; ]]> \"'", "=1+1", "rad ett\nrad två\tefter", "\u202e omvänt"]
)
def test_any_text_leaves_a_document_that_can_be_read(text: str) -> None:
    changed = [[*row] for row in ROWS]
    changed[0][COMMENTED] = text
    said = text_of(opened(docx_of(report(changed, title=text))))
    assert text.replace("\x00", "").replace("\x0b", "\n").replace("\ud800", "\ufffd").strip() in said


def test_the_same_sheet_gives_the_same_bytes_and_nothing_of_when_or_where() -> None:
    data = docx_of(report())
    assert data == docx_of(report())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert "created" not in core and "python-docx" not in core
        assert not [name for name in archive.namelist() if "thumbnail" in name]


def test_a_list_without_sides_groups_or_documents() -> None:
    parties = [Party("1", "Norrdal"), Party("2", "Söderby")]
    sheet = table([["Norrdal", H], ["Söderby", D]], ("Vem", "1 A"))
    found = opened(docx_of(report_of(compile_answers(sheet, parties), parties)))
    assert cells(found, "Kapitel 1 A")[2][:4] == ["1 A", "50 %", "50 %", "0 %"]


def test_many_sides_give_up_their_bars_before_the_page_is_too_narrow() -> None:
    parties = [Party(f"{at}", f"Part {chr(65 + at)}", side=f"sida-{at % 4}") for at in range(8)]
    sheet = table([[party.name, H] for party in parties], ("Vem", "1 A"))
    found = opened(docx_of(report_of(compile_answers(sheet, parties), parties)))
    own = table_named(found, "Kapitel 1 A")
    widths = [int(column.get(qn("w:w"))) for column in own._tbl.tblGrid]
    assert sum(widths) / 567 < 25 and "fördelning" not in own.rows[1].cells[4].text


def test_the_example_fits_its_summary_on_a_page_of_words() -> None:
    parties = built_in_parties()
    compiled = compile_answers(read_sheet(ROOT / "examples" / "remissvar.xlsx"), parties)
    found = opened(docx_of(report_of(compiled, parties, source="remissvar.xlsx")))
    said = [p.text for p in found.paragraphs]
    start = next(at for at, p in enumerate(found.paragraphs) if p.style.name == "Heading 1")
    end = next(at for at, p in enumerate(found.paragraphs) if at > start and p.style.name == "Heading 1")
    assert 80 < len(" ".join(said[start:end]).split()) < 400
    assert len([p for p in found.paragraphs if p.style.name == "Heading 3"]) == 62
