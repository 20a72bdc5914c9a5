"""Names stand in the order a Swedish reader looks for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.domain.sorting import LONGEST, sort_key


def test_the_three_last_letters_come_last_and_in_swedish_order() -> None:
    municipalities = ["Öckerö", "Ale", "Åmål", "Älvsborg", "Vänersborg", "Vara", "Uddevalla", "Zorn"]
    assert sorted(municipalities, key=sort_key) == [
        "Ale",
        "Uddevalla",
        "Vara",
        "Vänersborg",
        "Zorn",
        "Åmål",
        "Älvsborg",
        "Öckerö",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ÅMÅL", "åmål"),
        ("Lidén", "Liden"),
        ("Müller", "Myller"),
        ("A\u030ase", "Åse"),
        ("Sørensen", "Sörensen"),
        ("Strauß", "Strauss"),
        ("  Orust \t kommun\n", "Orust kommun"),
        ("Orust\u00a0kommun", "Orust kommun"),
    ],
)
def test_these_sort_as_the_same(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


def test_v_and_w_are_two_letters() -> None:
    assert sort_key("Vretblad") < sort_key("Wahl")


@given(st.text())
def test_a_key_fits_its_column_and_holds_nothing_invisible(text: str) -> None:
    key = sort_key(text)
    assert len(key) <= LONGEST
    assert key.isprintable() and key == key.strip()


@given(st.text(alphabet="abcåäöABCÅÄÖéü -", max_size=40))
def test_letter_case_plays_no_part(text: str) -> None:
    assert sort_key(text.upper()) == sort_key(text.lower())


def test_words_are_parted_by_one_space_and_a_cut_leaves_none_at_the_end() -> None:
    assert sort_key("Lilla  Edet") == "lilla edet"
    assert sort_key("a" * 199 + " b") == "a" * 199
