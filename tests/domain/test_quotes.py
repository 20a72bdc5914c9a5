"""A quote is found by its words, and by what stands around it where the words stand more than once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.domain.quotes import AROUND, Quote, anchored, flat, found

TEXT = "Kommunen ska svara. Regionen ska svara. Kommunen ska  svara\nigen."


def test_the_words_are_found_whatever_white_space_stands_between_them() -> None:
    assert found(Quote("ska svara igen"), TEXT) == (49, 63)
    assert flat(TEXT)[49:63] == "ska svara igen"
    assert found(Quote("ska\n svara   igen"), TEXT) == (49, 63)


@pytest.mark.parametrize("words", ["ska tiga", "", "   ", "kommunen ska"])
def test_words_that_do_not_stand_there_are_not_found(words: str) -> None:
    assert found(Quote(words), TEXT) is None
    assert anchored(Quote(words), TEXT) is None


def test_what_stands_around_decides_between_equal_words() -> None:
    assert found(Quote("ska svara"), TEXT) == (9, 18)
    assert found(Quote("ska svara", prefix="Regionen "), TEXT) == (29, 38)
    assert found(Quote("ska svara", suffix=" igen."), TEXT) == (49, 58)
    assert found(Quote("ska svara", prefix="Kommunen ", suffix=" igen"), TEXT) == (49, 58)
    assert found(Quote("ska svara", prefix="helt annat"), TEXT) == (9, 18)


def test_a_quote_is_kept_with_what_stands_around_it() -> None:
    quote = anchored(Quote("Regionen  ska"), TEXT)
    assert quote == Quote("Regionen ska", "Kommunen ska svara. ", " svara. Kommunen ska svara igen.")
    assert quote is not None and len(quote.prefix) <= AROUND and len(quote.suffix) <= AROUND


@given(st.text(st.sampled_from("ab c\n"), min_size=1, max_size=80), st.data())
def test_a_quote_that_was_kept_is_found_where_it_was_picked(text: str, data: st.DataObject) -> None:
    whole = flat(text)
    if not whole:
        return
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start + 1, len(whole)))
    exact = whole[start:end]
    if exact != flat(exact):
        return
    kept = anchored(Quote(exact, whole[:start], whole[end:]), text)
    assert kept is not None and kept.exact == exact
    again = found(kept, text)
    assert again is not None and whole[again[0] : again[1]] == exact
