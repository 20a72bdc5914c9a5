"""Workbooks that nothing runs in: every part is XML, every text arrives as it is, nothing is left behind."""

from __future__ import annotations

import doctest
import importlib
import io
import re
import tempfile
import weakref
import zipfile
from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from samsyn.office.workbooks import LONGEST, Link, Page, Row, Sheet, Style, fitting, readable, sheet_names, write_book
from samsyn.office.workbooks.filling import MARK
from samsyn.office.workbooks.sheet import lines_of

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# The order in which the format wants what stands in a sheet.
ORDER = [
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter", "mergeCells", "hyperlinks", "pageMargins",
    "pageSetup", "headerFooter", "ignoredErrors",
]  # fmt: skip
DANGEROUS = [
    "=1+1",
    "+46 31",
    "-5 dagar",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=cmd|' /C calc'!A0",
    '=HYPERLINK("x")',
]
# What XlsxWriter by itself takes for XML that is already written, and puts into the sheet as it stands.
ALMOST_XML = [
    "<r></r>",
    "<r>a & b</r>",
    "<r><t>fet</t></r>",
    '<r></r></is></c><c r="Z1"><f>1+1</f></c><c r="Z2" t="inlineStr"><is><r></r>',
]


def made(*sheets: Sheet, title: str = "Titel") -> bytes:
    out = io.BytesIO()
    write_book(sheets, out, title=title)
    return out.getvalue()


def one(*rows: Any, **more: Any) -> bytes:
    return made(Sheet("Svar", [row if isinstance(row, Row) else Row(row) for row in rows], **more))


