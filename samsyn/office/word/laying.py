"""Both texts laid down in one, paragraph by paragraph, with what is tracked in each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from samsyn.office.word.comments_out import Comments, Reason
from samsyn.office.word.counting import Counting
from samsyn.office.word.fates import Fates, Strip, Told
from samsyn.office.word.lines import Line, LineKind
from samsyn.office.word.paper import Paper, names_of
from samsyn.office.word.ranges import Range, ranges_of
from samsyn.office.word.seams import Paragraph, parted
from samsyn.office.word.strips import mostly, tokens_of
from samsyn.office.word.tokens import Fate, Token
from samsyn.office.word.writing import cell_xml, row_xml
from samsyn.office.word.xml import attributes


class Redline:
    """Lays the paragraphs of both texts down, each where it is read."""

    def __init__(
        self, paper: Paper, fates: Fates, old: Sequence[Line], new: Sequence[Line], reasons: Sequence[Reason]
    ) -> None:
        self._paper, self._fates, self._old, self._new = paper, fates, old, new
        self._counting = Counting(paper.numbering)
        self._comments = Comments(paper, reasons)
        self._sides = [_side(strip) for strip in fates.strips]
        self._tokens = parted([self._tokens_of(strip) for strip in fates.strips], [not side for side in self._sides])
        self._starts: dict[tuple[int, int], list[Range]] = {}
        self._ends: dict[tuple[int, int], list[Range]] = {}
        self._numbers: dict[tuple[str, Fate], str] = {}
        for found in ranges_of(self._tokens, self._sides):
            self._starts.setdefault(found.first, []).append(found)
            self._ends.setdefault(found.last, []).append(found)

    def lay_down(self) -> None:
        """Everything, and the comments."""
        numbered = list(enumerate(self._fates.strips))
        for is_row, group in groupby(numbered, key=lambda strip: self._line(strip[1]).kind is LineKind.ROW):
            some = list(group)
            if is_row:
                for table in self._tables([strip for _, strip in some]):
                    self._table(table)
                continue
            for number, strip in some:
                self._paragraph(number, strip)
        if (
            self._fates.strips
            and self._sides[-1] is not None
            and self._line(self._fates.strips[-1]).kind is not LineKind.ROW
        ):
            # The mark of a document's last paragraph cannot come or go: one that stays follows.
            self._paper.add("<w:p/>")
        self._comments.put()

    def _line(self, strip: Strip) -> Line:
        return self._new[strip.new] if strip.new >= 0 else self._old[strip.old]

    def _told(self, strip: Strip) -> tuple[list[Told], list[Told]]:
        old = self._fates.old[strip.old] if strip.old >= 0 else []
        return old, self._fates.new[strip.new] if strip.new >= 0 else []

    def _tokens_of(self, strip: Strip) -> Paragraph:
        return [] if self._line(strip).kind is LineKind.ROW else tokens_of(*self._told(strip))

    # --- paragraphs ---------------------------------------------------------------------------------------------

    def _paragraph(self, number: int, strip: Strip) -> None:
        line, side, tokens = self._line(strip), self._sides[number], self._tokens[number]
        mark = self._whole_mark(side, tokens)
        after: list[str] = []
        content = self._with_ranges(number, tokens, after if mark in (Fate.MOVED_AWAY, Fate.MOVED_HERE) else None)
        if side is not Fate.DELETED:
            content = self._comments.around(content, line.slug, line.place)
        names = self._names(strip)
        self._paper.add(self._paper.paragraph(content, self._properties(strip, mark), names) + "".join(after))

    def _names(self, strip: Strip) -> tuple[str, ...]:
        """What the paragraph is known by in the new text, and in the old one where it was known otherwise."""
        old = self._old[strip.old] if strip.old >= 0 else None
        new = self._new[strip.new] if strip.new >= 0 else None
        same = old and new and (old.slug, old.place) == (new.slug, new.place)
        return (*names_of(new), *(() if same else names_of(old, was=True)))

    def _whole_mark(self, side: Fate | None, tokens: Paragraph) -> Fate | None:
        """The fate of the paragraph's own mark: it moved with its words, if the last of them did. LibreOffice takes a mark
        that moved after words that did not for the beginning of a move, and the next mark that stays goes with it."""
        moved = Fate.MOVED_AWAY if side is Fate.DELETED else Fate.MOVED_HERE
        return moved if side and tokens and tokens[-1][0].fate is moved and mostly(tokens, moved) else side

    def _with_ranges(self, number: int, tokens: Paragraph, after: list[str] | None) -> list[Token]:
        """The tokens with where moves begin and end. Where the paragraph moved whole, its move ends after it."""
        result: list[Token] = []
        for at, (token, _) in enumerate(tokens):
            result += [
                Token("", raw=self._range_mark(one, is_start=True)) for one in self._starts.get((number, at), ())
            ]
            result.append(token)
            for one in self._ends.get((number, at), ()):
                mark = self._range_mark(one, is_start=False)
                if after is None:
                    result.append(Token("", raw=mark))
                else:
                    after.append(mark)
        return result

    def _range_mark(self, found: Range, *, is_start: bool) -> str:
        ids = self._paper.ids
        if not is_start:
            return f"<w:{found.fate}RangeEnd{attributes({'id': self._numbers[found.name, found.fate]})}/>"
        number = self._numbers[found.name, found.fate] = ids.next()
        said = {"id": number, "name": found.name, "author": ids.author, "date": ids.date}
        return f"<w:{found.fate}RangeStart{attributes(said)}/>"

    def _properties(self, strip: Strip, mark: Fate | None) -> str:
        """What paragraph it is, its own mark, and what it was before if that was something else."""
        old = self._old[strip.old] if strip.old >= 0 else None
        new = self._new[strip.new] if strip.new >= 0 else None
        now_in, was_in = self._counting.lists_of(old, new)
        now = self._paper.properties(self._line(strip), now_in or was_in)
        said = now + (f"<w:rPr><w:{mark}{self._paper.ids.mark()}/></w:rPr>" if mark else "")
        if old and new:
            before = self._paper.properties(old, was_in)
            if before != now:
                said += f"<w:pPrChange{self._paper.ids.mark()}><w:pPr>{before}</w:pPr></w:pPrChange>"
        return said

    # --- tables -------------------------------------------------------------------------------------------------

    def _tables(self, strips: Sequence[Strip]) -> list[list[Strip]]:
        """Rows cut where a table begins in either text, or has another number of columns."""
        found: list[list[Strip]] = []
        for strip in strips:
            line = self._line(strip)
            last = found[-1] if found else []
            begins = self._begins_table(strip, last)
            if not last or begins or len(self._line(last[0]).cells) != len(line.cells):
                found.append([])
            found[-1].append(strip)
        return found

    def _begins_table(self, strip: Strip, rows: Sequence[Strip]) -> bool:
        """Is it the first row of a table in a text that has rows before it?"""
        in_old = strip.old >= 0 and self._old[strip.old].is_head and any(row.old >= 0 for row in rows)
        return in_old or (strip.new >= 0 and self._new[strip.new].is_head and any(row.new >= 0 for row in rows))

    def _table(self, strips: Sequence[Strip]) -> None:
        columns = len(self._line(strips[0]).cells)
        self._paper.add(self._paper.table([self._row(strip, columns) for strip in strips], columns))
        self._paper.after_table()

    def _row(self, strip: Strip, columns: int) -> str:
        old, new = self._told(strip)
        line, side = self._line(strip), _side(strip)
        before = self._old[strip.old] if strip.old >= 0 else None
        self._counting.lists_of(before, self._new[strip.new] if strip.new >= 0 else None)
        mark = f"<w:{side}{self._paper.ids.mark()}/>" if side else ""
        style = f'<w:pStyle w:val="{self._paper.style("head" if line.is_head else "cell")}"/>'
        cells = []
        for at in range(columns):
            tokens = tokens_of([t for t in old if t.cell == at], [t for t in new if t.cell == at])
            content = [token for token, _ in tokens]
            if not at and side is not Fate.DELETED:
                content = self._comments.around(content, line.slug, line.place)
            inside = f"<w:rPr><w:{side}{self._paper.ids.mark()}/></w:rPr>" if side else ""
            names = () if at else self._names(strip)
            cells.append(cell_xml(self._paper.paragraph(content, style + inside, names), columns))
        return row_xml(cells, is_head=line.is_head, fate=mark)


def _side(strip: Strip) -> Fate | None:
    """Is the whole paragraph one that went, or one that came?"""
    if strip.new < 0:
        return Fate.DELETED
    return Fate.INSERTED if strip.old < 0 else None
