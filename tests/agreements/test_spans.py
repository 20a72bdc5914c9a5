"""Spans of time read as a case officer writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import translation

from samsyn.agreements import spans

FIRST, LAST = date(2027, 1, 1), date(2030, 12, 31)


@pytest.fixture(autouse=True)
def swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (FIRST, LAST, "1 januari 2027–31 december 2030"),
        (FIRST, None, "från och med 1 januari 2027"),
        (None, LAST, "till och med 31 december 2030"),
        (None, None, ""),
    ],
)
def test_a_span_tells_what_is_known_of_it(first: date | None, last: date | None, words: str) -> None:
    assert spans.span(first, last) == words


def test_what_applies_applies_on_its_last_day_and_not_after() -> None:
    assert spans.applies(FIRST, LAST, LAST) == "Gäller 1 januari 2027–31 december 2030."
    assert spans.applies(FIRST, LAST, LAST + timedelta(days=1)) == "Gällde 1 januari 2027–31 december 2030."
    assert spans.applies(None, None, LAST) == ""


def test_what_nobody_has_adopted_does_not_apply_yet() -> None:
    assert spans.meant(FIRST) == "Gäller inte än. Avses gälla från och med 1 januari 2027."
    assert spans.meant(None) == "Gäller inte än."


@pytest.mark.parametrize(("count", "words"), [(1, "1 månad"), (12, "1 år"), (18, "18 månader"), (36, "3 år")])
def test_whole_years_are_told_as_years(count: int, words: str) -> None:
    assert spans.period(count) == words


def test_a_term_is_told_in_one_line() -> None:
    told = spans.term_words(FIRST, LAST, 36, 12)
    assert told == "1 januari 2027–31 december 2030, förlängs med 3 år i taget; uppsägningstid 12 månader"
    assert spans.term_words(FIRST, None, None, None) == "från och med 1 januari 2027"
