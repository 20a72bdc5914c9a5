"""Pages that show a compilation: the list, the matrix, answers, what to look at, files."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samsyn.access.clock import today
from samsyn.access.middleware import viewer_of
from samsyn.compilations import exports, queries, tables, texts
from samsyn.compilations.forms import reading as forms
from samsyn.compilations.views.shared import place_of
from samsyn.domain.access import Audience
from samsyn.ui.matrix import Folding, fold_links, fold_toggle


@require_safe
def compilations(request: HttpRequest) -> HttpResponse:
    """The compilations that lie for whoever looks, and her own sheets on their way to be."""
    viewer = viewer_of(request)
    tiles = queries.compilations_seen(viewer)
    context = {
        "tiles": [(tile, place_of(tile)) for tile in tiles],
        "uploads": queries.uploads_waiting() if viewer.signed_in else (),
        "may_upload": queries.may_upload(viewer),
    }
    return render(request, "compilations/list.html", context)


@require_safe
def matrix(request: HttpRequest, pk: int) -> HttpResponse:
    """The matrix of respondents × sections, gathered and folded as the address says."""
    head = queries.compilation(viewer_of(request), pk)
    folding = Folding.of(request.GET)
    drawn = tables.matrix_drawn(viewer_of(request), head, folding, on=today())
    context = {
        "head": head,
        "is_hers_alone": head.placement.audience is Audience.PERSON and head.widens_to,
        "matrix": drawn.html,
        "facts": drawn.facts,
        "summary": texts.facts_words(drawn.facts),
        "folds": fold_links(folding),
        "fold_toggle": fold_toggle(folding),
    }
    return render(request, "compilations/matrix.html", context)


@require_safe
def answer(request: HttpRequest, pk: int, row: int, position: int) -> HttpResponse:
    """One answer: a page, or beside the matrix a part of it."""
    page = queries.answer_page(viewer_of(request), pk, row, position)
    part = request.headers.get("HX-Request") == "true"
    return render(request, f"compilations/{'_answer_panel' if part else 'answer'}.html", {"page": page})


@require_safe
def row(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """All answers of one respondent."""
    return render(request, "compilations/row.html", {"page": queries.row_page(viewer_of(request), pk, row)})


@require_safe
def section(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """All answers to one section, and how they fall."""
    page = queries.section_page(viewer_of(request), pk, position)
    return render(request, "compilations/section.html", {"page": page})


@require_safe
def linear(request: HttpRequest, pk: int) -> HttpResponse:
    """The matrix as a list."""
    page = queries.linear_page(viewer_of(request), pk, forms.asked(request.GET), on=today())
    context = {"page": page, "form": forms.LinearForm(page, request.GET), "query": forms.query_of(request.GET)}
    return render(request, "compilations/linear.html", context)


@require_safe
def linear_csv(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The list, as filtered and ordered, for a spreadsheet. The check comes before the first byte."""
    viewer = viewer_of(request)
    head = queries.compilation(viewer, pk)
    lines = queries.linear_lines(viewer, pk, forms.asked(request.GET), on=today())
    response = StreamingHttpResponse(
        exports.csv_of(lines, demo=settings.DEMO), content_type="text/csv; charset=utf-8"
    )
    return exports.handed_out(response, head.title, "csv")


@require_safe
def data(request: HttpRequest, pk: int) -> JsonResponse:
    """The compilation as data, in the shape that `samsyn compile --format json` writes."""
    head, whole = queries.whole(viewer_of(request), pk, on=today())
    if settings.DEMO:
        whole = {"notice": str(texts.DEMO_NOTICE), **whole}
    response = JsonResponse(whole, json_dumps_params={"ensure_ascii": False})
    return exports.handed_out(response, head.title, "json", attached=False)


@require_safe
def problems(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody should look at in the sheet."""
    return render(request, "compilations/problems.html", {"page": queries.problems_page(viewer_of(request), pk)})


@require_safe
def about(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it comes from, who sees it, what has happened to it, and what can be done with it."""
    page = queries.about_page(viewer_of(request), pk)
    return render(request, "compilations/about.html", {"page": page, "place": place_of(page.head)})