def parts(data: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def texts(data: bytes, part: str = "xl/worksheets/sheet1.xml") -> list[str]:
    """Every text of a sheet, as the format's own rules read it: `_x000D_` is a sign, `_x005F_` an underscore."""
    found = ["".join(t.itertext()) for t in parts(data)[part].iter(f"{MAIN}is")]
    return [re.sub("_x([0-9A-Fa-f]{4})_", lambda hit: chr(int(hit[1], 16)), text) for text in found]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    data = one([text])
    sheet = parts(data)["xl/worksheets/sheet1.xml"]
    assert not list(sheet.iter(f"{MAIN}f"))
    (cell,) = sheet.iter(f"{MAIN}c")
    assert cell.get("t") == "inlineStr" and texts(data) == [readable(text)]
    xfs = parts(data)["xl/styles.xml"].find(f"{MAIN}cellXfs")
    assert xfs is not None and xfs[int(cell.get("s") or 0)].get("quotePrefix") == "1"
    assert load_workbook(io.BytesIO(data))["Svar"]["A1"].data_type == "s"


@pytest.mark.parametrize("text", ALMOST_XML)
def test_text_that_looks_like_the_xml_of_a_cell_stays_text(text: str) -> None:
    data = one([(text, Style(bold=True)), "sedan"])
    assert not list(parts(data)["xl/worksheets/sheet1.xml"].iter(f"{MAIN}f"))
    assert texts(data) == [text, "sedan"]
    assert next(load_workbook(io.BytesIO(data))["Svar"].values) == (text, "sedan")


@pytest.mark.parametrize("text", ["12", "1e5", "https://example.org", "internal:'Svar'!A1", "mailto:a@example.org"])
def test_text_that_looks_like_a_number_or_an_address_stays_text(text: str) -> None:
    data = one([text])
    (cell,) = parts(data)["xl/worksheets/sheet1.xml"].iter(f"{MAIN}c")
    assert cell.get("t") == "inlineStr" and texts(data) == [text]
    assert load_workbook(io.BytesIO(data))["Svar"]["A1"].hyperlink is None


def test_plain_text_has_no_quote_before_it() -> None:
    data = one(["Stämmer delvis"])
    (cell,) = parts(data)["xl/worksheets/sheet1.xml"].iter(f"{MAIN}c")
    xfs = parts(data)["xl/styles.xml"].find(f"{MAIN}cellXfs")
    assert xfs is not None and xfs[int(cell.get("s") or 0)].get("quotePrefix") is None


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_any_text_comes_back_as_it_was_but_for_what_xml_cannot_hold(written: list[str]) -> None:
    assert texts(one(written)) == [readable(text) for text in written if text]


@given(st.text(alphabet=st.characters(), max_size=60))
def test_readable_text_holds_nothing_that_xml_forbids_and_stays_readable(text: str) -> None:
    plain = readable(text)
    ElementTree.fromstring(f"<a>{plain.replace('&', '&amp;').replace('<', '&lt;')}</a>".encode())
    assert readable(plain) == plain


def test_what_is_dropped_is_dropped_with_care() -> None:
    assert readable("ett\r\ntvå\rtre\x0bfyra\x0cfem\u2028sex") == "ett\ntvå\ntre\nfyra\nfem\nsex"
    assert (
        readable("a\x00b\x07c\x1bd\ufffee") == "abcde"
        and readable("\ud83dx") == "\ufffdx"
        and readable("😀\t") == "😀\t"
    )


def test_a_code_in_the_text_is_not_read_as_a_sign() -> None:
    assert texts(one(["_x000D_ och _x0041_"])) == ["_x000D_ och _x0041_"]


@pytest.mark.parametrize("sign", ["x", "å", "😀"])
def test_a_text_longer_than_a_cell_is_cut_with_a_mark_and_no_sign_is_halved(sign: str) -> None:
    units = len(sign.encode("utf-16-le")) // 2
    fits = sign * (LONGEST // units)
    assert fitting(fits, MARK) == fits
    (found,) = texts(one([fits + sign]))
    assert found.endswith(MARK) and set(found.removesuffix(MARK)) == {sign}
    assert LONGEST - units < len(found.encode("utf-16-le")) // 2 <= LONGEST


def test_numbers_and_moments() -> None:
    data = one([3, 0.5, Fraction(1, 4), (datetime(2025, 6, 19, 12), Style(number="yyyy-mm-dd hh:mm")), None, ""])
    row = next(load_workbook(io.BytesIO(data))["Svar"].values)
    assert row == (3, 0.5, 0.25, datetime(2025, 6, 19, 12))


def full_sheet() -> bytes:
    head = Style(
        bold=True,
        fill="12303F",
        ink="FFFFFF",
        border="C9D2D8/7A5200",
        wrap=True,
        across="center",
        turned=90,
        indent=1,
    )
    rows = [
        Row([("Part & <namn>", head), ("Svar", head)], height=30),
        Row([("Orust", head), "En lång text som tar flera rader. " * 9], Style(wrap=True), level=1),
        Row(["", (7, Style(number='0" %"'))], level=2),
    ]
    more = Sheet("B'lad & mer", [Row(["x"])], page=Page(landscape=False, a3=True))
    return made(
        Sheet(
            "Svar", rows, (20, 40), frozen=(1, 1), repeated=(1, 1), filtered=1, merged=["A1:B1"], links=[Link("A2", "B'lad & mer")],
            zoom=90,
        ),
        more,
        title='Å "titel" & mer',
    )  # fmt: skip


def test_every_part_is_whole_and_a_sheet_says_things_in_the_order_of_the_format() -> None:
    found = parts(full_sheet())
    assert set(found) == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/theme/theme1.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "docProps/app.xml", "docProps/custom.xml",
    }  # fmt: skip
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        tags = [child.tag.removeprefix(MAIN) for child in found[name]]
        assert tags == [tag for tag in ORDER if tag in tags]
    told = {override.get("PartName") for override in found["[Content_Types].xml"] if override.get("PartName")}
    assert told == {f"/{name}" for name in found if not name.endswith(".rels") and name != "[Content_Types].xml"}


def test_openpyxl_reads_everything_back() -> None:
    book = load_workbook(io.BytesIO(full_sheet()))
    sheet = book["Svar"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:B3", "$1:$1")
    assert [str(cells) for cells in sheet.merged_cells.ranges] == ["A1:B1"]
    assert (sheet["A1"].value, sheet["A2"].value) == ("Part & <namn>", "Orust")
    assert sheet["A2"].hyperlink.location == "'B''lad & mer'!A1" and sheet["A2"].font.bold
    assert (sheet.row_dimensions[2].outlineLevel, sheet.row_dimensions[3].outlineLevel) == (1, 2)
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (20, 40)
    assert (sheet.row_dimensions[1].height, sheet.row_dimensions[3].height) == (30, None)
    assert sheet.row_dimensions[2].height > 60 and sheet.sheet_view.zoomScale == 90
    assert sheet["A1"].alignment.textRotation == 90 and sheet["A1"].alignment.wrap_text
    assert (sheet["A1"].alignment.horizontal, sheet["A1"].alignment.indent) == ("center", 1)
    assert (sheet["A1"].font.bold, sheet["A1"].fill.fgColor.rgb, sheet["A1"].border.bottom.style) == (
        True,
        "FF12303F",
        "medium",
    )
    assert sheet["B3"].number_format == '0" %"' and sheet.sheet_properties.outlinePr.summaryBelow is False
    assert sheet.page_setup.orientation == "landscape" and book["B'lad & mer"].page_setup.orientation == "portrait"
    assert sheet.page_setup.fitToHeight == 0 and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.paperSize, book["B'lad & mer"].page_setup.paperSize) == (9, 8)
    assert sheet.oddHeader.left.text == 'Å "titel" && mer' and sheet.oddHeader.right.text == "Svar"
    assert book.properties.title == 'Å "titel" & mer' and book.custom_doc_props["Language"].value == "sv-SE"
    assert not sheet.sheet_view.showGridLines


@pytest.mark.parametrize("title", ["R&G", "&[Picture]", "&P av &N", "&" * 200, "😀" * 200, "a\x00b\ud800"])
def test_any_title_may_stand_in_the_header_of_a_page(title: str) -> None:
    data = made(Sheet("&" * 31, [Row(["x"])]), title=title)
    head = parts(data)["xl/worksheets/sheet1.xml"].find(f"{MAIN}headerFooter/{MAIN}oddHeader")
    assert head is not None and head.text and len(head.text.encode("utf-16-le")) // 2 <= 255
    assert head.text.startswith("&L") and head.text.endswith("&R" + "&&" * 31)
    assert not re.search("&[^&]", head.text[2:-64].replace("&&", ""))


def test_the_same_sheets_give_the_same_bytes() -> None:
    assert full_sheet() == full_sheet()


def test_a_row_is_forgotten_when_it_has_been_written() -> None:
    """Nothing gathers all rows: a row is made when the one before it is written."""

    class Text(str):
        pass

    alive: weakref.WeakSet[Text] = weakref.WeakSet()

    def rows() -> Iterator[Row]:
        for number in range(2_000):
            text = Text(f"rad {number}")
            alive.add(text)
            yield Row([text], Style() if number == 0 else shared)
            assert len(alive) <= 4

    shared = Style(wrap=True)
    assert len(texts(made(Sheet("a", rows())))) == 2_000


def test_a_row_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def rows() -> Iterator[Row]:
        yield Row(["hemligt"])
        assert len(list(tmp_path.iterdir())) == 1
        raise ValueError

    out = io.BytesIO()
    with pytest.raises(ValueError):
        write_book([Sheet("a", rows())], out, title="t")
    assert not out.getvalue() and not list(tmp_path.iterdir())
    write_book([Sheet("a", [Row(["x"])])], out, title="t")
    assert out.getvalue() and not list(tmp_path.iterdir())


@settings(deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=12))
@example(["😀" * 40, "😀" * 40, "a" * 30 + "'b", "\ud800"])
def test_names_of_sheets_are_allowed_and_different(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\") and name.strip("'") == name
    made(*(Sheet(name, [Row(["x"])]) for name in names))


def test_a_row_is_high_enough_for_its_text() -> None:
    assert lines_of("kort", 20) == 1 and lines_of("ett\ntvå\ntre", 20) == 3
    assert 5 <= lines_of("ord " * 25, 20) <= 7


@pytest.mark.parametrize("name", ["text", "book"])
def test_the_examples_hold(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"samsyn.office.workbooks.{name}"))
    assert found.attempted and not found.failed
