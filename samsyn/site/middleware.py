"""One line in the log for each request (never who or what was typed), and a calm page for each refusal."""

from __future__ import annotations

import contextlib
import time
import uuid
from collections.abc import Callable

import structlog
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, MiddlewareNotUsed
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse

from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.domain.verdicts import Refusal
from samsyn.parties.queries.installation import filled_for_another_mode, installation
from samsyn.site import views

log = structlog.get_logger("samsyn.requests")


def requests_logged(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Logs the address's name (not its values), method, status and milliseconds, with an id that the 500 page shows."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.id = uuid.uuid4().hex[:12]  # type: ignore[attr-defined]
        began = time.perf_counter()
        # Every line written during the request carries its id.
        with structlog.contextvars.bound_contextvars(id=request.id):  # type: ignore[attr-defined]
            response = get_response(request)
            match = request.resolver_match
            log.info(
                "request",
                view=match.view_name if match else None,
                method=request.method,
                status=response.status_code,
                ms=round((time.perf_counter() - began) * 1000, 1),
            )
        return response

    return middleware


class mode_kept:
    """Whatever server opened the WSGI door: a demo county is answered for in the demo only, a real one never there.

    Asked until the database holds a county; then it is what it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if settings.MODE == "test":
            raise MiddlewareNotUsed
        self.get_response, self.known = get_response, False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self.known and request.path_info != "/halsa/lever":
            self._ask()
        return self.get_response(request)

    def _ask(self) -> None:
        # A database that is away or not in step is told of by whoever needs it.
        with contextlib.suppress(DatabaseError):
            if filled_for_another_mode():
                raise ImproperlyConfigured("The database was filled for another SAMSYN_MODE.")
            self.known = installation() is not None


class refusals_answered:
    """What an action refuses becomes a page: not seen 404, not allowed 403, any other refusal 422 with its words.

    A view that can say it better (at the field, with what was typed) catches the refusal itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotSeen):
            return views.not_found(request, Http404())
        if isinstance(exception, NotAllowed):
            return views.not_allowed(request, exception)
        if isinstance(exception, Refusal):
            return views.refused(request, exception)
        return None
