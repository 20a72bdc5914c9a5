"""Reads of printouts: which one these texts would be, how far it has come, what goes into it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from samsyn.access.actions import NotSeen
from samsyn.agreements import models, texts
from samsyn.agreements.queries.rows import Reading
from samsyn.agreements.texts import Refused
from samsyn.domain.access import Audience, Placement, Viewer, narrowest
from samsyn.domain.verdicts import Refusal

# Grows when printouts come to look otherwise, so that they are set anew.
FORM = 2


@dataclass(frozen=True, slots=True)
class Order:
    """What to print: `key` is of everything that decides what stands on the pages, and for whom."""

    key: str
    title: str
    versions: tuple[int, ...]
    beside: tuple[int, ...]
    place: Placement
    # The file was made once and is not among the files any more.
    file_is_gone: bool = False


@dataclass(frozen=True, slots=True)
class PrintoutRow:
    """A printout as a reader sees it."""

    pk: int
    title: str
    state: str
    page: int
    size: int
    file_hash: str
    done_at: datetime | None
    fault: str

    @property
    def is_under_way(self) -> bool:
        return self.state in {"waiting", "working"}


def order_of(readings: Sequence[Reading], viewer: Viewer) -> Order:
    """The printout of these texts, which the viewer has read through the gate. Refused where there is nothing."""
    if not readings:
        raise Refusal(Refused.NOTHING_TO_PRINT)
    package = readings[0].package
    versions = tuple(r.version.pk for r in readings)
    # References to the package's other documents read as those were when the first of these was published.
    at = readings[0].version.published_at
    beside = tuple(
        next((v.pk for v in d.versions if at and v.published_at and v.published_at <= at), d.versions[-1].pk)
        for d in package.documents
        if d.pk not in {r.document.pk for r in readings}
    )
    named = {pk: v.placement for d in package.documents for v in d.versions for pk in (v.pk,)}
    place = narrowest(named[pk] for pk in (*versions, *beside)) or _ones_own(viewer)
    title = readings[0].version.title if len(readings) == 1 else package.title
    words = [
        package.words.name("main"),
        package.words.name("sub"),
        package.words.main_definite,
        package.words.sub_definite,
    ]
    everything = [FORM, versions, beside, title, words, str(place)]
    return Order(hashlib.sha256(json.dumps(everything).encode()).hexdigest(), title, versions, beside, place)


def _ones_own(viewer: Viewer) -> Placement:
    """Where texts from places that do not contain each other are printed: for her alone who sees them all."""
    if viewer.person is None:
        raise NotSeen
    return Placement(Audience.PERSON, person=viewer.person)


def printout_for(order: Order) -> PrintoutRow | None:
    """The printout that was ordered before, if any. One question."""
    found = models.Printout.objects.filter(key=order.key).first()
    return _row(found) if found else None


def printout(pk: int) -> PrintoutRow:
    """One printout that lies for the viewer."""
    found = models.Printout.objects.filter(pk=pk).first()
    if found is None:
        raise NotSeen
    return _row(found)


def what_to_print(pk: int) -> tuple[str, list[int], list[int]]:
    """The title, the versions, and those beside them, of a printout; for the task that sets it."""
    found = models.Printout.objects.filter(pk=pk).first()
    if found is None:
        raise NotSeen
    return found.title, list(found.versions), list(found.beside)


def _row(p: models.Printout) -> PrintoutRow:
    fault = texts.PRINT_FAULTS.get(p.fault, texts.PRINT_FAULTS[""]) if p.state == "failed" else ""
    return PrintoutRow(p.pk, p.title, p.state, p.page, p.size, p.file_hash, p.done_at, str(fault))
