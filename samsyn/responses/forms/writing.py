"""Fields as a page sends them: those of one section, or of the whole, with the revisions they were written on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from samsyn.responses.actions import Change
from samsyn.responses.queries import Field

LARGEST = 2**31 - 1


def changes_in(data: Mapping[str, str], section: int | None, names: Iterable[str]) -> list[Change]:
    """The fields that were sent. Numbers that are none count as nothing; what the texts may be, the action says."""
    return [
        Change(
            section,
            name,
            data.get(name, ""),
            number(data.get(f"on_{name}", "")),
            number(data.get(f"settles_{name}", "")) or None,
        )
        for name in names
        if name in data
    ]


def typed(data: Mapping[str, str], fields: Mapping[str, Field], names: Iterable[str]) -> dict[str, Field]:
    """The fields as they were typed, to stand in the form again."""
    return {
        name: Field(data[name], number(data.get(f"on_{name}", "")), fields.get(name, Field()).beside)
        if name in data
        else fields.get(name, Field())
        for name in names
    }


def number(text: str) -> int:
    """A number from 0 to what the column holds."""
    return min(int(text), LARGEST) if text.isascii() and text.isdigit() and len(text) < 12 else 0
