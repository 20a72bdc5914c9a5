"""A consultation's answers as files: streamed lists, reports at once, and large reports made by a task."""

from __future__ import annotations

from dataclasses import replace
from tempfile import SpooledTemporaryFile

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.access.actions import NotSeen
from samsyn.access.clock import now, today
from samsyn.access.limits import limited
from samsyn.access.middleware import viewer_of
from samsyn.compilations import actions, exports, queries, texts
from samsyn.compilations.forms import reading as forms
from samsyn.files.store import handed_out, size_of
from samsyn.office.consulted.as_csv import csv_rows
from samsyn.office.csv_out import csv_lines
from samsyn.office.reports import Report

OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {"xlsx": f"{OFFICE}.spreadsheetml.sheet", "docx": f"{OFFICE}.wordprocessingml.document"}
IN_MEMORY = 5_000_000  # bytes; a larger workbook waits on the disk


def _notice() -> str:
    """In the demo each file says that what it tells is made up."""
    return str(texts.DEMO_NOTICE) if settings.DEMO else ""


@require_safe
def linear_csv(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The list, as filtered and ordered, for a spreadsheet. The check comes before the first byte."""
    viewer = viewer_of(request)
    head = queries.live_head(viewer, pk)
    lines = queries.live_lines(viewer, head, forms.asked(request.GET), on=today())
    rows = csv_rows(lines, scale=head.scale, notice=_notice())
    response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
    return exports.handed_out(response, head.title, "csv")


@require_safe
def data(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The whole as JSON, as `samsyn compile --format json` writes it and with what only a consultation knows."""
    viewer = viewer_of(request)
    head = queries.live_head(viewer, pk)
    pieces = queries.live_json(viewer, head, on=today(), notice=_notice())
    response = StreamingHttpResponse(pieces, content_type="application/json; charset=utf-8")
    return exports.handed_out(response, head.title, "json", attached=False)


@require_safe
def xlsx(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The report as a workbook, written row by row."""
    return _report(request, pk, "xlsx")


@require_safe
def docx(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The report as a Word document."""
    return _report(request, pk, "docx")


def _report(request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
    """At once, or where it is large on the page where it is ordered."""
    viewer = viewer_of(request)
    if queries.is_large(queries.live_head(viewer, pk)):
        return redirect("live:report", pk)
    head, report = queries.live_report(viewer, pk, on=today(), at=now())
    if kind == "docx":
        return exports.handed_out(_word(report), head.title, kind)
    from samsyn.office.reports.xlsx import write_xlsx

    made = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (the response closes it)
    write_xlsx(_marked(report), made)
    made.seek(0)
    return exports.handed_out(FileResponse(made, content_type=TYPES[kind]), head.title, kind)


def _word(report: Report) -> HttpResponse:
    from samsyn.office.reports.docx import docx_of

    return HttpResponse(docx_of(_marked(report)), content_type=TYPES["docx"])


def _marked(report: Report) -> Report:
    """In the demo the report says on its cover, and wherever its title stands, that what it tells is made up."""
    return replace(report, title=f"{_notice()}: {report.title}") if settings.DEMO else report


@login_required
@limited("report", per_hour=60)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a report that takes a while is ordered."""
    viewer = viewer_of(request)
    head = queries.live_head(viewer, pk)
    if request.method == "POST":
        kind = "docx" if request.POST.get("format") == "docx" else "xlsx"
        made = actions.order_report(viewer=viewer, at=now(), head=head, kind=kind, on=today())
        return redirect("live:order", pk, made.pk)
    return render(request, "compilations/live/report.html", {"head": head})


@require_safe
def order(request: HttpRequest, pk: int, order: int) -> HttpResponse:
    """How far a report has come: a page, or for htmx the part of it that changes."""
    page = queries.report_order(viewer_of(request), pk, order)
    part = request.headers.get("HX-Request") == "true"
    context = {"page": page, "head": page.head, "order": page.order}
    return render(request, f"compilations/live/{'_order' if part else 'order'}.html", context)


@require_safe
def order_file(request: HttpRequest, pk: int, order: int) -> HttpResponseBase:
    """The report itself."""
    page = queries.report_order(viewer_of(request), pk, order)
    if page.order.state != "done" or size_of(page.order.file_hash) is None:
        raise NotSeen
    name = exports.named(page.head.title, page.order.kind)
    return handed_out(page.order.file_hash, name, TYPES[page.order.kind])
