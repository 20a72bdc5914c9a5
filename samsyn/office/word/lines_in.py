"""Paragraphs and tables as read, to lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from samsyn.domain.redline import Block, block_of
from samsyn.office.word.flattening import all_paras, first_number, flat, is_contents_row, same, without
from samsyn.office.word.headings_in import TYPED, Read, find_headings, read_para
from samsyn.office.word.lines import Line, LineKind, Piece, Words, plain, words_of
from samsyn.office.word.names import reference_of, section_of
from samsyn.office.word.notes import Note, NoteCode
from samsyn.office.word.numbering_in import Lists
from samsyn.office.word.story import Bit, Para, Story, StoryPart, Table
from samsyn.office.word.styles_in import NO_OUTLINE, Styles

_TYPED_BULLET = re.compile(r"[-–—•·▪◦*o]\s+(?=\S)")
_TYPED_ITEM = re.compile(r"(\d{1,3})([.)])\s+(?=\S)")
_ITEM = re.compile(r"(\d+)([.)]?)")
_REFERENCE = re.compile(r"avsnitt[\s\u00a0]\d+(?:\.\d+)*(?: i ”[^”]*”)?|\[\[[^\[\]]*\]\]")
_NEAR = 60  # twentieths of a point: what stands this little farther in stands as far in
FACTS = "samsyn fakta"


class LineReader:
    """Lines of a story that has been resolved to one view. `known`: slugs too long for a bookmark."""

    def __init__(self, styles: Styles, lists: Lists, known: Mapping[str, str], *, was: bool = False) -> None:
        """`was`: of a redline the old text is read."""
        self._styles, self._lists, self._known, self._was = styles, lists, known, was
        self.notes: list[Note] = []
        # StoryPart each line was read, as the number of its paragraph.
        self.numbers: list[int] = []
        self._lefts: list[int] = []
        # How many columns the table has that ended just before, if its head is marked; 0 where none did. What another
        # program left empty does not part it from where it goes on.
        self._headed = 0

    def lines(self, story: Story) -> list[Line]:
        """All lines, headings with the slugs that their bookmarks give."""
        blocks = [self._read(block) if isinstance(block, Para) else block for block in flat(story)]
        self._leave_out_contents([block for block in blocks if isinstance(block, Read)])
        self.notes += find_headings([block for block in blocks if isinstance(block, Read)], self._styles)
        found: list[Line] = []
        for block in blocks:
            lines = self._para(block) if isinstance(block, Read) else self._table(block)
            if lines and isinstance(block, Read):
                self._headed = 0
            number = block.para.number if isinstance(block, Read) else first_number(block)
            found += lines
            self.numbers += [number] * len(lines)
        return found

    def blocks(self, story: Story) -> Iterator[Block]:
        """Every paragraph and row as it stands, for a comparison."""
        for block in flat(story):
            if isinstance(block, Table):
                for row in block.rows:
                    cells = [" ".join(plain(w) for w in self._cell(cell.blocks, 1)) for cell in row.cells]
                    yield block_of(" ".join(["|", *(part for cell in cells for part in (*cell.split(), "|"))]))
                continue
            read = self._read(block)
            level = min(read.props.outline + 1, 6) if 0 <= read.props.outline < NO_OUTLINE else 0
            label = read.label.text if read.label else ""
            if read.text:
                yield Block(label, read.text, level) if label else block_of(read.text, level)

    def unmarked(self, story: Story) -> Iterator[str]:
        """What every paragraph and row reads as, typed numbers and all, without Word's own."""
        for block in flat(story):
            paras = (
                [[block]]
                if isinstance(block, Para)
                else [list(all_paras(c.blocks)) for r in block.rows for c in r.cells]
            )
            for group in paras:
                said = " ".join("".join(bit.text for para in group for bit in para.bits).split())
                if said:
                    yield said

    def _read(self, para: Para) -> Read:
        whole = self._styles.whole(para.props)
        has_text = any(bit.text.strip() for bit in para.bits)
        label = self._lists.label(whole.number, whole.level) if whole.number and has_text else None
        return read_para(para, self._styles, label)

    def _leave_out_contents(self, found: Sequence[Read]) -> None:
        left = [read for read in found if read.para.where is StoryPart.CONTENTS and read.text]
        typed = [list(group) for is_row, group in groupby(found, is_contents_row) if is_row]
        rows = [read for group in typed if len(group) >= 3 for read in group if read.para.where is StoryPart.BODY]
        for read in [*left, *rows]:
            read.para.where = StoryPart.CONTENTS
        if left or rows:
            first = (left or rows)[0]
            self.notes.append(Note(NoteCode.CONTENTS_LEFT_OUT, first.para.number, first.text, len(left) + len(rows)))

    # --- paragraphs ---------------------------------------------------------------------------------------------

    def _para(self, read: Read) -> list[Line]:
        para = read.para
        if not read.text or para.where is StoryPart.CONTENTS or self._styles.name(para.props.style) == FACTS:
            return []
        slug, place = self._identity(para.names)
        if read.is_title or read.is_subtitle:
            return [Line(LineKind.TITLE if read.is_title else LineKind.SUBTITLE, self.words(para.bits, plain=True))]
        if read.level:
            self._lefts = []
            bits = para.bits if read.label else without(para.bits, TYPED)
            own = slug if not place else ""
            return [Line(LineKind.HEADING, self.words(bits, plain=True), read.level, read.number, slug=own)]
        line = self._body_line(read)
        return [Line(line.kind, line.words, line.level, line.mark, slug=slug if place else "", place=place)]

    def _body_line(self, read: Read) -> Line:
        left = (
            read.para.props.left if read.para.props.left >= 0 else read.label.left if read.label else read.props.left
        )
        bits, mark = self._marked(read)
        if mark:
            return Line(LineKind.ITEM, self.words(bits), self._depth(left, read.props.level), mark)
        depth = sum(1 for open_left in self._lefts if left > 0 and open_left <= left + _NEAR)
        self._lefts = self._lefts[:depth]
        return Line(LineKind.TEXT, self.words(bits), depth)

    def _marked(self, read: Read) -> tuple[list[Bit], str]:
        """The paragraph's words without the mark of a point, and the mark; a label that a list of ours cannot have
        stays among the words."""
        bits = read.para.bits
        if read.label is None or read.label.kind == "none":
            if self._identity(read.para.names)[0]:
                return bits, ""  # a paragraph of ours that begins so is no list
            if _TYPED_BULLET.match(read.text):
                return without(bits, _TYPED_BULLET), "-"
            typed = _TYPED_ITEM.match(read.text)
            return (without(bits, _TYPED_ITEM), f"{typed[1]}{typed[2]}") if typed else (bits, "")
        if read.label.kind == "bullet":
            return bits, "-"
        simple = _ITEM.fullmatch(read.label.text)
        if simple and read.label.kind == "decimal":
            return bits, f"{simple[1]}{simple[2] or '.'}"
        if read.label.text:
            self.notes.append(Note(NoteCode.LIST_AS_TEXT, read.para.number, f"{read.label.text} {read.text}"))
        return [Bit(f"{read.label.text} "), *bits] if read.label.text else bits, ""

    def _depth(self, left: int, level: int) -> int:
        """How many lists a point lies in: as far as it stands in from those before it."""
        if left < 0:
            self._lefts = [*self._lefts[:level], 0][: level + 1]
            return max(level, 0) + 1
        while self._lefts and self._lefts[-1] >= left - _NEAR:
            self._lefts.pop()
        self._lefts.append(left)
        return len(self._lefts)

    def _identity(self, names: Sequence[str]) -> tuple[str, int]:
        sides = (self._was, not self._was)
        found = [own for was in sides for name in names if (own := section_of(name, self._known, was=was))]
        return next((own for own in found if not own[1]), found[0] if found else ("", 0))

    # --- words --------------------------------------------------------------------------------------------------

    def words(self, bits: Sequence[Bit], *, plain: bool = False) -> Words:
        """Letters as words; a link of ours is a reference."""
        return words_of(piece for piece in self._pieces(bits, plain=plain))

    def _pieces(self, bits: Sequence[Bit], *, plain: bool) -> Iterator[Piece]:
        for (link, tip), group in groupby((bit for bit in bits if bit.text), key=lambda bit: (bit.link, bit.tip)):
            some = list(group)
            text = "".join(bit.text for bit in some)
            written = reference_of(link, self._known) if link else ""
            found = _REFERENCE.match(text)
            if written and found and (not tip or same(found[0], tip)):
                yield Piece(found[0], not plain and some[0].bold, not plain and some[0].italic, written)
                some = [some[-1]._replace(text=text[found.end() :])]
            for bit in some:
                yield Piece(bit.text, not plain and bit.bold, not plain and bit.italic)

    # --- tables -------------------------------------------------------------------------------------------------

    def _table(self, table: Table) -> list[Line]:
        """Rows, all with as many cells. What spans several columns or rows stands in the first of them."""
        rows = [[words for cell in row.cells for words in self._cell(cell.blocks, cell.span)] for row in table.rows]
        columns = max(map(len, rows), default=0)
        number = first_number(table)
        if any(cell.span > 1 or cell.goes_on for row in table.rows for cell in row.cells):
            self.notes.append(Note(NoteCode.TABLE_FILLED, number))
        filled = [(cells, row) for cells, row in zip(rows, table.rows, strict=True) if any(cells)]
        if not filled:
            return []
        self._lefts, found = [], []
        is_marked = any(row.is_head for _, row in filled)
        goes_on = self._headed == columns and not is_marked
        self._headed = columns if goes_on or is_marked else 0
        for at, (cells, row) in enumerate(filled):
            padded = (*cells, *[()] * (columns - len(cells)))
            slug, place = self._identity(
                [name for cell in row.cells for para in all_paras(cell.blocks) for name in para.names]
            )
            found.append(
                Line(
                    LineKind.ROW,
                    cells=padded,
                    is_head=not at and not goes_on,
                    slug=slug if place else "",
                    place=place,
                )
            )
        return found

    def _cell(self, blocks: Story, span: int) -> list[Words]:
        paras = list(all_paras(blocks))
        if any(isinstance(block, Table) for block in blocks):
            self.notes.append(Note(NoteCode.TABLE_IN_TABLE, paras[0].number if paras else 0))
        reads = [read for para in paras if (read := self._read(para)).text]
        if len(reads) > 1:
            self.notes.append(Note(NoteCode.CELL_JOINED, reads[0].para.number, reads[0].text, len(reads)))
        bits: list[Bit] = []
        for at, read in enumerate(reads):
            label = f"{read.label.text} " if read.label and read.label.text not in ("", "-") else ""
            bits += [Bit((" " if at else "") + label), *read.para.bits]
        words = tuple(word._replace(ends_line=False) for word in self.words(bits))
        return [words, *[()] * (span - 1)]
