"""How often one visitor may do a thing: counted in the shared cache, the same for every process.

Whoever is counted is known here only by a hash that changes with the hour; nothing about visitors is kept.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from samsyn.access.clock import now

View = Callable[..., HttpResponse]


def limited(name: str, *, per_hour: int) -> Callable[[View], View]:
    """A view whose form one visitor may send `per_hour` times an hour; after that the answer is a calm 429."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and _times(name, request) > per_hour:
                why = _("Formuläret kan bara skickas några gånger i timmen från samma plats.")
                response = render(request, "429.html", {"why": why}, status=429)
                response["Retry-After"] = "3600"
                return response
            return view(request, *args, **kwargs)

        return answered

    return decorate


def within(name: str, who: str, *, per_hour: int) -> bool:
    """Is this one of the first `per_hour` times this hour, whoever asks? Counts it. `who`: what the limit is about, where
    that is not the visitor."""
    return _count(name, who) <= per_hour


def _times(name: str, request: HttpRequest) -> int:
    """How many times this hour, the present one included."""
    return _count(name, _who(request))


def _count(name: str, who: str) -> int:
    hour = now().strftime("%Y%m%d%H")
    key = f"limit:{name}:{hour}:{salted_hmac('samsyn.limits' + hour, who).hexdigest()}"
    # Not `incr`: that would keep the count for the cache's five minutes instead of the hour.
    times = int(cache.get(key, 0)) + 1
    cache.set(key, times, timeout=3600)
    return times


def _who(request: HttpRequest) -> str:
    """A person when signed in, else the address that the last trusted proxy saw."""
    viewer = getattr(request, "viewer", None)
    if viewer is not None and viewer.signed_in:
        return f"person {viewer.person}"
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    proxies = int(settings.ALLAUTH_TRUSTED_PROXY_COUNT)
    if proxies and len(seen) >= proxies:
        return str(seen[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))
