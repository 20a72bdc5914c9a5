"""The one navigation: which rooms there are, who is shown them, and which one a page lies in.

Later rooms find their place between these: agreements · consultations · compilations · decisions · meetings ·
questions and answers · parties · help.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.domain.access import Viewer


@dataclass(frozen=True, slots=True)
class Door:
    """A room's name and first page; `inside` are the URL names (or whole namespaces, "parties:") that lie in it."""

    name: Promise | str
    url_name: str
    inside: tuple[str, ...]
    shown: Callable[[Viewer], bool]


@dataclass(frozen=True, slots=True)
class Room:
    """A door as one person sees it: `current` is "page" on its first page, "true" deeper in, else empty."""

    name: Promise | str
    href: str
    current: str


def _anyone(viewer: Viewer) -> bool:
    return True


def _signed_in(viewer: Viewer) -> bool:
    return viewer.signed_in


def _has_a_side(viewer: Viewer) -> bool:
    return bool(viewer.sides)


def _operator(viewer: Viewer) -> bool:
    return viewer.operator


DOORS = (
    Door(_("Mitt arbete"), "desk:desk", ("desk:desk",), _signed_in),
    Door(_("Avtal"), "agreements:list", ("agreements:",), _anyone),
    Door(_("Remisser"), "consultations:list", ("consultations:", "responses:", "live:"), _anyone),
    Door(_("Sammanställningar"), "compilations:list", ("compilations:",), _has_a_side),
    Door(_("Parter"), "parties:list", ("parties:",), _anyone),
    Door(_("Förvaltning"), "desk:operation", ("desk:operation", "desk:feedback_list"), _operator),
    Door(_("Hjälp"), "desk:help", ("desk:help",), _anyone),
)


def rooms_for(viewer: Viewer, view_name: str) -> list[Room]:
    """The rooms this viewer is shown, the one of `view_name` marked."""
    return [
        Room(door.name, href, _current(door, view_name))
        for door in DOORS
        if door.shown(viewer) and (href := address_of(door.url_name))
    ]


def _current(door: Door, view_name: str) -> str:
    if view_name == door.url_name:
        return "page"
    return "true" if any(view_name.startswith(name) for name in door.inside) else ""


def address_of(url_name: str) -> str:
    """The address, or nothing when no such page is mounted (the demo's pages are not, outside the demo)."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
