"""What a person says of a name: it counts, the rest follows, and without a word nothing is different."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.domain.grading import CompiledSheet, ProblemCode, Row, Table, Tally, compile_answers, instead_of
from samsyn.domain.names import Party
from samsyn.office.sheets.party_list import built_in_parties

PARTIES = built_in_parties()
BY_NAME = {party.name: party for party in PARTIES}
ORUST, ALE, AMAL = BY_NAME["Orust"], BY_NAME["Ale"], BY_NAME["Åmål"]
STRANGER = Party("patient", "Patientföreningen", "Patientföreningen i länet")
H, D, I = "Stämmer helt", "Stämmer delvis", "Stämmer inte alls"  # noqa: E741 - the letters of the grades
NAMES = ["Orust", "Ale kommun", "Amåls kommun", "Bygdegårdsföreningen Lyktan", "Ale och Orust", "", "Grästrop"]


def table(*rows: tuple[Any, ...]) -> Table:
    header = ("Slutförandetid", "Kommun", "1.1 Syfte", "Kommentar", "1.2 Ansvar")
    return Table("Svar", header, tuple(Row(at, row) for at, row in enumerate(rows, start=2)))


def at(minute: int) -> datetime:
    return datetime(2025, 6, 1, 8, minute)


rows_of_sheets = st.lists(
    st.tuples(
        st.integers(0, 59).map(at),
        st.sampled_from(NAMES),
        st.sampled_from([H, D, I, None, "vet ej"]),
        st.sampled_from([None, "Otydligt."]),
        st.sampled_from([H, D, I]),
    ),
    min_size=1,
    max_size=8,
)
choices = st.dictionaries(st.integers(2, 9), st.sampled_from([None, ORUST, ALE, AMAL]), max_size=6)


def codes(sheet: CompiledSheet) -> list[tuple[ProblemCode, int | None]]:
    return [(problem.code, problem.row) for problem in sheet.problems]


@settings(max_examples=120, deadline=None)
@given(rows_of_sheets)
def test_to_say_what_was_read_anyway_changes_no_answer_and_no_tally(rows: list[tuple[Any, ...]]) -> None:
    plain = compile_answers(table(*rows), PARTIES)
    assert compile_answers(table(*rows), PARTIES, {}) == plain
    said = compile_answers(table(*rows), PARTIES, {r.row: r.party for r in plain.respondents})
    assert (said.answers, said.set_aside, said.tallies, said.sections) == (
        plain.answers,
        plain.set_aside,
        plain.tallies,
        plain.sections,
    )


@settings(max_examples=120, deadline=None)
@given(rows_of_sheets, choices)
def test_a_choice_counts_as_if_the_name_had_stood_in_the_sheet(
    rows: list[tuple[Any, ...]], chosen: dict[int, Party | None]
) -> None:
    """Written out, the choices give the same tallies; what stands in the sheet and how it was read stay as they were."""
    # A name that is surely a party's keeps the column what it is, whatever is written in the others.
    sheet = table(*rows, *[(at(0), "Göteborgs Stad", H, None, H)] * 12)
    written = [
        (row[0], (party.formal_name if (party := chosen[n]) else "Ingen alls") if n in chosen else row[1], *row[2:])
        for n, row in enumerate((r.values for r in sheet.rows), start=2)
    ]
    corrected = compile_answers(sheet, PARTIES, chosen)
    as_if = compile_answers(table(*written), PARTIES)
    assert corrected.tallies == as_if.tallies
    assert [a.party for a in corrected.answers] == [a.party for a in as_if.answers]
    read = compile_answers(sheet, PARTIES)
    assert [(r.as_written, r.match) for r in corrected.respondents] == [
        (r.as_written, r.match) for r in read.respondents
    ]
    assert not [code for code, row in codes(corrected) if row in chosen and code.value.startswith("name.")]


def test_two_rows_that_turn_out_to_be_one_respondents_count_once() -> None:
    sheet = table((at(5), "Orust", H, None, H), (at(3), "Kommunen vid havet", D, "Vi undrar.", I))
    plain = compile_answers(sheet, PARTIES)
    assert [r.superseded_by for r in plain.respondents] == [None, None] and not plain.set_aside
    corrected = compile_answers(sheet, PARTIES, {3: ORUST})
    assert [r.superseded_by for r in corrected.respondents] == [None, 2]
    assert [(a.row, a.comment) for a in corrected.set_aside] == [(3, "Vi undrar."), (3, None)]
    assert (ProblemCode.SUPERSEDED_BY_TIME, 3) in codes(corrected)
    assert corrected.tallies["all"]["1.1"] == Tally(full=1)


def test_nobody_known_leaves_every_tally() -> None:
    corrected = compile_answers(table((at(1), "Orust", H, None, H), (at(2), "Ale", D, None, D)), PARTIES, {2: None})
    assert corrected.tallies["all"]["1.1"] == Tally(partial=1)
    assert corrected.respondents[0].party is None and corrected.respondents[0].match.party == ORUST


def test_somebody_who_is_no_party_answers_under_her_own_name_and_is_counted_nowhere() -> None:
    rows = [(at(n), name, H, None, H) for n, name in enumerate(["Orust", "Föreningen", "Patientfören."])]
    corrected = compile_answers(table(*rows), PARTIES, {3: STRANGER, 4: STRANGER})
    assert [r.party for r in corrected.respondents] == [ORUST, STRANGER, STRANGER]
    assert corrected.respondents[1].superseded_by == 4, "she too answers once"
    assert corrected.tallies["all"]["1.1"] == Tally(full=1)


def test_a_row_that_is_not_there_is_nothing_to_choose_for() -> None:
    sheet = table((at(1), "Orust", H, None, H))
    assert compile_answers(sheet, PARTIES, {99: ALE}) == compile_answers(sheet, PARTIES)


def test_which_answer_counts() -> None:
    assert instead_of({2: "a", 3: "b", 4: "a"}, {2: at(9), 4: at(1)}) == {4: 2}
    assert instead_of({2: "a", 4: "a"}, {2: at(9)}) == {2: 4}, "without both times the last row counts"
    assert instead_of({2: None, 3: None}, {}) == {}


def test_the_layout_names_the_columns_by_their_letters() -> None:
    sheet = replace(table((at(1), "Orust", H, None, H)), header_rows=(3, 4))
    layout = compile_answers(sheet, PARTIES).layout
    assert layout.header == (3, 4) and layout.comments == ("D", "")
    assert layout.respondent and (layout.respondent.letter, layout.respondent.header) == ("B", "Kommun")
    assert layout.finished and layout.finished.letter == "A"
    assert compile_answers(sheet, PARTIES).respondents[0].finished == at(1)
