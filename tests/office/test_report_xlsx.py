"""The workbook one sends to a steering group: read again, cell by cell, and without anything that could run."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from samsyn.domain.grading import compile_answers, reweighed
from samsyn.domain.names import Party
from samsyn.office.reports import report_of
from samsyn.office.reports.xlsx import write_xlsx, xlsx_of
from samsyn.office.sheets import read_sheet
from samsyn.office.sheets.party_list import built_in_parties
from tests.architecture.tree import ROOT
from tests.office.report_cases import DEADLINE, HEADER, ROWS, SAME, D, H, report, table
from tests.office.test_sheets import PARTIES
from tests.office.test_workbooks import DANGEROUS, parts

SHEETS = [
    "Försättsblad", "Matris", "Matris vårdsamverkan", "Huvuddokumentet", "Munhälsa", "Mest omdiskuterade", "Meningen med gult",
    "Lagt åt sidan", "Kommentarer", "Alla svar", "Att granska",
]  # fmt: skip
COMMENTED = HEADER.index("Kommentar")


@lru_cache(maxsize=1)
def book() -> Workbook:
    return load_workbook(io.BytesIO(xlsx_of(report(deadline=DEADLINE))))


def rows(name: str) -> list[tuple[Any, ...]]:
    return list(book()[name].values)


def dicts(name: str, head: int = 0) -> list[dict[str, Any]]:
    found = rows(name)
    return [dict(zip(found[head], row, strict=True)) for row in found[head + 1 :]]


def test_the_sheets_stand_in_their_order() -> None:
    assert book().sheetnames == SHEETS and book().properties.title == "Remissvar 2025"


def test_the_cover_tells_the_figures_and_leads_to_the_sheets() -> None:
    cover = {row[0]: row[1] for row in rows("Försättsblad") if row[0]}
    assert cover["Svar från parter"] == "6 av 50" and cover["Sista svarstid"] == "19 juni 2025 kl. 12.00"
    assert cover["Sent inkomna"].startswith("2: Tidaholm (19 juni 2025 kl. 12.01) och Ale (")
    assert "ett tidigare svar kom i tid" in cover["Sent inkomna"]
    assert cover["Svar från andra än parter"] == "1: Funktionsrätt Västra Götaland"
    assert cover["Graderingar"] == "16 (H\u00a031\u00a0%, D\u00a044\u00a0%, I\u00a025\u00a0%)"
    cells = [row[0] for row in book()["Försättsblad"].iter_rows(max_col=1)]
    leads = [cell.hyperlink.location for cell in cells if cell.hyperlink]
    assert leads == [f"'{name}'!A1" for name in SHEETS[1:]]
    said = " ".join(str(cell) for row in rows("Försättsblad") for cell in row if cell)
    assert "Jämför inte sidornas andelar rakt av" in said and "Bokstaven bär graderingen" in said


def test_the_matrix_has_letters_on_fills_in_groups_that_fold() -> None:
    sheet = book()["Matris"]
    assert [row[:4] for row in rows("Matris")[:2]] == [
        ("Dokument", "Huvuddokumentet", None, "Munhälsa"),
        ("Avsnitt", "2.1", "2.2", "3.1"),
    ]
    told = [(row[0], *row[1:4]) for row in rows("Matris")[3:] if row[0]]
    assert told[:4] == [
        ("Kommunerna", "I2", "D3", "I2"),
        ("Fyrbodal", "D2", "D2", "I2"),
        ("Orust kommun", "D", "D", "I"),
        ("Tanums kommun", "D", "D", "H"),
    ]
    assert ("Tidaholms kommun", "H", "D", "–") in told and ("Ale kommun", "I", "–", "D") in told
    names = [row[0] for row in told]
    assert names.index("Regionen") < names.index("Inte part (räknas inte)") < names.index("Antal H (stämmer helt)")
    assert {row[0]: row[1:] for row in told}["Antal I (stämmer inte alls)"] == (2, 0, 2)
    levels = {row[0].value: sheet.row_dimensions[row[0].row].outlineLevel for row in sheet.iter_rows(min_row=4)}
    assert (levels["Kommunerna"], levels["Fyrbodal"], levels["Orust kommun"]) == (0, 1, 2)
    assert sheet.freeze_panes == "B4" and sheet.print_title_rows == "$1:$3"
    fills = {
        c.value: c.fill.fgColor.rgb[2:]
        for row in sheet.iter_rows(min_row=4, min_col=2)
        for c in row
        if c.value in ("H", "D", "I")
    }
    assert fills == {"H": "D3ECDF", "D": "F2C75C", "I": "A3182F"}


def test_the_other_matrix_gathers_by_care_area() -> None:
    names = [row[0] for row in rows("Matris vårdsamverkan")]
    assert "SIMBA" in names and names.index("SIMBA") + 1 == names.index("Ale kommun")


def test_a_document_has_a_sheet_with_each_sides_numbers_and_shares_that_sum_to_100() -> None:
    first, second = dicts("Huvuddokumentet", head=2)
    assert (first["Avsnitt"], first["Rubrik"], first["Regionen"], first["Kommentarer"]) == (
        "2.1",
        "Vård i hemmet",
        "H",
        5,
    )
    assert [first[f"Kommunerna: {how}"] for how in ("antal H", "antal D", "antal I", "ej svar")] == [1, 2, 2, 0]
    shares = [[row[f"Kommunerna: andel {letter}"] for letter in "HDI"] for row in (first, second)]
    assert shares == [[20, 40, 40], [25, 75, 0]]


def test_every_answer_has_a_row_fit_for_a_pivot_table() -> None:
    found = dicts("Alla svar")
    assert len(found) == 7 * 3 and book()["Alla svar"].auto_filter.ref == f"A1:O{len(found) + 1}"
    orust = found[3]
    assert orust == {
        "Part": "Orust kommun", "Kod": "1421", "Sida": "Kommunerna", "Kommunalförbund": "Fyrbodal",
        "Delregional vårdsamverkan": "Fyrbodal", "Dokument": "Huvuddokumentet", "Avsnitt": "2.1", "Rubrik": "Vård i hemmet",
        "Gradering": "D", "Gradering i ord": "Stämmer delvis", "Grund": None, "Föreslagen grund": "Redaktionellt",
        "Ord i kommentaren": "skrivfel", "Kommentar": "Skrivfel i andra stycket.", "Rad i arket": 2,
    }  # fmt: skip
    said = next(row for row in found if row["Part"] == "Tanums kommun")
    assert (said["Grund"], said["Föreslagen grund"]) == ("Redaktionellt", None)
    last = found[-1]
    assert (last["Part"], last["Sida"], last["Kod"]) == (
        "Funktionsrätt Västra Götaland",
        "Inte part (räknas inte)",
        None,
    )
    assert sum(row["Gradering"] == "–" for row in found) == 3


def test_more_answers_than_a_sheet_holds_go_on_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samsyn.office.reports.xlsx.answers.MOST_ROWS", 10)
    found = load_workbook(io.BytesIO(xlsx_of(report())))
    names = [name for name in found.sheetnames if name.startswith("Alla svar")]
    assert names == ["Alla svar", "Alla svar (2)", "Alla svar (3)"]
    assert sum(found[name].max_row - 1 for name in names) == 7 * 3


def test_a_document_may_be_called_as_a_sheet_is() -> None:
    header = (*HEADER[:8], "Alla svar 3.1 Ansvar", *HEADER[9:])
    found = load_workbook(io.BytesIO(xlsx_of(report_of(compile_answers(table(ROWS, header), PARTIES), PARTIES))))
    assert found.sheetnames.count("Alla svar") == 1 and "Alla svar (2)" in found.sheetnames


def test_hot_spots_are_ranked_with_ties_told() -> None:
    found = rows("Mest omdiskuterade")
    assert found[3] == (1, "Munhälsa", "3.1", "Ansvar", 0.4, 2, 5, None)
    start = next(at for at, row in enumerate(found) if row[0] == "Flest kommentarer")
    assert [row[:5] for row in found[start + 2 :]] == [
        (1, "Huvuddokumentet", "2.1", "Vård i hemmet", 5),
        (2, "Huvuddokumentet", "2.2", "Egenvård", 3),
        (2, "Munhälsa", "3.1", "Ansvar", 3),
    ]
    assert found[-1][-1] == "1 annat avsnitt"


def test_the_meaning_of_yellow_stands_in_pictures_side_by_side() -> None:
    found = dicts("Meningen med gult", head=4)[:3]
    assert [(row["Antal H"], row["Antal D"], row["Antal I"]) for row in found] == [(5, 7, 4), (5, 6, 3), (5, 5, 2)]
    assert [row["Åt sidan: D, redaktionellt"] for row in found] == [0, 1, 2]
    aside = dicts("Lagt åt sidan")
    assert [(row["Part"], row["Gradering"], row["Hur"], row["Ord i kommentaren"]) for row in aside] == [
        ("Ale kommun", "I", "sagt", None),
        ("Orust kommun", "D", "föreslaget", "skrivfel"),
        ("Tanums kommun", "D", "sagt", None),
        ("Åmåls kommun", "I", "föreslaget", "fungerar inte i dag"),
    ]
    said = " ".join(str(cell) for row in rows("Meningen med gult") for cell in row if cell)
    assert "Ingen gradering görs om till en annan" in said and "Nej, grunden är inte angiven" in said


def test_comments_stand_once_with_who_sent_them() -> None:
    found = dicts("Kommentarer")
    same = [row for row in found if row["Kommentar"] == SAME]
    assert [(row["Avsnitt"], row["Vem (gradering)"], row["Antal"]) for row in same] == [
        ("2.2", "Orust (D), Tanum (D)", 2), ("3.1", "Åmål (I)", 1),
    ]  # fmt: skip
    assert sum(row["Antal"] for row in found) == 11


def test_what_was_doubtful_stands_last_with_its_place() -> None:
    found = dicts("Att granska")
    assert [(row["Rad"], row["Kolumn"]) for row in found] == [(4, "B"), (6, None), (7, "F"), (9, "B")]
    assert "Amåls kommun" in found[0]["Att titta på"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_comment_name_or_heading_becomes_a_formula(text: str) -> None:
    changed = [[*row] for row in ROWS]
    changed[0][COMMENTED] = text
    changed[-1][1] = text
    header = (*HEADER[:2], f"{text} 2.1 Vård", *HEADER[3:])
    data = xlsx_of(report_of(compile_answers(table(changed, header), PARTIES), PARTIES, title=text, source=text))
    for name, part in parts(data).items():
        assert not [element for element in part.iter() if element.tag.endswith("}f")], name
    for sheet in load_workbook(io.BytesIO(data)):
        assert all(cell.data_type in "ns" for row in sheet.iter_rows() for cell in row)


def test_signs_that_xml_forbids_and_very_long_comments_leave_a_workbook_that_can_be_read() -> None:
    changed = [[*row] for row in ROWS]
    changed[0][COMMENTED], changed[1][COMMENTED] = "a\x00b\x0bc\ud800", "lång " * 20_000
    data = xlsx_of(report(changed))
    found = {row[0]: row[13] for row in load_workbook(io.BytesIO(data))["Alla svar"].values}
    told = [row[13] for row in load_workbook(io.BytesIO(data))["Alla svar"].values if row[6] == "2.1"]
    assert found and "ab\nc\ufffd" in told
    long = next(text for text in told if text and text.startswith("lång lång"))
    assert len(long) <= 32_767 and "kortat" in long[-60:]


def test_the_same_sheet_gives_the_same_bytes_and_a_file_takes_them_row_by_row() -> None:
    out = io.BytesIO()
    write_xlsx(report(), out)
    assert out.getvalue() == xlsx_of(report())


def test_a_list_without_sides_groups_or_documents() -> None:
    parties = [Party("1", "Norrdal"), Party("2", "Söderby")]
    sheet = table([["Norrdal", H], ["Söderby", D]], ("Vem", "1 A"))
    found = load_workbook(io.BytesIO(xlsx_of(report_of(compile_answers(sheet, parties), parties))))
    assert found.sheetnames[:3] == ["Försättsblad", "Matris", "Kapitel 1 A"]
    assert [row[0] for row in found["Matris"].values][3:6] == ["Utan sida", "Norrdal", "Söderby"]


def test_the_example_makes_a_report_with_every_answer() -> None:
    parties = built_in_parties()
    compiled = compile_answers(read_sheet(ROOT / "examples" / "remissvar.xlsx"), parties)
    found = report_of(compiled, parties, source="remissvar.xlsx")
    data = xlsx_of(found)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in b"".join(archive.read(name) for name in archive.namelist())
    sheet = load_workbook(io.BytesIO(data), read_only=True)["Alla svar"]
    assert sum(1 for _ in sheet.rows) == len(compiled.answers) + 1
    assert found.weighed.suggested > 50 and found.weighed == reweighed(
        said.judgement for voice in found.voices if voice.respondent.is_party for said in voice.said
    )
