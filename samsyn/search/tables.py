"""What was found as a list: the kinds to choose among, and the hits with their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samsyn.domain.stems import MOST_WORDS, Piece
from samsyn.search import texts
from samsyn.search.queries import Hit, Results
from samsyn.ui.listing import PAGE, with_query


@dataclass(frozen=True, slots=True)
class Tab:
    """A kind to choose, with how many of it were found."""

    name: str
    href: str
    current: bool
    count: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as it stands in the list: title and passage with their words marked, and what it is and lies in."""

    address: str
    title: SafeString
    inside: str
    excerpt: SafeString


def listing(request: HttpRequest, kind: str, results: Results) -> dict[str, Any]:
    """What the page shows of what was found, and the ways on from there."""
    return {
        "most": MOST_WORDS,
        "summary": texts.found_words(results.total),
        "tabs": _tabs(request, kind, results),
        "hits": [_shown(hit) for hit in results.hits],
        "every_kind": with_query(request, slag="", **{PAGE: ""}),
        "older": with_query(request, aldre="1", **{PAGE: ""}),
    }


def _shown(hit: Hit) -> Shown:
    kind = texts.kind_name(hit.kind)
    inside = f"{kind} · {hit.inside}" if hit.inside else kind
    return Shown(hit.address, _marked(hit.title), inside, _marked(hit.excerpt))


def _marked(pieces: Iterable[Piece]) -> SafeString:
    """In Python, since a template that is included for each piece takes longer than the search itself."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", piece.text) if piece.marked else piece.text,) for piece in pieces)
    )


def _tabs(request: HttpRequest, kind: str, results: Results) -> list[Tab]:
    """All, then each kind that something was found of, and the one that is chosen."""
    shown = [one for one in texts.KINDS if results.counts.get(one) or one == kind]
    named = [("", _("Alla"), results.total)]
    named += [(one, str(texts.KINDS[one].many), results.counts.get(one, 0)) for one in shown]
    return [Tab(name, with_query(request, slag=one, **{PAGE: ""}), one == kind, count) for one, name, count in named]
