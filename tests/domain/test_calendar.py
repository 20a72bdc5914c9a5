"""Periods hold their first and their last day; two periods overlap when some day lies in both."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.domain.calendar import Period

DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in range(8)]
ends = st.none() | st.sampled_from(DAYS[1:-1])


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, last = draw(ends), draw(ends)
    return Period(last, first) if first and last and last < first else Period(first, last)


def test_the_first_and_the_last_day_lie_in_the_period() -> None:
    period = Period(date(2026, 1, 2), date(2026, 1, 4))
    assert [period.holds(day) for day in DAYS[:5]] == [False, True, True, True, False]


def test_a_period_without_ends_holds_every_day() -> None:
    assert Period().holds(date(1998, 9, 1)) and Period().overlaps(Period(date(2026, 1, 1)))


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Period(date(2026, 1, 2), date(2026, 1, 1))


@given(periods(), periods())
def test_periods_overlap_exactly_when_some_day_lies_in_both(one: Period, other: Period) -> None:
    assert one.overlaps(other) == any(one.holds(day) and other.holds(day) for day in DAYS)
    assert one.overlaps(other) == other.overlaps(one)
