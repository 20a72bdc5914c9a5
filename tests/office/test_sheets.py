"""Files in: every encoding and separator a form or a person saves, every file that must be refused, and back again."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from samsyn.domain.grading import Formula, ProblemCode, SheetFault, Table, compile_answers
from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets import FileFault, read_sheet
from samsyn.office.sheets.party_list import built_in_parties, read_parties
from samsyn.office.sheets.texts import _PROBLEMS, _REFUSALS, say_refusal

PARTIES = built_in_parties()
LABELS = {"full": "Stämmer helt", "partial": "Stämmer delvis", "none": "Stämmer inte alls"}
ROWS: list[list[Any]] = [
    ["Kommun", "2.1 Hälso- och sjukvård", "Kommentar", "2.2 Egenvård"],
    ["Åmåls kommun", "Stämmer helt", "Bra; men, kort\noch tydligt", "Stämmer delvis"],
    ["Öckerö", "Stämmer inte alls", "", "Stämmer delvis"],
]


def as_csv(rows: list[list[Any]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: list[list[Any]], **more: list[list[Any]]) -> bytes:
    book = Workbook()
    book.active.title = "Svar"
    for name, sheet_rows in {"Svar": rows, **more}.items():
        sheet = book["Svar"] if name == "Svar" else book.create_sheet(name)
        for row in sheet_rows:
            sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def values(table: Table) -> list[list[str]]:
    width = len(table.header)
    rows = [[str(row.at(at) or "") for at in range(width)] for row in table.rows]
    return [list(table.header), *rows]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
def test_text_files_in_every_encoding_and_with_every_separator(separator: str, encoding: str) -> None:
    assert values(read_sheet(as_csv(ROWS, separator, encoding), "svar.csv")) == ROWS


def test_excel_telling_its_separator() -> None:
    assert values(read_sheet(b"sep=;\r\n" + as_csv(ROWS, ";"), "svar.CSV")) == ROWS


def test_a_workbook_and_its_dates_and_formulas() -> None:
    table = read_sheet(as_xlsx([["Tid", "Kommun", "1 A"], [datetime(2025, 6, 1, 9), "Ale", "=1+1"]]), "svar.xlsx")
    assert table.rows[0].values == (datetime(2025, 6, 1, 9), "Ale", Formula("=1+1"))
    assert table.name == "Svar"


def test_blank_rows_above_and_between_and_empty_columns_at_the_end() -> None:
    rows = [[], [], [*ROWS[0], None, ""], ROWS[1], [None, " "], ROWS[2], [None] * 9]
    for table in (read_sheet(as_xlsx(rows), "a.xlsx"), read_sheet(as_csv(rows), "a.csv")):
        assert table.header == tuple(ROWS[0])
        assert [row.number for row in table.rows] == [4, 6]


def test_the_first_sheet_with_grades_is_read_and_the_others_are_told() -> None:
    note = [["Om remissen"], ["Svaren lämnades i formulär."]]
    table = read_sheet(as_xlsx(note, Svar2=ROWS, Svar3=ROWS), "a.xlsx")
    assert (table.name, table.passed_over) == ("Svar2", ("Svar3",))
    sheet = compile_answers(table, PARTIES)
    assert [problem.code for problem in sheet.problems] == [ProblemCode.SHEET_UNUSED]


def test_a_hidden_column_and_a_wrong_extent_change_nothing() -> None:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active.column_dimensions["C"].hidden = True
    made = io.BytesIO()
    book.save(made)
    shrunk = rezipped(made.getvalue(), lambda name, part: part.replace(b'ref="A1:D3"', b'ref="A1"'))
    assert shrunk != made.getvalue() and values(read_sheet(shrunk, "a.xlsx")) == ROWS


def rezipped(data: bytes, change: Any, **more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in more.items():
            new.writestr(name.replace("__", "/").replace("_bin", ".bin").replace("_xml", ".xml"), part)
    return out.getvalue()


def same(_name: str, part: bytes) -> bytes:
    return part


def entities(name: str, part: bytes) -> bytes:
    return b'<!DOCTYPE x [<!ENTITY a "b">]>' + part if name == "xl/workbook.xml" else part


GOOD = as_xlsx(ROWS)
REFUSED: list[tuple[str, bytes, Any]] = [
    ("svar.docx", GOOD, FileFault.WRONG_TYPE),
    ("svar.ods", GOOD, FileFault.NOT_A_WORKBOOK),
    ("svar", GOOD, FileFault.WRONG_TYPE),
    ("svar.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, FileFault.OLD_EXCEL),
    ("svar.xlsm", GOOD, FileFault.MACROS),
    ("svar.xlsx", rezipped(GOOD, same, xl__vbaProject_bin=b"x"), FileFault.MACROS),
    ("svar.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, FileFault.LOCKED),
    ("svar.xlsx", as_csv(ROWS), FileFault.NOT_A_WORKBOOK),
    ("svar.xlsx", GOOD[: len(GOOD) // 2], FileFault.NOT_A_WORKBOOK),
    ("svar.xlsx", rezipped(GOOD, same, xl__media__bomb_bin=b"\0" * 60_000_000), FileFault.TOO_LARGE_INSIDE),
    ("svar.xlsx", rezipped(GOOD, entities), FileFault.BROKEN),
    ("svar.xlsx", rezipped(GOOD, lambda n, p: p[:80] if "sheet1" in n else p), FileFault.BROKEN),
    ("svar.xlsx", b"", FileFault.EMPTY),
    ("svar.csv", b" \n\n", FileFault.EMPTY),
    ("svar.csv", GOOD, FileFault.IS_A_WORKBOOK),
    ("svar.csv", as_csv(ROWS) + b'"Orust,Helt,ingen slutar,\nAle,Helt,,Helt\n', FileFault.OPEN_QUOTE),
    ("svar.xlsx", as_xlsx([]), SheetFault.EMPTY),
    ("svar.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 30, SheetFault.NO_GRADES),
    ("svar.xlsx", as_xlsx([["a"], ["b"]], Andra=[["c"], ["d"]]), SheetFault.NO_GRADES),
]


@pytest.mark.parametrize(("name", "data", "code"), REFUSED, ids=[f"{r[0]}-{r[2].value}" for r in REFUSED])
def test_files_that_cannot_be_read_are_refused_in_words(name: str, data: bytes, code: Any) -> None:
    with pytest.raises(Refusal) as refused:
        compile_answers(read_sheet(data, name), PARTIES)
    assert refused.value.code == code
    assert name in say_refusal(refused.value, name) and "{" not in say_refusal(refused.value, name)


def test_over_100_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "svar.xlsx"
    with huge.open("wb") as file:
        file.truncate(100_000_001)
    with pytest.raises(Refusal) as refused:
        read_sheet(huge)
    assert refused.value.code == FileFault.TOO_LARGE


def test_every_code_has_words() -> None:
    assert set(_PROBLEMS) == set(ProblemCode)
    assert set(_REFUSALS) == {*FileFault, *SheetFault}


def test_a_list_of_parties_with_few_columns_and_aliases(tmp_path: Path) -> None:
    file = tmp_path / "parter.csv"
    file.write_text("code;name;aliases\n1;Norrdal;NDL|Nordre dal\n2;Söderby;\n", encoding="utf-8-sig")
    first, second = read_parties(file)
    assert (first.code, first.aliases, second.side) == ("1", ("NDL", "Nordre dal"), "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kod,namn\n1,A\n", FileFault.PARTIES_COLUMNS),
        ("code,name\n1,A\n1,B\n", FileFault.PARTIES_TWICE),
        ("code,name\n", FileFault.PARTIES_EMPTY),
        ("", FileFault.PARTIES_COLUMNS),
    ],
)
def test_a_list_of_parties_that_cannot_be_used(tmp_path: Path, text: str, code: FileFault) -> None:
    file = tmp_path / "parter.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        read_parties(file)
    assert refused.value.code == code


cells = st.tuples(
    st.sampled_from(["full", "partial", "none", None]),
    st.one_of(
        st.none(), st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
    ),
)
known = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8)
)
SPELLINGS = [str, str.upper, str.lower, lambda label: f" {label}\xa0", lambda label: label.replace(" ", "  ") + "."]


@settings(deadline=None, max_examples=60)
@given(known, st.booleans(), st.sampled_from([",", ";", "\t"]), st.randoms(use_true_random=False))
def test_a_sheet_made_from_known_answers_gives_them_back(
    answers: list[list[tuple[str | None, str | None]]], workbook: bool, separator: str, chance: Any
) -> None:
    width = len(answers[0])
    answers = [*answers, *([[("full", "ja")] * width] * len(answers))]  # so that every column mostly holds grades
    who = chance.sample(PARTIES, len(answers))
    asked = [(f"{at}.1 Rubrik", "Kommentar" if at == 1 else f"Kommentar{at}") for at in range(1, width + 1)]
    rows = [["ID", "Slutförandetid", "Namn", "Part", *(header for pair in asked for header in pair)]]
    for at, (party, own) in enumerate(zip(who, answers, strict=True), start=1):
        row: list[Any] = [at, datetime(2025, 6, 1) + timedelta(hours=at), "Registrator", party.formal_name]
        for grade, comment in own:
            row += [chance.choice(SPELLINGS)(LABELS[grade]) if grade else None, comment and "k " + comment]
        rows.append(row)
    data = as_xlsx(rows) if workbook else as_csv(rows, separator)
    sheet = compile_answers(read_sheet(data, "a.xlsx" if workbook else "a.csv"), PARTIES)
    expected = [
        (party, f"{at}.1", grade, comment and "k " + comment)
        for party, own in zip(who, answers, strict=True)
        for at, (grade, comment) in enumerate(own, start=1)
    ]
    assert [(a.party, a.section, a.grade and a.grade.value, a.comment) for a in sheet.answers] == expected
    assert sheet.problems == ()
    for at in range(width):
        given = [own[at][0] for own in answers]
        found = sheet.tallies["all"][f"{at + 1}.1"]
        assert (found.full, found.partial, found.none, found.missing) == tuple(
            given.count(grade) for grade in ("full", "partial", "none", None)
        )


@settings(max_examples=60, deadline=None)
@given(at=st.integers(min_value=0), value=st.integers(min_value=0, max_value=255))
def test_a_workbook_with_one_damaged_byte_is_read_or_refused_with_words(at: int, value: int) -> None:
    damaged = bytearray(as_xlsx(ROWS))
    damaged[at % len(damaged)] = value
    try:
        read_sheet(bytes(damaged), "svar.xlsx")
    except Refusal as refusal:
        assert say_refusal(refusal, "svar.xlsx")


def test_a_part_that_cannot_be_unpacked_is_refused() -> None:
    """What the fuzzer found: the archive's list is whole, a part's packed bytes are not."""
    damaged = bytearray(as_xlsx(ROWS))
    name = damaged.index(b"xl/workbook.xml") + len(b"xl/workbook.xml")
    damaged[name : name + 40] = b"\xff" * 40
    with pytest.raises(Refusal) as refused:
        read_sheet(bytes(damaged), "svar.xlsx")
    assert refused.value.code in {FileFault.NOT_A_WORKBOOK, FileFault.BROKEN}
