"""Does an answer count: when one may answer, in time to the moment, and late by how much.

An answer at the closing moment itself is in time; a minute later it is late (R8). A late answer is received and
marked, never refused. Moments are aware datetimes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from samsyn.domain.verdicts import YES, Verdict, no

RULE = "R8"


class Phase(StrEnum):
    """Where a consultation stands at a moment."""

    COMPOSED = "composed"
    SENT = "sent"
    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Window:
    """When one may answer; that it was sent is another moment (T3). `None` where it has not been said or done."""

    sent_at: datetime | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    withdrawn_at: datetime | None = None

    def phase(self, at: datetime) -> Phase:
        """Where it stands at that moment. Withdrawn stands over all, then not sent."""
        if self.withdrawn_at is not None and at >= self.withdrawn_at:
            return Phase.WITHDRAWN
        if self.sent_at is None or at < self.sent_at:
            return Phase.COMPOSED
        if self.opens_at is None or at < self.opens_at:
            return Phase.SENT
        return Phase.OPEN if self.closes_at is None or at <= self.closes_at else Phase.CLOSED


def receives(window: Window, at: datetime) -> Verdict:
    """May an answer be handed in at that moment? Yes from when it opens, also after it has closed; then it is late."""
    phase = window.phase(at)
    if phase in {Phase.OPEN, Phase.CLOSED}:
        return YES
    return no(f"answer.{phase.value}", RULE)


def late_by(window: Window, at: datetime) -> timedelta | None:
    """How much later than the closing moment; `None` where it is in time.

    >>> from datetime import UTC
    >>> noon = datetime(2025, 6, 19, 10, 0, tzinfo=UTC)
    >>> late_by(Window(closes_at=noon), noon) is None
    True
    >>> late_by(Window(closes_at=noon), noon + timedelta(minutes=1))
    datetime.timedelta(seconds=60)
    """
    if window.closes_at is None or at <= window.closes_at:
        return None
    return at - window.closes_at
