"""docx-plus as a second opinion: it accepts or rejects what is tracked in a Word file."""

from __future__ import annotations

import io

import docx
from docx_plus.revisions import accept_all_revisions, reject_all_revisions


def by_docx_plus(data: bytes, *, accepts: bool) -> bytes:
    """The file with all changes accepted, or rejected."""
    document = docx.Document(io.BytesIO(data))
    (accept_all_revisions if accepts else reject_all_revisions)(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
