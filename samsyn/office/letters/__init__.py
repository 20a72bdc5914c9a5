"""Covering letters as Word documents. `letter_docx(letter) -> bytes`."""

from samsyn.office.letters.docx_out import letter_docx
from samsyn.office.letters.values import CoveringLetter

__all__ = ["CoveringLetter", "letter_docx"]
