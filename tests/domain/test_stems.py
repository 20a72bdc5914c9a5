"""Words meet whatever form they stand in, clause numbers stay whole, and a passage shows where they meet."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from samsyn.domain.stems import (
    LONGEST_QUERY,
    MOST_WORDS,
    Piece,
    begins_words,
    excerpt,
    pieces,
    query_stems,
    stems,
)

SAID = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            [
                "avtal",
                "avtalet",
                "kommunens",
                "ansvar",
                "och",
                "3.2",
                "3.21",
                "13",
                "a",
                "15:1",
                "SRO-beslut",
                "e-post",
                "hälso-",
                "_",
                "\xad",
                "-",
                "…",
                "§",
                "Ö̈",
                "日本",
            ]
        )
    ).map(" ".join),
)


def meet(asked: str, text: str) -> bool:
    """Does the text hold all that is asked for?"""
    return set(query_stems(asked).stems) <= set(stems(text))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("avtal", "avtalet gäller"),
        ("avtalen", "ett avtal"),
        ("AVTALET", "Avtalen"),
        ("sjuksköterskor", "en sjuksköterska, sjuksköterskans"),
        ("kommunernas ansvar", "kommunen ansvarar inte; kommunens ansvar"),
        ("överenskommelsen", "överenskommelser"),
        ("läkemedel", "läkemedlet läkemedlens"),
        ("hjälpmedlen", "hjälpmedel"),
        ("regel", "reglerna"),
        ("behandling", "behandlingen"),
        ("o\u0308verenskommelse", "överenskommelsen"),
        ("överenskommelse", "o\u0308verenskommelsen"),
        ("sjukvård", "sjuk\u00advård"),
        ("hälso- och sjukvårdsavtal", "Hälso- och sjukvårdsavtalet"),
        ("3.2", "enligt 3.2. gäller"),
        ("3.2.1", "avsnitt 3.2.1"),
        ("15:1", "kapitel 15:1"),
        ("13 a", "13 a § socialtjänstlagen"),
        ("13a §", "enligt 13\u00a0a §"),
        ("3.2 a", "punkt 3.2 a och b"),
        ("epost", "e-post"),
        ("e-post", "epostadress e-posten"),
        ("beslut", "SRO-beslutet"),
        ("sro", "SRO-beslutet"),
        ("Dals Ed", "Dals-Ed"),
        ("Dals-Ed", "Dals-Eds kommun"),
        ("Vara", "Vara kommun"),
        ("2026-06-19", "den 2026-06-19"),
        ("2028", "2025–2028 och 2025-2028"),
        ("ﬁnansiering", "finansieringen"),
        ("ΑΒΓ", "αβγ"),
    ],
)
def test_what_is_asked_for_meets_what_is_written(asked: str, text: str) -> None:
    assert meet(asked, text), (query_stems(asked), stems(text))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("3.2", "3.21"),
        ("3.2", "3.2.1"),
        ("3.2", "3 och 2"),
        ("3", "3.2"),
        ("13 a", "13 b"),
        ("13", "13 a §"),
        ("15:1", "15.1"),
        ("anställning", "avstängning"),
        ("vård", "sjukvård"),
        ("idé", "ide"),
        ("avtal", ""),
    ],
)
def test_what_is_not_the_same_does_not_meet(asked: str, text: str) -> None:
    assert not meet(asked, text), (query_stems(asked), stems(text))


def test_a_number_with_a_unit_or_a_small_word_after_it_is_a_number() -> None:
    assert stems("punkt 3 i avtalet, 5 m, 49 A-kommuner") == [
        *("punk", "3", "avtal", "5", "m"),
        *("49", "akommun", "a", "kommun"),
    ]


def test_a_clause_number_is_one_word_of_letters_and_digits() -> None:
    assert stems("3.2 15:1 13 a 3.2 B") == ["n3p2", "n15c1", "n13a", "n3p2b"]


def test_small_words_are_not_searched_and_the_reader_is_told() -> None:
    asked = query_stems("vem har ansvar i kommunen och regionen")
    assert asked.stems == ("ansv", "kommun", "region")
    assert asked.ignored == ("vem", "har", "i", "och")
    assert query_stems("och i att").stems == ()


def test_only_the_first_words_of_a_long_query_count() -> None:
    asked = query_stems(" ".join(f"ord{n}" for n in range(50)))
    assert asked.stems == tuple(f"ord{n}" for n in range(MOST_WORDS)) and asked.cut
    assert not query_stems(" ".join(f"ord{n}" for n in range(MOST_WORDS))).cut
    assert query_stems("a" * 10_000).cut
    assert query_stems("avtal" + " " * LONGEST_QUERY + "kommun").stems == ("avtal",)
    assert not query_stems("avtal" + " " * LONGEST_QUERY).cut


def test_the_same_word_is_asked_for_once() -> None:
    assert query_stems("avtal avtalet avtalen").stems == ("avtal",)


def test_only_words_of_some_length_begin_others() -> None:
    assert begins_words("sjukskö")
    assert not any(map(begins_words, ("ab", "n3p2", "2026", "")))


@given(SAID)
def test_a_stem_is_letters_and_digits_whatever_was_written(text: str) -> None:
    for stem in stems(text):
        assert re.fullmatch(r"[0-9a-zà-öø-þÿß]+", stem), stem
    assert all(stem in stems(text) for stem in query_stems(text).stems)


@given(st.text(alphabet="abckåäöéÅÄÖÉS -.:3\u00ad", max_size=80))
@example("3Ä")
@example("3a-ÄS")
def test_capitals_and_loose_accents_change_nothing(text: str) -> None:
    assert stems(text) == stems(text.upper()) == stems(unicodedata.normalize("NFD", text))


@given(SAID)
def test_more_text_takes_no_word_away(text: str) -> None:
    assert set(stems(text)) <= set(stems(f"{text}. Mer text"))


# --- the passage ------------------------------------------------------------------------------------------------


def joined(found: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in found)


def marks(found: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in found if piece.marked]


@given(SAID, SAID, st.integers(min_value=1, max_value=300), st.booleans())
def test_a_passage_is_a_part_of_the_text_and_marks_only_what_was_asked_for(
    text: str, asked: str, around: int, beginnings: bool
) -> None:
    wanted = query_stems(asked).stems
    found = excerpt(text, wanted, around=around, beginnings=beginnings)
    line = " ".join(text.split())
    assert joined(found).removeprefix("… ").removesuffix(" …") in line
    assert joined(pieces(text, wanted, beginnings=beginnings)) == line
    for mark in marks(found):
        assert any(
            stem in wanted or (beginnings and any(stem.startswith(one) for one in wanted)) for stem in stems(mark)
        ), (mark, wanted)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_text_that_holds_a_word_shows_it(before: str, after: str) -> None:
    assert "Överenskommelsen" in marks(excerpt(f"{before} Överenskommelsen {after}", ("överenskomm",)))


def test_the_passage_is_where_most_of_the_words_stand_together() -> None:
    text = "avtal " * 3 + "utfyllnad " * 100 + "kommunens ansvar enligt avtalet " + "utfyllnad " * 100
    found = excerpt(text, ("avtal", "kommun", "ansv"), around=80)
    assert marks(found) == ["kommunens", "ansvar", "avtalet"]
    assert found[0].text == "… " and found[-1].text == " …" and len(joined(found)) < 100


def test_a_passage_cuts_no_word() -> None:
    words = [f"ord{n}" for n in range(300)]
    shown = joined(excerpt(" ".join(words), ("ord150",), around=100)).strip("… ").split()
    assert "ord150" in shown and set(shown) <= set(words)


def test_without_a_hit_the_passage_is_the_beginning() -> None:
    found = excerpt("Första meningen. " * 50, ("avtal",), around=40)
    assert found == (Piece("Första meningen. Första meningen. Första"), Piece(" …"))
    assert excerpt("Kort.", ("avtal",)) == (Piece("Kort."),)
    assert excerpt("", ("avtal",)) == ()


def test_a_part_of_a_hyphenated_word_is_marked_alone_and_the_whole_as_a_whole() -> None:
    assert marks(pieces("SRO-beslutet", ("beslut",))) == ["beslutet"]
    assert marks(pieces("SRO-beslutet", ("srobeslut",))) == ["SRO-beslutet"]


def test_a_number_is_marked_whole() -> None:
    assert marks(pieces("Enligt 13 a § och 3.2, inte 3.21", ("n13a", "n3p2"))) == ["13 a", "3.2"]


def test_words_that_begin_so_are_marked_when_beginnings_count() -> None:
    assert marks(pieces("sjuksköterskor", ("sjuksk",))) == []
    assert marks(pieces("sjuksköterskor", ("sjuksk",), beginnings=True)) == ["sjuksköterskor"]


def test_line_ends_and_tabs_become_spaces() -> None:
    assert joined(pieces("ett\n\n två\ttre ", ("x",))) == "ett två tre"
