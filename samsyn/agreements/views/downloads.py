"""Texts as files: Markdown, which is what the checksum is of, and HTML that is read without Samsyn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from samsyn.access.actions import NotSeen
from samsyn.access.clock import today
from samsyn.agreements import queries
from samsyn.agreements.places import Number
from samsyn.agreements.queries import Reading
from samsyn.agreements.rendering import Where
from samsyn.agreements.views.reading import links_of, part_of
from samsyn.domain.sections import written
from samsyn.files.handing_out import for_this_reader_only

# The file carries its own style: it is read where the house is not. No quotes or brackets, so nothing to escape.
STYLE = """
:root { color: #1c2833; background: #fff; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.55 system-ui, sans-serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; break-after: avoid; }
h1 { font-size: 1.75rem; } h2 { margin-top: 3rem; font-size: 1.4rem; } h3 { margin-top: 2rem; font-size: 1.15rem; }
h4, h5, h6 { font-size: 1rem; }
a { color: #1f5a7a; } .permalink, nav a { text-decoration: none; }
.section-number { margin-right: .375rem; color: #4a5a6a; }
.about { color: #4a5a6a; } .news { padding-left: .75rem; border-left: 3px solid #1f5a7a; }
.lost { font-style: italic; } dfn { font-style: normal; font-weight: 600; }
.made-up { padding: .5rem .75rem; background: #fbe7b2; }
code { overflow-wrap: anywhere; } nav ol { list-style: none; padding-left: 1rem; }
table { width: 100%; border-collapse: collapse; } .scroll { overflow-x: auto; }
th, td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid #cdd6dd; text-align: left; vertical-align: top; }
.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@page { margin: 18mm 16mm; size: A4; }
@media print { body { max-width: none; margin: 0; font-size: 10.5pt; } .permalink { display: none; } p, li { orphans: 3; widows: 3; } }
"""


@require_safe
def version_md(request: HttpRequest, package: str, document: str, number: Number) -> HttpResponse:
    """One version as its Markdown: the file whose SHA-256 is the version's checksum."""
    reading = queries.reading(package, document, number)
    return _markdown([reading], _called(reading))


@require_safe
def version_html(request: HttpRequest, package: str, document: str, number: Number) -> HttpResponse:
    reading = queries.reading(package, document, number)
    return _html(request, [reading], reading.version.title, _called(reading))


@require_safe
def whole_md(request: HttpRequest, package: str) -> HttpResponse:
    """Every document of a package, one after the other, each as its Markdown."""
    readings = _whole(package)
    return _markdown(readings, readings[0].package.title)


@require_safe
def whole_html(request: HttpRequest, package: str) -> HttpResponse:
    readings = _whole(package)
    title = readings[0].package.title
    return _html(request, readings, title, title)


def _whole(package: str) -> tuple[Reading, ...]:
    readings = queries.whole(package)
    if not readings:
        raise NotSeen
    return readings


def _called(reading: Reading) -> str:
    return f"{reading.document.slug} {reading.version.label}"


def _file_name(name: str, ending: str) -> str:
    return f"{slugify(name) or 'avtal'}.{ending}"


def _markdown(readings: Sequence[Reading], name: str) -> HttpResponse:
    source = "\n".join(written(reading.text) for reading in readings)
    return for_this_reader_only(
        HttpResponse(source, content_type="text/markdown; charset=utf-8"), _file_name(name, "md")
    )


def _html(request: HttpRequest, readings: Sequence[Reading], title: str, name: str) -> HttpResponse:
    """One file that needs no other, without scripts. Its permalinks lead back to the versions it was made from."""
    inside = frozenset(r.document.slug for r in readings)
    context = {
        "title": title,
        "style": format_html("<style>{}</style>", STYLE),
        "parts": [_part(request, reading, inside, heading=2 + (len(readings) > 1)) for reading in readings],
        "several": len(readings) > 1,
        "package": readings[0].package,
        "on": today(),
    }
    drawn = render_to_string("agreements/file.html", context, request)
    return for_this_reader_only(HttpResponse(drawn), _file_name(name, "html"))


def _part(request: HttpRequest, reading: Reading, inside: frozenset[str], *, heading: int) -> dict[str, Any]:
    origin = request.build_absolute_uri("/").rstrip("/")
    links = links_of(reading, Where.BOOK, kept=True, inside=inside, origin=origin)
    address = reverse(
        "agreements:version", args=[reading.package.slug, reading.document.slug, reading.version.number]
    )
    return {**part_of(reading, links, heading=heading), "address": origin + address}
