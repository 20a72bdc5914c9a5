"""Receipts: what was handed in, as a page, as PDF, as the very text that the checksum is of; and the extract."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.access.actions import NotSeen
from samsyn.consultations.queries import texts_consulted
from samsyn.domain.receipts import content_of
from samsyn.files.handing_out import for_this_reader_only
from samsyn.files.store import handed_out, size_of
from samsyn.office.answers.attachments import media_type
from samsyn.office.answers.values import Shown
from samsyn.responses import exports
from samsyn.responses.queries import Answering, ReceiptRow
from samsyn.responses.views.shared import crumbs, found_for


@login_required
@require_safe
def receipt(request: HttpRequest, pk: int, response: int, number: int) -> HttpResponse:
    """What was handed in, and its checksum."""
    found, one = _found(request, pk, response, number)
    abstains = one.kind == "abstention"
    context = {
        "found": found,
        "title": _("Kvittens på beskedet att avstå från att svara") if abstains else _("Kvittens på remissvar"),
        "receipt": one,
        "shown": _shown(found, one),
        "attachment": content_of(one.content).attachment,
        "crumbs": crumbs(found, _("Kvittens %(number)s") % {"number": number}),
    }
    return render(request, "responses/receipt.html", context)


@login_required
@require_safe
def pdf(request: HttpRequest, pk: int, response: int, number: int) -> HttpResponseBase:
    """The receipt for the register. A task makes it when the answer is handed in; until it has, it is made here."""
    found, one = _found(request, pk, response, number)
    if one.file_hash and size_of(one.file_hash) is not None:
        return handed_out(one.file_hash, f"{_name(found, one)}.pdf", "application/pdf")
    from samsyn.office.answers.receipt_pdf import receipt_pdf

    shown = exports.shown_receipt(one, found.head.scale, texts_consulted(pk), as_handed_in=True)
    made = receipt_pdf(shown, content=one.content, made_at=one.submitted_at)
    return for_this_reader_only(
        HttpResponse(made, content_type="application/pdf"), f"{_name(found, one)}.pdf"
    )  # fmt: skip


@login_required
@require_safe
def content(request: HttpRequest, pk: int, response: int, number: int) -> HttpResponse:
    """The text itself, byte for byte."""
    found, one = _found(request, pk, response, number)
    answer = HttpResponse(one.content.encode(), content_type="application/json; charset=utf-8")
    return for_this_reader_only(answer, f"{_name(found, one)}.json")


@login_required
@require_safe
def attachment(request: HttpRequest, pk: int, response: int, number: int) -> FileResponse:
    """The extract of the minutes that went with it."""
    _, one = _found(request, pk, response, number)
    file = content_of(one.content).attachment
    if file is None or size_of(file.sha256) is None:
        raise NotSeen
    return handed_out(file.sha256, file.name, media_type(file.name))


def _found(request: HttpRequest, pk: int, response: int, number: int) -> tuple[Answering, ReceiptRow]:
    found = found_for(request, pk, response)
    one = next((r for r in found.receipts if r.number == number), None)
    if one is None:
        raise NotSeen
    return found, one


def _shown(found: Answering, one: ReceiptRow) -> Shown:
    return exports.shown_receipt(one, found.head.scale, texts_consulted(found.head.pk))


def _name(found: Answering, one: ReceiptRow) -> str:
    return slugify(f"kvittens {one.number} {found.name}") or "kvittens"
