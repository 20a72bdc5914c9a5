"""What is known while the days are gone through: who is bound since when, and what ends when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from samsyn.domain.calendar import ONE_DAY
from samsyn.domain.validity.answers import Because, Interval, Note, Rule
from samsyn.domain.validity.periods import natural_end
from samsyn.domain.validity.values import Adoption, Event, Kind, Settled

Ending = tuple[date, Because]


@dataclass(slots=True)
class Standing:
    """One instrument while the days are gone through."""

    it: Settled
    whole: Standing | None
    parts: list[Standing] = field(default_factory=list)
    stands: dict[str, Event] = field(default_factory=dict)
    begun: dict[str, tuple[date, Because]] = field(default_factory=dict)
    ends_for: dict[str, Ending] = field(default_factory=dict)
    ends: Ending | None = None
    missing: set[str] = field(default_factory=set)
    members: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    deciders: frozenset[str] = frozenset()
    expired: set[str | None] = field(default_factory=set)
    decided_first: date | None = None
    has_begun: bool = False

    def __post_init__(self) -> None:
        self.members = frozenset(self.it.parties)
        if self.it.adoption is Adoption.ALL:
            self.required = self.deciders = self.members
        elif self.it.adoption is Adoption.EACH:
            self.required = frozenset(self.it.needs)
            self.deciders = self.members | self.required
        self.missing = set(self.required)
        if (end := natural_end(self.it.periods)) is not None:
            self.ends = (end, Because(Rule.PERIOD_ENDED, end, self.it.clause))

    def end_for_all(self) -> Ending | None:
        """The earliest end for everybody, its own or that of the whole."""
        above = self.whole.end_for_all() if self.whole else None
        if above and (self.ends is None or above[0] < self.ends[0]):
            assert self.whole is not None
            return above[0], Because(Rule.WHOLE_ENDED, above[0], self.it.clause, self.whole.it.id, above[1].events)
        return self.ends

    def end_of(self, party: str) -> Ending | None:
        """The earliest end for a party: its own, everybody's, or that of the whole."""
        own = self.ends_for.get(party)
        if self.ends is not None and (own is None or self.ends[0] < own[0]):
            own = self.ends
        above = self.whole.end_of(party) if self.whole else None
        if above is not None and (own is None or above[0] < own[0]):
            assert self.whole is not None
            return above[0], Because(Rule.WHOLE_ENDED, above[0], self.it.clause, self.whole.it.id, above[1].events)
        return own

    def binds(self, party: str, day: date) -> bool:
        """Is the party bound that day?"""
        begun = self.begun.get(party)
        if begun is None or begun[0] > day:
            return False
        end = self.end_of(party)
        return end is None or day <= end[0]

    def adopted(self, party: str) -> bool:
        """Does the party count as having adopted it?"""
        stand = self.stands.get(party)
        return party in self.begun or (stand is not None and stand.kind is Kind.ADOPTED)

    def has_ended_early(self) -> bool:
        """Did something other than its own periods end it for everybody?"""
        end = self.end_for_all()
        return end is not None and end[1].rule is not Rule.PERIOD_ENDED

    def end_all(self, day: date, why: Because) -> None:
        """It ends for everybody, unless it already ends earlier."""
        if self.ends is None or day < self.ends[0]:
            self.ends = (day, why)

    def end_one(self, party: str, day: date, why: Because) -> None:
        """It ends for a party, unless it already ends earlier."""
        before = self.ends_for.get(party)
        if before is None or day < before[0]:
            self.ends_for[party] = (day, why)

    def intervals(self) -> list[Interval]:
        """Who was bound from when to when; what was replaced on the very day it began never was."""
        found = []
        for party, (from_on, why) in self.begun.items():
            end = self.end_of(party)
            if end is None:
                found.append(Interval(party, self.it.id, from_on, None, (why,)))
            elif end[0] >= from_on:
                found.append(Interval(party, self.it.id, from_on, end[0], (why, end[1])))
        return found


@dataclass(slots=True)
class Course:
    """All instruments on their way through the days, with the notes made on the way."""

    standings: dict[str, Standing]
    notes: list[Note] = field(default_factory=list)


def beginning(instruments: dict[str, Settled]) -> Course:
    """Before the first day."""
    standings: dict[str, Standing] = {}
    for it in instruments.values():
        whole = standings[it.part_of] if it.part_of is not None else None
        standings[it.id] = Standing(it, whole)
        if whole is not None:
            whole.parts.append(standings[it.id])
    return Course(standings)


def day_before(day: date) -> date:
    """The day before, or the calendar's first."""
    return day - ONE_DAY if day > date.min else day
