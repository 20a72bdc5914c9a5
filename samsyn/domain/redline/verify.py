"""The verifier: does what is shown account for every word of both texts? Shares no code with the comparison.

Four things make a comparison whole, and each is checked on what will be shown, not on how it was found:

1. the pieces of every block join to the block, word for word;
2. what is called kept is the same words in the same order in both texts;
3. what is called moved stands once on each side, with equal words;
4. the old text shows nothing as inserted, and the new nothing as deleted.

So the old text is what is kept, moved and deleted, and the new one what is kept, moved and inserted, with nothing
left over and nothing hidden inside a move.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

Shown = Sequence[tuple[str, str, int]]  # tag, text, link


def faults(
    old: Sequence[str], new: Sequence[str], shown_old: Sequence[Shown], shown_new: Sequence[Shown]
) -> tuple[str, ...]:
    """What does not hold, in words; empty when the comparison is whole."""
    found = [*_unjoined("old", old, shown_old, "=m-"), *_unjoined("new", new, shown_new, "=m+")]
    if _kept(shown_old) != _kept(shown_new):
        found.append("what is shown as kept differs between the texts")
    return (*found, *_unequal_moves(shown_old, shown_new))


def _unjoined(side: str, texts: Sequence[str], shown: Sequence[Shown], tags: str) -> Iterable[str]:
    """Blocks whose pieces do not join to the block, or are called what this side cannot have."""
    if len(texts) != len(shown):
        yield f"{side}: {len(texts)} blocks, {len(shown)} shown"
        return
    for number, (text, pieces) in enumerate(zip(texts, shown, strict=True)):
        if " ".join([piece[1] for piece in pieces]) != " ".join(text.split()):
            yield f"{side} block {number}: the pieces do not join to the text"
        for piece in pieces:
            if piece[0] not in tags or not piece[1] or (piece[0] == "m") != (piece[2] >= 0):
                yield f"{side} block {number}: a piece is called {piece[0]!r}"


def _kept(shown: Sequence[Shown]) -> str:
    return _plain(" ".join([piece[1] for pieces in shown for piece in pieces if piece[0] == "="]))


def _unequal_moves(shown_old: Sequence[Shown], shown_new: Sequence[Shown]) -> Iterable[str]:
    left, right = _moves(shown_old), _moves(shown_new)
    for link in left.keys() | right.keys():
        if len(left.get(link, ())) != 1 or left[link] != right.get(link):
            yield f"move {link}: not the same words once on each side"


def _moves(shown: Sequence[Shown]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for pieces in shown:
        for tag, text, link in pieces:
            if tag == "m":
                found.setdefault(link, []).append(_plain(text))
    return found


def _plain(text: str) -> str:
    """The same letters are the same however they are stored; nothing else is forgiven."""
    return unicodedata.normalize("NFC", text)
