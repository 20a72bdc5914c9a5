"""When a respondent does what it does: on working days, between eight and five, in the order that it must go."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from samsyn.demo.consultations.values import Course, Decided

FRIDAY = 4
# Of those who are in time: how many hand in during the last days, and in how many days before that the others do.
LAST_MINUTE, LAST_DAYS, LONG_BEFORE = 0.55, 4, 45


def handed_in(chance: random.Random, opens_at: datetime, closes_at: datetime, late: int) -> datetime:
    """When an answer comes in: most in the last days, one in the last hour before it closes. `late`: which of the late
    ones it is, or 0."""
    if late:
        return working_day((closes_at + timedelta(days=2 * late)).replace(hour=10, minute=7 * late), forward=True)
    in_the_end = chance.random() < LAST_MINUTE
    days = chance.uniform(0.05, LAST_DAYS) if in_the_end else chance.uniform(LAST_DAYS, LONG_BEFORE)
    moment = _at_work(chance, closes_at - timedelta(days=days))
    return min(max(moment, opens_at + timedelta(days=12)), closes_at - timedelta(minutes=chance.randint(1, 55)))


def between(chance: random.Random, first: datetime, last: datetime) -> datetime:
    """A moment of a working day after `first` and before `last`, which lie at least a few days apart."""
    moment = _at_work(chance, first + (last - first) * chance.random())
    return min(max(moment, first + timedelta(hours=1)), last - timedelta(minutes=chance.randint(1, 50)))


def timed(
    course: Course, chance: random.Random, at: datetime, about: Mapping[str, Any], opens_at: datetime | None = None
) -> Course:
    """The course of an answer that is handed in `at`: decided a few days before, released for that, written before."""
    decided = working_day(at - timedelta(days=chance.randint(1, 4)))
    released = _at_work(chance, decided - timedelta(days=chance.randint(2, 5)))
    if opens_at is not None:
        released = max(released, opens_at + timedelta(hours=5))
    written = released - timedelta(minutes=chance.randint(20, 90))
    return replace(
        course,
        begun_at=written - timedelta(minutes=chance.randint(20, 90)),
        written_at=written,
        released_at=released,
        handed_in_at=at,
        decided=_decision(course, chance, decided, about),
    )


def _decision(course: Course, chance: random.Random, on: datetime, about: Mapping[str, Any]) -> Decided:
    """Who decided, on which day, with what paragraph and file number, each place in its own way."""
    n, letters, kind = chance.randint(12, 289), "", _decides(course)
    if kind:
        by, paragraph, file_number = about["decided"][kind]
    else:
        by, letters = chance.choice(about["boards"])
        paragraph, file_number = chance.choice(about["paragraphs"]), chance.choice(about["file_numbers"])
    named = {"year": on.year, "p": letters}
    paragraph = paragraph.format(n=n, m=n + 2, **named)
    return Decided(by, on.date(), paragraph, file_number.format(n=chance.randint(41, 988), **named))


def _decides(course: Course) -> str:
    """Those who do not decide as a municipality does."""
    if course.asked.side == "region":
        return "region"
    return "" if course.asked.side else "patients"


def _at_work(chance: random.Random, moment: datetime) -> datetime:
    """The same day, or the Friday before a weekend, at some time between eight and five."""
    return working_day(moment).replace(
        hour=chance.randint(8, 16), minute=chance.randint(0, 59), second=0, microsecond=0
    )


def working_day(moment: datetime, *, forward: bool = False) -> datetime:
    """The moment itself, or the same hour of the Friday before a weekend (`forward`: of the Monday after it)."""
    over = moment.weekday() - FRIDAY
    if over <= 0:
        return moment
    return moment + timedelta(days=3 - over) if forward else moment - timedelta(days=over)
