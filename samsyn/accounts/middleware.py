"""Whoever must have a second factor is asked for it before anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from samsyn.accounts.queries import has_second_factor

# What she needs on the way: her account's pages (log-out among them), the language, and what is for machines.
OPEN_PATHS = ("/konto/", "/halsa/", "/static/")
OPEN_VIEWS = {"set_language"}
# Her account's pages that are about somebody else.
CLOSED_PATHS = ("/konto/hjalp/",)


def second_factor_asked(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Sends a signed-in person without a second factor to set one up, where the installation requires it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        is_open = request.path_info.startswith(OPEN_PATHS) and not request.path_info.startswith(CLOSED_PATHS)
        if is_open or (match and match.view_name in OPEN_VIEWS):
            return None
        if not (settings.SECOND_FACTOR_REQUIRED and request.user.is_authenticated):
            return None
        return None if has_second_factor(request.user.pk) else redirect("mfa_activate_totp")

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware
