"""A field as it was found in a file."""

from __future__ import annotations

from dataclasses import dataclass

from samsyn.office.forms.ids import Id


@dataclass(frozen=True, slots=True)
class Found:
    """The id, what stands in the field, and the place to look for it."""

    id: Id
    text: str
    place: str
    is_formula: bool = False
