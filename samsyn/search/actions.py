"""What others call to let a thing be found, found anew or no more. The index follows the records; it is none itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from samsyn.access.scope import columns_of, everything
from samsyn.domain.access import Placement
from samsyn.domain.stems import LONGEST_READ, stems
from samsyn.search.models import SearchEntry

T = TypeVar("T")

BATCH = 500
# Letters of a title; and of the stems that an entry is found by, since PostgreSQL looks up no more than a megabyte.
LONGEST_TITLE, LONGEST_STEMS = 1_000, 200_000
# What is written anew when the thing is known already: all but which thing it is.
WRITTEN = (
    *("audience", "for_side", "for_body", "for_organisation", "for_person"),
    *("series", "age", "position", "address", "title", "inside", "title_stems", "stems", "text"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing to be found, by its title and its plain text; it lies where its record lies.

    Of the same `series` ("document:12") only the highest `age` that the reader sees is found, unless she asks for
    older ones; what has no series is always found. `position` is its place in reading order. By its `names` it is
    found as by its title.
    """

    kind: str
    key: int
    place: Placement
    address: str
    title: str
    inside: str
    text: str
    series: str = ""
    age: int = 0
    position: int = 0
    names: str = ""


def index(entries: Iterable[Entry]) -> None:
    """Let these be found as they are now, in the caller's transaction; known ones (by kind and key) are written anew."""
    for some in _batches(entries):
        rows = {(entry.kind, entry.key): _row(entry) for entry in some}
        SearchEntry.objects.bulk_create(
            rows.values(), update_conflicts=True, unique_fields=["kind", "key"], update_fields=WRITTEN
        )


def forget(kind: str, keys: Iterable[int]) -> None:
    """Let these be found no more, in the caller's transaction."""
    with everything(why="what is taken back is found by nobody, wherever it lay"):
        for some in _batches(keys):
            SearchEntry.objects.filter(kind=kind, key__in=some).delete()


def reindex() -> int:
    """Work out the whole index anew from what the slices hold (the setting SAMSYN_SEARCHABLE); how many entries."""
    with everything(why="the index holds everything, each entry where its record lies"), transaction.atomic():
        SearchEntry.objects.all().delete()
        for source in settings.SAMSYN_SEARCHABLE:
            index(import_string(source)())
        return int(SearchEntry.objects.count())


def _row(entry: Entry) -> SearchEntry:
    title, text = _writable(entry.title)[:LONGEST_TITLE], _writable(entry.text)
    of_title = stems(f"{title}\n{entry.names}")
    return SearchEntry(
        kind=entry.kind,
        key=entry.key,
        series=entry.series,
        age=entry.age,
        position=entry.position,
        address=entry.address,
        title=title,
        inside=_writable(entry.inside),
        title_stems=_once(of_title),
        stems=_once([*of_title, *stems(text)]),
        # What is never looked through for a passage need not lie here too.
        text=text[:LONGEST_READ],
        **columns_of(entry.place),
    )


def _once(found: Iterable[str]) -> str:
    """Each stem once, with a space between, as many as there is room for."""
    every = " ".join(dict.fromkeys(found))
    return every if len(every) <= LONGEST_STEMS else every[:LONGEST_STEMS].rpartition(" ")[0]


def _writable(text: str) -> str:
    """PostgreSQL holds no NUL, and neither database half a character."""
    return text.replace("\x00", " ").encode("utf-8", "replace").decode()


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(things)
    while some := list(islice(waiting, BATCH)):
        yield some
