"""A paragraph that is shown with its changes: its words from both texts, in one order that either can be taken from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from samsyn.office.word.fates import Told
from samsyn.office.word.lines import BREAK, Piece, Word
from samsyn.office.word.tokens import Fate, Token


def tokens_of(old: Sequence[Told], new: Sequence[Told]) -> list[tuple[Token, int]]:
    """The tokens of a paragraph or cell, each with its link (-1: none). What went stands before what came."""
    kept_old = [at for at, told in enumerate(old) if told.fate is Fate.KEPT]
    kept_new = [at for at, told in enumerate(new) if told.fate is Fate.KEPT]
    result: list[tuple[Token, int]] = []
    there = here = 0
    for left, right in [*zip(kept_old, kept_new, strict=True), (len(old), len(new))]:
        for side, first, last in ((old, there, left), (new, here, right)):
            for at in range(first, last):
                result += [(token, side[at].link) for token in _single(side, at)]
        if left < len(old):
            result += [(token, -1) for token in _kept(old, left, new, right)]
        there, here = left + 1, right + 1
    return result


def _single(side: Sequence[Told], at: int) -> Iterator[Token]:
    """A word that stands in one text, or elsewhere in the other, with the blank before it."""
    told = side[at]
    if at:
        yield _blank(side[at - 1].word, told.word, told.fate)
    yield from _letters(told.word, told.fate)


def _letters(word: Word, fate: Fate) -> list[Token]:
    return [Token(p.text, p.bold, p.italic, p.ref, fate) for p in word.pieces]


def _blank(before: Word, word: Word, fate: Fate) -> Token:
    text = BREAK if before.ends_line else word.gap
    left, right = before.pieces[-1], word.pieces[0]
    return Token(text, left.bold and right.bold, left.italic and right.italic, "", fate)


def _kept(old: Sequence[Told], there: int, new: Sequence[Told], here: int) -> Iterator[Token]:
    """A word of both texts. A blank, a look or the number of a reference may still be another."""
    before = _blank(old[there - 1].word, old[there].word, Fate.DELETED) if there else None
    after = _blank(new[here - 1].word, new[here].word, Fate.INSERTED) if here else None
    if before and after and before.text == after.text:
        looks = (before.bold, before.italic)
        same = looks == (after.bold, after.italic)
        yield after._replace(fate=Fate.KEPT, was=None if same else looks)
    else:
        yield from (token for token in (before, after) if token)
    yield from _same_letters(old[there].word, new[here].word)


def _same_letters(old: Word, new: Word) -> Iterator[Token]:
    was, now = _each(old), _each(new)
    for (a, b), group in groupby(
        zip(was, now, strict=True), key=lambda pair: (pair[0]._replace(text=""), pair[1]._replace(text=""))
    ):
        some = list(group)
        text, before = "".join(n.text for _, n in some), "".join(o.text for o, _ in some)
        if text != before:
            yield Token(before, a.bold, a.italic, a.ref, Fate.DELETED)
            yield Token(text, b.bold, b.italic, b.ref, Fate.INSERTED)
        else:
            same = (a.bold, a.italic) == (b.bold, b.italic)
            yield Token(text, b.bold, b.italic, b.ref, Fate.KEPT, None if same else (a.bold, a.italic))


def _each(word: Word) -> list[Piece]:
    """Letter by letter, a reference as one."""
    return [
        letter
        for piece in word.pieces
        for letter in ([piece] if piece.ref else [piece._replace(text=sign) for sign in piece.text])
    ]


def mostly(tokens: Sequence[tuple[Token, int]], fate: Fate) -> bool:
    """Have most of the letters this fate?"""
    letters = sum(len(token.text) for token, _ in tokens)
    return letters > 0 and 2 * sum(len(token.text) for token, _ in tokens if token.fate is fate) >= letters
