"""The paragraph of a decision in minutes, as people write it and as it is shown."""

from __future__ import annotations


def with_sign(paragraph: str) -> str:
    """A paragraph with its sign, also where only the number was written.

    >>> with_sign("41"), with_sign("§ 41"), with_sign("§§ 41–42"), with_sign("")
    ('§ 41', '§ 41', '§§ 41–42', '')
    """
    return paragraph if not paragraph or "§" in paragraph else f"§ {paragraph}"
