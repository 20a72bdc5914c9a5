"""The log told in words: when, who, what. The words of an act stand in the `texts.ACTS` of the slice whose act it is.

`ACTS: dict[str, Wording]`: act → its words, or a function from the entry's data to its words. The data's people
(`person`, `successor`) come with their names (`person_name`, `successor_name`).
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext as _

from samsyn.access import log
from samsyn.domain.access import Viewer

if TYPE_CHECKING:
    from samsyn.access.models import LogEntry

Wording = str | Promise | Callable[[Mapping[str, Any]], str]

# Keys of an entry's data that hold a person's number.
PEOPLE = ("person", "successor")


@dataclass(frozen=True, slots=True)
class Told:
    """One entry as a reader sees it."""

    at: datetime
    who: str
    what: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The newest entries about a thing, and whether there are older ones."""

    entries: tuple[Told, ...]
    more: bool


def history_of(target: models.Model, viewer: Viewer, *, newest: int = 10) -> History:
    """What happened to `target`, as far as it lies for the viewer, newest first. Two questions to the database."""
    found = list(log.history(target).select_related("words")[: newest + 1])
    return History(_told(found[:newest], viewer), len(found) > newest)


def history_of_many(
    targets: Sequence[models.Model], viewer: Viewer, *, newest: int = 10, but: Sequence[str] = ()
) -> History:
    """What happened to these things, all of one kind, as `history_of` tells it, without the acts in `but`. Two questions,
    however many they are."""
    entries = log.history_of_many(targets).exclude(act__in=but)
    found = list(entries.select_related("words")[: newest + 1])
    return History(_told(found[:newest], viewer), len(found) > newest)


def whole_history_of(target: models.Model, viewer: Viewer) -> tuple[Told, ...]:
    """Everything that happened to `target`, as far as it lies for the viewer, newest first."""
    return _told(list(log.history(target).select_related("words")), viewer)


@dataclass(frozen=True, slots=True)
class Change:
    """That something was done, when, by whom and to what; for a slice that tells it in its own words."""

    at: datetime
    act: str
    actor: int | None
    target_type: str
    target_id: int


def changes_since(moment: datetime, acts: Sequence[str], *, newest: int) -> tuple[Change, ...]:
    """The newest entries of these acts after `moment`, as far as they lie for whoever looks. One question."""
    rows = log.since(moment, acts).filter(target_id__isnull=False)
    columns = rows.values_list("at", "act", "actor", "target_type", "target_id")
    return tuple(Change(*row) for row in columns[:newest])


def _told(entries: list[LogEntry], viewer: Viewer) -> tuple[Told, ...]:
    names = _names(entries)
    return tuple(
        Told(entry.at, _who(entry, names, viewer), what(entry.act, _facts(entry, names)), _free_words(entry))
        for entry in entries
    )


def _names(entries: Iterable[LogEntry]) -> dict[int, str]:
    told = [entry.actor for entry in entries] + [entry.data.get(key) for entry in entries for key in PEOPLE]
    people = {number for number in told if isinstance(number, int)}
    return dict(get_user_model()._default_manager.filter(pk__in=people).values_list("pk", "name")) if people else {}


def _who(entry: LogEntry, names: Mapping[int, str], viewer: Viewer) -> str:
    """Whoever acts for a party is known by name to the parties, and to herself; the public learns what was done."""
    if entry.actor is None:
        return "Samsyn"
    known = viewer.sides or viewer.operator or viewer.person == entry.actor
    return names.get(entry.actor, "") if known else _("En företrädare för parterna")


def _facts(entry: LogEntry, names: Mapping[int, str]) -> dict[str, Any]:
    people = {f"{key}_name": names.get(entry.data[key], "") for key in PEOPLE if key in entry.data}
    return {**entry.data, **people}


def _free_words(entry: LogEntry) -> str:
    return str(entry.words.text) if hasattr(entry, "words") else ""


def what(act: str, facts: Mapping[str, Any]) -> str:
    """The act in words; the act itself where no slice has words for it."""
    wording = wordings().get(act, act)
    return wording(facts) if callable(wording) else str(wording)


@lru_cache(maxsize=1)
def wordings() -> dict[str, Wording]:
    """The words of every act, collected from the slices that are installed."""
    found: dict[str, Wording] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("samsyn.") and module_has_submodule(config.module, "texts"):
            found |= getattr(importlib.import_module(f"{config.name}.texts"), "ACTS", {})
    return found
