"""Agreement texts as PDF that everybody can read: PDF/A-3a and PDF/UA-1 at once, by WeasyPrint and a pikepdf pass.

`book_html` makes the page, `pdf_of` the PDF; the libraries are loaded only then. `samsyn.office.pdf.inspect` looks the
result over.
"""

from samsyn.office.pdf.attachment import Attachment
from samsyn.office.pdf.book import Book, BookAdjustment, BookDocument, BookSection, book_html
from samsyn.office.pdf.faults import PdfFault, PdfUnavailable
from samsyn.office.pdf.making import pdf_of

__all__ = [
    "Attachment",
    "Book",
    "BookAdjustment",
    "BookDocument",
    "BookSection",
    "PdfFault",
    "PdfUnavailable",
    "book_html",
    "pdf_of",
]
