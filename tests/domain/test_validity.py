"""What holds in every world: notices only shorten, parts keep within wholes, nobody sees the future."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.domain.calendar import months_later
from samsyn.domain.validity import (
    Adoption,
    Answer,
    EndsFor,
    Event,
    Instrument,
    Kind,
    Periods,
    ReplacesFor,
    World,
    answer,
    changes,
)
from samsyn.domain.validity.periods import end_of_notice, ends

PARTIES = ("14", "a", "b", "c")
START = date(2026, 1, 1)
DAYS = [START + timedelta(days=61 * n) for n in range(36)]
days = st.sampled_from(DAYS)
few = settings(max_examples=80, deadline=None)


def periods(starts_on: date, draw: st.DrawFn) -> Periods | None:
    months = draw(st.sampled_from([0, 12, 24]))
    if not months:
        return None
    end = months_later(starts_on, months) - timedelta(days=1)
    return Periods(starts_on, end, draw(st.sampled_from([None, 12, 24])), draw(st.sampled_from([0, 3, 12])))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    instruments = [Instrument("old", START, periods=periods(START, draw))]
    for number in range(draw(st.integers(1, 2))):
        starts_on = draw(days)
        whole = Instrument(
            f"new{number}",
            starts_on,
            draw(st.sampled_from([Adoption.GIVEN, Adoption.ALL, Adoption.EACH])),
            periods=periods(starts_on, draw),
            notice_ends_for=draw(st.sampled_from(EndsFor)),
            needs=draw(st.sampled_from([(), ("14",)])),
            replaces=draw(st.sampled_from([(), ("old",)])),
            replaces_for=draw(st.sampled_from(ReplacesFor)),
        )
        kind = draw(st.sampled_from([Adoption.WITH_WHOLE, Adoption.ALL, Adoption.EACH]))
        instruments += [whole, Instrument(f"part{number}", None, kind, part_of=whole.id)]
    ids = [one.id for one in instruments]
    found = draw(st.lists(events(ids), max_size=14, unique_by=lambda event: event.key))
    return World(PARTIES, tuple(instruments), tuple(found))


@st.composite
def events(draw: st.DrawFn, ids: list[str]) -> Event:
    day = draw(days)
    kind = draw(st.sampled_from([Kind.ADOPTED, Kind.ADOPTED, Kind.DECLINED, Kind.NOTICE]))
    late = timedelta(days=draw(st.sampled_from([0, 30, 200])))
    return Event(day, draw(st.sampled_from(PARTIES)), draw(st.sampled_from(ids)), kind, day + late)


def days_bound(found: Answer) -> dict[tuple[str, str], tuple[date, date]]:
    return {(i.party, i.instrument): (i.from_on, i.until_on or date.max) for i in found.bound}


@few
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_in_which_events_are_told_plays_no_part(world: World, random: object) -> None:
    shuffled = list(world.events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert answer(world, START) == answer(replace(world, events=tuple(shuffled)), START)


@few
@given(worlds(), st.data())
def test_one_more_notice_never_prolongs_what_nothing_replaces(world: World, data: st.DataObject) -> None:
    """A notice on a successor can stop it from replacing; so here nothing is replaced."""
    instruments = tuple(replace(one, replaces=()) for one in world.instruments)
    world = replace(world, instruments=instruments)
    notice = replace(data.draw(events([one.id for one in instruments])), kind=Kind.NOTICE)
    if notice.key in {event.key for event in world.events}:
        return
    before = days_bound(answer(world, START))
    after = days_bound(answer(replace(world, events=(*world.events, notice)), START))
    assert all(
        key in before and before[key][0] == span[0] and span[1] <= before[key][1] for key, span in after.items()
    )


@few
@given(worlds())
def test_a_part_lives_within_its_whole(world: World) -> None:
    spans = days_bound(answer(world, START))
    whole_of = {one.id: one.part_of for one in world.instruments if one.part_of}
    for (party, id_), (first, last) in spans.items():
        if id_ in whole_of:
            whole = spans[party, whole_of[id_]]
            assert whole[0] <= first <= last <= whole[1]


@few
@given(worlds(), days)
def test_what_was_known_never_sees_the_future(world: World, on: date) -> None:
    early = tuple(event for event in world.events if event.known_from <= on)
    assert answer(world, on, known_on=on) == answer(replace(world, events=early), on)


@few
@given(worlds(), st.data())
def test_what_is_supposed_without_change_changes_nothing(world: World, data: st.DataObject) -> None:
    same = data.draw(st.lists(st.sampled_from(world.events), unique=True)) if world.events else []
    before = answer(world, START)
    after = answer(world, START, what_if=tuple(same))
    assert before == after
    assert changes(before, after) == ()


@few
@given(worlds())
def test_every_interval_says_why_it_begins_and_why_it_ends(world: World) -> None:
    for interval in answer(world, START).bound:
        assert len(interval.because) == (1 if interval.until_on is None else 2)
        assert interval.because[0].date == interval.from_on
        assert interval.because[-1].date == (interval.until_on or interval.from_on)


@few
@given(worlds())
def test_a_party_is_bound_once_and_in_order(world: World) -> None:
    found = answer(world, START)
    keys = [(i.party, i.instrument) for i in found.bound]
    assert keys == sorted(set(keys))
    assert all(i.until_on is None or i.from_on <= i.until_on for i in found.bound)


@few
@given(worlds())
def test_nobody_is_bound_by_what_all_must_adopt_before_all_have(world: World) -> None:
    for interval in answer(world, START).bound:
        one = next(i for i in world.instruments if i.id == interval.instrument)
        if one.adoption is Adoption.ALL:
            adopted = {e.party for e in world.events if e.instrument == one.id and e.kind is Kind.ADOPTED}
            assert adopted == set(PARTIES)


@few
@given(worlds())
def test_an_extension_never_begins_after_the_end(world: World) -> None:
    """Ends are ends of periods, or the day before something else begins."""
    found = answer(world, START)
    for interval in found.bound:
        if interval.until_on is not None:
            assert interval.because[1].rule.value.split("_")[0] in {"period", "notice", "replaced", "whole"}


def test_a_months_last_day_stays_a_last_day() -> None:
    assert months_later(date(2026, 12, 31), -12) == date(2025, 12, 31)
    assert months_later(date(2026, 4, 30), -2) == date(2026, 2, 28)
    assert months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_later(date(2027, 2, 28), 12) == date(2028, 2, 29)
    assert months_later(date(2026, 1, 30), 1) == date(2026, 2, 28)
    assert months_later(date(2026, 1, 15), -1) == date(2025, 12, 15)


def test_periods_follow_one_upon_the_other() -> None:
    new = Periods(date(2027, 1, 1), date(2030, 12, 31), 36, 12)
    found = ends(new)
    assert [next(found) for _ in range(3)] == [date(2030, 12, 31), date(2033, 12, 31), date(2036, 12, 31)]
    assert end_of_notice(new, date(2029, 12, 31)) == date(2030, 12, 31)
    assert end_of_notice(new, date(2030, 1, 1)) == date(2033, 12, 31)


def test_extensions_reach_to_the_calendars_last_day_and_no_further() -> None:
    assert list(ends(Periods(date(9990, 1, 1), date(9995, 12, 31), 36))) == [
        date(9995, 12, 31),
        date(9998, 12, 31),
        date.max,
    ]


def test_who_is_needed_for_notice_has_no_say_in_what_the_parties_adopt() -> None:
    one = Instrument("new", START, Adoption.ALL, parties=("a",), needs=("14",))
    said = (Event(START, "a", "new", Kind.ADOPTED), Event(START, "14", "new", Kind.DECLINED))
    assert days_bound(answer(World(PARTIES, (one,), said), START)) == {("a", "new"): (START, date.max)}
