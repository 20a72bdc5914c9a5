"""A whole HTML document in, an accessible PDF out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from samsyn.office.pdf.attachment import Attachment
from samsyn.office.pdf.faults import PdfUnavailable


def pdf_of(
    html: str,
    *,
    made_at: datetime,
    progress: Callable[[int], None] | None = None,
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """PDF/A-3a and PDF/UA-1 at once; the same input gives the same bytes.

    `progress` is told the number of each page as it is laid out. Raises `PdfUnavailable` where Pango is missing, and
    `Refusal` when the document asks for a file or a host, or has a sign that our fonts lack.
    """
    try:
        from samsyn.office.pdf.drawing import drawn
        from samsyn.office.pdf.finishing import finished
    except (ImportError, OSError) as fault:
        raise PdfUnavailable(why=str(fault).splitlines()[0]) from fault
    return finished(drawn(html, progress), made_at=made_at, attachments=attachments)
