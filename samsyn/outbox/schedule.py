"""When is a job due? Pure answers over a moment; the edge says what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Schedule(Protocol):
    """How often a job is done."""

    def due(self, at: datetime) -> datetime | None:
        """The latest moment, not after `at`, when the job was due; None: at every tick, nothing to claim."""


@dataclass(frozen=True, slots=True)
class EachTick:
    """As often as the tick comes by. For work that claims its own rows."""

    def due(self, at: datetime) -> datetime | None:
        return None


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many minutes, counted from midnight UTC of day one, so that all replicas agree."""

    minutes: int

    def due(self, at: datetime) -> datetime | None:
        step = self.minutes * 60
        return datetime.fromtimestamp(int(at.timestamp()) // step * step, tz=UTC)


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day at a time of day in Stockholm."""

    at: time

    def due(self, at: datetime) -> datetime | None:
        day = at.astimezone(STOCKHOLM).date()
        today = datetime.combine(day, self.at, tzinfo=STOCKHOLM)
        # Compared in UTC: two moments in the same zone would be compared by the clock on the wall.
        if today.astimezone(UTC) > at:
            today = datetime.combine(day - timedelta(days=1), self.at, tzinfo=STOCKHOLM)
        return today.astimezone(UTC)
