"""The days on which something can change, gone through in order: decisions, effect, replacing, notices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from samsyn.domain.validity.answers import Interval
from samsyn.domain.validity.effect import decide, replace_old, take_effect
from samsyn.domain.validity.notice import give_notice
from samsyn.domain.validity.state import Course, Standing, beginning
from samsyn.domain.validity.values import Event, Kind, World, settled


@dataclass(slots=True)
class Agenda:
    """What is to be done on one day."""

    starts: set[str] = field(default_factory=set)
    decisions: list[Event] = field(default_factory=list)
    notices: list[Event] = field(default_factory=list)


def run(world: World) -> Course:
    """Go through every day on which something is decided, can start, or is given notice of."""
    course = beginning(settled(world))
    agendas = _agendas(world, course)
    for day in sorted(agendas):
        agenda = agendas[day]
        began = _decisions_and_effect(course, day, agenda)
        for id_, parties in began.items():
            replace_old(course.standings[id_], parties, day, course)
        for event in agenda.notices:
            give_notice(course, event)
    return course


def _agendas(world: World, course: Course) -> dict[date, Agenda]:
    """The order in which the events are given plays no part."""
    agendas: dict[date, Agenda] = defaultdict(Agenda)
    for one in course.standings.values():
        agendas[one.it.starts_on].starts.add(one.it.id)
    for event in sorted(world.events, key=lambda event: event.key):
        agenda = agendas[event.day]
        (agenda.notices if event.kind is Kind.NOTICE else agenda.decisions).append(event)
    return agendas


def _decisions_and_effect(course: Course, day: date, agenda: Agenda) -> dict[str, list[str]]:
    """What begins that day, and for whom."""
    decided: dict[str, list[str]] = defaultdict(list)
    open_before = {event.instrument: not course.standings[event.instrument].missing for event in agenda.decisions}
    for event in agenda.decisions:
        decide(course, event)
        decided[event.instrument].append(event.party)
    began: dict[str, list[str]] = {}
    for id_, one in course.standings.items():
        everybody = id_ in agenda.starts or not open_before.get(id_, True)
        asked = one.it.parties if everybody else _touched(one, decided, began)
        if asked and (new := take_effect(one, asked, day, course)):
            began[id_] = new
    return began


def _touched(one: Standing, decided: dict[str, list[str]], began: dict[str, list[str]]) -> Sequence[str]:
    """Those that decided that day, and those that the whole has begun to bind."""
    return [*decided.get(one.it.id, ()), *began.get(one.it.part_of or "", ())]


def intervals(standings: Iterable[Standing]) -> tuple[Interval, ...]:
    """All intervals, by party, instrument and first day."""
    found = [interval for one in standings for interval in one.intervals()]
    found.sort(key=lambda i: (i.party, i.instrument, i.from_on))
    return tuple(found)
