"""Hot spots, the meaning of yellow, sides beside each other: everything is told, nothing is made up."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.domain.grading import (
    SET_ASIDE,
    Grade,
    Ground,
    Judgement,
    Suggestion,
    Tally,
    beside,
    by_comments,
    by_red,
    reweighed,
    tally,
)

F, P, N = Grade.FULL, Grade.PARTIAL, Grade.NONE
SLIP, TODAY = Ground.EDITORIAL, Ground.TODAY
grades = st.sampled_from([*Grade, None])
grounds = st.sampled_from(list(Ground))
suggestions = st.none() | st.builds(
    Suggestion, st.sampled_from([g for g in Ground if g is not Ground.UNSAID]), st.just(("x",))
)
judgements = st.lists(st.builds(Judgement, grades, grounds, suggestions), max_size=40)
tallies = st.dictionaries(st.text(min_size=1, max_size=3), st.builds(Tally, *[st.integers(0, 6)] * 4), max_size=12)


# --- hot spots --------------------------------------------------------------------------------------------------


@given(tallies, st.integers(0, 12))
def test_every_section_stands_once_in_the_ranking_or_beside_it(found: dict[str, Tally], fewest: int) -> None:
    ranking = by_red(found, fewest=fewest)
    assert sorted([place.section for place in ranking.places] + list(ranking.too_few)) == sorted(found)
    assert all(found[section].graded < max(1, fewest) for section in ranking.too_few)


@given(tallies)
def test_a_rank_is_one_more_than_those_with_more_and_equals_share_it(found: dict[str, Tally]) -> None:
    places = by_red(found, fewest=1).places
    for place in places:
        assert place.rank == 1 + sum(other.value > place.value for other in places)
        assert place.tied == sum(other.value == place.value for other in places) - 1
    order = [list(found).index(place.section) for place in places]
    assert all(
        a < b for a, b, one, two in zip(order, order[1:], places, places[1:], strict=False) if one.rank == two.rank
    )


@given(tallies, st.integers(1, 12))
def test_the_first_places_and_those_left_out_at_the_border(found: dict[str, Tally], number: int) -> None:
    ranking = by_red(found, fewest=1)
    top = ranking.top(number)
    assert len(top) <= number and all(place.value for place in top)
    if top:
        assert sum(place.rank == top[-1].rank for place in ranking.places) == ranking.left_out(number) + sum(
            place.rank == top[-1].rank for place in top
        )


def test_where_nothing_is_red_nothing_is_named_and_nothing_left_out() -> None:
    ranking = by_red({"1": Tally(9), "2": Tally(9)})
    assert ranking.top(1) == () and ranking.left_out(1) == 0


def test_a_share_of_few_answers_says_nothing() -> None:
    ranking = by_red({"1": Tally(3, 0, 1), "2": Tally(9, 0, 1), "3": Tally(missing=9), "4": Tally(5, 5, 0)})
    assert [(p.rank, p.section, p.value) for p in ranking.places] == [
        (1, "2", Fraction(1, 10)),
        (2, "4", Fraction(0)),
    ]
    assert ranking.too_few == ("1", "3") and [p.section for p in ranking.top(10)] == ["2"]


def test_sections_with_as_many_comments_share_a_rank_and_the_next_counts_them() -> None:
    ranking = by_comments({"1": 2, "2": 5, "3": 2, "4": 0, "5": 1})
    assert [(p.rank, p.section, p.tied) for p in ranking.places] == [
        (1, "2", 0), (2, "1", 1), (2, "3", 1), (4, "5", 0), (5, "4", 0),
    ]  # fmt: skip
    assert [p.section for p in ranking.top(2)] == ["2", "1"] and ranking.left_out(2) == 1


# --- the meaning of yellow --------------------------------------------------------------------------------------


@given(judgements)
def test_what_is_set_aside_and_what_is_left_make_the_whole(found: list[Judgement]) -> None:
    both = reweighed(found)
    assert both.before == tally(j.grade for j in found)
    for left, aside in ((both.as_said, lambda m: m.said), (both.as_read, lambda m: m.said + m.suggested)):
        for grade in Grade:
            moved = sum(aside(m) for m in both.moved if m.grade is grade)
            assert getattr(left, grade.value) + moved == getattr(both.before, grade.value)
        assert left.missing == both.before.missing


@given(judgements)
def test_no_grade_becomes_another(found: list[Judgement]) -> None:
    both = reweighed(found)
    for left in (both.as_said, both.as_read):
        assert left.full == both.before.full
        assert 0 <= left.partial <= both.before.partial and 0 <= left.none <= both.before.none


@given(judgements)
def test_only_the_two_kinds_are_set_aside_and_a_suggestion_is_never_counted_as_said(found: list[Judgement]) -> None:
    both = reweighed(found)
    assert [(m.grade, m.ground) for m in both.moved] == list(SET_ASIDE)
    for moved in both.moved:
        mine = [j for j in found if j.grade is moved.grade]
        assert moved.said == sum(j.said is moved.ground for j in mine)
        assert moved.suggested == sum(j.said is Ground.UNSAID and j.suggested is moved.ground for j in mine)


def test_a_slip_in_yellow_and_today_in_red_and_nothing_else() -> None:
    found = [
        Judgement(P, SLIP), Judgement(N, SLIP), Judgement(F, SLIP), Judgement(N, TODAY), Judgement(P, TODAY),
        Judgement(P, suggestion=Suggestion(SLIP, ("skrivfel",))), Judgement(P, Ground.PRINCIPLE), Judgement(None, SLIP),
    ]  # fmt: skip
    both = reweighed(found)
    assert both.before == Tally(1, 4, 2, 1)
    assert both.as_said == Tally(1, 3, 1, 1) and both.as_read == Tally(1, 2, 1, 1)
    assert (both.said, both.suggested) == (2, 1)


def test_other_kinds_can_be_set_aside_and_what_is_unsaid_never() -> None:
    found = [Judgement(P, TODAY), Judgement(P, SLIP), Judgement(P), Judgement(P, SLIP)]
    both = reweighed(found, [(P, TODAY), (P, SLIP), (P, SLIP), (P, Ground.UNSAID)])
    assert both.as_said == Tally(partial=1) and len(both.moved) == 2


# --- sides beside each other ------------------------------------------------------------------------------------


@given(judgements, judgements)
def test_ground_by_ground_the_sides_add_up_to_their_totals(one: list[Judgement], other: list[Judgement]) -> None:
    found = beside({"region": one, "municipal": other})
    assert found.sides == ("region", "municipal")
    assert found.totals == (tally(j.grade for j in one), tally(j.grade for j in other))
    for at in range(2):
        assert sum((line.tallies[at] for line in found.lines), Tally()) == found.totals[at]
    assert [line.ground for line in found.lines] == [g for g in Ground if g in {j.said for j in one + other}]


@pytest.mark.parametrize(
    ("region", "municipal", "code"),
    [
        ([Judgement(F)], [Judgement(P)], "grades.ground_unsaid"),
        ([Judgement(F)], [Judgement(P, suggestion=Suggestion(SLIP, ("skrivfel",)))], "grades.ground_unsaid"),
        ([Judgement(P, SLIP)], [Judgement(N, Ground.PRINCIPLE)], "grades.other_grounds"),
        ([Judgement(None)], [Judgement(P, SLIP)], "grades.one_side_only"),
        ([Judgement(P, SLIP), Judgement(F)], [Judgement(P, SLIP)], ""),
        ([Judgement(F)], [Judgement(F), Judgement(None)], ""),
    ],
)
def test_shares_of_colour_are_compared_on_the_same_ground_only(
    region: list[Judgement], municipal: list[Judgement], code: str
) -> None:
    verdict = beside({"region": region, "municipal": municipal}).comparable
    assert bool(verdict) is not bool(code)
    assert [(reason.code, reason.clause) for reason in verdict.reasons] == ([(code, "T7")] if code else [])


def test_a_line_is_comparable_where_every_side_has_graded_on_a_said_ground() -> None:
    lines = beside({"r": [Judgement(P, SLIP), Judgement(F)], "m": [Judgement(P, SLIP), Judgement(N, TODAY)]}).lines
    assert {line.ground: bool(line.comparable) for line in lines} == {SLIP: True, TODAY: False, Ground.UNSAID: False}
