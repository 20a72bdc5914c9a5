"""Swedish words for why something binds, ends, or should be looked at."""

from __future__ import annotations

from samsyn.domain.validity import Because, Change, Difference, Event, Interval, Kind, Note, NoteKind, Rule

DID = {Kind.ADOPTED: "antog", Kind.DECLINED: "tackade nej till", Kind.NOTICE: "sade upp"}
RULES = {
    Rule.GIVEN: "gäller från {day} utan beslut",
    Rule.ALL_ADOPTED: "gäller från {day}, då alla parter hade antagit",
    Rule.EACH_ADOPTED: "gäller från {day}, då parten och de som krävs hade antagit",
    Rule.WITH_WHOLE: "gäller från {day} som del av {other}",
    Rule.PERIOD_ENDED: "slutar {day}, då perioden går ut och inget förlänger den",
    Rule.NOTICE_FOR_ALL: "slutar {day} för alla efter uppsägning",
    Rule.NOTICE_FOR_PARTY: "slutar {day} för parten efter dess uppsägning",
    Rule.REPLACED_FOR_ALL: "slutar {day} för alla, eftersom {other} ersätter",
    Rule.REPLACED_FOR_BOUND: "slutar {day} för parten, eftersom {other} binder den i stället",
    Rule.WHOLE_ENDED: "slutar {day} tillsammans med {other}",
}


def say_event(event: Event) -> str:
    """What a party did, when, and where it stands."""
    where = f" ({event.clause})" if event.clause else ""
    return f"{event.party} {DID[event.kind]} {event.instrument} {event.day}{where}"


def say_because(because: Because) -> list[str]:
    """The rule with its clause, then each event."""
    clause = f" ({because.clause})" if because.clause else ""
    rule = RULES[because.rule].format(day=because.date, other=because.other)
    return [f"{rule}{clause}", *(say_event(event) for event in because.events)]


def say_note(note: Note) -> str:
    """A note as a sentence."""
    names = ", ".join(note.others)
    if note.kind is NoteKind.WAITING:
        return f"{note.instrument} väntar på {names}: alla parter måste anta det."
    if note.kind is NoteKind.GAP:
        still = f"Kvar gäller {names}." if names else "Inget annat binder parten."
        return f"{note.party} binds inte längre av {note.instrument} från {note.date} och inte av det nya. {still}"
    if note.kind is NoteKind.REPLACED_INSIDE_PERIOD:
        return f"{note.instrument} ersätts av {names} mitt i en period; sista dagen är {note.date}."
    if note.kind is NoteKind.EXTENDED_SILENTLY:
        return f"Ingen sade upp {note.instrument} i tid före {names}; det förlängs från {note.date}."
    if note.kind is NoteKind.EXPIRED:
        return f"Perioderna i {note.instrument} hade löpt ut när villkoret uppfylldes {note.date}; det binder inte."
    if note.kind is NoteKind.IGNORED_NOTICE:
        return f"Uppsägningen räknas inte: {_event(note)}."
    return f"Ändrar ingenting: {_event(note)}."


def _event(note: Note) -> str:
    return say_event(note.event) if note.event else note.instrument


def say_span(interval: Interval | None) -> str:
    """From when to when, in words."""
    if interval is None:
        return "gäller inte"
    return f"{interval.from_on} – {interval.until_on or 'tills vidare'}"


CHANGES = {Change.BEGINS: "börjar", Change.ENDS: "slutar", Change.MOVES: "flyttas"}


def say_change(difference: Difference) -> str:
    """What changes compared with the world as recorded."""
    one = difference.after or difference.before
    assert one is not None
    before, after = say_span(difference.before), say_span(difference.after)
    return f"{one.party} {one.instrument} {CHANGES[difference.kind]}: {before} → {after}"
