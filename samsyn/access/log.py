"""Writing, reading and verifying the hash-chained log."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models

from samsyn.access.models import LogEntry, LogWords
from samsyn.access.scope import columns_of
from samsyn.domain.access import Placement

GENESIS = "0" * 64
_LOCK = 0x5A4D53594E  # "SAMSYN": the advisory lock that lines up writers on PostgreSQL


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the chain does not hold: the entry's number and what is wrong (`hash`, `link`, `gap`)."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of walking the chain: how many entries, the last hash, the first fault if any."""

    entries: int
    head: str
    fault: Fault | None = None


def canonical(entry: LogEntry) -> str:
    """The chained body as JSON with sorted keys: everything but the words and the entry's own hash."""
    body = {
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "act": entry.act,
        "actor": entry.actor,
        "target": [entry.target_type, entry.target_id],
        "placement": [
            entry.audience,
            entry.for_side_id,
            entry.for_body_id,
            entry.for_organisation_id,
            entry.for_person_id,
        ],
        "data": entry.data,
        "previous": entry.previous_hash,
    }
    return json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(entry: LogEntry) -> str:
    return hashlib.sha256(canonical(entry).encode()).hexdigest()


def append(
    *,
    act: str,
    at: datetime,
    actor: int | None,
    place: Placement,
    target: models.Model | None = None,
    data: Mapping[str, Any] | None = None,
    words: str = "",
) -> LogEntry:
    """Write the next entry. Must run inside the transaction of what it tells about; writers wait in line."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = LogEntry._base_manager.order_by("-number").values("number", "hash").first()
    entry = LogEntry(
        number=last["number"] + 1 if last else 1,
        at=at,
        act=act,
        actor=actor,
        target_type=target._meta.label_lower if target else "",
        target_id=target.pk if target else None,
        data=dict(data or {}),
        previous_hash=last["hash"] if last else GENESIS,
        **columns_of(place),
    )
    entry.hash = digest(entry)
    entry.save(force_insert=True)
    if words:
        LogWords(entry=entry, text=words, **columns_of(place)).save(force_insert=True)
    return entry


def verify() -> Verification:
    """Walk the whole chain and recompute every hash. Reads all entries, in the order of their numbers."""
    previous, count = GENESIS, 0
    for entry in LogEntry._base_manager.order_by("number").iterator(chunk_size=2000):
        fault = _fault(entry, count + 1, previous)
        if fault:
            return Verification(count, previous, fault)
        previous, count = entry.hash, count + 1
    return Verification(count, previous)


def _fault(entry: LogEntry, number: int, previous: str) -> Fault | None:
    if entry.number != number:
        return Fault(number, "gap")
    if entry.previous_hash != previous:
        return Fault(number, "link")
    if digest(entry) != entry.hash:
        return Fault(number, "hash")
    return None


def history(target: models.Model) -> models.QuerySet[Any]:
    """The entries about `target` that lie for the viewer who looks, newest first."""
    return LogEntry.objects.filter(target_type=target._meta.label_lower, target_id=target.pk).order_by("-number")


def history_of_many(targets: Sequence[models.Model]) -> models.QuerySet[Any]:
    """The entries about these things, all of one kind, that lie for the viewer who looks, newest first."""
    kinds = {target._meta.label_lower for target in targets}
    pks = [target.pk for target in targets]
    return LogEntry.objects.filter(target_type__in=kinds, target_id__in=pks).order_by("-number")


def since(moment: datetime, acts: Sequence[str]) -> models.QuerySet[Any]:
    """The entries of these acts after `moment` that lie for the viewer who looks, newest first."""
    return LogEntry.objects.filter(at__gt=moment, act__in=acts).order_by("-number")


def size() -> int:
    """How many entries the chain has, whoever looks."""
    return LogEntry._base_manager.count()


def head() -> str:
    """The last hash of the chain, to publish or to keep with a backup."""
    last = LogEntry._base_manager.order_by("-number").values_list("hash", flat=True).first()
    return last or GENESIS


def number_of(digest: str) -> int | None:
    """The number of the entry with this hash, to hold the chain against a head that was published before."""
    if digest == GENESIS:
        return 0
    return LogEntry._base_manager.filter(hash=digest).values_list("number", flat=True).first()
