"""What is found: the entries that lie for the viewer and hold the words, the same in the same order on each database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from samsyn.domain.stems import Piece, Query, begins_words, excerpt, pieces, query_stems
from samsyn.search.matching import Bytes, Holds
from samsyn.search.models import SearchEntry

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found, with the words asked for marked in its title and in a passage of its text."""

    kind: str
    key: int
    address: str
    title: tuple[Piece, ...]
    inside: str
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What was found: a page of hits, how many there are of each kind, and how the words were understood.

    `beginnings`: nothing held the whole words, so these hold words that begin with them.
    """

    query: Query
    hits: tuple[Hit, ...]
    page: Page[Any]
    counts: Mapping[str, int]
    beginnings: bool

    @property
    def total(self) -> int:
        """How many were found, of all kinds."""
        return sum(self.counts.values())


def found(words: str, *, kind: str = "", older: bool = False, page: int = 1) -> Results:
    """What lies for the viewer and holds all the words. A page past the end is the last. At most three queries."""
    query = query_stems(words)
    keys, beginnings = _keys(query, older=older), False
    if not keys and any(map(begins_words, query.stems)):
        keys = _keys(query, older=older, beginnings=True)
        beginnings = bool(keys)
    shown = Paginator([pk for pk, of in keys if kind in ("", of)], PER_PAGE).get_page(page)
    return Results(
        query=query,
        hits=_hits(list(shown.object_list), query, beginnings=beginnings),
        page=shown,
        counts=Counter(of for _, of in keys),
        beginnings=beginnings,
    )


def _keys(query: Query, *, older: bool, beginnings: bool = False) -> list[tuple[int, str]]:
    """Number and kind of all that is found, best first: numbers are few bytes, so counts and pages come from them."""
    if not query.stems:
        return []
    rows = _rows(older=older).filter(Holds(query.stems, beginnings))
    in_title = Holds(query.stems, beginnings, in_title=True)
    ordered = rows.order_by(in_title.desc(), "-age", Bytes("series"), "position", "key", Bytes("kind"))
    return list(ordered.values_list("pk", "kind"))


def _rows(*, older: bool) -> QuerySet[SearchEntry]:
    """The entries that lie for the viewer; of each series the newest that does."""
    rows: QuerySet[SearchEntry] = SearchEntry.objects.all()
    if older:
        return rows
    newer = SearchEntry.objects.filter(series=OuterRef("series"), age__gt=OuterRef("age"))
    return rows.filter(Q(series="") | ~Exists(newer))


def _hits(keys: Sequence[int], query: Query, *, beginnings: bool) -> tuple[Hit, ...]:
    rows = {row.pk: row for row in SearchEntry.objects.filter(pk__in=keys)} if keys else {}
    return tuple(
        Hit(
            kind=row.kind,
            key=row.key,
            address=row.address,
            title=pieces(row.title, query.stems, beginnings=beginnings),
            inside=row.inside,
            excerpt=excerpt(row.text, query.stems, beginnings=beginnings),
        )
        for pk in keys
        if (row := rows.get(pk))
    )
