"""The page of the search: a box, what was found, and what to do when nothing was."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samsyn.search import forms, queries, tables


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What lies for whoever looks and holds the words; without words, what can be searched."""
    asked = forms.asked(request.GET)
    context = {"asked": asked, "form": forms.SearchForm(asked)}
    if asked.words:
        results = queries.found(asked.words, kind=asked.kind, older=asked.older, page=asked.page)
        context |= {"results": results, **tables.listing(request, asked.kind, results)}
    return render(request, "search/search.html", context)
