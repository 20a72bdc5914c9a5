"""Notice: who can give it, and what it ends for whom."""

from __future__ import annotations

from samsyn.domain.validity.answers import Because, Note, NoteKind, Rule
from samsyn.domain.validity.periods import end_of_notice
from samsyn.domain.validity.state import Course
from samsyn.domain.validity.values import EndsFor, Event


def give_notice(course: Course, event: Event) -> None:
    """End it at the first period's end that the notice is in time for, or tell why nothing ends."""
    one = course.standings[event.instrument]
    end = end_of_notice(one.it.periods, event.day) if one.it.periods else None
    if end is None or not one.binds(event.party, event.day):
        course.notes.append(Note(NoteKind.IGNORED_NOTICE, event.party, one.it.id, event.day, event=event))
        return
    for_all = one.it.notice_ends_for is EndsFor.ALL or event.party in one.it.needs
    before = one.end_for_all() if for_all else one.end_of(event.party)
    if before is not None and before[0] <= end:
        course.notes.append(Note(NoteKind.NO_EFFECT, event.party, one.it.id, event.day, event=event))
        return
    rule = Rule.NOTICE_FOR_ALL if for_all else Rule.NOTICE_FOR_PARTY
    why = Because(rule, end, one.it.clause, events=(event,))
    if for_all:
        one.end_all(end, why)
    else:
        one.end_one(event.party, end, why)
