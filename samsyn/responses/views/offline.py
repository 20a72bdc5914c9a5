"""The form to fill in elsewhere: out as Excel or Word, in again with a look at what changes before anything is saved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.access.clock import now
from samsyn.access.limits import limited
from samsyn.access.middleware import viewer_of
from samsyn.files.handing_out import for_this_reader_only
from samsyn.files.receiving import was_too_large
from samsyn.office.forms import Entry, docx_of, xlsx_of
from samsyn.office.forms.words import fault_words
from samsyn.responses import actions, offline, texts
from samsyn.responses.forms.offline import FilledForm
from samsyn.responses.queries import Draft
from samsyn.responses.views.shared import crumbs, draft_for

_OFFICE = "application/vnd.openxmlformats-officedocument"
EXCEL, WORD = f"{_OFFICE}.spreadsheetml.sheet", f"{_OFFICE}.wordprocessingml.document"
# How long one may look at what would change before saying yes.
LOOKED_AT = 3600


@login_required
@require_safe
def xlsx(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """The form as a workbook, with what stands in the draft now."""
    draft = draft_for(request, pk, response)
    return _file(draft, xlsx_of(offline.form_of(draft)), EXCEL, "xlsx")


@login_required
@require_safe
def docx(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """The form as a Word document."""
    draft = draft_for(request, pk, response)
    return _file(draft, docx_of(offline.form_of(draft)), WORD, "docx")


def _file(draft: Draft, content: bytes, kind: str, ending: str) -> HttpResponse:
    name = slugify(f"blankett {draft.answering.name}") or "blankett"
    return for_this_reader_only(HttpResponse(content, content_type=kind), f"{name}.{ending}")


@login_required
@limited("offline_form", per_hour=60)
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """Read a filled form: faults by cell, or what would change. Nothing is saved here."""
    draft = draft_for(request, pk, response)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FilledForm(*given, form=offline.form_of(draft), too_large=was_too_large(request))
    if not (form.is_bound and form.is_valid()):
        return _page(request, draft, form, status=422 if form.is_bound else 200)
    entries = form.cleaned_data["file"].entries
    found = offline.changes(draft, entries)
    kept = signing.dumps([_told(one.entry) for one in found], salt=_salt(request, response), compress=True)
    return _page(request, draft, form, changes=found, kept=kept, was_read=True)


def _page(request: HttpRequest, draft: Draft, form: FilledForm, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "found": draft.answering,
        "form": form,
        "crumbs": crumbs(draft.answering, _("Svara i en blankett")),
        "faults": [(fault.place, fault_words(fault)) for fault in form.faults],
        **more,
    }
    return render(request, "responses/offline.html", context, status=status)


@login_required
@require_POST
def take(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """Save what was looked at: all of it or nothing."""
    draft = draft_for(request, pk, response)
    try:
        told = signing.loads(request.POST.get("kept", ""), salt=_salt(request, response), max_age=LOOKED_AT)
    except signing.BadSignature:
        messages.warning(request, _("Det är för länge sedan blanketten lästes in. Läs in den igen. Inget är sparat."))
        return redirect("responses:offline", pk, response)
    changes = [actions.Change(section, name, value, written_on) for section, name, value, written_on in told]
    try:
        saved = actions.save_fields(viewer=viewer_of(request), at=now(), response=response, changes=changes)
    except actions.ResponseRefused as refusal:
        messages.warning(request, texts.words(refusal))
        return redirect("responses:offline", pk, response)
    beside = sum(bool(one.beside) for one in saved)
    said = ngettext("%(n)s fält är sparat.", "%(n)s fält är sparade.", len(saved) - beside)
    messages.success(request, said % {"n": len(saved) - beside})
    if beside:
        both = ngettext(
            "%(n)s fält har två texter att välja mellan.", "%(n)s fält har två texter att välja mellan.", beside
        )
        messages.warning(request, both % {"n": beside})
    return redirect("responses:overview", draft.answering.head.pk, response)


def _told(entry: Entry) -> tuple[int | None, str, str, int]:
    return entry.section, entry.name.value, entry.value, entry.written_on


def _salt(request: HttpRequest, response: int) -> str:
    """What was read in is kept by the page it is shown on, for this person and this answer only."""
    return f"offline-form:{response}:{viewer_of(request).person}"
