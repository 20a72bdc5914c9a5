"""Texts as PDF: ordered once, set by a task, handed out through the gate."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.access.actions import NotSeen
from samsyn.access.clock import now
from samsyn.access.limits import limited
from samsyn.access.middleware import viewer_of
from samsyn.agreements import actions, queries
from samsyn.agreements.places import Number
from samsyn.agreements.queries import Reading
from samsyn.files.store import handed_out, size_of


@limited("printout", per_hour=30)
@require_http_methods(["GET", "HEAD", "POST"])
def whole_pdf(request: HttpRequest, package: str) -> HttpResponse:
    """The whole package as PDF."""
    return _pdf(request, queries.whole(package))


@limited("printout", per_hour=30)
@require_http_methods(["GET", "HEAD", "POST"])
def version_pdf(request: HttpRequest, package: str, document: str, number: Number) -> HttpResponse:
    """One version of a document as PDF."""
    return _pdf(request, [queries.reading(package, document, number)])


def _pdf(request: HttpRequest, readings: Sequence[Reading]) -> HttpResponse:
    order = queries.order_of(readings, viewer_of(request))
    found = queries.printout_for(order)
    gone = found is not None and found.state == "done" and size_of(found.file_hash) is None
    if request.method == "POST":
        order = queries.Order(order.key, order.title, order.versions, order.beside, order.place, file_is_gone=gone)
        actions.order_printout(viewer=viewer_of(request), at=now(), order=order)
        return redirect(request.path)
    context = {
        "readings": readings,
        "alone": readings[0] if len(readings) == 1 else None,
        "package": readings[0].package,
        "printout": None if gone else found,
    }
    return render(request, "agreements/printout.html", context)


@require_safe
def printout(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a printout has come, as a part of the page that asked for it."""
    return render(request, "agreements/_printout.html", {"printout": queries.printout(pk)})


@require_safe
def printout_file(request: HttpRequest, pk: int) -> FileResponse:
    """The PDF itself."""
    found = queries.printout(pk)
    if found.state != "done" or size_of(found.file_hash) is None:
        raise NotSeen
    return handed_out(found.file_hash, f"{slugify(found.title) or 'avtal'}.pdf", "application/pdf")
