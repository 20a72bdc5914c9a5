"""The compilation of a table: recognition, double answers, faults in cells, tallies. Tables are made in place."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.domain.grading import (
    CompiledSheet,
    Formula,
    Grade,
    ProblemCode,
    Row,
    Shares,
    SheetFault,
    Table,
    Tally,
    compile_answers,
    grade_of,
    letter,
    tally,
)
from samsyn.domain.grading.columns import grade_columns
from samsyn.domain.grading.headings import name_sections, read_heading
from samsyn.domain.grading.times import read_time, reads_day_first
from samsyn.domain.names import Party
from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets.party_list import built_in_parties

PARTIES = built_in_parties()
H, D, I = "Stämmer helt", "Stämmer delvis", "Stämmer inte alls"  # noqa: E741 - the letters of the grades


def table(header: list[str], *rows: list[Any]) -> Table:
    return Table("Blad1", tuple(header), tuple(Row(at, tuple(row)) for at, row in enumerate(rows, start=2)))


def compiled(header: list[str], *rows: list[Any]) -> CompiledSheet:
    return compile_answers(table(header, *rows), PARTIES)


def codes(sheet: CompiledSheet) -> list[tuple[ProblemCode, int | None, str | None]]:
    return [(problem.code, problem.row, problem.column) for problem in sheet.problems]


@pytest.mark.parametrize(
    ("grade", "labels"),
    [
        (
            Grade.FULL,
            [
                H,
                "HELT",
                " stämmer\xa0 helt. ",
                "grön",
                "Grönt",
                "🟢",
                "🟢 Grön",
                "Grön (stämmer helt)",
                "stammer helt",
            ],
        ),
        (Grade.PARTIAL, [D, "stämmer  delvis", "Delvis!", "gul", "GULT", "1. Stämmer delvis", "Stämmer\ndelvis"]),
        (Grade.NONE, [I, "inte alls", "Röd", "rött", "Stämmer inte alls – röd"]),
        (
            None,
            [
                "",
                " ",
                "kanske",
                "helt okej",
                "Gul/röd",
                "Helt eller delvis",
                "stämmer",
                "3",
                3,
                None,
                True,
                "x" * 99,
                "-",
            ],
        ),
    ],
)
def test_labels_of_the_scale(grade: Grade | None, labels: list[Any]) -> None:
    assert {label: grade_of(label) for label in labels} == dict.fromkeys(labels, grade)


def test_letters_carry_the_grade() -> None:
    assert [grade.letter for grade in Grade] == ["H", "D", "I"]


@settings(deadline=None)
@given(st.lists(st.sampled_from([*Grade, None])))
def test_tallies_sum_and_shares_are_of_those_who_graded(grades: list[Grade | None]) -> None:
    found = tally(grades)
    assert found.graded + found.missing == len(grades)
    shares = found.shares
    total = shares.full + shares.partial + shares.none
    assert shares == Shares() if not found.graded else total == 1
    assert sum([tally([grade]) for grade in grades], Tally()) == found


@pytest.mark.parametrize(
    ("header", "number", "text"),
    [
        ("2.1 Hälso- och sjukvård i hemmet", "2.1", "Hälso- och sjukvård i hemmet"),
        ("Avsnitt 2.1: Vård", "2.1", "Vård"),
        ("2.1. Vård", "2.1", "Vård"),
        ("2.1\nVård\n i  hemmet", "2.1", "Vård i hemmet"),
        ("§ 3 Parter", "3", "Parter"),
        ("Kapitel 4 – Samverkan", "4", "Samverkan"),
        ("Fråga 7. 2.1 Vård", "2.1", "Vård"),
        ("7. 2.1 Vård", "2.1", "Vård"),
        ("3. Parter", "3", "Parter"),
        ("15:1 Uppsägning", "15:1", "Uppsägning"),
        ("HSA 3.2 Vård", "3.2", "Vård"),
        ("Hemsjukvård", None, ""),
        ("Fråga 7. Hemsjukvård", None, ""),
        ("2025 års avtal", None, ""),
        ("24-timmarsvård", None, ""),
        ("Lag 2017:612", None, ""),
    ],
)
def test_number_and_heading_of_a_header(header: str, number: str | None, text: str) -> None:
    found = read_heading(header)
    assert (found.number, found.text) == (number, text)


def test_the_key_is_the_number_only_where_it_is_unique() -> None:
    sections = name_sections([(0, "HSA 2.1 Vård"), (1, "ÖK Munhälsa 2.1  Vård"), (2, "2.2 Läkare"), (3, "Övrigt")])
    assert [s.key for s in sections] == ["HSA 2.1 Vård", "ÖK Munhälsa 2.1 Vård", "2.2", "Övrigt"]
    assert [s.heading for s in sections] == ["HSA 2.1 Vård", "ÖK Munhälsa 2.1 Vård", "Läkare", "Övrigt"]
    assert all(s.key in (s.number, s.heading) for s in sections)


@pytest.mark.parametrize(
    "written",
    [
        datetime(2025, 6, 7, 11, 59),
        "2025-06-07 11:59",
        "2025-06-07T11:59:00",
        "2025-06-07 kl. 11.59",
        "6/7/25 11:59:00",
        "6/7/2025 11:59:00 AM",
        "7 juni 2025 11:59",
        "7.6.2025 11:59",
        45815.49930555556,
    ],
)
def test_times_as_forms_write_them(written: Any) -> None:
    found = read_time(written)
    assert found is not None and abs((found - datetime(2025, 6, 7, 11, 59)).total_seconds()) < 1


def test_a_column_with_a_day_above_twelve_first_is_day_first() -> None:
    assert reads_day_first(["19/6/2025 10:00", "7/6/2025 10:00"]) and not reads_day_first(["6/19/2025", "6/7/2025"])
    assert read_time("7/6/2025", day_first=True) == datetime(2025, 6, 7)
    assert read_time("i går") is None and read_time("2025-13-45") is None and read_time(True) is None


def test_grade_columns_without_any_comments() -> None:
    sheet = compiled(["Kommun", "1 A", "2 B", "3 C"], ["Orust", H, D, I], ["Ale", H, None, D])
    assert [s.key for s in sheet.sections] == ["1", "2", "3"] and sheet.problems == ()
    assert all(answer.comment is None for answer in sheet.answers)
    assert sheet.tallies["all"]["2"] == Tally(partial=1, missing=1)


def test_only_some_sections_have_a_comment_column() -> None:
    header = ["Kommun", "1 A", "Synpunkter", "2 B", "3 C", "3 C2", "4 D"]
    sheet = compiled(header, ["Orust", H, "x", D, I, "y", H], ["Ale", D, None, D, I, None, H])
    assert [(a.section, a.comment) for a in sheet.answers[:4]] == [("1", "x"), ("2", None), ("3", "y"), ("4", None)]


def test_a_comment_that_looks_like_a_grade_stays_a_comment() -> None:
    header = ["Kommun", "1 A", "Kommentar", "2 B", "Kommentar2"]
    sheet = compiled(header, ["Orust", D, H, H, "Inte alls"], ["Ale", H, None, D, None])
    assert [s.letter for s in sheet.sections] == ["B", "D"]
    assert [a.comment for a in sheet.answers] == [H, "Inte alls", None, None]


def test_few_answers_or_one_bad_value_still_make_a_grade_column() -> None:
    rows = [[party.name, H, None, None] for party in PARTIES[1:9]]
    rows[3][2], rows[4][3], rows[5][3] = D, "vet ej", H
    sheet = compiled(["Kommun", "1 A", "2 B", "3 C"], *rows)
    assert [s.key for s in sheet.sections] == ["1", "2", "3"]
    assert codes(sheet) == [(ProblemCode.GRADE_UNKNOWN, 6, "D")]


def test_a_section_nobody_graded_keeps_its_comments() -> None:
    header = ["Kommun", "1 A", "Kommentar", "2 B", "Kommentar2"]
    sheet = compiled(header, ["Orust", H, None, None, "vi avstår"], ["Ale", H, None, None, None])
    assert sheet.tallies["all"]["2"] == Tally(missing=2) and sheet.answers[1].comment == "vi avstår"


def test_text_that_belongs_to_no_grade_is_told() -> None:
    header = ["Kommun", "1 A", "Kommentar", "Förslag till ändring", "2 B", "Övriga synpunkter"]
    sheet = compiled(header, ["Orust", H, "x", "y", H, "z"])
    assert codes(sheet) == [(ProblemCode.COLUMN_UNUSED, None, "D"), (ProblemCode.COLUMN_UNUSED, None, "F")]
    assert sheet.answers[1].comment is None


def test_the_respondent_column_is_where_the_parties_are() -> None:
    header = ["ID", "Slutförandetid", "E-post", "Namn", "Svarande", "Förbund", "1 A"]
    sheet = compiled(
        header,
        [14, None, "a@ale.se", "Mark Hjorth", "Orust kommun", "Fyrbodal", H],
        [15, None, "b@ale.se", "Vara Lind", "Melleruds komun", "Fyrbodal", H],
    )
    assert [r.as_written for r in sheet.respondents] == ["Orust kommun", "Melleruds komun"]
    also = compiled(["Id", "Namn", "1 A"], [1, "Ale kommun", H])
    assert also.respondents[0].party and also.respondents[0].party.name == "Ale"
    last = compiled(["Id", "1 A", "Kommentar", "2 B", "Vilken kommun?"], [1, H, "x", D, "Tjörn"])
    assert last.respondents[0].party and last.respondents[0].party.name == "Tjörn"


def test_the_later_completion_time_counts_whatever_the_order() -> None:
    header = ["Starttid", "Slutförandetid", "Kommun", "1 A"]
    sheet = compiled(
        header,
        ["2025-06-01 08:00", datetime(2025, 6, 3), "Orust", H],
        ["2025-06-02 08:00", datetime(2025, 6, 2), "ORUST KOMMUN", I],
        ["2025-06-02 08:00", datetime(2025, 6, 1), "kommunen i Orust", D],
    )
    assert [r.superseded_by for r in sheet.respondents] == [None, 2, 2]
    assert sheet.tallies["all"]["1"] == Tally(full=1) and len(sheet.answers) == 1
    assert codes(sheet) == [(ProblemCode.SUPERSEDED_BY_TIME, 3, None), (ProblemCode.SUPERSEDED_BY_TIME, 4, None)]


@pytest.mark.parametrize(
    "times", [(None, None), ("2025-06-02", "2025-06-02"), ("2025-06-02", None), ("snart", "sen")]
)
def test_without_times_to_compare_the_later_row_counts(times: tuple[Any, Any]) -> None:
    sheet = compiled(["Slutförandetid", "Kommun", "1 A"], [times[0], "Orust", H], [times[1], "Orust", D])
    assert sheet.respondents[0].superseded_by == 3
    assert codes(sheet) == [(ProblemCode.SUPERSEDED_BY_ROW, 2, None)]


def test_unknown_respondents_are_kept_each_for_itself_and_enter_no_tally() -> None:
    sheet = compiled(["Kommun", "1 A"], ["Attention", H], ["Attention", D], [None, I], ["Ale", H])
    assert [(a.party.name if a.party else None, a.grade) for a in sheet.answers] == [
        (None, Grade.FULL), (None, Grade.PARTIAL), (None, Grade.NONE), ("Ale", Grade.FULL),
    ]  # fmt: skip
    assert sheet.tallies["all"]["1"] == Tally(full=1)
    unknown, empty = ProblemCode.NAME_UNKNOWN, ProblemCode.NAME_EMPTY
    assert codes(sheet) == [(unknown, 2, "A"), (unknown, 3, "A"), (empty, 4, "A")]


def test_a_blank_row_is_skipped_and_rows_keep_their_numbers() -> None:
    sheet = compiled(["Kommun", "1 A"], ["Orust", H], [None, " \xa0"], [], ["Ale", D])
    assert [r.row for r in sheet.respondents] == [2, 5]


def test_a_fault_in_a_cell_counts_as_no_grade() -> None:
    header = ["Kommun", "1 A", "Kommentar", "2 B"]
    sheet = compiled(
        header,
        ["Orust", Formula("=A1"), "x" * 100_001, "=1+1"],
        ["Ale", "kanske", Formula('=HYPERLINK("x")'), 5],
        ["Hjo", H, "x" * 100_000, D],
        ["Skara", H, "=text", D],
    )
    assert codes(sheet) == [
        (ProblemCode.GRADE_FORMULA, 2, "B"), (ProblemCode.COMMENT_TOO_LONG, 2, "C"), (ProblemCode.GRADE_FORMULA, 2, "D"),
        (ProblemCode.GRADE_UNKNOWN, 3, "B"), (ProblemCode.COMMENT_FORMULA, 3, "C"), (ProblemCode.GRADE_UNKNOWN, 3, "D"),
    ]  # fmt: skip
    comments = [a.comment for a in sheet.answers if a.section == "1"]
    assert comments == [None, '=HYPERLINK("x")', "x" * 100_000, "=text"]
    assert sheet.tallies["all"]["1"] == Tally(full=2, missing=2)


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (table([]), SheetFault.EMPTY),
        (table(["Kommun", "1 A"]), SheetFault.EMPTY),
        (table(["Kommun", "1 A"], ["Orust", "ja"]), SheetFault.NO_GRADES),
        (table(["Kommun", "1 A", " 1  A "], ["Orust", H, H]), SheetFault.SAME_HEADER),
        (table(["Kommun", "1 A", "Kommentar", "2 B", "Kommentar"], ["Orust", H, "", H, ""]), SheetFault.SAME_HEADER),
    ],
)
def test_where_no_answers_can_be_read(broken: Table, code: SheetFault) -> None:
    with pytest.raises(Refusal) as refused:
        compile_answers(broken, PARTIES)
    assert refused.value.code == code


def test_groups_of_the_whole_list_stand_in_the_tallies() -> None:
    sheet = compiled(["Kommun", "1 A"], ["Orust", H], ["VGR", D])
    assert list(sheet.tallies)[:3] == ["all", "side:municipal", "side:region"]
    assert sheet.tallies["association:fyrbodal"]["1"] == Tally(full=1)
    assert sheet.tallies["care_area:simba"]["1"] == Tally()
    assert sheet.tallies["side:region"]["1"] == Tally(partial=1)


def test_a_list_of_another_county() -> None:
    parties = [Party("12", "Region Skåne", side="region"), Party("1267", "Höör", side="municipal")]
    sheet = compile_answers(table(["Vem", "1 A"], ["Höörs kommun", H], ["Orust", H], ["Region Skåne", I]), parties)
    assert [r.party.code if r.party else None for r in sheet.respondents] == ["1267", None, "12"]
    assert list(sheet.tallies) == ["all", "side:municipal", "side:region"]


@settings(deadline=None)
@given(st.integers(0, 20_000))
def test_letters_of_columns_are_those_of_a_spreadsheet(column: int) -> None:
    number = 0
    for sign in letter(column):
        number = number * 26 + ord(sign) - 64
    assert number == column + 1


answers = st.lists(st.lists(st.sampled_from([H, D, I, None]), min_size=4, max_size=4), min_size=1, max_size=12)


@settings(deadline=None)
@given(answers, st.randoms(use_true_random=False))
def test_order_of_rows_and_sections_does_not_change_tallies(grades: list[list[str | None]], chance: Any) -> None:
    rows = [[party.formal_name, *own] for party, own in zip(PARTIES, grades, strict=False)]
    rows.append([PARTIES[-1].formal_name, H, H, D, I])  # no column is empty
    columns = [0, *chance.sample(range(1, 5), 4)]
    header = ["Kommun", "1 A", "2 B", "3 C", "4 D"]
    mixed = [[row[at] for at in columns] for row in chance.sample(rows, len(rows))]
    one, other = compiled(header, *rows), compiled([header[at] for at in columns], *mixed)
    assert one.tallies == other.tallies
    for own in one.tallies["all"].values():
        assert own.graded + own.missing == len(rows)


def test_one_grade_in_a_numberless_column_among_numbered_ones_is_a_comment() -> None:
    rows = [[party.name, H, None, D] for party in PARTIES[1:12]]
    rows[0][2] = H
    assert grade_columns(table(["Kommun", "1 A", "Vad behöver ändras?", "2 B"], *rows)) == [1, 3]


@pytest.mark.parametrize(
    ("asks", "is_comment"),
    [
        ("Kommentar", True),
        ("2. Kommentar", True),
        ("Fråga 2: Era synpunkter", True),
        ("1.1 Vård2", True),
        ("1.1 Vård – kommentar", True),
        ("Kommentar till 1.1", True),
        ("Vad behöver ändras?", True),
        ("", True),
        ("Övriga synpunkter", False),
        ("Synpunkter på avtalet i övrigt", False),
        ("Samlad bedömning", False),
        ("9.9 Något annat", False),
        ("Namn", False),
    ],
)
def test_which_column_after_the_grades_is_their_comment(asks: str, is_comment: bool) -> None:
    sheet = compiled(["Kommun", "1.1 Vård", asks], ["Orust", H, "text"], ["Ale", D, None])
    assert [a.comment for a in sheet.answers] == (["text", None] if is_comment else [None, None])
    assert [s.key for s in sheet.sections] == ["1.1"]


@pytest.mark.parametrize(
    "asks", ["Kommentar", "2. Kommentar", "1.1 Vård2", "Kommentar till 1.1", "Övriga synpunkter"]
)
def test_an_empty_column_of_comments_is_no_section(asks: str) -> None:
    sheet = compiled(["Kommun", "1.1 Vård", asks, "1.2 Omsorg"], ["Orust", H, None, D])
    assert [s.key for s in sheet.sections] == ["1.1", "1.2"]
