"""What a paragraph is made of when it is written: letters in one look and with one fate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from samsyn.office.word.lines import BREAK, Word, Words
from samsyn.office.word.names import anchor_of
from samsyn.office.word.xml import attributes, escaped


class Fate(StrEnum):
    """What becomes of letters when all changes are accepted, and the element that says so."""

    KEPT = ""
    INSERTED = "ins"
    DELETED = "del"
    MOVED_AWAY = "moveFrom"
    MOVED_HERE = "moveTo"


GONE = (Fate.DELETED, Fate.MOVED_AWAY)


class Token(NamedTuple):
    """Letters, or XML as it is (`raw`). `was` is the look (bold, italic) that kept letters had in the old text."""

    text: str
    bold: bool = False
    italic: bool = False
    ref: str = ""
    fate: Fate = Fate.KEPT
    was: tuple[bool, bool] | None = None
    raw: str = ""


class Ids:
    """Numbers that no two marks of a document share, and who made its changes when."""

    def __init__(self, author: str = "", date: str = "") -> None:
        self._last = 0
        self.author, self.date = author, date

    def next(self) -> str:
        """A number that has not been given before."""
        self._last += 1
        return str(self._last)

    def mark(self) -> str:
        """The attributes of a tracked change."""
        return attributes({"id": self.next(), "author": self.author, "date": self.date})


def word_tokens(word: Word, fate: Fate = Fate.KEPT) -> list[Token]:
    """A word's letters, without the blank before it."""
    found = [Token(p.text, p.bold, p.italic, p.ref, fate) for p in word.pieces]
    return [*found, Token(BREAK, fate=fate)] if word.ends_line else found


def gap_token(before: Word, word: Word, fate: Fate = Fate.KEPT) -> Token:
    """The blank between two words: bold where both are."""
    left, right = before.pieces[-1], word.pieces[0]
    return Token(word.gap, left.bold and right.bold, left.italic and right.italic, "", fate)


def line_tokens(words: Words, fate: Fate = Fate.KEPT) -> list[Token]:
    """All letters of a line with one fate."""
    found: list[Token] = []
    for at, word in enumerate(words):
        if at and not words[at - 1].ends_line:
            found.append(gap_token(words[at - 1], word, fate))
        found += word_tokens(word, fate)
    return found


def runs_xml(tokens: Sequence[Token], ids: Ids) -> str:
    """The paragraph's content."""
    parts = []
    for (fate, ref, is_raw), group in groupby(tokens, key=lambda t: (t.fate, t.ref, bool(t.raw))):
        some = list(group)
        if is_raw:
            parts += [token.raw for token in some]
            continue
        inside = "".join(_runs(some, ids))
        if fate:
            inside = f"<w:{fate}{ids.mark()}>{inside}</w:{fate}>"
        parts.append(_link(ref, some, inside) if ref else inside)
    return "".join(parts)


def _link(ref: str, tokens: Sequence[Token], inside: str) -> str:
    """A link, which remembers what it reads as: if that is something else when it comes back, somebody wrote there."""
    said = {"anchor": anchor_of(ref), "history": "1"}
    if not any(token.fate for token in tokens):
        said["tooltip"] = "".join(token.text for token in tokens)
    return f"<w:hyperlink{attributes(said)}>{inside}</w:hyperlink>"


def _runs(tokens: Sequence[Token], ids: Ids) -> Iterator[str]:
    for (bold, italic, fate, was), group in groupby(tokens, key=lambda t: (t.bold, t.italic, t.fate, t.was)):
        text = "".join(token.text for token in group)
        look = _look(bold, italic)
        if was is not None:
            look += f"<w:rPrChange{ids.mark()}><w:rPr>{_look(*was)}</w:rPr></w:rPrChange>"
        name = "delText" if fate is Fate.DELETED else "t"
        lines = "<w:br/>".join(
            f'<w:{name} xml:space="preserve">{escaped(part)}</w:{name}>' if part else "" for part in text.split(BREAK)
        )
        yield f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{lines}</w:r>"


def _look(bold: bool, italic: bool) -> str:
    return ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
