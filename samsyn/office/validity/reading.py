"""A scenario file (TOML) to a world; the first fault stops it and says where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from samsyn.domain.validity import (
    Adoption,
    EndsFor,
    Event,
    Instrument,
    Kind,
    Periods,
    ReplacesFor,
    World,
)
from samsyn.domain.validity.periods import end_after
from samsyn.office.validity.faults import Places, ScenarioFault
from samsyn.office.validity.tables import Table

PARTY = ("id", "side", "clause")
INSTRUMENT = (
    *("id", "parties", "part_of", "starts_on", "first_period", "extension", "notice_by", "notice_ends_for"),
    *("adoption", "needs", "replaces", "replaces_for", "clause"),
)
EVENT = ("date", "recorded_on", "party", "instrument", "kind", "clause")
TABLES = {"party": PARTY, "instrument": INSTRUMENT, "event": EVENT}


@dataclass(frozen=True, slots=True)
class Rows:
    """The tables of a file."""

    party: Sequence[Table]
    instrument: Sequence[Table]
    event: Sequence[Table]


def read_scenario(path: Path) -> World:
    """The world that the file tells of."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise ScenarioFault(f"{path.name}: filen kan inte läsas ({fault.strerror})") from fault
    except UnicodeDecodeError as fault:
        raise ScenarioFault(f"{path.name}: filen är inte skriven i UTF-8") from fault
    return parse_scenario(text, path.name)


def parse_scenario(text: str, name: str = "scenario.toml") -> World:
    """The world that the text tells of."""
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as fault:
        raise ScenarioFault(f"{name}: filen är inte riktig TOML: {fault}") from fault
    rows = _rows(content, Places(name, text))
    parties = _unique(rows.party)
    ids = _unique(rows.instrument)
    starts = {row.values["id"]: row for row in rows.instrument}
    instruments = tuple(_instrument(row, parties, starts) for row in rows.instrument)
    no_circles(rows.instrument, instruments)
    return World(tuple(parties), instruments, _events(rows.event, parties, ids))


def _rows(content: dict[str, Any], places: Places) -> Rows:
    for kind, tables in content.items():
        if kind not in TABLES:
            line = (places.lines.get(kind) or [1])[0]
            raise ScenarioFault(f"{places.name}, rad {line}: okänd tabell {kind}")
        if not isinstance(tables, list):
            raise ScenarioFault(f"{places.name}, rad 1: {kind} ska skrivas [[{kind}]]")
    found = {
        kind: [Table(kind, n, values, places, keys) for n, values in enumerate(content.get(kind, []))]
        for kind, keys in TABLES.items()
    }
    return Rows(found["party"], found["instrument"], found["event"])


def _unique(rows: Sequence[Table]) -> dict[str, None]:
    found: dict[str, None] = {}
    for row in rows:
        id_ = row.id("id")
        row.text("side"), row.text("clause")
        if id_ in found:
            raise row.fault(f"id {id_} finns redan")
        found[id_] = None
    return found


def _known(row: Table, key: str, ids: Sequence[str] | None, known: dict[str, Any]) -> None:
    for id_ in ids or ():
        if id_ not in known:
            raise row.fault(f"{key} nämner {id_}, som inte finns")


def _instrument(row: Table, parties: dict[str, None], rows: dict[str, Table]) -> Instrument:
    """One instrument, with what it leaves out left out."""
    part_of = row.id("part_of") if "part_of" in row.values else None
    replaces = row.ids("replaces") or ()
    _known(row, "part_of", (part_of,) if part_of else (), rows)
    _known(row, "replaces", replaces, rows)
    _known(row, "parties", row.ids("parties"), parties)
    _known(row, "needs", row.ids("needs"), parties)
    if part_of is None:
        row.needed("starts_on")
    replaces_for = row.choice("replaces_for", ReplacesFor, ReplacesFor.ALL)
    assert replaces_for is not None
    return Instrument(
        id=row.id("id"),
        starts_on=row.day("starts_on"),
        adoption=_adoption(row, part_of),
        parties=row.ids("parties"),
        periods=_periods(row, rows),
        notice_ends_for=row.choice("notice_ends_for", EndsFor, None),
        needs=row.ids("needs"),
        replaces=replaces,
        replaces_for=replaces_for,
        part_of=part_of,
        clause=row.text("clause"),
    )


