"""A certificate as PDF/A-3, with its JSON inside: the paper and what a machine checks are one file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape

from samsyn.domain.redline import Block
from samsyn.office.redline.as_html import page
from samsyn.office.redline.certificate_json import Issued, certificate_json
from samsyn.office.redline.certificate_text import paragraphs
from samsyn.office.redline.faults import DocumentFault

INSIDE = "intyg.json"


def certificate_pdf(found: Issued, old: Sequence[Block], new: Sequence[Block]) -> bytes:
    """The certificate for paper and archive."""
    from weasyprint import HTML, Attachment

    inside = Attachment(
        string=certificate_json(found), name=INSIDE, description="Intyget för maskiner", relationship="Data"
    )
    document = HTML(string=_html(found, old, new))
    data: bytes = document.write_pdf(pdf_variant="pdf/a-3u", attachments=[inside])
    return data


def _html(found: Issued, old: Sequence[Block], new: Sequence[Block]) -> str:
    body = []
    for number, (heading, said) in enumerate(paragraphs(found, old, new)):
        if heading:
            body.append(f"<h1>{escape(heading)}</h1>" if not number else f"<h2>{escape(heading)}</h2>")
        if len(said) == 1:
            body.append(f"<p>{escape(said[0])}</p>")
        else:
            body += ["<ul>", *(f"<li>{escape(line)}</li>" for line in said), "</ul>"]
    return page("Intyg: endast flyttad text", body)


def certificate_inside(data: bytes, name: str) -> bytes:
    """The JSON inside a certificate in PDF."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            return document.attachments[INSIDE].get_file().read_bytes()
    except (pikepdf.PdfError, KeyError) as fault:
        raise DocumentFault(f"{name}: filen är inget intyg om endast flyttad text.") from fault
