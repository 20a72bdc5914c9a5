"""A PDF read as a machine for the blind reads it: the signs of each mark on the page, in the order of the tags."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, Page, Pdf, String, parse_content_stream

from samsyn.office.pdf.tree import elements, listed

Line = tuple[str, int, str]
BLOCKS = {f"/H{level}" for level in range(1, 7)} | {"/P", "/LBody", "/Lbl", "/TH", "/TD", "/Reference"}


def lines(pdf: bytes) -> list[Line]:
    """Each block of the text: its tag, its page (from 1) and its words; a word broken over two lines is whole."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, start=1)}
        signs = {page.obj.objgen: marks(page) for page in opened.pages}
        return [
            (str(e.S), pages[e.Pg.objgen], " ".join("".join(words(e, signs)).replace("\u00ad", "").split()))
            for e in elements(opened.Root.StructTreeRoot)
            if str(e.S) in BLOCKS
        ]


def words(element: Object, signs: dict[tuple[int, int], dict[int, str]]) -> Iterator[str]:
    """The words of an element, without those of the blocks in it."""
    for kid in listed(element, "/K"):
        if isinstance(kid, Dictionary) and "/S" in kid and str(kid.S) not in BLOCKS:
            yield from words(kid, signs)
        elif not isinstance(kid, Dictionary):
            said = signs[element.Pg.objgen][int(kid)]
            yield said if said.endswith("\u00ad") else said + " " * (str(element.S) != "/Lbl")


def margins(pdf: bytes) -> list[str]:
    """What stands in each page's margins, outside the text."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        return [marks(page).get(-1, "") for page in opened.pages]


def marks(page: Page) -> dict[int, str]:
    """Mark → its signs; what is marked as no text under -1."""
    fonts = {str(name): table_of(font) for name, font in page.obj.Resources.Font.items()}
    found: dict[int, str] = {}
    at, font = [], ""
    for step in parse_content_stream(page):
        operator = str(step.operator)
        if operator in {"BDC", "BMC"}:
            told = step.operands[-1]
            at.append(int(told.MCID) if isinstance(told, Dictionary) and "/MCID" in told else -1)
        elif operator == "EMC":
            at.pop()
        elif operator == "Tf":
            font = str(step.operands[0])
        elif operator in {"TJ", "Tj"}:
            shown = step.operands[0] if isinstance(step.operands[0], Array) else [step.operands[0]]
            codes = b"".join(bytes(part) for part in shown if isinstance(part, String | bytes))
            text = "".join(fonts[font][codes[n : n + 2].hex()] for n in range(0, len(codes), 2))
            found[at[-1]] = found.get(at[-1], "") + text + (" " if at[-1] < 0 else "")
    return found


def table_of(font: Object) -> dict[str, str]:
    """Code of a glyph → the signs that it stands for."""
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]+)>", font.ToUnicode.read_bytes())
    return {code.decode(): bytes.fromhex(signs.decode()).decode("utf-16-be") for code, signs in pairs}