def _adoption(row: Table, part_of: str | None) -> Adoption:
    adoption = row.choice("adoption", Adoption, Adoption.WITH_WHOLE if part_of else Adoption.GIVEN)
    assert adoption is not None
    if part_of and adoption is Adoption.GIVEN:
        raise row.fault("en del kan inte ha adoption given")
    if not part_of and adoption is Adoption.WITH_WHOLE:
        raise row.fault("bara en del kan ha adoption with_whole")
    return adoption


def _starts_on(row: Table, rows: dict[str, Table]) -> date:
    """Its own first day or that of the nearest whole that has one."""
    seen = {row.index}
    while (day := row.day("starts_on")) is None:
        above = row.values.get("part_of")
        if not isinstance(above, str) or above not in rows or rows[above].index in seen:
            raise row.fault("nyckeln starts_on saknas")
        row = rows[above]
        seen.add(row.index)
    return day


def _periods(row: Table, rows: dict[str, Table]) -> Periods | None:
    """Its own periods; without a first period there is nothing to extend or to give notice before."""
    first = row.inner("first_period", ("ends_on", "years"))
    extension = row.inner("extension", ("years",))
    notice = row.inner("notice_by", ("months_before_end",))
    if first is None:
        if extension is not None or notice is not None:
            raise row.fault("extension och notice_by kräver en egen first_period")
        return None
    if len(first) != 1:
        raise row.fault("first_period ska ha antingen ends_on eller years")
    starts_on = _starts_on(row, rows)
    if "ends_on" in first:
        ends_on = row.as_day(first["ends_on"], "first_period.ends_on")
    else:
        ends_on = end_after(starts_on, 12 * row.number(first, "years", 1))
    if ends_on < starts_on:
        raise row.fault("den första perioden slutar innan den börjar")
    years = row.number(extension, "years", 1) if extension is not None else None
    months = row.number(notice, "months_before_end", 0) if notice is not None else 0
    return Periods(starts_on, ends_on, years and 12 * years, months)


def no_circles(rows: Sequence[Table], instruments: Sequence[Instrument]) -> None:
    """Nothing is a part of itself, and nothing replaces itself, by however many steps."""
    above = {one.id: (one.part_of,) if one.part_of else () for one in instruments}
    replaced = {one.id: one.replaces for one in instruments}
    for key, graph in (("part_of", above), ("replaces", replaced)):
        for row, one in zip(rows, instruments, strict=True):
            reached: set[str] = set()
            ahead = list(graph[one.id])
            while ahead:
                if (next_one := ahead.pop()) not in reached:
                    reached.add(next_one)
                    ahead += graph[next_one]
            if one.id in reached:
                raise row.fault(f"{key} går i en cirkel")


def _events(rows: Sequence[Table], parties: dict[str, None], instruments: dict[str, None]) -> tuple[Event, ...]:
    seen: set[tuple[str, str, date]] = set()
    events = []
    for row in rows:
        _known(row, "party", (row.id("party"),), parties)
        _known(row, "instrument", (row.id("instrument"),), instruments)
        day, kind = row.as_day(row.needed("date"), "date"), row.choice("kind", Kind, None)
        if kind is None:
            raise row.fault("nyckeln kind saknas")
        event = Event(day, row.id("party"), row.id("instrument"), kind, row.day("recorded_on"), row.text("clause"))
        if event.key in seen:
            raise row.fault("parten har redan en händelse om samma avtal den dagen")
        seen.add(event.key)
        events.append(event)
    return tuple(events)


def parse_what_if(words: str, world: World) -> Event:
    """ "PARTY KIND INSTRUMENT DATE" as an event of the world."""
    parts = words.split()
    if len(parts) != 4:
        raise ScenarioFault(f'--what-if "{words}": skriv part, händelse, avtal och datum')
    party, kind, instrument, day = parts
    if party not in world.parties:
        raise ScenarioFault(f'--what-if "{words}": parten {party} finns inte')
    if instrument not in {one.id for one in world.instruments}:
        raise ScenarioFault(f'--what-if "{words}": {instrument} finns inte')
    if kind not in set(Kind):
        raise ScenarioFault(f'--what-if "{words}": händelsen ska vara något av {", ".join(Kind)}')
    return Event(parse_day(day, "--what-if"), party, instrument, Kind(kind), clause="tänkt")


def parse_day(text: str, what: str) -> date:
    """A date as ÅÅÅÅ-MM-DD."""
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise ScenarioFault(f"{what}: {text} är inget datum, skriv till exempel 2027-01-01") from None
