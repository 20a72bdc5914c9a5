"""What a document's styles say: heading or not, bold or not, how large, which list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from samsyn.office.word.xml import Element, child, is_on, value, w, whole

_HEADING = re.compile(r"(?:heading|rubrik|überschrift)\s*(\d)", re.IGNORECASE)
DEEPEST_CHAIN = 20
NO_OUTLINE = 9
USUAL_SIZE = 20  # half points


class Props(NamedTuple):
    """What is said of a paragraph, by itself or by its styles. `level` counts from 0, -1 where nothing is said;
    `left` is in twentieths of a point; `outline` is 0 for the outermost heading, 9 for text, -1 where nothing is said."""

    style: str = ""
    number: str = ""
    level: int = -1
    outline: int = -1
    left: int = -1
    centred: bool = False


class Styles:
    """The styles of a document, each with what it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._default = ""
        for style in () if root is None else root.iter(w("style")):
            self._by_id[value(style, "styleId")] = style
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true"):
                self._default = value(style, "styleId")
        size = child(root, "docDefaults", "rPrDefault", "rPr", "sz")
        self.size = whole(value(size), USUAL_SIZE)

    def name(self, style: str) -> str:
        """The style's own name, in lower case: "heading 1" also where it is called "Rubrik 1"."""
        element = self._by_id.get(style)
        return value(child(element, "name")).lower() or style.lower()

    def _chain(self, style: str) -> Iterator[Element]:
        for _ in range(DEEPEST_CHAIN):
            element = self._by_id.get(style)
            if element is None:
                return
            yield element
            style = value(child(element, "basedOn"))

    def bold(self, style: str) -> bool:
        """Does the style make its text bold?"""
        found = next((b for e in self._chain(style) if (b := child(e, "rPr", "b")) is not None), None)
        return is_on(found)

    def italic(self, style: str) -> bool:
        """Does the style slant its text?"""
        found = next((i for e in self._chain(style) if (i := child(e, "rPr", "i")) is not None), None)
        return is_on(found)

    def size_of(self, style: str) -> int:
        """Half points."""
        found = next(
            (s for e in self._chain(style or self._default) if (s := child(e, "rPr", "sz")) is not None), None
        )
        return whole(value(found), self.size)

    def whole(self, own: Props) -> Props:
        """A paragraph's own properties with those of its styles behind them."""
        number, level, outline, left, centred = own.number, own.level, own.outline, own.left, own.centred
        for element in self._chain(own.style or self._default):
            found = props_of(child(element, "pPr"))
            number, level = number or found.number, found.level if level < 0 else level
            outline, left = found.outline if outline < 0 else outline, found.left if left < 0 else left
            centred = centred or found.centred
        if outline < 0 and (named := _HEADING.match(self.name(own.style))):
            outline = int(named[1]) - 1
        return Props(own.style, "" if number == "0" else number, max(level, 0), outline, left, centred)

    def number_of(self, style: str) -> str:
        """The list that a style counts in."""
        return next((n for e in self._chain(style) if (n := value(child(e, "pPr", "numPr", "numId")))), "")


def props_of(properties: Element | None) -> Props:
    """What stands in a paragraph's own properties."""
    if properties is None:
        return Props()
    numbered = child(properties, "numPr")
    outline = value(child(properties, "outlineLvl"))
    indent = child(properties, "ind")
    left = value(indent, "left") or value(indent, "start")
    return Props(
        value(child(properties, "pStyle")),
        value(child(numbered, "numId")),
        whole(value(child(numbered, "ilvl"))),
        whole(outline),
        whole(left),
        value(child(properties, "jc")) == "center",
    )
