"""Where a thing's page is; nothing where the page is not mounted."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from samsyn.domain.access import Placement


@dataclass(frozen=True, slots=True)
class Thing:
    """What a record is called, the URL name and arguments of its page, and what it is a part of."""

    name: str
    door: tuple[str | int | Placement, ...]
    inside: Thing | None = None

    @property
    def address(self) -> str:
        return address(str(self.door[0]), *self.door[1:])


def address(url_name: str, *args: str | int | Placement) -> str:
    try:
        return reverse(url_name, args=args)
    except NoReverseMatch:
        return ""
