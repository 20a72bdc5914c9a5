"""When a job is due, also on the two odd nights of the year."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from samsyn.outbox.schedule import STOCKHOLM, Daily, EachTick, Every

moments = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def test_each_tick_has_nothing_to_claim() -> None:
    assert EachTick().due(at("2026-03-04T09:00")) is None


def test_every_quarter_of_an_hour_is_the_same_for_all_replicas() -> None:
    assert Every(15).due(at("2026-03-04T09:14:59")) == at("2026-03-04T09:00")
    assert Every(15).due(at("2026-03-04T09:15:00")) == at("2026-03-04T09:15")


def test_a_daily_job_is_due_at_its_time_in_stockholm_and_not_before() -> None:
    nightly = Daily(time(3, 15))
    assert nightly.due(at("2026-07-04T03:15")) == at("2026-07-04T03:15")
    assert nightly.due(at("2026-07-04T03:14")) == at("2026-07-03T03:15")


def test_a_time_that_the_summer_skips_comes_once_that_night() -> None:
    skipped = Daily(time(2, 30))
    due = {skipped.due(at("2026-03-29T00:00") + timedelta(minutes=n)) for n in range(0, 600, 5)}
    assert len(due) == 2


@given(moments, st.times())
def test_a_daily_job_was_last_due_within_a_day_and_an_hour(moment: datetime, of_day: time) -> None:
    due = Daily(of_day.replace(tzinfo=None)).due(moment)
    assert due is not None
    assert timedelta(0) <= moment - due <= timedelta(hours=25)


@given(moments, st.integers(1, 1440))
def test_a_moment_between_belongs_to_the_last_due_one(moment: datetime, minutes: int) -> None:
    due = Every(minutes).due(moment)
    assert due is not None and timedelta(0) <= moment - due < timedelta(minutes=minutes)
    assert Every(minutes).due(due) == due
