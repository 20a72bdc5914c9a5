"""How it goes: the table, one respondent, notes of contacts, reminders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.access.clock import now
from samsyn.access.middleware import viewer_of
from samsyn.consultations import actions, queries, texts
from samsyn.consultations.forms.following import ContactForm, FilterForm, RemindForm
from samsyn.consultations.letters import reminder_template
from samsyn.consultations.tables import lines_of
from samsyn.consultations.views.shared import answered, following_trail, posted, refused, stopped, trail
from samsyn.domain.standing import Standing
from samsyn.domain.timeliness import Phase
from samsyn.files.handing_out import for_this_reader_only
from samsyn.office.csv_out import csv_lines
from samsyn.ui.form_page import FormPage
from samsyn.ui.listing import with_query

form_page = require_http_methods(["GET", "HEAD", "POST"])
ON_A_PAGE = 100


@login_required
@require_safe
def following(request: HttpRequest, pk: int) -> HttpResponse:
    """All respondents with how far each has come."""
    at = now()
    found = queries.following(pk, viewer_of(request), at)
    form = FilterForm(request.GET, following=found)
    rows = form.kept(found.rows)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("sida"))
    context = {
        "found": found,
        "form": form,
        "page": page,
        "rows": [(row, texts.standing_words(row.standing, row.steps.furthest), texts.shape_of(row.standing), _last(row)) for row in page],
        "counts": [(texts.STANDINGS[s], n) for s in Standing if (n := found.counts.get(s))],
        "closes": texts.when_it_closes(found.head.window, at),
        "query": with_query(request, sida=""),
        "crumbs": FormPage(_("Läget"), "", trail(found.head)).crumbs,
    }  # fmt: skip
    return render(request, "consultations/following.html", context)


def _last(row: queries.Followed) -> str:
    return str(texts.CHANNELS[row.last_channel]) if row.last_channel else ""


@login_required
@require_safe
def following_csv(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The table, as filtered, for a spreadsheet. The check comes before the first byte."""
    found = queries.following(pk, viewer_of(request), now())
    rows = FilterForm(request.GET, following=found).kept(found.rows)
    lines: Iterator[str] = csv_lines(list(lines_of(rows, found.scope.leads)))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    return for_this_reader_only(response, f"{slugify(found.head.title) or 'remiss'}-laget.csv")


@login_required
@form_page
def followed(request: HttpRequest, pk: int, respondent: int) -> HttpResponse:
    """One respondent: what has been said with it, and a form to write in more."""
    at = now()
    found = queries.followed_page(pk, respondent, viewer_of(request), at)
    row = found.row
    page = FormPage(
        row.name,
        _("Spara anteckningen"),
        following_trail(found.head),
        above="consultations/_followed.html",
        facts={
            "found": found,
            "standing": texts.standing_words(row.standing, row.steps.furthest),
            "shape": texts.shape_of(row.standing),
            "contacts": [(one, texts.CHANNELS[one.channel]) for one in found.contacts],
        },
    )
    form = ContactForm(posted(request), at=at, row=row)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        contacted_at = form.moment("contacted")
        assert contacted_at is not None
        actions.note_contact(
            viewer=viewer_of(request),
            at=now(),
            consultation=pk,
            respondent=respondent,
            channel=data["channel"],
            contacted_at=contacted_at,
            note=data["note"],
            expected_on=data["expected_on"],
        )
        return request.path, _("Anteckningen är sparad.")

    return answered(request, form, page, change)


@login_required
@form_page
def withdraw_contact(request: HttpRequest, pk: int, respondent: int, contact: int) -> HttpResponse:
    """Take back a note."""
    found = queries.followed_page(pk, respondent, viewer_of(request), now())
    here = reverse("consultations:followed", args=[pk, respondent])
    page = FormPage(
        _("Återkalla anteckningen"),
        _("Återkalla anteckningen"),
        [*following_trail(found.head), found.row.name, here],
        lead=_("Anteckningen står kvar som återkallad."),
        kind="danger",
    )

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.withdraw_contact(viewer=viewer_of(request), at=now(), consultation=pk, contact=contact)
        return here, _("Anteckningen är återkallad.")

    return answered(request, forms.Form(posted(request)), page, change)


@login_required
@form_page
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind the silent ones. The page shows exactly who gets it and what it says."""
    at = now()
    found = queries.following(pk, viewer_of(request), at)
    page = FormPage(
        _("Skicka påminnelse"),
        _("Skicka påminnelsen"),
        following_trail(found.head),
        lead=_("Bara de som varken har svarat eller avstått kan påminnas."),
    )
    if found.phase not in {Phase.OPEN, Phase.CLOSED}:
        why = texts.Refused.WITHDRAWN if found.phase is Phase.WITHDRAWN else texts.Refused.NOT_OPEN
        return refused(request, page, why)
    silent = [row for row in found.silent if request.GET.get("forbund", "") in ("", row.association)]
    if not silent:
        instead = FormPage(
            page.title, "", page.trail, lead=_("Alla har svarat eller avstått. Det finns ingen att påminna.")
        )
        return stopped(request, instead, (_("Tillbaka till läget"), page.back), kind="information")
    form = RemindForm(posted(request), silent=silent, message=reminder_template(), at=at)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        n = actions.remind_respondents(
            viewer=viewer_of(request),
            at=now(),
            consultation=pk,
            respondents=form.chosen,
            message=data["message"],
            again=data.get("again", False),
        )
        said = ngettext("En påminnelse är skickad.", "%(n)s påminnelser är skickade.", n) % {"n": n}
        return page.back, said

    return answered(request, form, page, change)
