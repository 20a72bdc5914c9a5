"""Pages about compilations. Each asks one query or one action; whatever the viewer does not see is a 404."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.access.clock import now, today
from samsyn.accounts.views import reauthenticated
from samsyn.compilations import actions, exports, forms, queries, tables, texts
from samsyn.domain.access import Viewer


def _viewer(request: HttpRequest) -> Viewer:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer


@require_safe
def compilations(request: HttpRequest) -> HttpResponse:
    """The compilations that lie for whoever looks."""
    tiles = queries.compilations_seen(_viewer(request))
    return render(request, "compilations/list.html", {"tiles": [(tile, _place(request, tile)) for tile in tiles]})


@require_safe
def matrix(request: HttpRequest, pk: int) -> HttpResponse:
    """The matrix of respondents × sections, gathered and folded as the address says."""
    head = queries.compilation(_viewer(request), pk)
    folding = tables.Folding.of(request.GET)
    drawn = tables.matrix_drawn(_viewer(request), head, folding, on=today())
    context = {
        "head": head,
        "place": _place(request, head),
        "matrix": drawn.html,
        "facts": drawn.facts,
        "summary": texts.facts_words(drawn.facts),
        "folds": tables.fold_links(folding),
        "fold_toggle": tables.fold_toggle(folding),
    }
    return render(request, "compilations/matrix.html", context)


@require_safe
def answer(request: HttpRequest, pk: int, row: int, position: int) -> HttpResponse:
    """One answer: a page, or beside the matrix a part of it."""
    page = queries.answer_page(_viewer(request), pk, row, position)
    part = request.headers.get("HX-Request") == "true"
    return render(request, f"compilations/{'_answer_panel' if part else 'answer'}.html", {"page": page})


@require_safe
def row(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """All answers of one respondent."""
    return render(request, "compilations/row.html", {"page": queries.row_page(_viewer(request), pk, row)})


@require_safe
def section(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """All answers to one section, and how they fall."""
    page = queries.section_page(_viewer(request), pk, position)
    return render(request, "compilations/section.html", {"page": page})


@require_safe
def linear(request: HttpRequest, pk: int) -> HttpResponse:
    """The matrix as a list."""
    page = queries.linear_page(_viewer(request), pk, forms.asked(request.GET), on=today())
    context = {"page": page, "form": forms.LinearForm(page, request.GET), "query": forms.query_of(request.GET)}
    return render(request, "compilations/linear.html", context)


@require_safe
def linear_csv(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The list, as filtered and ordered, for a spreadsheet. The check comes before the first byte."""
    viewer = _viewer(request)
    head = queries.compilation(viewer, pk)
    lines = queries.linear_lines(viewer, pk, forms.asked(request.GET), on=today())
    response = StreamingHttpResponse(
        exports.csv_of(lines, demo=settings.DEMO), content_type="text/csv; charset=utf-8"
    )
    return exports.handed_out(response, head.title, "csv")


@require_safe
def data(request: HttpRequest, pk: int) -> JsonResponse:
    """The compilation as data, in the shape that `samsyn compile --format json` writes."""
    head, whole = queries.whole(_viewer(request), pk, on=today())
    if settings.DEMO:
        whole = {"notice": str(texts.DEMO_NOTICE), **whole}
    response = JsonResponse(whole, json_dumps_params={"ensure_ascii": False})
    return exports.handed_out(response, head.title, "json", attached=False)


@require_safe
def problems(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody should look at in the sheet."""
    return render(request, "compilations/problems.html", {"page": queries.problems_page(_viewer(request), pk)})


@require_safe
def about(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it comes from, who sees it, what has happened to it, and what can be done with it."""
    page = queries.about_page(_viewer(request), pk)
    return render(request, "compilations/about.html", {"page": page, "place": _place(request, page.head)})


@reauthenticated
@require_http_methods(["GET", "HEAD", "POST"])
def widen(request: HttpRequest, pk: int) -> HttpResponse:
    """Let others see it: an act of its own, confirmed."""
    page = queries.widening_page(_viewer(request), pk)
    form = forms.WidenForm(
        request.POST if request.method == "POST" else None,
        places=page.head.widens_to,
        sides=page.sides,
        authorities=page.authorities,
    )
    if form.is_valid() and _widened(request, pk, form):
        return redirect("compilations:about", pk)
    context = {"page": page, "form": form}
    return render(request, "compilations/widen.html", context, status=422 if form.is_bound else 200)


def _widened(request: HttpRequest, pk: int, form: forms.WidenForm) -> bool:
    try:
        actions.widen_compilation(
            viewer=_viewer(request),
            at=now(),
            compilation=pk,
            place=form.place,
            registering_authority=form.cleaned_data["authority"],
        )
    except actions.CompilationRefused as refusal:
        form.add_error(None, texts.words(refusal))
        return False
    messages.success(request, _("Fler kan nu se sammanställningen."))
    return True


@reauthenticated
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back, with a reason. It is kept, and those who may withdraw it still see it."""
    head = queries.withdrawable(_viewer(request), pk)
    form = forms.WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _withdrawn(request, pk, form):
        return redirect("compilations:about", pk)
    context = {"head": head, "form": form}
    return render(request, "compilations/withdraw.html", context, status=422 if form.is_bound else 200)


def _withdrawn(request: HttpRequest, pk: int, form: forms.WithdrawForm) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        actions.withdraw_compilation(viewer=_viewer(request), at=now(), compilation=pk, reason=reason)
    except actions.CompilationRefused as refusal:
        form.add_error("reason", texts.words(refusal))
        return False
    messages.success(request, _("Sammanställningen är återkallad."))
    return True


def _place(request: HttpRequest, what: Any) -> str:
    return texts.place_words(what.placement, what.place_name)
