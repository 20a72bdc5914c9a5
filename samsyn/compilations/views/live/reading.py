"""Pages that show a consultation's answers: the matrix, an answer, a respondent, a section, the list, both pictures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samsyn.access.clock import today
from samsyn.access.middleware import viewer_of
from samsyn.compilations import queries, tables, texts
from samsyn.compilations.forms import reading as forms
from samsyn.compilations.views.live.shared import place_of, words_of
from samsyn.ui.matrix import Folding, fold_links, fold_toggle

# What is set aside stands open as long as there is not much of it.
FEW = 20


@require_safe
def matrix(request: HttpRequest, pk: int) -> HttpResponse:
    """The matrix of respondents × sections, gathered and folded as the address says."""
    head = queries.live_head(viewer_of(request), pk)
    folding = Folding.of(request.GET)
    drawn = tables.live_drawn(head, folding, on=today())
    context = {
        "head": head,
        "place": place_of(head),
        "matrix": drawn.html,
        "facts": drawn.facts,
        "summary": texts.live_words(drawn.facts, leads=head.leads),
        "folds": fold_links(folding),
        "fold_toggle": fold_toggle(folding),
        "spans": drawn.spans,
    }
    return render(request, "compilations/live/matrix.html", context)


@require_safe
def answer(request: HttpRequest, pk: int, respondent: int, position: int) -> HttpResponse:
    """One answer with the text it is about: a page, or beside the matrix a part of it."""
    page = queries.live_answer(viewer_of(request), pk, respondent, position, on=today())
    part = request.headers.get("HX-Request") == "true"
    context = {"page": page, "head": page.head, "words": words_of(page.text, page.texts)}
    return render(request, f"compilations/live/{'_answer_panel' if part else 'answer'}.html", context)


@require_safe
def respondent(request: HttpRequest, pk: int, respondent: int) -> HttpResponse:
    """All that one respondent has handed in."""
    page = queries.live_respondent(viewer_of(request), pk, respondent, on=today())
    context = {
        "page": page,
        "head": page.head,
        "stance": texts.stance_words(page.asked),
        "decided": texts.decided_words(page.asked),
    }
    return render(request, "compilations/live/respondent.html", context)


@require_safe
def section(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """A section's text, how it was graded, and the comments: those that say the same as one, with who sent them."""
    head, decisions = queries.live_with_decisions(viewer_of(request), pk)
    drawn = tables.section_drawn(head, position, decisions, words_of, on=today())
    return render(request, "compilations/live/section.html", {"head": head, "drawn": drawn})


@require_safe
def linear(request: HttpRequest, pk: int) -> HttpResponse:
    """The matrix as a list."""
    page = queries.live_linear(viewer_of(request), pk, forms.asked(request.GET), on=today())
    context = {
        "page": page,
        "head": page.head,
        "form": forms.LinearForm(page, request.GET),
        "query": forms.query_of(request.GET),
    }
    return render(request, "compilations/live/linear.html", context)


@require_safe
def yellow(request: HttpRequest, pk: int) -> HttpResponse:
    """The meaning of yellow: all grades as given, beside what is left without those that are set aside."""
    page = queries.yellow_page(viewer_of(request), pk, on=today())
    context = {"page": page, "head": page.head, "with_suggested": request.GET.get("forslag") == "1"}
    context["few"] = len(page.set_aside) <= FEW
    return render(request, "compilations/live/yellow.html", context)


@require_safe
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands out: numbers, stances, the sections most talked about, the sides beside each other."""
    page = queries.overview_page(viewer_of(request), pk, on=today())
    context = {
        "page": page,
        "head": page.head,
        "place": place_of(page.head),
        "stances": texts.stance_rows(page),
        "beside": list(texts.beside_rows(page)),
    }
    return render(request, "compilations/live/overview.html", context)
