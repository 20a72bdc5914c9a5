"""Pages under /avtal/: packages, a package, a document to read, a section by itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samsyn.access.actions import NotSeen
from samsyn.agreements import queries, rendering
from samsyn.domain import sections


@require_safe
def packages(request: HttpRequest) -> HttpResponse:
    """The packages that lie for the viewer."""
    return render(request, "agreements/list.html", {"packages": queries.packages()})


@require_safe
def package(request: HttpRequest, package: str) -> HttpResponse:
    """A package: its documents, which version of each, what they contain."""
    return render(request, "agreements/package.html", {"package": queries.package(package)})


@require_safe
def document(request: HttpRequest, package: str, document: str) -> HttpResponse:
    """A whole document in its newest version, with contents that follow."""
    reading = queries.reading(package, document)
    context = {
        "reading": reading,
        "history": queries.history(reading, request.viewer),  # type: ignore[attr-defined]
        "contents": rendering.contents_html(reading.sections),
        "sections": rendering.sections_html(
            reading.sections, _links(reading, whole=True), version=reading.document.newest.content_hash
        ),
    }
    return render(request, "agreements/document.html", context)


@require_safe
def section(request: HttpRequest, package: str, document: str, section: str) -> HttpResponse:
    """One section with everything under it, where it stands, and what to read before and after."""
    reading = queries.reading(package, document)
    shown = sections.branch(reading.sections, section)
    if not shown:
        raise NotSeen
    links = _links(reading, whole=False)
    before, after = sections.neighbours(reading.sections, section)
    context = {
        "reading": reading,
        "section": shown[0],
        "above": sections.path(reading.sections, section),
        "body": rendering.body_html(shown[0].section.body, links),
        "under": rendering.sections_html(shown[1:], links, version=reading.document.newest.content_hash),
        "before": before,
        "after": after,
        "permalink": request.build_absolute_uri(request.path),
    }
    return render(request, "agreements/section.html", context)


def _links(reading: queries.Reading, *, whole: bool) -> rendering.Links:
    return rendering.Links(reading.package.slug, reading.document.slug, reading.known, reading.titles, whole=whole)
