"""One line in the log for each request: what, how long, how it went; never who or what was typed."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

log = structlog.get_logger("samsyn.requests")


def requests_logged(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Logs the address's name (not its values), method, status and milliseconds, with an id that the 500 page shows."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.id = uuid.uuid4().hex[:12]  # type: ignore[attr-defined]
        began = time.perf_counter()
        response = get_response(request)
        match = request.resolver_match
        log.info(
            "request",
            id=request.id,  # type: ignore[attr-defined]
            view=match.view_name if match else None,
            method=request.method,
            status=response.status_code,
            ms=round((time.perf_counter() - began) * 1000, 1),
        )
        return response

    return middleware
