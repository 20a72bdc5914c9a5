"""Reports out: a compilation as one sends it to a steering group, in Excel and in Word.

    report = report_of(compiled, parties, title="Remissvar våren 2025")
    write_xlsx(report, file)        # samsyn.office.reports.xlsx; row by row, or xlsx_of(report) -> bytes
    docx_of(report)                 # samsyn.office.reports.docx -> bytes

The two writers are imported where they are used, so that neither is loaded for nothing.
"""

from samsyn.office.reports.building import report_of
from samsyn.office.reports.names import built_in_names
from samsyn.office.reports.values import Report

__all__ = ["Report", "built_in_names", "report_of"]
