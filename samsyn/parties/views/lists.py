"""Lists and pages that are only read."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.access.clock import today
from samsyn.access.history import Told
from samsyn.office.csv_out import csv_lines
from samsyn.parties import forms, queries, tables
from samsyn.parties.views.shared import kept_query, viewer_of

Parties = tuple[queries.ListedParty, ...]


def _narrowed(request: HttpRequest) -> tuple[forms.PartyFilter, Parties, Parties]:
    """The filter, the parties it lets through, and all there are."""
    everyone = queries.parties_listed(today())
    form = forms.PartyFilter(
        request.GET,
        sides=tables.sides_of(everyone),
        associations=tables.associations_of(everyone),
        care_areas=tables.care_areas_of(everyone),
    )
    return form, tables.shown(everyone, form.chosen()), everyone


@require_safe
def party_list(request: HttpRequest) -> HttpResponse:
    """All parties, narrowed and sorted as the address says."""
    form, parties, everyone = _narrowed(request)
    context = {
        "form": form,
        "parties": parties,
        "total": len(everyone),
        "sides": tables.sides_of(everyone),
        "query": kept_query(request, [*form.fields, "sortera"]),
    }
    return render(request, "parties/list.html", context)


@require_safe
def party_file(request: HttpRequest) -> HttpResponse:
    """The same list as a file for a spreadsheet."""
    _form, parties, _everyone = _narrowed(request)
    response = HttpResponse(
        "".join(csv_lines(tables.file_rows(parties, demo=settings.DEMO))), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="parter.csv"'
    return response


@require_safe
def others(request: HttpRequest) -> HttpResponse:
    """Organisations that take part without being a party."""
    return render(request, "parties/others.html", {"others": queries.other_organisations(viewer_of(request))})


@require_safe
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """One organisation: facts, memberships, seats, contact, history."""
    page = queries.organisation_page(code, viewer_of(request), today())
    return render(request, "parties/organisation.html", {"page": page, "organisation": page.organisation})


@require_safe
def groupings(request: HttpRequest, kind: str) -> HttpResponse:
    """All associations, or all care areas."""
    found = queries.groupings_listed(kind, today())
    return render(request, "parties/groupings.html", {"groupings": found, "kind": kind})


@require_safe
def grouping(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """An association or a care area with its members over time."""
    page = queries.grouping_page(kind, slug, viewer_of(request), today())
    return render(request, "parties/grouping.html", {"page": page, "grouping": page.grouping, "kind": kind})


@require_safe
def side(request: HttpRequest, slug: str) -> HttpResponse:
    """A side: its parties, its secretariat, its bodies, and where its secretary keeps them."""
    return render(request, "parties/side.html", {"page": queries.side_page(slug, viewer_of(request), today())})


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """All bodies; those that are over are folded."""
    return render(request, "parties/bodies.html", {"bodies": queries.body_list(viewer_of(request), today())})


@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: its seats by side, its earlier seats, its history."""
    page = queries.body_page(slug, viewer_of(request), today())
    return render(request, "parties/body.html", {"page": page, "body": page.body})


@require_safe
def organisation_history(request: HttpRequest, code: str) -> HttpResponse:
    found, entries = queries.organisation_history(code, viewer_of(request))
    return _history(request, str(found), found.get_absolute_url(), entries)


@require_safe
def body_history(request: HttpRequest, slug: str) -> HttpResponse:
    found, entries = queries.body_history(slug, viewer_of(request))
    return _history(request, str(found), found.get_absolute_url(), entries)


@require_safe
def grouping_history(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    found, entries = queries.grouping_history(kind, slug, viewer_of(request))
    return _history(request, str(found), found.get_absolute_url(), entries)


def _history(request: HttpRequest, name: str, back: str, entries: tuple[Told, ...]) -> HttpResponse:
    context = {"name": name, "back": back, "entries": entries, "title": _("Historik för %(name)s") % {"name": name}}
    return render(request, "parties/history.html", context)
