"""Workbooks that nothing runs in: every part is XML in the order the format wants, every text arrives as it is."""

from __future__ import annotations

import doctest
import importlib
import io
import re
import zipfile
from datetime import datetime
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from samsyn.office.workbooks import LONGEST, Link, Page, Row, Sheet, Style, fitting, readable, write_book
from samsyn.office.workbooks.book import sheet_names
from samsyn.office.workbooks.sheet import MARK, lines_of

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# The order in which the format wants what stands in a sheet.
ORDER = [
    "sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter", "mergeCells", "hyperlinks", "pageMargins",
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
        Row(["Orust", "En lång text som tar flera rader. " * 9], Style(wrap=True), level=1),
        Row(["", (7, Style(number='0" %"'))], level=2),
    ]
    more = Sheet("B'lad & mer", [Row(["x"])], page=Page(landscape=False, a3=True))
    return made(
        Sheet(
            "Svar", rows, (20, 40), frozen=(1, 1), repeated=(1, 1), filtered=1, merged=["A1:B1"], links=[Link("A2", "B'lad & mer")],
            levels=2,
        ),
        more,
        title='Å "titel" & mer',
    )  # fmt: skip


def test_every_part_is_whole_and_a_sheet_says_things_in_the_order_of_the_format() -> None:
    found = parts(full_sheet())
    assert set(found) == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/theme/theme1.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
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
    assert sheet["A2"].hyperlink.location == "'B''lad & mer'!A1"
    assert (sheet.row_dimensions[2].outlineLevel, sheet.row_dimensions[3].outlineLevel) == (1, 2)
    assert sheet.column_dimensions["B"].width == 40 and sheet.row_dimensions[2].height > 60
    assert (sheet["A1"].font.bold, sheet["A1"].fill.fgColor.rgb, sheet["A1"].border.bottom.style) == (
        True,
        "FF12303F",
        "medium",
    )
    assert sheet["B3"].number_format == '0" %"' and sheet.sheet_properties.outlinePr.summaryBelow is False
    assert sheet.page_setup.orientation == "landscape" and book["B'lad & mer"].page_setup.orientation == "portrait"
    assert sheet.page_setup.fitToHeight == 0 and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book.properties.title == 'Å "titel" & mer' and book.properties.language == "sv-SE"


def test_the_same_sheets_give_the_same_bytes() -> None:
    assert full_sheet() == full_sheet()


def test_rows_are_asked_for_one_by_one() -> None:
    """Nothing gathers all rows: a row is made when the one before it is written."""
    alive: list[int] = []

    def rows() -> Any:
        for number in range(20_000):
            alive.append(number)
            yield Row(["x" * 20, number])

    class Pipe(io.RawIOBase):
        written = 0
        seen: int = 0

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.seen = self.seen or len(alive)
            self.written += len(data)
            return len(data)

    pipe = Pipe()
    write_book([Sheet("a", rows())], pipe, title="t")  # type: ignore[arg-type]
    assert pipe.seen < 20_000 and pipe.written > 1_000


@given(st.lists(st.text(max_size=40), max_size=12))
def test_names_of_sheets_are_allowed_and_different(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") and name.strip("'") == name


def test_a_row_is_high_enough_for_its_text() -> None:
    assert lines_of("kort", 20) == 1 and lines_of("ett\ntvå\ntre", 20) == 3
    assert 5 <= lines_of("ord " * 25, 20) <= 7


@pytest.mark.parametrize("name", ["text", "book"])
def test_the_examples_hold(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"samsyn.office.workbooks.{name}"))
    assert found.attempted and not found.failed
