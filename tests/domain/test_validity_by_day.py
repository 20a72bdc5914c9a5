"""The rule told once more, naively and day by day; the exact answer must be the same in random worlds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import takewhile
from random import Random

import pytest

from samsyn.domain.calendar import months_later
from samsyn.domain.validity import (
    Adoption,
    EndsFor,
    Event,
    Instrument,
    Kind,
    Periods,
    ReplacesFor,
    World,
    answer,
    settled,
)
from samsyn.domain.validity.periods import ends

ONE = timedelta(days=1)
START, LAST = date(2026, 1, 1), date(2031, 1, 1)
Key = tuple[str, str]


@dataclass
class ByDay:
    """What is known on a day, and what has been."""

    world: World
    since: dict[Key, date] = field(default_factory=dict)
    over: set[Key] = field(default_factory=set)
    ever: set[Key] = field(default_factory=set)
    stands: dict[Key, Kind] = field(default_factory=dict)
    stops: dict[tuple[str, str | None], date] = field(default_factory=dict)
    started: set[str] = field(default_factory=set)
    spans: dict[Key, tuple[date, date | None]] = field(default_factory=dict)

    def run(self) -> dict[Key, tuple[date, date | None]]:
        self.all = settled(self.world)
        self.ends = {
            i: list(takewhile(lambda day: day < date(2045, 1, 1), ends(one.periods))) if one.periods else None
            for i, one in self.all.items()
        }
        day = START
        while day < LAST:
            self.stop_what_ended(day - ONE)
            events = [event for event in self.world.events if event.day == day]
            self.stands |= {(e.party, e.instrument): e.kind for e in events if e.kind is not Kind.NOTICE}
            self.replace(self.begin(day), day)
            for event in events:
                if event.kind is Kind.NOTICE:
                    self.notice(event)
            day += ONE
        return {**self.spans, **{key: (first, None) for key, first in self.since.items()}}

    def stop(self, party: str, id_: str, last: date) -> None:
        self.over.add((party, id_))
        first = self.since.pop((party, id_), None)
        if first is None:
            return
        if first <= last:
            self.spans[party, id_] = first, last
        for part in self.all.values():
            if part.part_of == id_:
                self.stop(party, part.id, last)

    def stop_what_ended(self, last: date) -> None:
        for id_, one in self.all.items():
            found = self.ends[id_]
            for party in self.world.parties:
                ended = last in (self.stops.get((id_, None)), self.stops.get((id_, party)))
                if ended or (found and len(found) == 1 and one.periods and found[0] == last):
                    self.stop(party, id_, last)

    def adopted(self, party: str, id_: str) -> bool:
        return (party, id_) in self.ever or self.stands.get((party, id_)) is Kind.ADOPTED

    def begin(self, day: date) -> list[Key]:
        new = []
        for id_, one in self.all.items():
            found = self.ends[id_]
            if day < one.starts_on or (found and found[-1] < day):
                continue
            asked = {Adoption.ALL: one.parties, Adoption.EACH: one.needs}.get(one.adoption, ())
            for party in one.parties:
                if (party, id_) in self.over or (party, id_) in self.since:
                    continue
                own = (party,) if one.adoption is Adoption.EACH else ()
                free = one.part_of is None or (party, one.part_of) in self.since
                if free and all(self.adopted(who, id_) for who in (*own, *asked)):
                    self.since[party, id_] = day
                    new.append((party, id_))
        self.ever |= set(new)
        return new

    def replace(self, new: list[Key], day: date) -> None:
        for id_ in dict.fromkeys(id_ for _, id_ in new):
            one = self.all[id_]
            bound = [party for party, other in new if other == id_]
            for_all = one.replaces_for is ReplacesFor.ALL
            whom = ([] if id_ in self.started else list(self.world.parties)) if for_all else bound
            self.started.add(id_)
            for old in one.replaces:
                for party in whom:
                    self.stop(party, old, day - ONE)

    def notice(self, event: Event) -> None:
        one = self.all[event.instrument]
        if (event.party, one.id) not in self.since or one.periods is None:
            return
        months = -one.periods.notice_months
        in_time = (e for e in self.ends[one.id] or () if e >= event.day and event.day <= months_later(e, months))
        end = next(in_time, None)
        if end is not None:
            for_all = one.notice_ends_for is EndsFor.ALL or event.party in one.needs
            key = one.id, None if for_all else event.party
            self.stops[key] = min(end, self.stops.get(key, end))


def some_periods(random: Random, starts_on: date) -> Periods | None:
    years = random.choice([0, 1, 1, 2])
    end = months_later(starts_on, 12 * years) - ONE
    return Periods(starts_on, end, random.choice([None, 12, 24]), random.choice([0, 3, 12])) if years else None


def some_world(random: Random) -> World:
    parties = tuple("abcd"[: random.randint(1, 4)])
    found: list[Instrument] = []
    for number in range(random.randint(1, 3)):
        starts_on = START + timedelta(days=random.randrange(500))
        found.append(
            Instrument(
                f"whole{number}",
                starts_on,
                random.choice([Adoption.GIVEN, Adoption.ALL, Adoption.EACH]),
                random.choice([None, None, tuple(random.sample(parties, random.randint(1, len(parties))))]),
                some_periods(random, starts_on),
                random.choice(list(EndsFor)),
                random.choice([None, ("a",)]),
                tuple(one.id for one in found if random.random() < 0.6),
                random.choice(list(ReplacesFor)),
            )
        )
    for number in range(random.randint(0, 3)):
        kind = random.choice([Adoption.WITH_WHOLE, Adoption.ALL, Adoption.EACH])
        later = random.choice([None, START + timedelta(days=random.randrange(700))])
        found.append(Instrument(f"part{number}", later, kind, part_of=random.choice(found).id))
    random.shuffle(found)
    days = [START + timedelta(days=random.randrange(1500)) for _ in range(8)] + [date(2026, 12, 31)]
    events: dict[tuple[str, str, date], Event] = {}
    for _ in range(random.randint(0, 20)):
        kind_ = random.choices(list(Kind), [6, 2, 3])[0]
        event = Event(random.choice(days), random.choice(parties), random.choice(found).id, kind_)
        events[event.key] = event
    return World(parties, tuple(found), tuple(events.values()))


@pytest.mark.parametrize("seed", range(60))
def test_the_exact_answer_is_that_of_going_day_by_day(seed: int) -> None:
    world = some_world(Random(seed))
    exact = {
        (i.party, i.instrument): (i.from_on, i.until_on if i.until_on and i.until_on < LAST - ONE else None)
        for i in answer(world, START).bound
    }
    assert exact == ByDay(world).run()
