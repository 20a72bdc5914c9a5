"""A compilation as a report to send on, in Excel and in Word."""

from __future__ import annotations

from dataclasses import replace
from tempfile import SpooledTemporaryFile

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samsyn.access.clock import today
from samsyn.access.middleware import viewer_of
from samsyn.compilations import exports, queries, texts
from samsyn.office.reports import Report

OFFICE = "application/vnd.openxmlformats-officedocument"
IN_MEMORY = 5_000_000  # bytes; a larger workbook waits on the disk


@require_safe
def xlsx(request: HttpRequest, pk: int) -> FileResponse:
    """The report as a workbook, written row by row."""
    from samsyn.office.reports.xlsx import write_xlsx

    head, report = queries.report(viewer_of(request), pk, on=today())
    made = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (the response closes it)
    write_xlsx(_marked(report), made)
    made.seek(0)
    response = FileResponse(made, content_type=f"{OFFICE}.spreadsheetml.sheet")
    return exports.handed_out(response, head.title, "xlsx")


@require_safe
def docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as a Word document."""
    from samsyn.office.reports.docx import docx_of

    head, report = queries.report(viewer_of(request), pk, on=today())
    response = HttpResponse(docx_of(_marked(report)), content_type=f"{OFFICE}.wordprocessingml.document")
    return exports.handed_out(response, head.title, "docx")


def _marked(report: Report) -> Report:
    """In the demo the report says on its cover, and wherever its title stands, that what it tells is made up."""
    return replace(report, title=f"{texts.DEMO_NOTICE}: {report.title}") if settings.DEMO else report
