"""A body as running text for the search: nothing runs together, and no reference leaves a hole."""

from __future__ import annotations

import pytest

from samsyn.agreements.plain import plain_words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", ""),
        ("Ett **stycke** med *tyngd*\noch en rad till.\n\nNästa.", "Ett stycke med tyngd och en rad till.\nNästa."),
        ("Detta gäller:\n\n- i hemmet\n- på boende\n\nFör alla.", "Detta gäller:\ni hemmet; på boende.\nFör alla."),
        ("1. Först.\n2. sedan,\n3. sist", "Först. sedan, sist"),
        ("- hjälpmedel\n  - rullstol\n  - säng\n- annat", "hjälpmedel: rullstol; säng; annat"),
        (
            "| Steg | Vilka som möts | Tid |\n|---|:-:|---|\n| 1 | **alla** | |\n| 2 | chefer | 3 dagar |\n\nSedan.",
            "Steg, Vilka som möts, Tid; 1, alla; 2, chefer, 3 dagar.\nSedan.",
        ),
        ("Enligt [[#b]] och [[d#c]]. Eftersom", "Enligt #b och d#c. Eftersom"),
        ("Se [[det där]].", "Se #."),
        ("3 \\* 4 * 5 | 6", "3 * 4 * 5 | 6"),
    ],
)
def test_a_body_reads_as_running_text(body: str, words: str) -> None:
    assert plain_words(body, lambda ref: f"{ref.document}#{ref.section}") == words
