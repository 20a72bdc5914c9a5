"""Calm pages for what goes wrong. Each says what happened, that nothing was saved, and what to do next."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from samsyn.access.actions import NotAllowed
from samsyn.domain.verdicts import Refusal
from samsyn.site.texts import who_may, words_of

# What is left to say when not even the template can be drawn.
LAST_WORDS = """<!doctype html><html lang="sv"><meta charset="utf-8"><title>Något gick fel – Samsyn</title>
<main><h1>Något gick fel</h1><p>Försök igen om en stund.</p></main></html>"""


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page, or it does not lie for this viewer: the answer is the same."""
    return _answer(request, "404", {})


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The viewer sees the thing but may not do this; says who may."""
    who = who_may(exception.act) if isinstance(exception, NotAllowed) else ""
    return _answer(request, "403", {"who": who})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or did not come from us."""
    return _answer(request, "403", {"stale": True})


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A rule says no, in the words of the rule's slice."""
    match = request.resolver_match
    words = words_of(refusal, match.func.__module__ if match else "")
    return _answer(request, "422", {"words": words})


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request itself could not be read: no viewer, no session to lean on."""
    return HttpResponse(_drawn("400.html", {}), status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours. Leans on nothing that may be what broke: no database, no context."""
    return HttpResponse(_drawn("500.html", {"id": getattr(request, "id", "")}), status=500)


def _answer(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    """The page, or for htmx a notice to put where the answer should have been."""
    part = "site/_error.html" if request.headers.get("HX-Request") else f"{name}.html"
    return render(request, part, {"error": name, **context}, status=int(name))


def _drawn(template: str, context: dict[str, Any]) -> str:
    try:
        return render_to_string(template, context)
    except Exception:
        return LAST_WORDS
