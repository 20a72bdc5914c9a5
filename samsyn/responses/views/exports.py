"""The draft as a Word document, for those who decide about it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from samsyn.files.handing_out import for_this_reader_only
from samsyn.responses import exports
from samsyn.responses.views.shared import draft_for

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@require_safe
def docx(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """The draft as it stands now."""
    from samsyn.office.answers.draft_docx import draft_docx

    draft = draft_for(request, pk, response)
    name = slugify(f"forslag till svar {draft.answering.name}") or "svar"
    made = HttpResponse(draft_docx(exports.shown_draft(draft)), content_type=WORD)
    return for_this_reader_only(made, f"{name}.docx")
