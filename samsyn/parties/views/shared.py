"""What the pages about parties share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode

from samsyn.access.middleware import viewer_of
from samsyn.parties import texts
from samsyn.ui import form_page
from samsyn.ui.form_page import FormPage

__all__ = ["FormPage", "answered", "kept_query", "viewer_of"]


def answered(
    request: HttpRequest,
    form: forms.Form,
    page: FormPage,
    change: Callable[[Mapping[str, Any]], tuple[str, str]],
) -> HttpResponse:
    """The form, or what came of it, refusals in this slice's words."""
    return form_page.answered(request, form, page, change, words=texts.words)


def kept_query(request: HttpRequest, names: Sequence[str]) -> str:
    """The known words of the address's query, to carry along to another address of the same list."""
    kept = [(name, request.GET[name]) for name in names if request.GET.get(name)]
    return f"?{urlencode(kept)}" if kept else ""
