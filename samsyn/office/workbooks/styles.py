"""How cells look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a cell looks. Colours are written RRGGBB. Two styles are the same only if they are one: made once, used often.

    A border is thin lines all round, or thin ones and a thick one at the foot where it is written `RRGGBB/foot`.
    """

    bold: bool = False
    italic: bool = False
    size: int = 11
    ink: str = "1A1A1A"
    fill: str = ""
    border: str = ""
    wrap: bool = False
    across: str = ""
    upright: str = "top"
    turned: int = 0
    number: str = "General"
    underlined: bool = False
    indent: int = 0


PLAIN = Style()


class Formats:
    """The formats of one workbook, made as their styles are met. Each has a twin for text that looks like a formula:
    with a quote before it, so that it stays text also when somebody edits the cell."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Style, bool], Format] = {}

    def of(self, style: Style, *, quoted: bool = False) -> Format:
        made = self._made.get((style, quoted))
        if made is None:
            made = self._made[style, quoted] = self._book.add_format(_properties(style) | {"quote_prefix": quoted})
        return made


def _properties(style: Style) -> dict[str, Any]:
    """A style in XlsxWriter's words."""
    said: dict[str, Any] = {
        "bold": style.bold,
        "italic": style.italic,
        "underline": int(style.underlined),
        "font_size": style.size,
        "font_color": f"#{style.ink}",
        "num_format": style.number,
        "text_wrap": style.wrap,
        "rotation": style.turned,
        "indent": style.indent,
        "align": style.across,
        "valign": {"center": "vcenter"}.get(style.upright, style.upright),
    }
    if style.fill:
        said["bg_color"] = f"#{style.fill}"
    colour, _, foot = style.border.partition("/")
    if colour:
        said |= {"border": 1, "border_color": f"#{colour}"}
    if foot:
        said |= {"bottom": 2, "bottom_color": f"#{foot}"}
    return said
