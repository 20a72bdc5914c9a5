"""Paragraphs that stay never end in an insertion that the next one goes on: LibreOffice would make one of the two."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from samsyn.office.word.seams import Paragraph, parted
from samsyn.office.word.tokens import GONE, Fate, Token

KEPT, CAME, WENT, AWAY, HERE = Fate.KEPT, Fate.INSERTED, Fate.DELETED, Fate.MOVED_AWAY, Fate.MOVED_HERE
NEXT: Paragraph = [(Token("Nytt stycke.", fate=CAME), -1)]


def tokens(*some: tuple[str, Fate]) -> Paragraph:
    return [(Token(text, fate=fate), -1) for text, fate in some]


def letters(paragraph: Paragraph, *, new: bool) -> list[tuple[str, bool, bool]]:
    """The letters of one text, each with its look there."""
    left = GONE if new else (CAME, HERE)
    there = [t for t, _ in paragraph if t.fate not in left]
    looks = [(t, (t.bold, t.italic) if new or t.was is None else t.was) for t in there]
    return [(letter, *look) for token, look in looks for letter in token.text]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # What went is put last.
        ((("vård", KEPT), (".", WENT), (", och", CAME)), (("vård", KEPT), (", och", CAME), (".", WENT))),
        # The last sign is the same in both texts.
        ((("dagar.", KEPT), (" Lag.", CAME)), (("dagar", KEPT), (".", CAME), (" Lag", CAME), (".", KEPT))),
        # The last sign goes and comes.
        ((("a,", KEPT), (" och", CAME)), (("a", KEPT), (",", CAME), (" och", CAME), (",", WENT))),
        # The last word goes and comes.
        (((" den ", KEPT), ("vård", KEPT), (" b", CAME)), ((" den ", KEPT), ("vård", CAME), (" b", CAME), ("vård", WENT))),
        # Nothing to part.
        ((("vård", KEPT), (".", WENT)), (("vård", KEPT), (".", WENT))),
        ((("vård.", KEPT), (" Text.", HERE)), (("vård.", KEPT), (" Text.", HERE))),
    ],
)  # fmt: skip
def test_no_insertion_meets_the_next(
    before: tuple[tuple[str, Fate], ...], after: tuple[tuple[str, Fate], ...]
) -> None:
    assert parted([tokens(*before), NEXT], [True, False])[0] == tokens(*after)


def test_a_paragraph_that_came_whole_is_left_as_it_is() -> None:
    assert parted([NEXT, NEXT], [False, False]) == [NEXT, NEXT]


TOKENS = st.builds(
    lambda text, bold, fate, was: (
        Token(text, bold, False, fate=fate, was=(not bold, True) if was and fate is KEPT else None), -1
    ),
    st.text("ab.,é\u0301 👩", min_size=1, max_size=4), st.booleans(), st.sampled_from(tuple(Fate)), st.booleans(),
)  # fmt: skip


@given(st.lists(st.tuples(st.lists(TOKENS, max_size=5), st.booleans()), max_size=4))
@settings(max_examples=200, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
def test_both_texts_are_as_they_were_and_no_insertion_meets_another(found: list[tuple[Paragraph, bool]]) -> None:
    paragraphs, stays = [tokens for tokens, _ in found], [stay for _, stay in found]
    made = parted(paragraphs, stays)
    for before, after in zip(paragraphs, made, strict=True):
        assert letters(after, new=True) == letters(before, new=True)
        assert letters(after, new=False) == letters(before, new=False)
    for here, there, stay in zip(made, made[1:], stays, strict=False):
        has_old = any(token.fate in (KEPT, *GONE) for token, _ in here)
        if stay and here and there and has_old:
            assert not (here[-1][0].fate is CAME and there[0][0].fate is CAME)
