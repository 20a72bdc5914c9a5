"""A report as a Word document. `docx_of(report) -> bytes`."""

from __future__ import annotations

from samsyn.office.reports.docx.body import Body
from samsyn.office.reports.docx.comments import comments_part, looks_part
from samsyn.office.reports.docx.cover import cover, summary
from samsyn.office.reports.docx.page import document_of
from samsyn.office.reports.docx.sections import hotspots_part, sections_part
from samsyn.office.reports.docx.standpoints import standpoints_part
from samsyn.office.reports.docx.yellow import yellow_part
from samsyn.office.reports.values import Report


def docx_of(report: Report) -> bytes:
    """The document's bytes. The same report gives the same bytes."""
    front, body = Body(), Body()
    cover(report, front)
    summary(report, body)
    sections_part(report, body)
    hotspots_part(report, body)
    yellow_part(report, body)
    comments_part(report, body)
    if report.live:
        standpoints_part(report.live.standpoints, body)
    else:
        looks_part(report, body)
    return document_of(report.title, front.xml + body.contents() + body.xml)
