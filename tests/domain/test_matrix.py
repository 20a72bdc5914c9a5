"""Respondents stand in their groups in Swedish order; what is no party is shown but never counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samsyn.domain.grading import Tally
from samsyn.domain.matrix import (
    ALL,
    NO_PARTY,
    WITHOUT,
    Cell,
    Column,
    Fold,
    Line,
    Respondent,
    arranged,
    chapters,
    commonest,
    folded,
    tallies,
)
from samsyn.domain.sorting import sort_key

COLUMNS = (Column(1, "1.1", "Syfte"), Column(2, "1.2", "Parter"), Column(3, "2.1", "Ansvar"))
NAMES = {"fyrbodal": "Fyrbodal", "skaraborg": "Skaraborg"}


def line(row: int, name: str, grades: str, **home: str | bool) -> Line:
    """A respondent with grades written as letters: `HDI-`."""
    codes = {"H": "full", "D": "partial", "I": "none", "-": ""}
    who = Respondent(row=row, name=name, sort_key=sort_key(name), **{"is_party": True, **home})  # type: ignore[arg-type]
    return Line(who, tuple(Cell(codes[letter]) for letter in grades))


ORUST = line(2, "Orust kommun", "HDI", side="municipal", association="fyrbodal")
AMAL = line(3, "Åmåls kommun", "HH-", side="municipal", association="fyrbodal")
TIDAHOLM = line(4, "Tidaholms kommun", "III", side="municipal", association="skaraborg")
REGION = line(5, "Västra Götalandsregionen", "HHH", side="region")
PATIENTS = line(6, "Patientföreningen", "III", is_party=False)
EVERYBODY = [PATIENTS, REGION, AMAL, TIDAHOLM, ORUST]


def names_in(fold: Fold, names: dict[str, str]) -> dict[str, list[str]]:
    found = arranged(EVERYBODY, COLUMNS, fold=fold, names=names)
    return {group.slug: [one.respondent.name for one in group.lines] for group in found.groups}


def test_respondents_stand_with_their_association_in_swedish_order() -> None:
    assert names_in(Fold.ASSOCIATION, NAMES) == {
        "fyrbodal": ["Orust kommun", "Åmåls kommun"],
        "skaraborg": ["Tidaholms kommun"],
        WITHOUT: ["Västra Götalandsregionen"],
        NO_PARTY: ["Patientföreningen"],
    }


def test_the_groups_stand_in_the_order_they_are_named() -> None:
    assert list(names_in(Fold.SIDE, {"region": "Regionen", "municipal": "Kommunerna"})) == [
        "region",
        "municipal",
        NO_PARTY,
    ]
    assert list(names_in(Fold.SIDE, {"municipal": "Kommunerna", "region": "Regionen"})) == [
        "municipal",
        "region",
        NO_PARTY,
    ]


def test_without_groups_the_parties_stand_together_and_the_others_after_them() -> None:
    assert list(names_in(Fold.NONE, {})) == [ALL, NO_PARTY]


def test_a_group_nobody_stands_in_is_not_shown() -> None:
    assert "tomt" not in names_in(Fold.ASSOCIATION, {"tomt": "Tomt", **NAMES})


def test_whoever_is_no_party_is_never_counted() -> None:
    found = arranged(EVERYBODY, COLUMNS, fold=Fold.ASSOCIATION, names=NAMES)
    assert found.groups[-1].slug == NO_PARTY and found.groups[-1].tallies == ()
    assert found.totals == (Tally(3, 0, 1, 0), Tally(2, 1, 1, 0), Tally(1, 0, 2, 1))


def test_a_group_counts_its_own() -> None:
    found = arranged(EVERYBODY, COLUMNS, fold=Fold.ASSOCIATION, names=NAMES)
    assert found.groups[0].tallies == (Tally(2, 0, 0, 0), Tally(1, 1, 0, 0), Tally(0, 0, 1, 1))


def test_among_equals_the_most_critical_grade_is_told() -> None:
    assert commonest(Tally(2, 2, 2, 9)) == "none"
    assert commonest(Tally(2, 2, 0, 0)) == "partial"
    assert commonest(Tally(3, 2, 2, 0)) == "full"
    assert commonest(Tally(0, 0, 0, 4)) == ""


GRADES = st.sampled_from(["full", "partial", "none", ""])


@given(st.lists(st.tuples(st.lists(GRADES, min_size=3, max_size=3), st.booleans(), st.sampled_from(["a", "b", ""]))))
def test_the_groups_together_hold_everybody_once_and_add_up_to_the_whole(
    answers: list[tuple[list[str], bool, str]],
) -> None:
    lines = [
        Line(
            Respondent(row, f"Instans {row}", f"{row:04}", is_party=party, association=slug), tuple(map(Cell, grades))
        )
        for row, (grades, party, slug) in enumerate(answers)
    ]
    found = arranged(lines, COLUMNS, fold=Fold.ASSOCIATION, names={"a": "A", "b": "B"})
    assert sorted(one.respondent.row for group in found.groups for one in group.lines) == list(range(len(lines)))
    counted = [group.tallies for group in found.groups if group.tallies]
    assert tuple(sum(column, Tally()) for column in zip(*counted, strict=True)) == found.totals


def test_sections_with_the_same_first_number_make_a_chapter() -> None:
    columns = [
        Column(1, "1", "Inledning"),
        Column(2, "1.1", "Syfte"),
        Column(3, "2.1", "Ansvar"),
        Column(4, "2:2", "Kostnad"),
    ]
    assert [(c.number, c.heading, c.span) for c in chapters(columns)] == [("1", "Inledning", 2), ("2", "", 2)]


def test_the_same_numbers_in_two_documents_make_two_chapters() -> None:
    columns = [
        Column(1, "1.1", "Munhälsa 1.1 Syfte"),
        Column(2, "1.2", "Munhälsa 1.2 Parter"),
        Column(3, "1.1", "Läkaransvar 1.1 Syfte"),
    ]
    assert [(c.document, c.number, c.span) for c in chapters(columns)] == [
        ("Munhälsa", "1", 2),
        ("Läkaransvar", "1", 1),
    ]


def test_sections_that_share_nothing_have_no_chapters() -> None:
    assert chapters([Column(1, "1", "Syfte"), Column(2, "2", "Parter")]) == ()
    assert chapters([Column(1, "", "Syfte"), Column(2, "", "Parter")]) == ()
    assert chapters([]) == ()


def test_no_parties_no_tallies() -> None:
    assert tallies([PATIENTS]) == ()


def test_all_are_folded_but_the_opened_or_none_but_the_closed() -> None:
    groups = ["a", "b", "c"]
    assert folded(groups, all_folded=True, opened={"b", "x"}, closed={"a"}) == {"a", "c"}
    assert folded(groups, all_folded=False, opened={"b"}, closed={"a", "x"}) == {"a"}
