"""Workbooks out: .xlsx written row by row by XlsxWriter, with nothing in it that can run. See docs/decisions/0014.

sheet = Sheet("Svar", [Row(["Part", "Svar"]), Row(["Orust", "=1+1"])], widths=(20, 40))
write_book([sheet], file, title="Remissvar")
"""

from samsyn.office.workbooks.book import sheet_names, write_book
from samsyn.office.workbooks.filling import MARK, write_plain
from samsyn.office.workbooks.sheet import Link, Page, Row, Sheet
from samsyn.office.workbooks.styles import Style
from samsyn.office.workbooks.text import LONGEST, fitting, readable

__all__ = [
    "LONGEST",
    "MARK",
    "Link",
    "Page",
    "Row",
    "Sheet",
    "Style",
    "fitting",
    "readable",
    "sheet_names",
    "write_book",
    "write_plain",
]
