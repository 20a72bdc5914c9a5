"""Completion times as web forms export them: dates and times, serial numbers, or text in Swedish, ISO or US style.

Forms write the time of day where they are used, so times stay without a zone and are taken for Swedish ones; a time with
a written offset is turned into that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from samsyn.domain.grading.table import Value, folded

HOME = "Europe/Stockholm"
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's day 0, in nobody's time zone
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ENGLISH = {"may": 5, "oct": 10}
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]m)?$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b")
_YEAR_LAST = re.compile(r"^(\d{1,2})[-/.\s](\d{1,2})[-/.\s](\d{4}|\d{2})\b")
_WEEKDAY = re.compile(
    r"^(?:mån|tis|ons|tors|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s(?:den\s)?", re.IGNORECASE
)
_MONTH_FIRST = re.compile(r"^([a-z]{3})[a-z]*\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})", re.IGNORECASE)
_IN_WORDS = re.compile(r"^(?:den\s)?(\d{1,2})\.?\s([a-zå]{3})[a-z]*\.?,?\s(\d{4})", re.IGNORECASE)


def read_time(value: Value, *, day_first: bool = False) -> datetime | None:
    """A moment without zone, or None. `day_first` says how `6/7/2025` is to be read."""
    if isinstance(value, datetime):
        return _plain(value)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _EPOCH + timedelta(days=value) if 20_000 < value < 80_000 else None
    return _from_text(folded(value), day_first=day_first) if isinstance(value, str) else None


def reads_day_first(values: Iterable[Value]) -> bool:
    """How a column writes `6/7/2025`: day first only if some value can be read in no other way."""
    parts = [_YEAR_LAST.match(folded(value)) for value in values if isinstance(value, str)]
    return any(int(found[1]) > 12 for found in parts if found)


def _plain(moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(HOME)).replace(tzinfo=None) if moment.tzinfo else moment


def _from_text(text: str, *, day_first: bool) -> datetime | None:
    try:
        return _plain(datetime.fromisoformat(text))
    except ValueError:
        pass
    day, rest = _day(_WEEKDAY.sub("", text), day_first=day_first)
    clock = _CLOCK.search(rest.strip())
    try:
        found = datetime(*day)  # noqa: DTZ001
        return datetime.combine(found, _time_of(clock)) if clock else found
    except (TypeError, ValueError):
        return None


def _day(text: str, *, day_first: bool) -> tuple[tuple[int, int, int], str]:
    """Year, month, day at the start of the text, and what follows; zeros where there is no date."""
    if found := _YEAR_FIRST.match(text):
        return (int(found[1]), int(found[2]), int(found[3])), text[found.end() :]
    if found := _YEAR_LAST.match(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        month, day = (second, first) if day_first or "." in found[0] else (first, second)
        return (year if year > 99 else 2000 + year, month, day), text[found.end() :]
    if found := _IN_WORDS.match(text):
        return (int(found[3]), _month(found[2]), int(found[1])), text[found.end() :]
    if found := _MONTH_FIRST.match(text):
        return (int(found[3]), _month(found[1]), int(found[2])), text[found.end() :]
    return (0, 0, 0), ""


def _month(word: str) -> int:
    """The month of the first three letters of its name; 0 where it is none."""
    short = word.casefold()
    return _MONTHS.index(short) + 1 if short in _MONTHS else _ENGLISH.get(short, 0)


def _time_of(clock: re.Match[str]) -> time:
    hour, half = int(clock[1]), (clock[4] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, int(clock[2]), int(clock[3] or 0))
