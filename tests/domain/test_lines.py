"""What a person types on one line becomes one line, with nothing hidden in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.domain.lines import one_line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Åsa \t Öman ", "Åsa Öman"),
        ("Åsa\r\nBcc: alla@prov.example", "Åsa Bcc: alla@prov.example"),
        ("A\u030asa", "Åsa"),
        ("Åsa\u202e namÖ\u202c", "Åsa namÖ"),
        ("Å\u200bsa\x00\x1b[31m", "Åsa[31m"),
        ("Åsa\u2028Öman", "Åsa Öman"),
        ("<b>Åsa</b>", "<b>Åsa</b>"),
    ],
)
def test_a_typed_line_is_kept_without_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert one_line(typed) == kept


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_any_text_becomes_a_printable_line_of_the_right_length(text: str, longest: int) -> None:
    line = one_line(text, longest)
    assert line.isprintable() and len(line) <= longest
    assert one_line(line, longest) == line


def test_a_line_is_cut_at_its_longest_and_ends_without_a_space() -> None:
    assert one_line("å" * 300) == "å" * 200
    assert one_line("ett två", longest=4) == "ett"
