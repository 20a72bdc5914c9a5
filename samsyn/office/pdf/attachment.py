"""A file carried inside the PDF."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """The text's own source, as a rule: so that machines need not read the pages. `relationship` as PDF/A-3 names it."""

    name: str
    content: bytes
    media_type: str = "text/markdown"
    description: str = ""
    relationship: str = "Source"
