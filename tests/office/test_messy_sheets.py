"""Files as they really are, each with its truth: titles, two header rows, numbers with a legend, English, ODS."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook

from samsyn.domain.grading import CompiledSheet, Grade, ProblemCode, SheetFault, compile_answers
from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets import FileFault, read_sheet
from samsyn.office.sheets.texts import say_refusal
from tests.office.messy import as_ods, cell
from tests.office.test_sheets import PARTIES, as_csv, as_xlsx

H, D, I = "Stämmer helt", "Stämmer delvis", "Stämmer inte alls"  # noqa: E741 - the letters of the grades
F, P, N = Grade.FULL, Grade.PARTIAL, Grade.NONE
Rows = list[list[Any]]
Writer = tuple[str, Callable[[Rows], bytes]]

WRITERS: dict[str, Writer] = {
    "xlsx": ("svar.xlsx", as_xlsx),
    "ods": ("svar.ods", as_ods),
    "latin-1": ("svar.csv", lambda rows: as_csv(rows, ";").decode().replace("–", "-").encode("latin-1")),
    "utf-8-bom": ("svar.csv", lambda rows: as_csv(rows, ";", "utf-8-sig")),
    "comma": ("svar.csv", lambda rows: as_csv(rows, ",")),
}
HEADER = ["ID", "Slutförandetid", "Vilken kommun svarar ni för?", "2.1 Vård i hemmet", "Kommentar", "2.2 Egenvård"]
ANSWERS: Rows = [
    [1, "2025-06-03 09:00", "Åmåls kommun", H, "Bra; men, kort", D],
    [2, "2025-06-03 10:00", "Öckerö", I, None, D],
]
# Row number below a header on row 1, section, grade, comment.
TRUTH = [(2, "2.1", F, "Bra; men, kort"), (2, "2.2", P, None), (3, "2.1", N, None), (3, "2.2", P, None)]


def compiled(data: bytes, name: str) -> CompiledSheet:
    return compile_answers(read_sheet(data, name), PARTIES)


def said(sheet: CompiledSheet) -> list[tuple[int, str, Grade | None, str | None]]:
    return [(a.row, a.section, a.grade, a.comment) for a in sheet.answers]


def lower(by: int) -> list[tuple[int, str, Grade | None, str | None]]:
    """The truth where the header stands `by` rows further down."""
    return [(row + by, section, grade, comment) for row, section, grade, comment in TRUTH]


@pytest.fixture(params=WRITERS)
def read(request: pytest.FixtureRequest) -> Callable[[Rows], CompiledSheet]:
    name, write = WRITERS[request.param]
    return lambda rows: compiled(write(rows), name)


Read = Callable[[Rows], CompiledSheet]

TITLES: dict[str, Rows] = {
    "none": [],
    "title": [["Remissvar om hälso- och sjukvårdsavtalet, våren 2025"]],
    "title and date": [["Remissvar"], ["Uttag", "2025-06-05"]],
    "title, blank row, date": [["Remissvar", None, None, "Avdelning Vård"], [], ["2025-06-05"]],
    "legend over three cells": [["1 = stämmer helt", "2 = stämmer delvis", "3 = stämmer inte alls"]],
}


@pytest.mark.parametrize("titles", TITLES.values(), ids=list(TITLES))
def test_a_title_above_the_header_and_rows_keep_the_numbers_of_the_sheet(read: Read, titles: Rows) -> None:
    sheet = read([*titles, HEADER, *ANSWERS])
    assert said(sheet) == lower(len(titles)) and sheet.problems == ()
    assert [(s.letter, s.key, s.heading) for s in sheet.sections] == [
        ("D", "2.1", "Vård i hemmet"),
        ("F", "2.2", "Egenvård"),
    ]
    assert [r.row for r in sheet.respondents] == [len(titles) + 2, len(titles) + 3]


def test_empty_columns_at_the_end_and_blank_rows_between(read: Read) -> None:
    rows = [
        [*HEADER, "", None, "Kolumn1", ""],
        [*ANSWERS[0], None, None, None],
        [None] * 9,
        [*ANSWERS[1], ""],
        [None],
    ]
    assert [(a.row, a.section, a.grade, a.comment) for a in read(rows).answers] == [*TRUTH[:2], *[
        (4, section, grade, comment) for _, section, grade, comment in TRUTH[2:]
    ]]  # fmt: skip


TWO_ROWS: dict[str, Rows] = {
    "names of the columns below": [
        [None, None, None, "2.1 Vård i hemmet", None, "2.2 Egenvård"],
        ["ID", "Slutförandetid", "Kommun", "Gradering", "Kommentar", "Gradering"],
    ],
    "names of the columns above": [
        ["ID", "Slutförandetid", "Kommun", "2.1 Vård i hemmet", None, "2.2 Egenvård"],
        [None, None, None, "Gradering", "Kommentar", "Gradering"],
    ],
    "in English": [
        ["ID", "Completion time", "Municipality", "2.1 Vård i hemmet", None, "2.2 Egenvård"],
        [None, None, None, "Grade", "Comment", "Grade"],
    ],
}


@pytest.mark.parametrize("header", TWO_ROWS.values(), ids=list(TWO_ROWS))
@pytest.mark.parametrize("titles", [[], [["Remissvar"]]], ids=["alone", "with a title"])
def test_two_header_rows(read: Read, header: Rows, titles: Rows) -> None:
    sheet = read([*titles, *header, *ANSWERS])
    assert said(sheet) == lower(1 + len(titles)) and sheet.problems == ()
    assert [(s.letter, s.key, s.heading) for s in sheet.sections] == [
        ("D", "2.1", "Vård i hemmet"),
        ("F", "2.2", "Egenvård"),
    ]


def test_two_header_rows_with_comments_before_grades_and_headings_without_numbers(read: Read) -> None:
    sheet = read([
        [None, "Vård i hemmet", None, "Egenvård", None],
        ["Kommun", "Kommentar", "Gradering", "Kommentar", "Gradering"],
        ["Orust", "kort", H, None, D],
    ])  # fmt: skip
    assert said(sheet) == [(3, "Vård i hemmet", F, "kort"), (3, "Egenvård", P, None)]


def test_documents_above_and_sections_below(read: Read) -> None:
    sheet = read([
        [None, "HSA", None, "ÖK Munhälsa", None],
        ["Kommun", "2.1 Vård", "2.2 Läkare", "2.1 Vård", "2.2 Läkare"],
        ["Orust", H, D, I, H],
    ])  # fmt: skip
    assert [a.section for a in sheet.answers] == [
        "HSA 2.1 Vård", "HSA 2.2 Läkare", "ÖK Munhälsa 2.1 Vård", "ÖK Munhälsa 2.2 Läkare",
    ]  # fmt: skip
    assert [a.grade for a in sheet.answers] == [F, P, N, F]


def test_merged_header_cells_and_hidden_columns() -> None:
    book = Workbook()
    sheet = book.active
    for row in (["Remissvar"], *TWO_ROWS["names of the columns above"], *ANSWERS):
        sheet.append(row)
    for cells in ("A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2"):
        sheet.merge_cells(cells)
    sheet.column_dimensions["E"].hidden = sheet.column_dimensions["F"].hidden = True
    made = io.BytesIO()
    book.save(made)
    assert said(compiled(made.getvalue(), "svar.xlsx")) == lower(2)


def test_one_merged_heading_over_grades_and_comments(read: Read) -> None:
    rows = [
        ["Kommun", "2.1 Vård", None, "2.2 Egenvård", None],
        ["Orust", H, "kort", D, None],
        ["Ale", D, None, I, "x"],
    ]
    assert [(a.section, a.comment) for a in read(rows).answers] == [
        ("2.1", "kort"), ("2.2", None), ("2.1", None), ("2.2", "x"),
    ]  # fmt: skip


BEFORE = {
    "by number": ["Kommun", "Kommentar 2.1", "2.1 Vård", "Kommentar 2.2", "2.2 Egenvård"],
    "by words": ["Kommun", "Kommentar till Vård", "Vård", "Kommentar till Egenvård", "Egenvård"],
    "by place": ["Kommun", "Kommentar", "2.1 Vård", "Kommentar2", "2.2 Egenvård"],
    "after dash": ["Kommun", "2.1 Vård – kommentar", "2.1 Vård", "2.2 Egenvård – kommentar", "2.2 Egenvård"],
    "in English": ["Municipality", "Comments on 2.1", "2.1 Vård", "Comments on 2.2", "2.2 Egenvård"],
}


@pytest.mark.parametrize("header", BEFORE.values(), ids=list(BEFORE))
def test_comments_before_their_grades(read: Read, header: list[str]) -> None:
    sheet = read([header, ["Orust", "ett", H, "två", D], ["Ale", None, D, "tre", None]])
    assert [(a.grade, a.comment) for a in sheet.answers] == [(F, "ett"), (P, "två"), (P, None), (None, "tre")]
    assert sheet.problems == ()


def test_all_comments_before_all_grades(read: Read) -> None:
    sheet = read([
        ["Kommun", "Kommentar 2.1", "Kommentar 2.2", "2.1 Vård", "2.2 Egenvård"],
        ["Orust", "ett", "två", H, D],
    ])  # fmt: skip
    assert [(a.grade, a.comment) for a in sheet.answers] == [(F, "ett"), (P, "två")]


LEGENDS = {
    "above": "1 = stämmer helt, 2 = stämmer delvis, 3 = stämmer inte alls",
    "ends only": "Skala: 1 stämmer helt – 3 stämmer inte alls",
    "colours": "1: grön 2: gul 3: röd",
    "words first": "Stämmer helt (1), stämmer delvis (2), stämmer inte alls (3)",
    "reversed": "3 = helt, 2 = delvis, 1 = inte alls",
    "reversed ends": "1 (inte alls) – 3 (helt)",
}


def numbered(legend: str, answers: Rows) -> Rows:
    back = {H: 3, D: 2, I: 1} if legend.startswith("reversed") else {H: 1, D: 2, I: 3}
    return [[back.get(value, value) if at > 2 else value for at, value in enumerate(row)] for row in answers]


@pytest.mark.parametrize("legend", LEGENDS)
@pytest.mark.parametrize("place", ["title", "header"])
def test_numbers_with_a_legend_are_grades(read: Read, legend: str, place: str) -> None:
    title: Rows = [[LEGENDS[legend]]] if place == "title" else []
    header = [f"{text} ({LEGENDS[legend]})" if text[0] == "2" and not title else text for text in HEADER]
    sheet = read([*title, header, *numbered(legend, ANSWERS)])
    assert [(row, g, c) for row, _, g, c in said(sheet)] == [(row, g, c) for row, _, g, c in lower(len(title))]
    assert [s.number for s in sheet.sections] == ["2.1", "2.2"] and sheet.problems == ()


@pytest.mark.parametrize("write", [as_xlsx, lambda rows, **more: as_ods(rows, sheets=more)], ids=["xlsx", "ods"])
def test_a_legend_on_a_sheet_of_its_own(write: Any) -> None:
    name = "svar.xlsx" if write is as_xlsx else "svar.ods"
    told: Rows = [["Så här har vi graderat"], [1, H], [2, D], [3, I]]
    data = write([HEADER, *numbered("above", ANSWERS)], Förklaring=told)
    sheet = compiled(data, name)
    assert said(sheet) == TRUTH and sheet.problems == ()


def test_numbers_without_a_legend_are_never_guessed(read: Read) -> None:
    with pytest.raises(Refusal) as refused:
        read([HEADER, *numbered("above", ANSWERS)])
    assert refused.value.code == SheetFault.NO_LEGEND and "2.1 Vård i hemmet" in say_refusal(refused.value, "svar")


def test_a_legend_that_contradicts_itself_is_none(read: Read) -> None:
    with pytest.raises(Refusal) as refused:
        read([["1 = helt, 2 = delvis, 3 = inte alls"], ["1 = inte alls, 3 = helt"], HEADER, *numbered("", ANSWERS)])
    assert refused.value.code == SheetFault.NO_LEGEND


def test_a_number_off_the_scale_and_a_count_beside_the_grades_are_told(read: Read) -> None:
    sheet = read(
        [[LEGENDS["above"]], [*HEADER, "Antal bilagor"], [*numbered("", ANSWERS)[0], 1], [2, "", "Hjo", 4, "", 2, 3]]
    )
    assert [(p.code, p.row, p.column) for p in sheet.problems] == [
        (ProblemCode.COLUMN_UNUSED, None, "G"),
        (ProblemCode.GRADE_UNKNOWN, 4, "D"),
    ]


DATES = {
    "swedish": ("3 juni 2025 09:05", "3 juni 2025 10:00"),
    "swedish, weekday": ("tisdag 3 juni 2025 kl. 09.05", "onsdag 4 juni 2025 kl. 08.00"),
    "iso": ("2025-06-03T09:05:00Z", "2025-06-03T10:00:00Z"),
    "us": ("6/3/2025 9:05:00 AM", "6/3/2025 1:00:00 PM"),
    "us, words": ("June 3, 2025 9:05 AM", "Jun 3, 2025 1:00 PM"),
    "british": ("03/06/2025 09:05:00", "13/06/2025 08:00:00"),
    "dots": ("3.6.2025 9.05", "3.6.2025 10.00"),
}


@pytest.mark.parametrize("first, second", DATES.values(), ids=list(DATES))
def test_dates_as_text_tell_which_answer_is_the_later(read: Read, first: str, second: str) -> None:
    sheet = read([["Slutförandetid", "Kommun", "1 A"], [second, "Orust", H], [first, "Orust", D]])
    assert [(r.row, r.superseded_by) for r in sheet.respondents] == [(2, None), (3, 2)]
    assert [p.code for p in sheet.problems] == [ProblemCode.SUPERSEDED_BY_TIME]


def test_an_english_export(read: Read) -> None:
    sheet = read([
        ["ID", "Start time", "Completion time", "Email", "Name", "Language", "Which organization do you represent?",
         "2.1 Vård", "Your comments", "2.2 Egenvård", "Your comments2"],
        [1, "6/3/25 8:00:00", "6/3/25 9:00:00", "anonymous", "", "English", "Orust", H, "ett", D, ""],
        [2, "6/4/25 8:00:00", "6/4/25 9:00:00", "anonymous", "", "English", "Orust", I, "", D, "två"],
    ])  # fmt: skip
    assert said(sheet) == [(3, "2.1", N, None), (3, "2.2", P, "två")]
    assert [p.code for p in sheet.problems] == [ProblemCode.SUPERSEDED_BY_TIME]


def test_an_ods_with_dates_formulas_notes_and_repeated_cells() -> None:
    note = '<office:annotation xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><text:p>gul</text:p></office:annotation>'
    twice = cell(D, 'table:number-columns-repeated="2"').replace("<text:p>", note + "<text:p>")
    xml = f"<table:table-row>{cell(datetime(2025, 6, 4))}{cell('Ale')}{twice}{cell('en  rad')}</table:table-row>"
    data = as_ods(
        [["Slutförandetid", "Kommun", "1 A", "2 B", "Kommentar"], [None, "Orust", H, "=1+1", "a\nb"]], xml=xml
    )
    sheet = compiled(data, "svar.ods")
    assert said(sheet) == [(2, "1", F, None), (2, "2", None, "a\nb"), (3, "1", P, None), (3, "2", P, "en  rad")]
    assert [(p.code, p.row, p.column) for p in sheet.problems] == [(ProblemCode.GRADE_FORMULA, 2, "D")]


def repeated(**times: int) -> str:
    return " ".join(f'table:number-{name}-repeated="{number}"' for name, number in times.items())


BIG = (
    '<table:table-row table:number-rows-repeated="1000000">'
    + cell("x", repeated(columns=16000))
    + "</table:table-row>"
)
WIDE = "<table:table-row>" + cell(None, repeated(columns=2**31)) + cell("x") + "</table:table-row>"
LONG = f'<table:table-row table:number-rows-repeated="2000000000">{cell(None)}</table:table-row>'
LONG += f"<table:table-row>{cell('x')}</table:table-row>"
SPACES = "<table:table-row><table:table-cell><text:p>" + '<text:s text:c="1000"/>' * 100_100
SPACES += "</text:p></table:table-cell></table:table-row>"
GOOD = [HEADER, *ANSWERS]
LOCKED = {"META-INF/manifest.xml": b"<manifest><manifest:encryption-data/></manifest>"}
REFUSED: list[tuple[str, bytes, FileFault]] = [
    ("macros", as_ods(GOOD, {"Basic/Standard/Module1.xml": b"<x/>"}), FileFault.MACROS),
    ("scripts", as_ods(GOOD, {"Scripts/python/a.py": b"x"}), FileFault.MACROS),
    ("password", as_ods(GOOD, LOCKED), FileFault.LOCKED),
    ("old wrapping", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, FileFault.LOCKED),
    ("bomb", as_ods(GOOD, {"Pictures/a.bin": b"\0" * 60_000_000}), FileFault.TOO_LARGE_INSIDE),
    ("repeated rows and columns", as_ods(GOOD, xml=BIG), FileFault.TOO_LARGE_INSIDE),
    ("repeated blank columns", as_ods(GOOD, xml=WIDE), FileFault.TOO_LARGE_INSIDE),
    ("repeated blank rows", as_ods(GOOD, xml=LONG), FileFault.TOO_LARGE_INSIDE),
    ("repeated spaces", as_ods(GOOD, xml=SPACES), FileFault.TOO_LARGE_INSIDE),
    ("a text", as_ods(GOOD, {"mimetype": b"application/vnd.oasis.opendocument.text"}), FileFault.NOT_A_WORKBOOK),
    ("no archive", b"Kommun;1 A", FileFault.NOT_A_WORKBOOK),
    ("entities", as_ods(GOOD, {"content.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), FileFault.BROKEN),
    ("late entities", as_ods(GOOD, {"content.xml": b" " * 5000 + b"<!DOCTYPE a><a/>"}), FileFault.BROKEN),
    ("cut", as_ods(GOOD, {"content.xml": b"<a><b>"}), FileFault.BROKEN),
]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("what", "data", "code"), REFUSED, ids=[what for what, *_ in REFUSED])
def test_an_ods_that_is_not_safe_or_no_sheet_is_refused_in_words(what: str, data: bytes, code: FileFault) -> None:
    with pytest.raises(Refusal) as refused:
        read_sheet(data, "svar.ods")
    assert refused.value.code == code and "svar.ods" in say_refusal(refused.value)


@pytest.mark.parametrize("form", ["ods", "latin-1"])
def test_five_thousand_rows(form: str) -> None:
    name, write = WRITERS[form]
    rows = [["Slutförandetid", "Kommun", "1.1 A", "Kommentar"]]
    for at in range(5000):
        moment = f"2025-{at % 12 + 1:02}-{at % 28 + 1:02} {at % 24:02}:{at % 60:02}:{at % 59:02}"
        rows.append([moment, PARTIES[at % len(PARTIES)].formal_name, (H, D, I)[at % 3], f"Synpunkt {at}"])
    sheet = compiled(write([["Remissvar"], *rows]), name)
    assert [r.row for r in sheet.respondents] == list(range(3, 5003))
    latest: dict[str, tuple[str, int]] = {}
    for number, (moment, who, *_) in enumerate(rows[1:], start=3):
        latest[who] = max(latest.get(who, ("", 0)), (moment, number))
    assert sorted(a.row for a in sheet.answers) == sorted(number for _, number in latest.values())
    assert all((a.grade, a.comment) == ((F, P, N)[(a.row - 3) % 3], f"Synpunkt {a.row - 3}") for a in sheet.answers)


@pytest.mark.parametrize(
    ("name", "data"), [("svar.ods", as_ods(GOOD)), ("svar.xlsx", as_xlsx(GOOD))], ids=["ods", "xlsx"]
)
def test_an_archive_whose_list_points_before_its_beginning_is_refused(name: str, data: bytes) -> None:
    """What the fuzzer found: the end of the archive says that its list stands further down than it does."""
    place = int.from_bytes(data[-6:-2], "little") + 65
    with pytest.raises(Refusal) as refused:
        read_sheet(data[:-6] + place.to_bytes(4, "little") + data[-2:], name)
    assert refused.value.code == FileFault.NOT_A_WORKBOOK
