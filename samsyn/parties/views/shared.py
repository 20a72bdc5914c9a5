"""What the pages about parties share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.http import HttpRequest
from django.utils.http import urlencode

from samsyn.access.middleware import viewer_of
from samsyn.parties import texts
from samsyn.ui import form_page
from samsyn.ui.form_page import FormPage

__all__ = ["FormPage", "answered", "kept_query", "viewer_of"]


# A form, or what came of it, refusals in this slice's words.
answered = partial(form_page.answered, words=texts.words)


def kept_query(request: HttpRequest, names: Sequence[str]) -> str:
    """The known words of the address's query, to carry along to another address of the same list."""
    kept = [(name, request.GET[name]) for name in names if request.GET.get(name)]
    return f"?{urlencode(kept)}" if kept else ""
