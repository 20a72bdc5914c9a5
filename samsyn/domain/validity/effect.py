"""Decisions, taking effect and replacing: what a day begins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from samsyn.domain.validity.answers import Because, Note, NoteKind, Rule
from samsyn.domain.validity.periods import is_end, natural_end
from samsyn.domain.validity.state import Course, Standing, day_before
from samsyn.domain.validity.values import Adoption, Event, Kind, ReplacesFor

BEGINS = {
    Adoption.GIVEN: Rule.GIVEN,
    Adoption.ALL: Rule.ALL_ADOPTED,
    Adoption.EACH: Rule.EACH_ADOPTED,
    Adoption.WITH_WHOLE: Rule.WITH_WHOLE,
}


def decide(course: Course, event: Event) -> None:
    """Take a decision into the party's stand; what changes nothing is told."""
    one = course.standings[event.instrument]
    counts = event.party in one.deciders
    if not counts or event.party in one.begun or _is_over(one, event):
        course.notes.append(Note(NoteKind.NO_EFFECT, event.party, one.it.id, event.day, event=event))
    if not counts:
        return
    one.decided_first = one.decided_first or event.day
    if event.party in one.begun:  # once bound it counts as adopted, whatever is decided later
        return
    one.stands[event.party] = event
    if event.kind is Kind.ADOPTED:
        one.missing.discard(event.party)
    elif event.party in one.required:
        one.missing.add(event.party)


def _is_over(one: Standing, event: Event) -> bool:
    """Has it ended otherwise than by its first period running out (which is told as expired)?"""
    end = one.end_of(event.party)
    return end is not None and end[0] < event.day and end[1].rule is not Rule.PERIOD_ENDED


def take_effect(one: Standing, parties: Iterable[str], day: date, course: Course) -> list[str]:
    """Bind those of the parties whose condition holds that day; the newly bound."""
    if day < one.it.starts_on or one.missing:
        return []
    new: list[str] = []
    shared: Because | None = None
    for party in parties:
        if not _may_begin(one, party, day):
            continue
        end = one.end_of(party)
        if end is not None and end[0] < day:
            _tell_expired(one, party, day, course)
            continue
        if shared is None or one.it.adoption is Adoption.EACH:
            shared = _why(one, party, day)
        one.begun[party] = (day, shared)
        new.append(party)
    return new


def _may_begin(one: Standing, party: str, day: date) -> bool:
    if party in one.begun or party not in one.members:
        return False
    if one.it.adoption is Adoption.EACH and not one.adopted(party):
        return False
    return one.whole is None or one.whole.binds(party, day)


def _tell_expired(one: Standing, party: str, day: date, course: Course) -> None:
    """Its periods are over; told once for all, or once for each party that decides for itself."""
    natural = natural_end(one.it.periods)
    if natural is None or one.ends is None or one.ends[1].rule is not Rule.PERIOD_ENDED or natural >= day:
        return
    whom = party if one.it.adoption is Adoption.EACH else None
    if whom not in one.expired:
        one.expired.add(whom)
        course.notes.append(Note(NoteKind.EXPIRED, whom, one.it.id, day))


def _why(one: Standing, party: str, day: date) -> Because:
    """The rule that made it begin, with the decisions that it took."""
    whole = one.it.part_of or ""
    deciding: Iterable[str] = ()
    if one.it.adoption is Adoption.ALL:
        deciding = one.it.parties
    elif one.it.adoption is Adoption.EACH:
        deciding = dict.fromkeys((party, *one.it.needs))
    events = tuple(one.stands[p] for p in deciding if p in one.stands)
    return Because(BEGINS[one.it.adoption], day, one.it.clause, whole, events)


def replace_old(one: Standing, new: list[str], day: date, course: Course) -> None:
    """End what it replaces the day before: for everybody the first time, or for each party it now binds."""
    first = not one.has_begun
    one.has_begun = True
    for id_ in one.it.replaces:
        old = course.standings[id_]
        before = day_before(day)
        if one.it.replaces_for is ReplacesFor.ALL:
            if first:
                _note_inside(old, old.begun, None, before, one, course)
                old.end_all(before, Because(Rule.REPLACED_FOR_ALL, before, one.it.clause, one.it.id))
            continue
        why = Because(Rule.REPLACED_FOR_BOUND, before, one.it.clause, one.it.id)
        for party in new:
            _note_inside(old, (party,), party, before, one, course)
            old.end_one(party, before, why)


def _note_inside(
    old: Standing, parties: Iterable[str], whom: str | None, last: date, by: Standing, course: Course
) -> None:
    """Tell that it was replaced in the middle of a period."""
    if old.it.periods is None or is_end(old.it.periods, last):
        return
    if any(old.binds(party, last) for party in parties):
        course.notes.append(Note(NoteKind.REPLACED_INSIDE_PERIOD, whom, old.it.id, last, (by.it.id,)))
