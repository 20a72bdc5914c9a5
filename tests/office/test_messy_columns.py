"""More files as they really are: merged headings over several columns, grounds beside grades, English grades, other
scales, cells far away. Each with its truth."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook

from samsyn.domain.grading import CompiledSheet, Ground, ProblemCode, SheetFault
from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets import FileFault, read_sheet
from samsyn.office.sheets.texts import say_problem, say_refusal
from tests.office.messy import as_ods
from tests.office.test_messy_sheets import ANSWERS, HEADER, TRUTH, WRITERS, D, F, H, I, N, P, Rows, compiled, said
from tests.office.test_sheets import as_csv, as_xlsx, rezipped


@pytest.fixture(params=WRITERS)
def read(request: pytest.FixtureRequest) -> Callable[[Rows], CompiledSheet]:
    name, write = WRITERS[request.param]
    return lambda rows: compiled(write(rows), name)


Read = Callable[[Rows], CompiledSheet]


# --- one merged heading over more than two columns ----------------------------------------------------------------


SPANS: dict[str, tuple[Rows, list[Any]]] = {
    "grades, comment, one more": (
        [["Kommun", "2.1 Vård", None, None, "2.2 Egenvård", None, None],
         ["Orust", H, "kort", "förslag", D, None, "nytt"], ["Ale", D, None, None, I, "x", None]],
        ["kort", None, None, "x"],
    ),
    "comment, grades": (
        [["Kommun", "2.1 Vård", None, "2.2 Egenvård", None],
         ["Orust", "kort", H, None, D], ["Ale", None, D, "x", I]],
        ["kort", None, None, "x"],
    ),
    "comment, one more, grades": (
        [["Kommun", "2.1 Vård", None, None, "2.2 Egenvård", None, None],
         ["Orust", "kort", "förslag", H, None, "nytt", D], ["Ale", None, None, D, "x", None, I]],
        ["kort", None, None, "x"],
    ),
    "grades between": (
        [["Kommun", "2.1 Vård", None, None, "2.2 Egenvård", None, None],
         ["Orust", "först", H, "kort", None, D, None], ["Ale", None, D, None, "nytt", I, "x"]],
        ["kort", None, None, "x"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SPANS)
def test_a_merged_heading_over_several_columns_names_its_section(read: Read, name: str) -> None:
    rows, comments = SPANS[name]
    sheet = read(rows)
    assert [(s.key, s.heading) for s in sheet.sections] == [("2.1", "Vård"), ("2.2", "Egenvård")]
    assert [a.grade for a in sheet.answers] == [F, P, P, N]
    assert [a.comment for a in sheet.answers] == comments


def test_what_stands_under_a_merged_heading_and_is_not_read_is_told(read: Read) -> None:
    sheet = read(SPANS["grades, comment, one more"][0])
    assert [(p.code, p.column) for p in sheet.problems] == [
        (ProblemCode.COLUMN_UNUSED, "D"),
        (ProblemCode.COLUMN_UNUSED, "G"),
    ]
    assert "under rubriken ”2.1 Vård”" in say_problem(sheet.problems[0])
    first = read(SPANS["grades between"][0])
    assert [p.column for p in first.problems] == ["B", "E"], "also what stands before the first grades"


def test_two_columns_of_grades_under_one_heading_are_two_sections(read: Read) -> None:
    sheet = read([["Kommun", "2.1 Vård", None, "2.2 Egenvård"], ["Orust", H, D, I], ["Ale", D, D, H]])
    assert [s.key for s in sheet.sections] == ["2.1 Vård", "2.1 Vård, kolumn C", "2.2"]
    assert [a.grade for a in sheet.answers] == [F, P, N, P, P, F]


def test_a_column_without_any_heading_of_its_own_is_named_by_its_letter(read: Read) -> None:
    sheet = read([["Kommun", None, "2.2 Egenvård"], ["Orust", H, D], ["Ale", D, D]])
    assert [s.key for s in sheet.sections] == ["Kolumn B", "2.2"]


# --- grounds beside grades ----------------------------------------------------------------------------------------


E, K, U = Ground.EDITORIAL, Ground.CONSEQUENCE, Ground.UNSAID
GROUNDED: dict[str, Rows] = {
    "after the comment": [
        ["Kommun", "2.1 Vård", "Kommentar", "Grund", "2.2 Egenvård", "Kommentar2", "Grund2"],
        ["Orust", D, "kort", "Redaktionellt", I, "x", "Konsekvens/kostnad"],
        ["Ale", H, None, None, D, None, "Kostnad"],
    ],
    "between grades and comment": [
        ["Kommun", "2.1 Vård", "Vad gäller synpunkten?", "Kommentar", "2.2 Egenvård", "Vad gäller synpunkten?2", "Kommentar2"],
        ["Orust", D, "Redaktionellt", "kort", I, "Konsekvens/kostnad", "x"],
        ["Ale", H, None, None, D, "Kostnad", None],
    ],
    "named by number, all last": [
        ["Kommun", "2.1 Vård", "Kommentar", "2.2 Egenvård", "Kommentar2", "Grund 2.2", "Grund 2.1"],
        ["Orust", D, "kort", I, "x", "Konsekvens/kostnad", "Redaktionellt"],
        ["Ale", H, None, D, None, "Kostnad", None],
    ],
    "before the grades": [
        ["Kommun", "Grund", "2.1 Vård", "Kommentar", "Grund2", "2.2 Egenvård", "Kommentar2"],
        ["Orust", "Redaktionellt", D, "kort", "Konsekvens/kostnad", I, "x"],
        ["Ale", None, H, None, "Kostnad", D, None],
    ],
    "two header rows": [
        [None, "2.1 Vård", None, None, "2.2 Egenvård", None, None],
        ["Kommun", "Gradering", "Kommentar", "Grund", "Gradering", "Kommentar", "Grund"],
        ["Orust", D, "kort", "Redaktionellt", I, "x", "Konsekvens/kostnad"],
        ["Ale", H, None, None, D, None, "Kostnad"],
    ],
    "in English": [
        ["Municipality", "2.1 Vård", "Comment", "Reason for grade", "2.2 Egenvård", "Comment2", "Reason for grade2"],
        ["Orust", "Partly", "kort", "Editorial", "Not at all", "x", "Cost"],
        ["Ale", "Fully", None, None, "Partly", None, "Cost"],
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", GROUNDED)
def test_grounds_in_a_column_of_their_own(read: Read, name: str) -> None:
    sheet = read(GROUNDED[name])
    assert [(a.section, a.grade, a.ground, a.comment) for a in sheet.answers] == [
        ("2.1", P, E, "kort"), ("2.2", N, K, "x"), ("2.1", F, U, None), ("2.2", P, K, None),
    ]  # fmt: skip
    assert sheet.problems == ()


def test_a_ground_that_is_none_or_two_is_told_and_counts_as_not_said(read: Read) -> None:
    rows = [["Kommun", "2.1 Vård", "Grund"], ["Orust", D, "Redaktionellt; Principiellt"], ["Ale", D, "Redaktionellt"]]
    sheet = read(rows)
    assert [a.ground for a in sheet.answers] == [U, E]
    assert [(p.code, p.row, p.column) for p in sheet.problems] == [(ProblemCode.GROUND_UNKNOWN, 2, "C")]


def test_comments_that_name_a_ground_now_and_then_stay_comments(read: Read) -> None:
    rows = [["Kommun", "2.1 Vård", "Kommentar"], ["Orust", D, "Redaktionellt"], ["Ale", D, "Förtydligande"]]
    sheet = read(rows)
    assert [(a.ground, a.comment) for a in sheet.answers] == [(U, "Redaktionellt"), (U, "Förtydligande")]


def test_an_empty_column_of_grounds_is_no_column_of_comments(read: Read) -> None:
    sheet = read([["Kommun", "2.1 Vård", "Grund", "Synpunkt"], ["Orust", D, None, "kort"], ["Ale", D, None, None]])
    assert [a.comment for a in sheet.answers] == ["kort", None] and sheet.problems == ()


# --- English grades -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("full", "partial", "none"),
    [
        ("Agree", "Partly", "Disagree"),
        ("Fully", "Partially", "Not at all"),
        ("Fully agree", "Partly agree", "Do not agree"),
        ("Green", "Yellow", "Red"),
        ("GREEN (fully)", "amber", "not at all."),
    ],
)
def test_grades_in_english(read: Read, full: str, partial: str, none: str) -> None:
    back = {H: full, D: partial, I: none}
    sheet = read([HEADER, *([back.get(value, value) for value in row] for row in ANSWERS)])
    assert said(sheet) == TRUTH and sheet.problems == ()


def test_an_english_legend(read: Read) -> None:
    back = {H: 1, D: 2, I: 3}
    legend = [["1 = fully, 2 = partly, 3 = not at all"]]
    sheet = read([*legend, HEADER, *([back.get(value, value) for value in row] for row in ANSWERS)])
    assert [a.grade for a in sheet.answers] == [grade for _, _, grade, _ in TRUTH]


# --- other scales -----------------------------------------------------------------------------------------------------


FIVE: dict[str, Rows] = {
    "a legend of five": [["1 = stämmer inte alls, 3 = stämmer delvis, 5 = stämmer helt"]],
    "the ends of five": [["Skala 1–5 där 1 är sämst"]],
    "five, words first": [["Stämmer helt (5), stämmer delvis (3), stämmer inte alls (1)"]],
    "no legend": [],
}


@pytest.mark.parametrize("name", FIVE)
@pytest.mark.parametrize("values", [(1, 5, 4), (1, 2, 3)], ids=["beyond three", "only up to three"])
def test_a_scale_of_five_steps_is_refused_not_folded_into_three(read: Read, name: str, values: Any) -> None:
    a, b, c = values
    header = ["ID", "Slutförandetid", "Kommun", "2.1 Vård", "Kommentar", "2.2 Egenvård"]
    rows = [[1, "", "Orust", a, "kort", b], [2, "", "Ale", c, None, a]]
    with pytest.raises(Refusal) as refused:
        read([*FIVE[name], header, *rows])
    unknown = name == "no legend" and max(values) == 3
    assert refused.value.code == (SheetFault.NO_LEGEND if unknown else SheetFault.OTHER_SCALE)
    words = say_refusal(refused.value, "svar")
    assert "2.1 Vård" in words and ("5" in words or unknown)


def test_a_finer_scale_in_words_is_refused_with_its_steps(read: Read) -> None:
    steps = ["Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"]
    rows = [
        [party, steps[at % 5], steps[(at + 2) % 5]]
        for at, party in enumerate(["Ale", "Orust", "Hjo", "Skara", "Mark"] * 3)
    ]
    with pytest.raises(Refusal) as refused:
        read([["Municipality", "2.1 Care", "2.2 Self-care"], *rows])
    assert refused.value.code == SheetFault.OTHER_SCALE
    assert "strongly agree" in say_refusal(refused.value, "svar")


def test_a_fourth_number_for_no_opinion_is_a_fault_of_its_cells_only(read: Read) -> None:
    legend = [["1 = stämmer helt, 2 = stämmer delvis, 3 = stämmer inte alls, 4 = vet ej"]]
    rows = [["Orust", 1, 4], ["Ale", 3, 2], ["Hjo", 2, 2]]
    sheet = read([*legend, ["Kommun", "2.1 Vård", "2.2 Egenvård"], *rows])
    assert [a.grade for a in sheet.answers] == [F, None, N, P, P, P]
    assert [(p.code, p.row, p.column) for p in sheet.problems] == [(ProblemCode.GRADE_UNKNOWN, 3, "C")]


def test_a_sheet_without_grades_is_not_taken_for_another_scale(read: Read) -> None:
    with pytest.raises(Refusal) as refused:
        read([["Kommun", "Antal bilagor", "Synpunkt"], ["Orust", 7, "kort"], ["Ale", 0, "x"]])
    assert refused.value.code == SheetFault.NO_GRADES


# --- far away -----------------------------------------------------------------------------------------------------------


def with_cells_far_away(rows: Rows, cells: dict[str, str]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for place, text in cells.items():
        book.active[place] = text
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_a_cell_far_to_the_right_is_told_and_changes_nothing() -> None:
    sheet = compiled(with_cells_far_away([HEADER, *ANSWERS], {"XFD2": "x", "XFA3": "y"}), "svar.xlsx")
    assert said(sheet) == TRUTH and len(sheet.sections) == 2
    assert [(p.code, p["filled"]) for p in sheet.problems] == [(ProblemCode.COLUMNS_BEYOND, "2")]
    assert "2 ifyllda celler" in say_problem(sheet.problems[0])


def test_a_header_far_to_the_right_makes_no_section() -> None:
    sheet = compiled(with_cells_far_away([HEADER, *ANSWERS], {"XFD1": "9.9 Långt bort", "XFD2": H}), "svar.xlsx")
    assert said(sheet) == TRUTH and len(sheet.sections) == 2


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_cell_far_to_the_right_in_every_row_is_refused_soon(form: str) -> None:
    rows = 600
    if form == "xlsx":
        data = with_cells_far_away([HEADER, *ANSWERS], {f"XFD{row}": "x" for row in range(2, rows)})
    else:
        data = as_csv([HEADER, *ANSWERS]) + (b"," * 16_384 + b"x\n") * rows
    began = datetime.now()
    with pytest.raises(Refusal) as refused:
        read_sheet(data, f"svar.{form}")
    assert refused.value.code == FileFault.TOO_LARGE_INSIDE
    assert (datetime.now() - began).total_seconds() < 20


# --- a DOCTYPE, wherever it hides -----------------------------------------------------------------------------------------


DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "b">]>'
HIDDEN = {
    "at the start": DOCTYPE,
    "after white space": b" " * 70_000 + DOCTYPE,
    "after a long comment": b"<!-- " + b"x" * 70_000 + b" -->" + DOCTYPE,
    "after an instruction": b"<?x " + b"y" * 5_000 + b"?>" + DOCTYPE,
}


def before_the_root(part: bytes, what: bytes) -> bytes:
    declared = part.index(b"?>") + 2 if part.startswith(b"<?xml") else 0
    return part[:declared] + what + part[declared:]


@pytest.mark.parametrize("where", HIDDEN)
def test_a_doctype_is_found_however_far_down_it_stands(where: str) -> None:
    data = rezipped(
        as_xlsx([HEADER, *ANSWERS]), lambda n, p: before_the_root(p, HIDDEN[where]) if "sheet1" in n else p
    )
    with pytest.raises(Refusal) as refused:
        read_sheet(data, "svar.xlsx")
    assert refused.value.code == FileFault.BROKEN and "sheet1" in say_refusal(refused.value)


def test_a_doctype_in_utf_16_is_found() -> None:
    def wide(name: str, part: bytes) -> bytes:
        text = before_the_root(part, DOCTYPE).decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
        return text.encode("utf-16") if "sheet1" in name else part

    with pytest.raises(Refusal) as refused:
        read_sheet(rezipped(as_xlsx([HEADER, *ANSWERS]), wide), "svar.xlsx")
    assert refused.value.code == FileFault.BROKEN


def test_the_word_in_a_comment_or_in_an_answer_is_no_doctype() -> None:
    rows = [HEADER, [*ANSWERS[0][:4], "<!DOCTYPE html> står i texten", D], ANSWERS[1]]
    data = rezipped(as_xlsx(rows), lambda n, p: before_the_root(p, b"<!-- <!DOCTYPE x> -->") if "sheet1" in n else p)
    assert compiled(data, "svar.xlsx").answers[0].comment == "<!DOCTYPE html> står i texten"


# --- what must be refused, once more with files as programs make them ------------------------------------------------------


def test_a_macro_workbook_is_refused_by_its_ending_and_by_what_it_holds() -> None:
    good = as_xlsx([HEADER, *ANSWERS])
    inside = io.BytesIO(good)
    with zipfile.ZipFile(inside, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    for name, data in (("svar.xlsm", good), ("svar.xlsx", inside.getvalue())):
        with pytest.raises(Refusal) as refused:
            read_sheet(data, name)
        assert refused.value.code == FileFault.MACROS and "makron" in say_refusal(refused.value)


def test_a_password_is_told_as_one() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le")
    for name in ("svar.xlsx", "svar.ods"):
        with pytest.raises(Refusal) as refused:
            read_sheet(locked, name)
        assert refused.value.code == FileFault.LOCKED and "lösenord" in say_refusal(refused.value)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    for name, data in (("svar.xlsx", as_xlsx([HEADER, *ANSWERS])), ("svar.ods", as_ods([HEADER, *ANSWERS]))):
        bomb = io.BytesIO(data)
        with (
            zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive,
            archive.open("xl/worksheets/x.xml", "w") as part,
        ):
            for _ in range(60):
                part.write(b"0" * 1_000_000)
        with pytest.raises(Refusal) as refused:
            read_sheet(bomb.getvalue(), name)
        assert refused.value.code == FileFault.TOO_LARGE_INSIDE


def test_five_thousand_rows_of_a_workbook() -> None:
    rows = [["Kommun", "1.1 A", "Kommentar"]] + [
        [f"Okänd {n}", (H, D, I)[n % 3], f"Synpunkt {n}"] for n in range(5000)
    ]
    sheet = compiled(as_xlsx(rows), "svar.xlsx")
    assert [(a.row, a.grade, a.comment) for a in sheet.answers] == [
        (n + 2, (F, P, N)[n % 3], f"Synpunkt {n}") for n in range(5000)
    ]
