"""An answer at noon sharp is in time, a minute later it is late, and late is never refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.domain.timeliness import Phase, Window, late_by, receives

SENT = datetime(2025, 1, 31, 9, 0, tzinfo=UTC)
OPENS = datetime(2025, 2, 1, 0, 0, tzinfo=UTC)
NOON = datetime(2025, 6, 19, 10, 0, tzinfo=UTC)
WINDOW = Window(SENT, OPENS, NOON)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("at", "phase"),
    [
        (SENT - MINUTE, Phase.COMPOSED),
        (SENT, Phase.SENT),
        (OPENS - MINUTE, Phase.SENT),
        (OPENS, Phase.OPEN),
        (NOON, Phase.OPEN),
        (NOON + MINUTE, Phase.CLOSED),
    ],
)
def test_it_stands_where_its_moments_say(at: datetime, phase: Phase) -> None:
    assert WINDOW.phase(at) is phase


def test_noon_is_in_time_and_a_minute_later_is_late() -> None:
    assert late_by(WINDOW, NOON) is None
    assert late_by(WINDOW, NOON + MINUTE) == MINUTE


def test_a_late_answer_is_received() -> None:
    assert receives(WINDOW, NOON + timedelta(days=90))


@pytest.mark.parametrize(
    ("window", "at", "code"),
    [
        (Window(opens_at=OPENS, closes_at=NOON), NOON, "answer.composed"),
        (WINDOW, OPENS - MINUTE, "answer.sent"),
        (Window(SENT, OPENS, NOON, withdrawn_at=NOON), NOON, "answer.withdrawn"),
    ],
)
def test_nothing_is_received_before_it_opens_or_once_it_is_withdrawn(window: Window, at: datetime, code: str) -> None:
    verdict = receives(window, at)
    assert not verdict
    assert [(reason.code, reason.clause) for reason in verdict.reasons] == [(code, "R8")]


@given(st.datetimes(timezones=st.just(UTC)))
def test_what_is_late_is_after_the_time_to_answer(at: datetime) -> None:
    late = late_by(WINDOW, at)
    assert (late is not None) == (WINDOW.phase(at) is Phase.CLOSED)
