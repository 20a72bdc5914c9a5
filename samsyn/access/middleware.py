"""Opens the viewer for the whole request, so that views and templates read through the gate."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from samsyn.access.scope import seen_by
from samsyn.domain.access import Viewer

# Addresses that answer without a person or a database: health, and files from disk.
PLAIN = ("/halsa/", "/static/")


@lru_cache(maxsize=1)
def _viewer_maker(path: str) -> Callable[[HttpRequest], Viewer]:
    maker: Callable[[HttpRequest], Viewer] = import_string(path)
    return maker


def viewer_of(request: HttpRequest) -> Viewer:
    """Who looks, as the middleware found."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer


def viewer_opened(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """`request.viewer`, and `seen_by(viewer)` around the view and its template."""

    def middleware(request: Any) -> HttpResponse:
        if request.path_info.startswith(PLAIN):
            request.viewer = Viewer.public()
            return get_response(request)
        request.viewer = _viewer_maker(settings.SAMSYN_VIEWER)(request)
        with seen_by(request.viewer):
            response = get_response(request)
        # What was drawn for her stays in no browser's store, for whoever uses the machine after her.
        if request.viewer.signed_in and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response

    return middleware
