"""The world that validity is computed from: parties, instruments with their periods, and events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Adoption(StrEnum):
    """What it takes for an instrument to bind."""

    GIVEN = "given"
    ALL = "all"
    EACH = "each"
    WITH_WHOLE = "with_whole"


class EndsFor(StrEnum):
    """For whom a notice ends an instrument."""

    ALL = "all"
    PARTY = "party"


class ReplacesFor(StrEnum):
    """For whom a new instrument ends what it replaces."""

    ALL = "all"
    BOUND = "bound"


class Kind(StrEnum):
    """What a party did."""

    ADOPTED = "adopted"
    DECLINED = "declined"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Periods:
    """The first period by its first and last day, and how it is extended; no extension: it ends with the first."""

    starts_on: date
    ends_on: date
    extension_months: int | None = None
    notice_months: int = 0

    def __post_init__(self) -> None:
        if self.ends_on < self.starts_on:
            raise ValueError("the first period ends before it starts")
        if self.extension_months is not None and self.extension_months < 1:
            raise ValueError("an extension must be at least a month")


@dataclass(frozen=True, slots=True)
class Instrument:
    """An agreement or a part of one. What a part leaves out (None) it takes from its whole."""

    id: str
    starts_on: date | None = None
    adoption: Adoption = Adoption.GIVEN
    parties: tuple[str, ...] | None = None
    periods: Periods | None = None
    notice_ends_for: EndsFor | None = None
    needs: tuple[str, ...] | None = None
    replaces: tuple[str, ...] = ()
    replaces_for: ReplacesFor = ReplacesFor.ALL
    part_of: str | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A decision or a notice: the day that counts, and when it became known here."""

    day: date
    party: str
    instrument: str
    kind: Kind
    recorded_on: date | None = None
    clause: str = ""

    @property
    def known_from(self) -> date:
        """The first day on which it was known here."""
        return self.recorded_on or self.day

    @property
    def key(self) -> tuple[str, str, date]:
        """There is one event of a party on an instrument a day."""
        return self.party, self.instrument, self.day


@dataclass(frozen=True, slots=True)
class World:
    """Everything that is known."""

    parties: tuple[str, ...]
    instruments: tuple[Instrument, ...]
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """An instrument with nothing left out."""

    id: str
    starts_on: date
    adoption: Adoption
    parties: tuple[str, ...]
    periods: Periods | None
    notice_ends_for: EndsFor
    needs: tuple[str, ...]
    replaces: tuple[str, ...]
    replaces_for: ReplacesFor
    part_of: str | None
    clause: str


def settled(world: World) -> dict[str, Settled]:
    """Every instrument with what it takes from its whole; wholes come before their parts."""
    by_id = {instrument.id: instrument for instrument in world.instruments}
    done: dict[str, Settled] = {}
    for instrument in world.instruments:
        chain = [instrument]
        while chain[-1].part_of is not None and chain[-1].part_of not in done:
            if len(chain) > len(by_id):
                raise ValueError(f"{instrument.id} is a part of itself")
            chain.append(by_id[chain[-1].part_of])
        for one in reversed(chain):
            if one.id not in done:
                done[one.id] = _settle(one, done, world.parties)
    return done


def _settle(one: Instrument, done: Mapping[str, Settled], everybody: tuple[str, ...]) -> Settled:
    whole = done[one.part_of] if one.part_of is not None else None
    starts_on = one.starts_on or (whole.starts_on if whole else None)
    if starts_on is None:
        raise ValueError(f"{one.id} has no day to start on")
    parties = one.parties if one.parties is not None else (whole.parties if whole else everybody)
    needs = one.needs if one.needs is not None else (whole.needs if whole else ())
    return Settled(
        id=one.id,
        starts_on=starts_on,
        adoption=one.adoption,
        parties=parties,
        periods=one.periods or (whole.periods if whole else None),
        notice_ends_for=one.notice_ends_for or (whole.notice_ends_for if whole else EndsFor.ALL),
        needs=needs,
        replaces=one.replaces,
        replaces_for=one.replaces_for,
        part_of=one.part_of,
        clause=one.clause,
    )


def known(world: World, on: date | None) -> World:
    """The world as it was known on a day (None: as it is known now)."""
    if on is None:
        return world
    return replace(world, events=tuple(event for event in world.events if event.known_from <= on))


def changed(world: World, what_if: tuple[Event, ...]) -> World:
    """The world if these events had happened too; each takes the place of a recorded one of the same key."""
    keys = {event.key for event in what_if}
    return replace(world, events=(*(event for event in world.events if event.key not in keys), *what_if))
