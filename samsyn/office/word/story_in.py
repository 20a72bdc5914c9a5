"""A document's XML to its story. What cannot be read is noted, with its place and its words."""

from __future__ import annotations

import re
from collections import Counter

from samsyn.office.word.notes import Note, NoteCode
from samsyn.office.word.story import Bit, Cell, Change, Para, Row, Story, StoryPart, Table
from samsyn.office.word.styles_in import Props, Styles, props_of
from samsyn.office.word.walking import CHANGES, blocks, change, choice, inside, marks, or_empty, outermost
from samsyn.office.word.xml import MC, Element, child, is_on, value, w, whole

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_THROUGH = {w(n) for n in ("smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent", "rubyBase", "ruby")}
_SIGNS = {w("tab"): " ", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad", w("ptab"): " "}
_CONTENTS = re.compile(r"\s*TOC\b")

# More than any program writes; without an end a small file could take hours, or all the memory there is.
MOST_COLUMNS, MOST_CELLS, MOST_FIELDS, LONGEST_CODE, MOST_BOXES, MOST_TIMES = 63, 1_000_000, 50, 1_000, 5, 10


class TooManyParagraphs(Exception):
    """The document has more than are read."""


class StoryReader:
    """Reads one part after another; the numbers of paragraphs and notes go on."""

    def __init__(self, styles: Styles, notes_of: dict[str, dict[str, Element]], most: int) -> None:
        """`most`: so many paragraphs are read, and then it stops."""
        self.styles = styles
        self.notes: list[Note] = []
        self._notes_of = notes_of
        self._most = most
        self._count = self._noted = 0
        self._times: Counter[tuple[str, str]] = Counter()
        self._in_note = False
        self._boxes = 0  # how many text boxes what is read now lies in
        self._names: list[str] = []
        # What complex fields are open, outermost first: the field's code, and whether its result has begun.
        self._fields: list[tuple[str, bool]] = []
        self._para = Para(0)

    def story(self, container: Element, *, where: StoryPart = StoryPart.BODY) -> Story:
        """The paragraphs and tables of a body, a cell, a text box or a note."""
        found: Story = []
        for element in blocks(container):
            if element.tag == w("p"):
                found.append(self._paragraph(element, where))
            elif element.tag == w("tbl"):
                found.append(self._table(element, where))
            elif element.tag == w("bookmarkStart"):
                self._names.append(value(element, "name"))
            elif element.tag == w("altChunk"):
                self._note(NoteCode.EMBEDDED)
            elif element.tag in (w("commentRangeStart"), w("commentRangeEnd")) and found:
                self._comment(element, found[-1])
        return found

    @staticmethod
    def _comment(element: Element, last: Para | Table) -> None:
        if isinstance(last, Para):
            said = value(element, "id")
            last.bits.append(Bit(opens=said) if element.tag == w("commentRangeStart") else Bit(closes=said))

    def _note(self, code: NoteCode, words: str = "") -> None:
        self.notes.append(Note(code, self._count, " ".join(words.split())))

    # --- tables -------------------------------------------------------------------------------------------------

    def _table(self, element: Element, where: StoryPart) -> Table:
        table = Table()
        for row in inside(element, w("tr")):
            said = child(row, "trPr")
            made = Row([], marks(said), is_on(child(said, "tblHeader")))
            for cell in inside(row, w("tc")):
                props = child(cell, "tcPr")
                span = whole(value(child(props, "gridSpan")), 1)
                merge = child(props, "vMerge")
                goes_on = merge is not None and value(merge) != "restart"
                made.cells.append(Cell(min(max(span, 1), MOST_COLUMNS), goes_on, self.story(cell, where=where)))
            table.rows.append(made)
        columns = max((sum(cell.span for cell in row.cells) for row in table.rows), default=0)
        if columns * len(table.rows) > MOST_CELLS:
            raise ValueError("a table with too many cells")
        return table

    # --- paragraphs ---------------------------------------------------------------------------------------------

    def _paragraph(self, element: Element, where: StoryPart) -> Para:
        self._count += 1
        if self._count > self._most:
            raise TooManyParagraphs
        outer, said = self._para, child(element, "pPr")
        was = child(said, "pPrChange")
        old = None if was is None else props_of(child(was, "pPr")) if child(was, "pPr") is not None else Props()
        contents = StoryPart.CONTENTS if self._in_contents() or self._is_contents(said) else where
        para = self._para = Para(
            self._count, props_of(said), old, marks(child(said, "rPr")), self._names, where=contents
        )
        self._names = []
        self._read(element, (), ("", ""))
        if self._in_contents() and para.where is not StoryPart.CONTENTS:
            para.where = StoryPart.CONTENTS
        self._para = outer
        return para

    def _is_contents(self, said: Element | None) -> bool:
        return bool(re.match(r"(?:toc|innehåll)\s*\d", self.styles.name(value(child(said, "pStyle")))))

    def _in_contents(self) -> bool:
        return any(_CONTENTS.match(code) for code, _ in self._fields)

    def _read(self, element: Element, changes: tuple[Change, ...], link: tuple[str, str]) -> None:
        """What stands in a paragraph, a link, a change or a content control."""
        for part in element:
            tag = part.tag
            if tag == w("r"):
                self._run(part, changes, link)
            elif tag in CHANGES:
                self._read(part, (*changes, change(part)), link)
            elif tag == w("hyperlink"):
                self._read(part, changes, (value(part, "anchor"), value(part, "tooltip")))
            elif tag in _THROUGH:
                self._read(part, changes, link)
            elif tag == w("sdt"):
                self._read(or_empty(child(part, "sdtContent")), changes, link)
            elif tag == f"{{{MC}}}AlternateContent":
                self._read(choice(part), changes, link)
            elif tag == w("bookmarkStart"):
                self._para.names.append(value(part, "name"))
            elif tag == w("commentRangeStart"):
                self._para.bits.append(Bit(opens=value(part, "id")))
            elif tag == w("commentRangeEnd"):
                self._para.bits.append(Bit(closes=value(part, "id")))
            elif tag in (f"{_MATHS}oMath", f"{_MATHS}oMathPara"):
                words = "".join(part.itertext(f"{_MATHS}t"))
                self._note(NoteCode.FORMULA, words)
                self._para.bits.append(Bit(words, changes=changes))

    def _run(self, run: Element, changes: tuple[Change, ...], link: tuple[str, str]) -> None:
        said = child(run, "rPr")
        look = self._look(said)
        before = child(said, "rPrChange")
        was = None if before is None else self._look(child(before, "rPr"))
        text = self._letters(run, changes)
        if not text:
            return
        if is_on(child(said, "vanish")):
            self._note(NoteCode.HIDDEN_TEXT, text)
            return
        half_points = whole(value(child(said, "sz")), 0)
        self._para.bits.append(Bit(text, *look, link[0], changes, was, half_points, tip=link[1]))

    def _look(self, said: Element | None) -> tuple[bool, bool]:
        """Bold and slanted, by itself or by a style for letters."""
        style = value(child(said, "rStyle"))
        bold, italic = child(said, "b"), child(said, "i")
        return (
            is_on(bold) if bold is not None else self.styles.bold(style),
            is_on(italic) if italic is not None else self.styles.italic(style),
        )

    def _letters(self, run: Element, changes: tuple[Change, ...]) -> str:
        text = ""
        for part in run:
            tag = part.tag
            if tag in (w("t"), w("delText")):
                text += "" if self._in_code() else part.text or ""
            elif tag in _SIGNS:
                text += _SIGNS[tag]
            elif tag == w("br"):
                text += "" if value(part, "type") in ("page", "column") else "\n"
            elif tag == w("sym"):
                text += self._symbol(part)
            elif tag == w("fldChar"):
                self._field(value(part, "fldCharType"))
            elif tag in (w("instrText"), w("delInstrText")):
                self._code(part.text or "")
            elif tag in (w("footnoteReference"), w("endnoteReference")):
                text += self._note_reference(part, changes)
            elif tag in _THROUGH:
                text += "".join(self._letters(run, changes) for run in outermost(part, w("r")))
            elif tag in (w("drawing"), w("pict"), w("object"), f"{{{MC}}}AlternateContent"):
                self._drawing(part, changes)
        return text

    def _symbol(self, part: Element) -> str:
        """A sign of a face of signs: bullets and ticks, most of them."""
        self._note(NoteCode.SYMBOL, value(part, "font"))
        return "•"

    # --- fields -------------------------------------------------------------------------------------------------

    def _field(self, kind: str) -> None:
        if kind == "begin":
            if len(self._fields) == MOST_FIELDS:
                raise ValueError("fields in fields")
            self._fields.append(("", False))
        elif kind == "separate" and self._fields:
            self._fields[-1] = (self._fields[-1][0], True)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _code(self, text: str) -> None:
        if self._fields and not self._fields[-1][1]:
            self._fields[-1] = ((self._fields[-1][0] + text)[:LONGEST_CODE], False)

    def _in_code(self) -> bool:
        return any(not begun for _, begun in self._fields)

    # --- what stands beside -------------------------------------------------------------------------------------

    def _note_reference(self, part: Element, changes: tuple[Change, ...]) -> str:
        kind = "footnotes" if part.tag == w("footnoteReference") else "endnotes"
        name = (kind, value(part, "id"))
        note = self._notes_of.get(kind, {}).get(name[1])
        if note is None:
            return ""
        self._times[name] += 1
        if self._in_note or self._times[name] > MOST_TIMES:
            raise ValueError("notes in notes, or one note again and again")
        self._noted += 1
        number = self._noted
        self._in_note = True
        para = self._para
        for at, within in enumerate(self.story(note, where=StoryPart.NOTE)):
            if isinstance(within, Para):
                if not at:
                    within.bits.insert(0, Bit(f"Fotnot {number}: ", changes=changes))
                para.beside.append(within)
        self._in_note = False
        self._note(NoteCode.FOOTNOTE, f"Fotnot {number}")
        return f" (fotnot {number})"

    def _drawing(self, part: Element, changes: tuple[Change, ...]) -> None:
        """A text box is read; a picture is noted. What Word writes twice, for new and old programs, is read once."""
        chosen = choice(part) if part.tag == f"{{{MC}}}AlternateContent" else part
        boxes = list(outermost(chosen, w("txbxContent")))
        para, names = self._para, self._names
        self._boxes += 1
        if self._boxes > MOST_BOXES:
            raise ValueError("text boxes in text boxes")
        for box in boxes:
            inside = [p for p in self.story(box, where=StoryPart.BOX) if isinstance(p, Para)]
            para.beside += inside
            self._note(NoteCode.TEXT_BOX, " ".join(bit.text for p in inside for bit in p.bits))
        if not boxes and part.tag != w("object"):
            names_of = [e.get("descr") or e.get("title") or "" for e in chosen.iter() if str(e.tag).endswith("docPr")]
            self._note(NoteCode.PICTURE, next(filter(None, names_of), ""))
        elif not boxes:
            self._note(NoteCode.EMBEDDED)
        self._boxes -= 1
        self._names = names
