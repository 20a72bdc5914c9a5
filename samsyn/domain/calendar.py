"""Days and periods. A period runs from a day to a day, both included; an open end is None."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included."""

    from_on: date | None = None
    until_on: date | None = None

    def __post_init__(self) -> None:
        if self.from_on and self.until_on and self.until_on < self.from_on:
            raise ValueError(f"a period cannot end {self.until_on} before it begins {self.from_on}")

    def holds(self, day: date) -> bool:
        """Does the day lie in the period?"""
        return (self.from_on is None or self.from_on <= day) and (self.until_on is None or day <= self.until_on)

    def overlaps(self, other: Period) -> bool:
        """Is there a day that lies in both?"""
        begins_before_other_ends = not (self.from_on and other.until_on) or self.from_on <= other.until_on
        other_begins_before_end = not (other.from_on and self.until_on) or other.from_on <= self.until_on
        return begins_before_other_ends and other_begins_before_end


def months_later(day: date, months: int) -> date:
    """The same day so many months later (or earlier); a month's last day stays a last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))
