"""A text of the house as lines and back, and as the blocks that a comparison takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from samsyn.domain.redline import Block
from samsyn.domain.sections import Numbers, Section, Text, placed, reference, resolved
from samsyn.office.word.lines import Line, LineKind, Piece, Word, Words, plain, words_of
from samsyn.office.word.markdown_in import lines_of
from samsyn.office.word.markdown_out import body_of, row_source, words_source

_LEVEL = {LineKind.TITLE: 0, LineKind.SUBTITLE: 0}


@dataclass(frozen=True, slots=True)
class Laid:
    """A text laid out: its lines, and the same as blocks to compare. `lines[n]` is `blocks[n]`."""

    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]


def laid_out(text: Text, known: Numbers | None = None, titles: Mapping[str, str] | None = None) -> Laid:
    """A text laid out. References read as "avsnitt 3.2", to other documents with those's title, where `known` has
    their numbers."""
    own = {(text.slug, p.section.slug): p.number for p in placed(text.sections)}
    numbers = {**(known or {}), **own}
    lines = tuple(_read_out(line, text.slug, numbers, titles or {}) for line in _lines(text))
    return Laid(lines, tuple(map(block_of_line, lines)))


def _lines(text: Text) -> Iterator[Line]:
    yield Line(LineKind.TITLE, words_of([Piece(text.title)]))
    if text.subtitle:
        yield Line(LineKind.SUBTITLE, words_of([Piece(text.subtitle)]))
    for found in placed(text.sections):
        section = found.section
        heading = words_of([Piece(section.heading)])
        yield Line(LineKind.HEADING, heading, section.level, found.number, slug=section.slug)
        for place, line in enumerate(lines_of(section.body), start=1):
            yield replace(line, slug=section.slug, place=place)


def _read_out(line: Line, here: str, known: Numbers, titles: Mapping[str, str]) -> Line:
    """The line with its references as they read."""

    def read(words: Words) -> Words:
        return tuple(
            Word(tuple(_piece(piece) for piece in word.pieces), word.gap, word.ends_line)
            if any(piece.ref for piece in word.pieces)
            else word
            for word in words
        )

    def _piece(piece: Piece) -> Piece:
        target = resolved(reference(piece.ref[2:-2]), here, known) if piece.ref else None
        if target is None:
            return piece
        document, _, number = target
        where = "" if document == here else f" i ”{titles.get(document, document)}”"
        return piece._replace(text=f"avsnitt\u00a0{number}{where}")

    return replace(line, words=read(line.words), cells=tuple(map(read, line.cells)))


def block_of_line(line: Line) -> Block:
    """A line as a block: in Markdown, so that no change of look and no change of a reference is hidden."""
    if line.kind is LineKind.ROW:
        return Block("", row_source(line.cells), ident=ident_of(line))
    level = line.level if line.kind is LineKind.HEADING else 0
    return Block(line.mark, " ".join(words_source(line.words)), level, ident_of(line))


def ident_of(line: Line) -> str:
    """What a line is known by, over versions: its section and its place there."""
    if not line.slug:
        return line.kind if line.kind in _LEVEL else ""
    return f"{line.slug}#{line.place}" if line.place else line.slug


def shown_words(line: Line) -> list[Word | None]:
    """The line's words as the comparison counts them, label and all; None for what is not written as words: the mark
    of a point of a list, and what parts the cells of a row."""
    if line.kind is LineKind.ROW:
        found: list[Word | None] = [None]
        for words in line.cells:
            found += [*words, None]
        return found
    label: list[Word | None] = [Word((Piece(part),)) for part in line.mark.split()]
    return [*([None] * len(label) if line.kind is LineKind.ITEM else label), *line.words]


def text_of(lines: Sequence[Line], slug: str, kind: str) -> Text:
    """Lines as a text. The first line of each section is its heading."""
    title = next((plain(line.words) for line in lines if line.kind is LineKind.TITLE), "")
    subtitle = next((plain(line.words) for line in lines if line.kind is LineKind.SUBTITLE), "")
    sections: list[Section] = []
    gathered: list[Line] = []
    for line in reversed(lines):
        if line.kind is LineKind.HEADING:
            body = body_of(gathered[::-1])
            sections.append(Section(line.level, line.slug, plain(line.words), body))
            gathered = []
        elif line.kind not in (LineKind.TITLE, LineKind.SUBTITLE):
            gathered.append(line)
    return Text(slug, title, kind, subtitle, tuple(sections[::-1]))
