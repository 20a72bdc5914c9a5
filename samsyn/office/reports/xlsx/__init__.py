"""A report as a workbook. `xlsx_of(report) -> bytes`, or `write_xlsx(report, file)` row by row."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import IO

from samsyn.office.reports.values import Part, Report
from samsyn.office.reports.xlsx.answers import answers_sheets, looks_sheet, remarks_sheet
from samsyn.office.reports.xlsx.cover import cover_sheet
from samsyn.office.reports.xlsx.hotspots import hotspots_sheet
from samsyn.office.reports.xlsx.matrix import matrix_sheet
from samsyn.office.reports.xlsx.sections import part_sheet
from samsyn.office.reports.xlsx.standpoints import standpoints_sheet
from samsyn.office.reports.xlsx.yellow import aside_sheet, yellow_sheet
from samsyn.office.workbooks.book import sheet_names, write_book
from samsyn.office.workbooks.sheet import Sheet

MOST_PARTS = 40  # sheets of sections; a workbook with more is no help


def xlsx_of(report: Report) -> bytes:
    """The workbook's bytes. The same report gives the same bytes."""
    made = io.BytesIO()
    write_xlsx(report, made)
    return made.getvalue()


def write_xlsx(report: Report, file: IO[bytes], *, progress: Callable[[int], None] | None = None) -> None:
    """Write the workbook to a binary file, row by row; `progress` is told how many rows are written."""
    write_book(_sheets(report), file, title=report.title, progress=progress)


def _sheets(report: Report) -> list[Sheet]:
    """The sheets in their order, each with a name of its own; the cover leads to the others by those names."""
    parts = report.parts if len(report.parts) <= MOST_PARTS else (Part("Avsnitt", report.sections),)
    sheets = [
        matrix_sheet(report, "association"),
        *([matrix_sheet(report, "care_area")] if report.care_areas else []),
        *(part_sheet(report, part) for part in parts),
        hotspots_sheet(report),
        yellow_sheet(report),
        *([aside_sheet(report)] if report.weighed.said + report.weighed.suggested else []),
        remarks_sheet(report),
        *answers_sheets(report),
        *([standpoints_sheet(report.live.standpoints)] if report.live else [looks_sheet(report)]),
    ]
    names = sheet_names(["Försättsblad", *(sheet.name for sheet in sheets)])
    named = [replace(sheet, name=name) for sheet, name in zip(sheets, names[1:], strict=True)]
    return [cover_sheet(report, named), *named]
