"""The list, the page of a consultation, its letter."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from samsyn.access.clock import now
from samsyn.access.middleware import viewer_of
from samsyn.consultations import queries, texts
from samsyn.consultations.preview import letter_document
from samsyn.consultations.views.shared import list_trail, to_answer
from samsyn.files.handing_out import for_this_reader_only
from samsyn.ui.form_page import FormPage

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """The consultations that lie for whoever looks; what waits for her first."""
    at = now()
    listing = queries.consultations_listed(viewer_of(request), at)
    return render(request, "consultations/list.html", {"listing": listing, "at": at})


@require_safe
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """One consultation: the letter, the texts, when it closes, whom it was sent to, and the ways on."""
    at = now()
    page = queries.consultation_page(pk, viewer_of(request), at)
    own = [(one, one.standing(page.phase)) for one in page.own]
    context = {
        "page": page,
        "at": at,
        "own": [(one, *texts.STANDINGS[standing], one.steps.is_done) for one, standing in own],
        "to_answer": to_answer(pk),
        "closes": texts.when_it_closes(page.head.window, at),
        "lacks": [texts.said(reason) for reason in page.lacks],
        "crumbs": FormPage(page.head.title, "", list_trail()).crumbs,
    }
    return render(request, "consultations/consultation.html", context)


@require_safe
def letter_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The covering letter as a Word document, as whoever looks would get it."""
    title, content = letter_document(pk, viewer_of(request), now())
    return for_this_reader_only(HttpResponse(content, content_type=WORD), f"{slugify(title) or 'remiss'}-brev.docx")
