"""One table of a scenario file: keys that are known, values of the right kind."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from samsyn.office.validity.faults import Places, ScenarioFault

E = TypeVar("E", bound=StrEnum)


class Table:
    """A table with its place; every getter says what is wrong with the value."""

    def __init__(self, kind: str, index: int, values: Any, places: Places, keys: Collection[str]) -> None:
        self.kind, self.index, self.places = kind, index, places
        if not isinstance(values, dict):
            raise self.fault("ska vara en tabell")
        self.values: dict[str, Any] = values
        self.no_others(values, keys)

    def fault(self, why: str) -> ScenarioFault:
        """A fault of this table."""
        return self.places.fault(self.kind, self.index, why)

    def no_others(self, values: dict[str, Any], keys: Collection[str], inside: str = "") -> None:
        """No key that is not known."""
        if unknown := sorted(set(values) - set(keys)):
            raise self.fault(f"okänd nyckel {inside}{unknown[0]}")

    def needed(self, key: str) -> Any:
        """A value that must be there."""
        if key not in self.values:
            raise self.fault(f"nyckeln {key} saknas")
        return self.values[key]

    def text(self, key: str) -> str:
        """Free text; nothing if left out."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.fault(f"{key} ska vara text")
        return value

    def id(self, key: str) -> str:
        """A string without blanks."""
        value = self.needed(key)
        if not isinstance(value, str) or not value or any(c.isspace() for c in value):
            raise self.fault(f"{key} ska vara en text utan blanksteg")
        return value

    def ids(self, key: str) -> tuple[str, ...] | None:
        """A list of ids, none twice; None if left out."""
        if key not in self.values:
            return None
        value = self.values[key]
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.fault(f"{key} ska vara en lista av id:n")
        if len(set(value)) < len(value):
            raise self.fault(f"{key} nämner något två gånger")
        return tuple(value)

    def day(self, key: str) -> date | None:
        """A date without a time of day; None if left out."""
        return self.as_day(self.values[key], key) if key in self.values else None

    def as_day(self, value: Any, key: str) -> date:
        """The value as a date."""
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fault(f"{key} ska vara ett datum, till exempel 2027-01-01")
        return value

    def number(self, values: dict[str, Any], key: str, least: int) -> int:
        """A whole number inside a small table."""
        value = values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value < 10_000:
            raise self.fault(f"{key} ska vara ett heltal, minst {least}")
        return value

    def inner(self, key: str, keys: Collection[str]) -> dict[str, Any] | None:
        """A small table inside; None if left out."""
        if key not in self.values:
            return None
        value = self.values[key]
        if not isinstance(value, dict):
            raise self.fault(f"{key} ska vara en tabell, till exempel {{ {next(iter(keys))} = … }}")
        self.no_others(value, keys, f"{key}.")
        return value

    def choice(self, key: str, kinds: type[E], default: E | None) -> E | None:
        """One of the words of an enum."""
        if key not in self.values:
            return default
        value = self.values[key]
        if not isinstance(value, str) or value not in set(kinds):
            raise self.fault(f"{key} ska vara något av {', '.join(kinds)}")
        return kinds(value)
