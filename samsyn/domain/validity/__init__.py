"""Who is bound by what, on which date, and why.

Pure and exact: only days on which something can change are looked at. Every number is data on the instrument.
Explained to a lawyer in `docs/rules/validity.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samsyn.domain.validity.answers import (
    Because,
    Change,
    Deadline,
    Difference,
    Interval,
    Note,
    NoteKind,
    Rule,
)
from samsyn.domain.validity.notes import deadlines, gaps, silent, waiting
from samsyn.domain.validity.timeline import intervals, run
from samsyn.domain.validity.values import (
    Adoption,
    EndsFor,
    Event,
    Instrument,
    Kind,
    Periods,
    ReplacesFor,
    World,
    changed,
    known,
    settled,
)

__all__ = [
    "Adoption",
    "Answer",
    "Because",
    "Change",
    "Deadline",
    "Difference",
    "EndsFor",
    "Event",
    "Instrument",
    "Interval",
    "Kind",
    "Note",
    "NoteKind",
    "Periods",
    "ReplacesFor",
    "Rule",
    "World",
    "answer",
    "changes",
    "settled",
]


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole timeline, with what to look at seen from one day."""

    bound: tuple[Interval, ...]
    deadlines: tuple[Deadline, ...]
    notes: tuple[Note, ...]

    def binding(self, day: date) -> dict[str, tuple[str, ...]]:
        """The instruments that bind each party that day; parties that nothing binds are left out."""
        found: dict[str, list[str]] = {}
        for interval in self.bound:
            if interval.holds(day):
                found.setdefault(interval.party, []).append(interval.instrument)
        return {party: tuple(instruments) for party, instruments in found.items()}


def answer(world: World, on: date, known_on: date | None = None, what_if: tuple[Event, ...] = ()) -> Answer:
    """Who is bound by what, as known on a day, and if these events had happened too."""
    course = run(changed(known(world, known_on), what_if))
    bound = intervals(course.standings.values())
    notes = [*course.notes, *waiting(course), *gaps(course, bound), *silent(course, on)]
    notes.sort(key=lambda note: (note.date, note.kind, note.instrument, note.party or ""))
    return Answer(bound, tuple(sorted(deadlines(course, on), key=lambda d: (d.last_day, d.instrument))), tuple(notes))


def changes(before: Answer, after: Answer) -> tuple[Difference, ...]:
    """What begins, ends or moves; a party and an instrument have at most one interval."""
    old = {(i.party, i.instrument): i for i in before.bound}
    new = {(i.party, i.instrument): i for i in after.bound}
    found = [_difference(old.get(key), new.get(key)) for key in sorted({*old, *new})]
    return tuple(difference for difference in found if difference is not None)


def _difference(before: Interval | None, after: Interval | None) -> Difference | None:
    if before is None or after is None:
        return Difference(Change.ENDS if after is None else Change.BEGINS, before, after)
    if (before.from_on, before.until_on) == (after.from_on, after.until_on):
        return None
    ends = before.from_on == after.from_on and before.until_on is None
    return Difference(Change.ENDS if ends else Change.MOVES, before, after)
