"""Lines to a section's small Markdown, in one canonical form: `lines_of(body_of(lines)) == lines`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samsyn.domain.sections import DEEPEST_LIST
from samsyn.office.word.lines import Line, LineKind, Piece, Word, Words, joined
from samsyn.office.word.markdown_in import inline_words

_SIGNS = re.compile(r"[*_\\\[|]")
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_LIST_MARK = re.compile(r"(?:[-+*]|\d{1,9}[.)])$")
_RULE = re.compile(r"[\s:|-]+")
_MARK = re.compile(r"(\d+)([.)])")


def canonical(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines as Markdown can hold them: no empty ones, no list that lies more than one step deeper than the line
    before, ordered lists that count on or are told apart from the one before."""
    result: list[Line] = []
    deepest = 0
    last: dict[int, str] = {}
    for line in lines:
        if not line.words and not any(line.cells):
            continue
        level = min(line.level, deepest + (line.kind is LineKind.ITEM), DEEPEST_LIST)
        level = 0 if line.kind is LineKind.ROW else level
        last = {depth: mark for depth, mark in last.items() if depth <= level}
        mark = line.mark
        if line.kind is LineKind.ITEM:
            mark = last[level] = _following(last.get(level, ""), line.mark)
        result.append(Line(line.kind, line.words, level, mark, line.cells, line.is_head, line.slug, line.place))
        deepest = level
    return tuple(result)


def _following(before: str, mark: str) -> str:
    """An ordered list that does not count on from the one before gets the other sign after its numbers."""
    one, other = _MARK.fullmatch(before), _MARK.fullmatch(mark)
    if one and other and one[2] == other[2] and int(other[1]) != int(one[1]) + 1:
        return f"{other[1]}{')' if other[2] == '.' else '.'}"
    return mark


def body_of(lines: Sequence[Line]) -> str:
    """The body in Markdown."""
    indents = [0]
    parts: list[str] = []
    before: Line | None = None
    for line in canonical(lines):
        indents = indents[: max(line.level, 1) if line.kind is LineKind.ITEM else line.level + 1]
        first = line.mark + " " if line.kind is LineKind.ITEM else ""
        pad = " " * indents[-1]
        if before:
            parts.append("\n" if _is_tight(before, line) else "\n\n")
        parts.append(pad + first + _source(line).replace("\n", "\n" + pad + " " * len(first)))
        if first:
            indents = [*indents, indents[-1] + len(first)]
        before = line
    return "".join(parts)


def _is_tight(before: Line, line: Line) -> bool:
    """Does the line stand right under the one before?"""
    if line.kind is LineKind.ROW:
        return before.kind is LineKind.ROW and not line.is_head
    if line.kind is not LineKind.ITEM or before.kind is not LineKind.ITEM:
        return False
    number = _MARK.fullmatch(line.mark)
    return not (line.level > before.level and number and number[1] != "1")


def _source(line: Line) -> str:
    if line.kind is not LineKind.ROW:
        return inline_source(line.words)
    row = row_source(line.cells)
    return f"{row}\n|{'---|' * len(line.cells)}" if line.is_head else row


def row_source(cells: Sequence[Words]) -> str:
    """A row of a table."""
    return " ".join(["|", *(part for words in cells for part in (*words_source(words, in_cell=True), "|"))])


def inline_source(words: Words) -> str:
    """Words as Markdown; a broken line ends with a backslash."""
    source = ""
    for at, (word, text) in enumerate(zip(words, words_source(words), strict=True)):
        gap = "" if not at else "\n" if words[at - 1].ends_line else word.gap
        source += gap + text
    return source


def words_source(words: Words, *, in_cell: bool = False) -> list[str]:
    """Each word as Markdown. A look that Markdown cannot hold in that place is left out."""
    for kept in (words, _plainer(words, italic=False), _plainer(words)):
        source = _sources(kept, in_cell=in_cell)
        if not any(_SIGNS.search(text) for text in source) or _says(source, kept, in_cell=in_cell):
            return source
    return source


def _says(source: list[str], words: Words, *, in_cell: bool) -> bool:
    """Does the Markdown read as the words do?"""
    joined = " ".join(text[:-1] if word.ends_line else text for text, word in zip(source, words, strict=True))
    seen = inline_words(joined.replace("\\|", "|") if in_cell else joined)
    return [_look(word) for word in seen] == [_look(word) for word in words]


def _look(word: Word) -> list[tuple[str, bool, bool]]:
    return [(piece.ref or piece.text, piece.bold, piece.italic) for piece in word.pieces]


def _plainer(words: Words, *, italic: bool = True) -> Words:
    """Without slant, or without any look."""
    return tuple(
        word._replace(pieces=joined([p._replace(bold=p.bold and not italic, italic=False) for p in word.pieces]))
        for word in words
    )


def _sources(words: Words, *, in_cell: bool) -> list[str]:
    result: list[str] = []
    bold = italic = False
    for at, word in enumerate(words):
        text = ""
        for piece in word.pieces:
            text += _change(bold, italic, piece)
            bold, italic = piece.bold, piece.italic
            text += piece.ref or _escaped(piece.text, in_cell=in_cell)
        following = words[at + 1].pieces[0] if at + 1 < len(words) else Piece("")
        if word.ends_line:
            following = Piece("")
        after = Piece("", bold and following.bold, italic and following.italic and following.bold == bold)
        text += _change(bold, italic, after)
        bold, italic = after.bold, after.italic
        if not in_cell and (not at or words[at - 1].ends_line):
            text = _as_start(text, words, at)
        result.append(text + ("\\" if word.ends_line else ""))
    return result


def _change(bold: bool, italic: bool, to: Piece) -> str:
    """The signs between one look and the next: slant lies inside bold."""
    closed = ("*" if italic and (not to.italic or to.bold != bold) else "") + ("**" if bold and not to.bold else "")
    still = italic and to.italic and to.bold == bold
    opened = ("**" if to.bold and not bold else "") + ("*" if to.italic and not still else "")
    return closed + opened


def _escaped(text: str, *, in_cell: bool) -> str:
    """Signs that would mean something, as themselves."""
    brackets = "[[" in text
    result = []
    for at, sign in enumerate(text):
        after = text[at + 1 : at + 2]
        means = (
            sign == "*"
            or (sign == "_" and not (text[at - 1 : at].isalnum() and after.isalnum()))
            or (sign == "\\" and (not after or after in _PUNCTUATION))
            or (sign == "[" and brackets)
            or (sign == "|" and in_cell)
        )
        result.append("\\" + sign if means else sign)
    return "".join(result)


def _as_start(text: str, words: Words, at: int) -> str:
    """At the start of a line: no heading, no list and no rule of a table, if the words are none."""
    end = next((n for n in range(at, len(words)) if words[n].ends_line), len(words) - 1)
    alone = " ".join(word.text for word in words[at : end + 1])
    if text.startswith("#") or ("-" in alone and _RULE.fullmatch(alone)):
        return "\\" + text
    if _LIST_MARK.match(text):
        return text[:-1] + "\\" + text[-1]
    return text
