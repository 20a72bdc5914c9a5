"""Pages to read: packages, a package, a document in a version, a section by itself, everything in one go."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from samsyn.access.actions import NotSeen
from samsyn.access.clock import today
from samsyn.access.middleware import viewer_of
from samsyn.agreements import queries, rendering, texts
from samsyn.agreements.places import Number
from samsyn.agreements.queries import Reading
from samsyn.agreements.rendering import Where
from samsyn.agreements.views.comments import NEWEST, comments_context
from samsyn.domain import sections
from samsyn.domain.access import PUBLIC, Act, may


@require_safe
def packages(request: HttpRequest) -> HttpResponse:
    """The packages that lie for the viewer, by kind, and when each applies."""
    found, on = queries.packages(), today()
    kinds = [
        (kind, heading, [(p, p.standing(on)) for p in found if p.kind == kind])
        for kind, heading in texts.PACKAGES_OF_KIND.items()
    ]
    context = {"kinds": kinds, "some": bool(found), "may_open": may(viewer_of(request), Act.PACKAGE_OPEN, PUBLIC)}
    return render(request, "agreements/list.html", context)


@require_safe
def package(request: HttpRequest, package: str) -> HttpResponse:
    """A package: what it is, which version applies, its documents and what they contain."""
    page, on = queries.overview(package, viewer_of(request)), today()
    context = {"page": page, "standing": page.package.standing(on), "until_then": page.until_then(on)}
    return render(request, "agreements/package.html", context)


@require_safe
def about(request: HttpRequest, package: str) -> HttpResponse:
    """What a package is called, relates to, who sees it, and what has happened to it."""
    page = queries.about(package, viewer_of(request))
    return render(request, "agreements/about.html", {"page": page, "standing": page.package.standing(today())})


@require_safe
def whole(request: HttpRequest, package: str) -> HttpResponse:
    """Every document of a package, one after the other."""
    readings = queries.whole(package)
    if not readings:
        raise NotSeen
    inside = frozenset(r.document.slug for r in readings)
    parts = [part_of(reading, links_of(reading, Where.BOOK, inside=inside), heading=3) for reading in readings]
    context = {"package": readings[0].package, "parts": parts, "standing": readings[0].package.standing(today())}
    return render(request, "agreements/whole.html", context)


def part_of(reading: Reading, links: rendering.Links, *, heading: int) -> dict[str, Any]:
    """A document that is one of several, with its contents; `heading` is the level of its outermost headings."""
    return {
        "reading": reading,
        "contents": rendering.contents_html(reading.sections, links),
        "sections": rendering.sections_html(
            reading.sections, links, version=reading.version.content_hash, heading=heading, news=reading.news_by_slug
        ),
    }


@require_safe
def document(request: HttpRequest, package: str, document: str) -> HttpResponse:
    """A document in its newest version, with contents that follow."""
    return _document(request, queries.reading(package, document))


@require_safe
def version(request: HttpRequest, package: str, document: str, number: Number) -> HttpResponse:
    """A document in one of its versions. Its references lead to the versions it is read with."""
    return _document(request, queries.reading(package, document, number), kept=True)


def _document(request: HttpRequest, reading: Reading, *, kept: bool = False) -> HttpResponse:
    links = links_of(reading, Where.PAGE, kept=kept)
    adjusted = [
        (one, rendering.body_html(one.before, links), rendering.body_html(one.after, links))
        for one in queries.adjustments(reading)
    ]
    context = {
        "reading": reading,
        "may_widen": queries.may_widen(reading, viewer_of(request)),
        "standing": reading.package.standing(today()),
        "adjusted": adjusted,
        "contents": rendering.contents_html(reading.sections),
        "sections": rendering.sections_html(
            reading.sections, links, version=reading.version.content_hash, news=reading.news_by_slug
        ),
    }
    return render(request, "agreements/document.html", context)


@require_safe
def versions(request: HttpRequest, package: str, document: str) -> HttpResponse:
    """Every version of a document: how it is labelled, who sees it, what is new, and what has happened."""
    page = queries.versions_page(package, document, viewer_of(request))
    return render(request, "agreements/versions.html", {"page": page})


@require_safe
def section(request: HttpRequest, package: str, document: str, section: str) -> HttpResponse:
    """A section in the newest version; one that it no longer has is read where it stood last."""
    reading = queries.reading(package, document)
    if reading.clause(section) is None:
        gone = queries.gone(reading, section)
        assert gone is not None
        return redirect("agreements:version_section", package, document, gone.version, section)
    return _section(request, reading, section)


@require_safe
def version_section(request: HttpRequest, package: str, document: str, number: Number, section: str) -> HttpResponse:
    """A section as it reads in one version: what one cites."""
    reading = queries.reading(package, document, number)
    if reading.clause(section) is None:
        raise NotSeen
    return _section(request, reading, section, kept=True)


def _section(request: HttpRequest, reading: Reading, slug: str, *, kept: bool = False) -> HttpResponse:
    """One section with everything under it, where it stands, what to read before and after, and what is said of it."""
    shown = sections.branch(reading.sections, slug)
    links = links_of(reading, Where.SECTION, kept=kept)
    names = [reading.package.slug, reading.document.slug]
    cited = reverse("agreements:version_section", args=[*names, reading.version.number, slug])
    newest = reverse("agreements:section", args=[*names, slug])
    context = {
        "reading": reading,
        "standing": reading.package.standing(today()),
        "section": shown[0],
        "note": reading.notes[slug],
        "above": [(p, links.page_of(p.section.slug)) for p in sections.path(reading.sections, slug)],
        "news": rendering.news_html(reading.notes[slug].news),
        "body": rendering.body_html(shown[0].section.body, links),
        "under": rendering.sections_html(
            shown[1:], links, version=reading.version.content_hash, news=reading.news_by_slug
        ),
        "around": [(p, links.page_of(p.section.slug)) if p else None for p in _around(reading, slug)],
        "cited": request.build_absolute_uri(cited),
        "newest": request.build_absolute_uri(newest),
        **_through(reading, slug),
        **comments_context(
            request,
            reading.version,
            reading.notes[slug].pk,
            reverse("agreements:comment_write", args=[*names, reading.version.number, slug]),
            read="" if kept else NEWEST,
        ),
    }
    return render(request, "agreements/section.html", context)


def _around(reading: Reading, slug: str) -> tuple[sections.Placed | None, sections.Placed | None]:
    return sections.neighbours(reading.sections, slug)


def _through(reading: Reading, slug: str) -> dict[str, Any]:
    """The section in the other versions, and where it went if the newest has it no more."""
    across = queries.through_versions(reading, slug)
    here = next(one for one in across if one.version == reading.version.number)
    others = [(one, one.beside(here)) for one in across if one is not here]
    return {"others": others, "gone": None if reading.is_newest else queries.gone(reading, slug, across)}


def links_of(
    reading: Reading, where: Where, *, kept: bool = False, inside: frozenset[str] = frozenset(), origin: str = ""
) -> rendering.Links:
    """Where references lead. `kept`: to the version that is read and those it is read with, also when newer ones come."""
    return rendering.Links(
        reading.package.slug,
        reading.document.slug,
        reading.known,
        reading.titles,
        reading.package.words,
        where,
        reading.version.number if kept else None,
        inside,
        reading.beside if kept else {},
        origin,
    )
