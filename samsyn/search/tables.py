"""What was found as a list: the kinds to choose among, and the hits with their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from samsyn.domain.stems import MOST_WORDS
from samsyn.search import texts
from samsyn.search.queries import Results
from samsyn.ui.listing import PAGE, with_query


@dataclass(frozen=True, slots=True)
class Tab:
    """A kind to choose, with how many of it were found."""

    name: str
    href: str
    current: bool
    count: int


def listing(request: HttpRequest, kind: str, results: Results) -> dict[str, Any]:
    """What the page shows of what was found, and the ways on from there."""
    return {
        "most": MOST_WORDS,
        "summary": texts.found_words(results.total),
        "tabs": _tabs(request, kind, results),
        "hits": [(hit, texts.kind_name(hit.kind)) for hit in results.hits],
        "every_kind": with_query(request, slag="", **{PAGE: ""}),
        "older": with_query(request, aldre="1", **{PAGE: ""}),
    }


def _tabs(request: HttpRequest, kind: str, results: Results) -> list[Tab]:
    """All, then each kind that something was found of, and the one that is chosen."""
    shown = [one for one in texts.KINDS if results.counts.get(one) or one == kind]
    named = [("", _("Alla"), results.total)]
    named += [(one, str(texts.KINDS[one].many), results.counts.get(one, 0)) for one in shown]
    return [Tab(name, with_query(request, slag=one, **{PAGE: ""}), one == kind, count) for one, name, count in named]
