"""Our own look at a PDF: does it hold what PDF/A-3a and PDF/UA-1 ask, as far as a program of ours can see.

`make pdf-validate` also asks veraPDF where it is installed. What is found here is in words for whoever made the PDF.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from pikepdf import Pdf, PdfError

from samsyn.office.pdf.inspect.claims import actions, attachments, catalogue, claims, fonts
from samsyn.office.pdf.inspect.content import content, links
from samsyn.office.pdf.inspect.structure import headings, nesting, tables, texts_for_pictures

CHECKS: tuple[Callable[[Pdf], Iterator[str]], ...] = (
    claims,
    catalogue,
    actions,
    attachments,
    fonts,
    nesting,
    headings,
    tables,
    texts_for_pictures,
    content,
    links,
)


def findings(pdf: bytes) -> list[str]:
    """Everything that is not as it should be; empty when all is well."""
    try:
        with Pdf.open(io.BytesIO(pdf)) as opened:
            if "/StructTreeRoot" not in opened.Root:
                return ["the document is not tagged"]
            return [finding for check in CHECKS for finding in check(opened)]
    except PdfError as fault:
        return [f"the file cannot be read: {fault}"]
