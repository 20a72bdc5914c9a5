"""From a sheet to a compilation: put it in, see what was understood, correct names, keep it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.access.clock import now
from samsyn.access.limits import limited
from samsyn.access.middleware import viewer_of
from samsyn.compilations import actions, queries, texts
from samsyn.compilations.forms import uploads as forms
from samsyn.compilations.forms.reading import page_number
from samsyn.compilations.views.shared import answered, list_trail
from samsyn.files.receiving import was_too_large
from samsyn.ui.form_page import FormPage


@login_required
@limited("upload", per_hour=40)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Put a sheet in."""
    viewer = viewer_of(request)
    queries.uploading(viewer)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.UploadForm(*given, too_large=was_too_large(request))

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        made = actions.start_upload(
            viewer=viewer, at=now(), sheet=data["file"], title=data["title"], deadline_at=form.deadline_at
        )
        return reverse("compilations:understood", args=[made.pk]), _("Filen är mottagen.")

    page = FormPage(
        title=_("Lägg upp svar från en fil"),
        lead=_("Filen läses och visas bara för dig tills du väljer att visa sammanställningen för fler."),
        submit=_("Läs filen"),
        trail=list_trail(),
        above="compilations/_about_files.html",
    )
    return answered(request, form, page, change)


@login_required
@require_safe
def understood(request: HttpRequest, pk: int) -> HttpResponse:
    """What was understood of a sheet, before anything is kept; or how far it has come, or why it cannot be read."""
    page = queries.upload_page(pk, page=page_number(request.GET))
    if page.row.state == "kept":
        return redirect("compilations:matrix", page.row.kept_as)
    return _shown(request, page)


@login_required
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it has come, as a part of the page; when there is no more to wait for the page itself is asked for."""
    row = queries.upload(pk)
    response = render(request, "compilations/_progress.html", _waiting(row))
    if not row.is_under_way:
        response["HX-Redirect"] = reverse("compilations:understood", args=[pk])
    return response


@login_required
@require_POST
def names(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whom the names stand for; the sheet is counted anew."""
    page = queries.upload_page(pk, page=page_number(request.GET))
    form = forms.NamesForm(request.POST, page.names, page.who)
    if form.is_valid():
        try:
            row = actions.choose_names(viewer=viewer_of(request), at=now(), upload=pk, chosen=form.chosen)
        except actions.CompilationRefused as refusal:
            form.add_error(None, texts.words(refusal))
        else:
            changed = row.state == "waiting"
            messages.success(request, _("Namnen är rättade.") if changed else _("Inget namn ändrades."))
            return redirect(f"{reverse('compilations:understood', args=[pk])}#namn")
    return _shown(request, page, names=form)


@login_required
@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it kept as a compilation."""
    page = queries.upload_page(pk, page=1)
    form = forms.KeepForm(request.POST)
    if form.is_valid():
        try:
            actions.ask_to_keep(viewer=viewer_of(request), at=now(), upload=pk, title=form.cleaned_data["title"])
        except actions.CompilationRefused as refusal:
            form.add_error(None, texts.words(refusal))
        else:
            return redirect("compilations:understood", pk)
    return _shown(request, page, keep=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw it away, with its file."""
    row = queries.upload(pk)
    form = forms.DiscardForm(request.POST if request.method == "POST" else None)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.discard_upload(viewer=viewer_of(request), at=now(), upload=pk)
        return reverse("compilations:list"), _("Filen är slängd.")

    page = FormPage(
        title=_("Släng filen"),
        lead=_("Filen, och allt som har lästs i den, tas bort för gott. Det går inte att ångra."),
        submit=_("Släng filen"),
        kind="danger",
        trail=[*list_trail(), row.title, reverse("compilations:understood", args=[pk])],
    )
    return answered(request, form, page, change)


def _waiting(row: queries.UploadRow) -> dict[str, Any]:
    words = texts.stage_words(row.state, row.stage, row.rows)
    return {"row": row, "words": words, "has_stopped": row.has_stopped(now())}


def _shown(
    request: HttpRequest,
    page: queries.UploadPage,
    *,
    names: forms.NamesForm | None = None,
    keep: forms.KeepForm | None = None,
) -> HttpResponse:
    """The page as the upload now stands, with whatever was typed in the form that has something wrong."""
    if names is None and page.names.object_list:
        names = forms.NamesForm(None, page.names, page.who)
    problems = [(texts.problem_kind(group.kind), group) for group in page.understood.problems]
    context = {
        **_waiting(page.row),
        "page": page,
        "understood": page.understood,
        "names": names,
        "keep": keep or forms.KeepForm(initial={"title": page.row.title}),
        "problems": problems,
        "fault": texts.upload_fault(page.row.fault_code, page.row.fault) if page.row.fault_code else "",
    }
    bound = [form for form in (names, keep) if form is not None and form.is_bound]
    return render(request, "compilations/understood.html", context, status=422 if bound else 200)
