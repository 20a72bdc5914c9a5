"""The way in: for whom one answers, and the overview of the answer."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.access.actions import NotSeen
from samsyn.access.clock import now
from samsyn.access.middleware import viewer_of
from samsyn.consultations.queries import ConsultedText, consultation, own_parts
from samsyn.responses import actions, texts
from samsyn.responses.queries import Draft, Line
from samsyn.responses.views.shared import consultation_trail, draft_for, pairs


@login_required
@require_safe
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """To the form of the respondent that one answers for; where there are several, one chooses."""
    head, parts = consultation(pk), own_parts(pk, viewer_of(request))
    if not parts:
        raise NotSeen
    if len(parts) == 1:
        return _begun(request, pk, parts[0].pk)
    way = pairs([*consultation_trail(head), _("Vem svarar du för?")])
    context = {"head": head, "parts": parts, "crumbs": way}
    return render(request, "responses/choose.html", context)


@login_required
@require_safe
def begin(request: HttpRequest, pk: int, respondent: int) -> HttpResponse:
    """Open the form for one of them."""
    return _begun(request, pk, respondent)


def _begun(request: HttpRequest, pk: int, respondent: int) -> HttpResponse:
    """The first time the form is made. Until the consultation opens there is none."""
    try:
        row = actions.begin_response(viewer=viewer_of(request), at=now(), consultation=pk, respondent=respondent)
    except actions.ResponseRefused as refusal:
        head = consultation(pk)
        way = pairs([*consultation_trail(head), _("Vårt svar")])
        context = {"head": head, "words": texts.words(refusal), "crumbs": way}
        return render(request, "responses/not_open.html", context)
    return redirect("responses:overview", pk, row.pk)


@login_required
@require_safe
def overview(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """How far the answer has come, the way into each section, and what can be done with it."""
    draft = draft_for(request, pk, response)
    left = request.GET.get("visa") == "obesvarade"
    context = {
        "draft": draft,
        "found": draft.answering,
        "crumbs": pairs([*consultation_trail(draft.answering.head), _("Vårt svar")]),
        "documents": _shown(draft, left=left),
        "only_left": left,
        "left": len(draft.graded) - draft.answered,
        "stage": texts.STAGES[draft.answering.stage],
        "shape": texts.STAGE_SHAPES[draft.answering.stage],
        "stance": texts.value_words("stance", draft.said_of_whole["stance"], {}) if draft.said_of_whole else "",
        "grades": texts.grade_words(draft.answering.head.scale),
        "late_by": _lateness(draft),
    }
    return render(request, "responses/overview.html", context)


def _shown(draft: Draft, *, left: bool) -> list[tuple[ConsultedText, list[Line]]]:
    """Each document with its lines; `left`: only those that are graded and not answered."""
    documents = draft.documents
    if not left:
        return documents
    unanswered = [
        (document, [line for line in lines if line.text.is_graded and not line.is_answered])
        for document, lines in documents
    ]
    return [(document, lines) for document, lines in unanswered if lines]


def _lateness(draft: Draft) -> str:
    closes_at = draft.answering.head.window.closes_at
    if closes_at is None or not draft.answering.is_late:
        return ""
    return texts.lateness(draft.answering.at - closes_at)
