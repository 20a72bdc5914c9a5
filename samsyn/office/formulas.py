"""What a spreadsheet takes for a formula. Nothing that somebody wrote may run where it is read."""

from __future__ import annotations

# The signs a formula begins with, also after what a spreadsheet skips at the beginning of a cell.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_SKIPPED = " \u00a0\ufeff"


def would_run(text: str) -> bool:
    """Text that a spreadsheet may take for a formula when it is typed or read from a text file."""
    # Nearly every text begins with a letter or a figure.
    return not text[:1].isalnum() and text.lstrip(_SKIPPED).startswith(_STARTS)
