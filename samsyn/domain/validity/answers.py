"""The answer: intervals with their because, deadlines, notes and changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samsyn.domain.validity.values import Event


class Rule(StrEnum):
    """Why something began or ended."""

    GIVEN = "given"
    ALL_ADOPTED = "all_adopted"
    EACH_ADOPTED = "each_adopted"
    WITH_WHOLE = "with_whole"
    PERIOD_ENDED = "period_ended"
    NOTICE_FOR_ALL = "notice_for_all"
    NOTICE_FOR_PARTY = "notice_for_party"
    REPLACED_FOR_ALL = "replaced_for_all"
    REPLACED_FOR_BOUND = "replaced_for_bound"
    WHOLE_ENDED = "whole_ended"


class NoteKind(StrEnum):
    """What somebody should look at."""

    WAITING = "waiting"
    GAP = "gap"
    REPLACED_INSIDE_PERIOD = "replaced_inside_period"
    EXTENDED_SILENTLY = "extended_silently"
    EXPIRED = "expired"
    IGNORED_NOTICE = "ignored_notice"
    NO_EFFECT = "no_effect"


@dataclass(frozen=True, slots=True)
class Because:
    """The rule, the day it worked, the clause it comes from, the other instrument, and the events that made it."""

    rule: Rule
    date: date
    clause: str = ""
    other: str = ""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """An instrument binds a party from a day to a day, both included; until further notice has no end."""

    party: str
    instrument: str
    from_on: date
    until_on: date | None
    because: tuple[Because, ...] = ()

    def holds(self, day: date) -> bool:
        """Is the party bound that day?"""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at; `others` are the parties missing, what still binds, or what did it."""

    kind: NoteKind
    party: str | None
    instrument: str
    date: date
    others: tuple[str, ...] = ()
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The next last day to give notice, and the end that notice would work at."""

    instrument: str
    last_day: date
    period_ends: date


class Change(StrEnum):
    """How an interval differs from the world as recorded."""

    BEGINS = "begins"
    ENDS = "ends"
    MOVES = "moves"


@dataclass(frozen=True, slots=True)
class Difference:
    """An interval as it is in the changed world and as it was in the recorded one."""

    kind: Change
    before: Interval | None
    after: Interval | None
