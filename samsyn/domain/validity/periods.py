"""Periods: when they end, and the last day to give notice before each end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samsyn.domain.calendar import ONE_DAY, months_later
from samsyn.domain.validity.values import Periods


def end_after(starts_on: date, months: int) -> date:
    """The last day of a period of so many months; the calendar's own last day where it would pass it."""
    try:
        return months_later(starts_on, months) - ONE_DAY
    except (ValueError, OverflowError):
        return date.max


def ends(periods: Periods) -> Iterator[date]:
    """The last day of the first period and of each extension, as far as the calendar reaches."""
    end = periods.ends_on
    yield end
    while periods.extension_months is not None and end < date.max:
        end = end_after(end + ONE_DAY, periods.extension_months)
        yield end


def last_day(periods: Periods, end: date) -> date:
    """The last day to give notice for ending on `end`, that day included."""
    try:
        return months_later(end, -periods.notice_months)
    except ValueError:
        return date.min


def end_of_notice(periods: Periods, given_on: date) -> date | None:
    """Where a notice given that day works: the first running or coming period's end that it is in time for."""
    return next((end for end in ends(periods) if end >= given_on and given_on <= last_day(periods, end)), None)


def is_end(periods: Periods, day: date) -> bool:
    """Does a period end that day?"""
    return next((end for end in ends(periods) if end >= day), None) == day


def natural_end(periods: Periods | None) -> date | None:
    """Where it ends by itself: with the first period if nothing extends it, otherwise nowhere."""
    return periods.ends_on if periods and periods.extension_months is None else None
