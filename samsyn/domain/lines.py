"""One line of text that a person typed, made safe to keep, sort and put in a mail."""

from __future__ import annotations

import unicodedata

# Control, format (direction overrides, zero width), surrogate, private use, unassigned, line and paragraph ends.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def one_line(text: str, longest: int = 200) -> str:
    """`text` without line breaks, control signs and invisible signs, with single spaces, at most `longest` long."""
    normal = unicodedata.normalize("NFC", text)
    seen = "".join(" " if c.isspace() else "" if unicodedata.category(c) in _UNSEEN else c for c in normal)
    return " ".join(seen.split())[:longest].rstrip()
