"""Notes to colleagues beside the form."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from samsyn.access.clock import now
from samsyn.access.middleware import viewer_of
from samsyn.responses import actions, texts
from samsyn.responses.views.shared import draft_for
from samsyn.responses.views.writing import section_page


@login_required
@require_POST
def write(request: HttpRequest, pk: int, response: int, section: int | None = None) -> HttpResponse:
    """Write a note about a section, or about the whole."""
    words = request.POST.get("words", "")
    try:
        actions.write_note(viewer=viewer_of(request), at=now(), response=response, section=section, words=words)
    except actions.ResponseRefused as refusal:
        return section_page(request, pk, response, section, note=words, note_wrong=texts.words(refusal))
    return redirect(f"{_page(pk, response, section)}#anteckningar")


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int, response: int, note: int) -> HttpResponse:
    """Take one's own note back."""
    draft_for(request, pk, response)
    row = actions.withdraw_note(viewer=viewer_of(request), at=now(), response=response, note=note)
    return redirect(f"{_page(pk, response, row.section_id)}#anteckningar")


def _page(pk: int, response: int, section: int | None) -> str:
    if section is None:
        return reverse("responses:whole", args=[pk, response])
    return reverse("responses:section", args=[pk, response, section])
