"""Pages of the demo: choose whom to be, and read the letters. They exist in demo mode, in a demo county, only."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from samsyn.accounts.views import sign_in_demo
from samsyn.demo import queries

View = Callable[..., HttpResponse]


def in_demo(view: View) -> View:
    """404 unless both the setting and the database say demo."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (settings.DEMO and queries.is_demo_county()):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@in_demo
def people(request: HttpRequest) -> HttpResponse:
    """The ten to step into."""
    return render(request, "demo/people.html", {"cast": queries.cast()})


@require_POST
@in_demo
def step_into(request: HttpRequest, slug: str) -> HttpResponse:
    """Sign in as one of the cast, without a password."""
    person = queries.person_of_cast(slug)
    if person is None:
        raise Http404
    sign_in_demo(request, person)
    return redirect("desk:desk")


@require_safe
@in_demo
def letters(request: HttpRequest) -> HttpResponse:
    """What a real installation would have mailed."""
    page = Paginator(queries.letters(), 50).get_page(request.GET.get("sida"))
    return render(request, "demo/letters.html", {"page": page})


@require_safe
@in_demo
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.letter(pk)
    if found is None:
        raise Http404
    return render(request, "demo/letter.html", {"letter": found})
