"""How cells look, and the part of a workbook that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samsyn.office.workbooks.text import quoted


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a cell looks. Colours are written RRGGBB. Two styles are the same only if they are one: made once, used often."""

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
_EDGES = ("left", "right", "top", "bottom")


class Styles:
    """The styles that a workbook uses, numbered as they are met. Each has a twin for text that looks like a formula:
    with `quotePrefix`, so that it stays text also when somebody edits the cell."""

    def __init__(self) -> None:
        self.numbers: dict[Style, int] = {PLAIN: 0}

    def number(self, style: Style) -> int:
        """The style's number; its twin's is one more."""
        return self.numbers.setdefault(style, 2 * len(self.numbers))

    def xml(self) -> str:
        """The part `xl/styles.xml`."""
        styles = list(self.numbers)
        fonts, font = _table(styles, _font)
        fills, fill = _table(styles, _fill, ['<fill><patternFill patternType="gray125"/></fill>'])
        borders, border = _table(styles, _border)
        formats = {s.number: 164 + at for at, s in enumerate(styles) if s.number != "General"}
        xfs = []
        for at, style in enumerate(styles):
            ids = f'numFmtId="{formats.get(style.number, 0)}" fontId="{font[at]}" fillId="{fill[at]}" borderId="{border[at]}"'
            for twin in ("", ' quotePrefix="1"'):
                xfs.append(
                    f'<xf {ids} xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" '
                    f'applyAlignment="1"{twin}>{_alignment(style)}</xf>'
                )
        numbers = [f'<numFmt numFmtId="{at}" formatCode="{quoted(code)}"/>' for code, at in formats.items()]
        return (
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            + (_counted("numFmts", numbers) if numbers else "")
            + _counted("fonts", fonts)
            + _counted("fills", fills)
            + _counted("borders", borders)
            + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            + _counted("cellXfs", xfs)
            + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )


def _table(
    styles: list[Style], draw: Callable[[Style], str], more: list[str] | None = None
) -> tuple[list[str], list[int]]:
    """Each different drawing once, and which of them each style has. `more` stand after the first."""
    drawn = list(map(draw, styles))
    kept = list(dict.fromkeys([drawn[0], *(more or []), *drawn]))
    return kept, [kept.index(one) for one in drawn]


def _counted(name: str, parts: list[str]) -> str:
    return f'<{name} count="{len(parts)}">{"".join(parts)}</{name}>'


def _font(style: Style) -> str:
    marks = ("<b/>" if style.bold else "") + ("<i/>" if style.italic else "") + ("<u/>" if style.underlined else "")
    return f'<font>{marks}<sz val="{style.size}"/><color rgb="FF{style.ink}"/><name val="Calibri"/><family val="2"/></font>'


def _fill(style: Style) -> str:
    if not style.fill:
        return '<fill><patternFill patternType="none"/></fill>'
    colour = f'<fgColor rgb="FF{style.fill}"/><bgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{colour}</patternFill></fill>'


def _border(style: Style) -> str:
    """Thin lines all round, or thin ones and a thick one at the foot where the colour is written `RRGGBB/foot`."""
    colour, _, foot = style.border.partition("/")
    if not colour:
        return "<border><left/><right/><top/><bottom/><diagonal/></border>"
    edges = dict.fromkeys(_EDGES, ("thin", colour))
    if foot:
        edges["bottom"] = ("medium", foot)
    drawn = "".join(f'<{e} style="{kind}"><color rgb="FF{ink}"/></{e}>' for e, (kind, ink) in edges.items())
    return f"<border>{drawn}<diagonal/></border>"


def _alignment(style: Style) -> str:
    said = f' vertical="{style.upright}"'
    said += f' horizontal="{style.across}"' if style.across else ""
    said += ' wrapText="1"' if style.wrap else ""
    said += f' textRotation="{style.turned}"' if style.turned else ""
    said += f' indent="{style.indent}"' if style.indent else ""
    return f"<alignment{said}/>"
