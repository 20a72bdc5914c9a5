"""What WeasyPrint leaves out, added by pikepdf: with this the PDF is PDF/A-3a and PDF/UA-1 at once.

The reasons are in docs/decisions/0010; `samsyn.office.pdf.inspect` checks the result.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime

from pikepdf import Array, AttachedFileSpec, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

from samsyn.office.pdf.attachment import Attachment
from samsyn.office.pdf.drawing import Drawn
from samsyn.office.pdf.mending import mend_tags
from samsyn.office.pdf.metadata import packet

# WeasyPrint breaks words with U+2010; the sign that says "this hyphen is not the text's own" is the soft hyphen. And a
# space that may not be broken is a space to whoever searches or copies.
MEANT = {b"2010": b"00ad", b"00a0": b"0020"}
SIGN = re.compile(rb"(?m)^<([0-9a-f]{4})> <(2010|00a0)>$")


def finished(drawn: Drawn, *, made_at: datetime, attachments: Sequence[Attachment]) -> bytes:
    """The PDF with tags mended, its sources attached, and what it claims to be written in its metadata."""
    with Pdf.open(io.BytesIO(drawn.pdf)) as pdf:
        mend_tags(pdf, drawn.names, drawn.breaks)
        tell_signs(pdf)
        attach(pdf, attachments, pdf_date(made_at))
        tell_metadata(pdf, made_at)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def tell_signs(pdf: Pdf) -> None:
    """A word that is broken over two lines is copied, searched and read out as one word."""
    for found in pdf.objects:
        if isinstance(found, Dictionary) and "/ToUnicode" in found:
            table = found.ToUnicode.read_bytes()
            found.ToUnicode.write(SIGN.sub(lambda m: b"<%b> <%b>" % (m[1], MEANT[m[2]]), table))


def attach(pdf: Pdf, attachments: Sequence[Attachment], made_at: str) -> None:
    """Associated with the whole document, which PDF/A-3 asks of every file it carries."""
    for one in attachments:
        pdf.attachments[one.name] = AttachedFileSpec(
            pdf,
            one.content,
            filename=one.name,
            description=one.description or one.name,
            mime_type=one.media_type,
            relationship=Name(f"/{one.relationship}"),
            creation_date=made_at,
            mod_date=made_at,
        )
    if attachments:
        pdf.Root.AF = Array([pdf.attachments[one.name].obj for one in attachments])


def tell_metadata(pdf: Pdf, made_at: datetime) -> None:
    """The same in the old place and the new."""
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = String(pdf_date(made_at))
    told = {str(key): str(value) for key, value in pdf.docinfo.items()}
    pdf.Root.Metadata = Stream(pdf, packet(told, made_at), Type=Name.Metadata, Subtype=Name.XML)


def pdf_date(moment: datetime) -> str:
    """As PDF writes it. A moment without a time zone would mean another moment elsewhere."""
    offset = moment.strftime("%z")
    if not offset:
        raise ValueError("the moment has no time zone")
    return f"{moment:D:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
