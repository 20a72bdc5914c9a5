"""The text of a Word document as it is laid down: paragraphs, headings that the contents lead to, tables with headings.

Written as XML in one go: a paragraph at a time through python-docx takes many times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.office.workbooks.text import readable

DEEPEST_IN_CONTENTS = 2


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one look. Colours are RRGGBB; `size` is in points, `face` a typeface."""

    text: str
    bold: bool = False
    italic: bool = False
    ink: str = ""
    fill: str = ""
    size: float = 0
    face: str = ""

    @property
    def xml(self) -> str:
        """The run as Word has it; a line break in the text is one in the document."""
        face = f'<w:rFonts w:ascii="{self.face}" w:hAnsi="{self.face}" w:cs="{self.face}"/>' if self.face else ""
        look = face + ("<w:b/>" if self.bold else "") + ("<w:i/>" if self.italic else "")
        look += f'<w:color w:val="{self.ink}"/>' if self.ink else ""
        look += f'<w:sz w:val="{int(self.size * 2)}"/>' if self.size else ""
        look += f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' if self.fill else ""
        lines = "<w:br/>".join(
            f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in readable(self.text).split("\n")
        )
        return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{lines}</w:r>"


Text = str | Run | Sequence[Run]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: what it says, its ground colour, where its text stands, how many columns it spans."""

    text: Text
    fill: str = ""
    middle: bool = False
    span: int = 1


def escaped(text: str) -> str:
    """Readable text as it stands in XML."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')


def quoted(text: str) -> str:
    """Text as the value of an attribute, on one line."""
    plain = " ".join(readable(text).split())
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def runs_of(text: Text) -> str:
    """One or several runs as XML."""
    if isinstance(text, str):
        return Run(text).xml
    return text.xml if isinstance(text, Run) else "".join(run.xml for run in text)


class Body:
    """Paragraphs and tables in their order, and the headings with their marks."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.headings: list[tuple[int, str, str]] = []

    @property
    def xml(self) -> str:
        """Everything laid down so far."""
        return "".join(self.pieces)

    def paragraph(self, text: Text, style: str = "", *, keep: bool = False) -> None:
        """A paragraph; `keep` holds it together with what follows."""
        said = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:keepNext/>" if keep else "")
        self.pieces.append(f"<w:p>{f'<w:pPr>{said}</w:pPr>' if said else ''}{runs_of(text)}</w:p>")

    def bullet(self, text: Text) -> None:
        """A point of a list."""
        self.paragraph(text, "ListBullet")

    def heading(self, level: int, text: str, *, new_page: bool = False) -> None:
        """A heading with a mark that the contents lead to."""
        number = len(self.headings) + 1
        mark = f"_Toc{number:09}"
        self.headings.append((level, text, mark))
        start = f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>'
        said = f'<w:pStyle w:val="Heading{level}"/>' + ("<w:pageBreakBefore/>" if new_page else "")
        self.pieces.append(f'<w:p><w:pPr>{said}</w:pPr>{start}{Run(text).xml}<w:bookmarkEnd w:id="{number}"/></w:p>')

    def table(
        self,
        name: str,
        told: str,
        widths: Sequence[float],
        heads: Sequence[Sequence[Cell]],
        rows: Sequence[Sequence[Cell]],
    ) -> None:
        """A table: its name and what it tells for those who do not see it, widths in centimetres, rows of headings that
        stand again on every page, rows."""
        grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
        drawn = [_row(cells, widths, is_head=True) for cells in heads] + [_row(cells, widths) for cells in rows]
        look = f'<w:tblCaption w:val="{quoted(name)}"/><w:tblDescription w:val="{quoted(told)}"/>'
        self.pieces.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Samsyntabell"/><w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
            f'w:noHBand="1" w:noVBand="1"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(drawn)}</w:tbl>'
        )
        self.pieces.append('<w:p><w:pPr><w:pStyle w:val="Efter"/></w:pPr></w:p>')

    def contents(self) -> str:
        """The contents, filled in: a field whose entries stand there already, each leading to its heading.

        Page numbers are for the program that lays out the pages: they come when the field is updated.
        """
        told = [(level, text, mark) for level, text, mark in self.headings if level <= DEEPEST_IN_CONTENTS]
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u '
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        lines = [
            Run("Innehåll").xml.join(
                ('<w:p><w:pPr><w:pStyle w:val="Innehall"/><w:pageBreakBefore/></w:pPr>', "</w:p>")
            )
        ]
        for at, (level, text, mark) in enumerate(told):
            link = f'<w:hyperlink w:anchor="{mark}" w:history="1">{Run(text).xml}</w:hyperlink>'
            lines.append(f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr>{"" if at else begin}{link}</w:p>')
        return "".join(lines) + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' if told else ""


def _row(cells: Sequence[Cell], widths: Sequence[float], *, is_head: bool = False) -> str:
    at, drawn = 0, []
    for cell in cells:
        drawn.append(_cell(cell, sum(widths[at : at + cell.span]), is_head=is_head))
        at += cell.span
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>{''.join(drawn)}</w:tr>"


def _cell(cell: Cell, width: float, *, is_head: bool) -> str:
    said = f'<w:tcW w:w="{_twips(width)}" w:type="dxa"/>'
    said += f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    said += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    style = f'<w:pStyle w:val="{"Tabellhuvud" if is_head else "Tabelltext"}"/>'
    style += '<w:jc w:val="center"/>' if cell.middle else ""
    return f"<w:tc><w:tcPr>{said}</w:tcPr><w:p><w:pPr>{style}</w:pPr>{runs_of(cell.text)}</w:p></w:tc>"


def _twips(centimetres: float) -> int:
    return round(centimetres * 567)
