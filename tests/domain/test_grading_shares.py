"""Shares are exact, and what is shown of them sums to the whole; the examples in the library's own words hold."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.domain import grading
from samsyn.domain.grading import Grade, Shares, Tally, apportioned, tally

COUNTS = st.lists(st.integers(0, 500), max_size=8)
TALLIES = st.builds(Tally, *[st.integers(0, 500)] * 4)


@given(TALLIES)
def test_shares_are_of_those_who_graded_and_sum_to_one(found: Tally) -> None:
    shares = found.shares
    assert shares.full + shares.partial + shares.none == (1 if found.graded else 0)
    assert [share * found.graded for share in (shares.full, shares.partial, shares.none)] == [
        found.full, found.partial, found.none,
    ]  # fmt: skip


@given(TALLIES, st.integers(0, 500))
def test_whoever_did_not_grade_moves_no_share(found: Tally, more: int) -> None:
    assert (found + Tally(missing=more)).shares == found.shares


@given(COUNTS, st.sampled_from([20, 100, 1000]))
def test_parts_sum_to_the_whole_and_none_is_a_whole_one_off(counts: list[int], whole: int) -> None:
    parts = apportioned(counts, whole)
    total = sum(counts)
    assert sum(parts) == (whole if total else 0)
    assert all(
        abs(part - Fraction(count * whole, total)) < 1 for part, count in zip(parts, counts, strict=True) if total
    )


@given(COUNTS)
def test_nothing_gets_nothing_and_more_never_gets_less(counts: list[int]) -> None:
    parts = apportioned(counts)
    for count, part in zip(counts, parts, strict=True):
        assert count or not part
        assert all(part >= other for less, other in zip(counts, parts, strict=True) if less < count)


@pytest.mark.parametrize(
    ("counts", "percent"),
    [
        ((1, 1, 1), (34, 33, 33)),
        ((2, 2, 2, 1), (29, 29, 28, 14)),
        ((0, 0, 7), (0, 0, 100)),
        ((1, 0, 999), (0, 0, 100)),
        ((46, 3, 1), (92, 6, 2)),
    ],
)
def test_the_parts_left_over_go_to_those_that_lost_most(counts: tuple[int, ...], percent: tuple[int, ...]) -> None:
    assert apportioned(counts) == percent


def test_tenths_of_a_per_cent() -> None:
    assert Tally(1, 1, 1).shares.parts(1000) == (334, 333, 333)
    assert Shares().parts() == (0, 0, 0)


@given(st.lists(st.lists(st.sampled_from([*Grade, None]), max_size=20), max_size=5))
def test_groups_counted_alone_add_up_to_all_counted_together(groups: list[list[Grade | None]]) -> None:
    together = tally([grade for group in groups for grade in group])
    assert sum((tally(group) for group in groups), Tally()) == together
    assert together.answered == sum(map(len, groups))


MODULES = [name for _, name, _ in pkgutil.iter_modules(grading.__path__, "samsyn.domain.grading.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_the_library_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_library_has_examples() -> None:
    assert sum(doctest.testmod(importlib.import_module(name)).attempted for name in MODULES) > 10
