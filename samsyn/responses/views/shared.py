"""What the pages about an answer share: who looks, where one is, a form and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from samsyn.access.clock import now
from samsyn.access.middleware import viewer_of
from samsyn.consultations.queries import Head
from samsyn.responses import queries, texts
from samsyn.responses.queries import Answering
from samsyn.ui import form_page

# A form, or what came of it, refusals in this slice's words.
answered = partial(form_page.answered, words=texts.words)


def consultation_trail(head: Head) -> list[str]:
    """Text and address in turns, to the consultation."""
    pairs = [
        (_("Remisser"), _address("consultations:list")),
        (head.title, _address("consultations:consultation", head.pk)),
    ]
    return [word for text, address in pairs if address for word in (text, address)]


def trail(found: Answering) -> list[str]:
    """To the answer's overview."""
    address = reverse("responses:overview", args=[found.head.pk, found.pk])
    return [*consultation_trail(found.head), _("Vårt svar"), address]


def crumbs(found: Answering, *more: str) -> list[tuple[str, str]]:
    """The trail as pairs, on to the page itself, which is last and has no address."""
    return pairs([*trail(found), *more])


def pairs(way: Sequence[str]) -> list[tuple[str, str]]:
    """Text and address in turns as pairs; the last text has none."""
    return list(zip_longest(way[::2], way[1::2], fillvalue=""))


def found_for(request: HttpRequest, pk: int, response: int) -> Answering:
    return queries.answering(pk, response, viewer_of(request), now())


def draft_for(request: HttpRequest, pk: int, response: int) -> queries.Draft:
    return queries.draft(pk, response, viewer_of(request), now())


def _address(name: str, *args: object) -> str:
    """Where the consultation is read; nothing where that page is not mounted."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
