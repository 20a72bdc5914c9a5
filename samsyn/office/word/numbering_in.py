"""The numbers that Word writes before paragraphs, counted as Word counts them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from samsyn.office.word.styles_in import Styles
from samsyn.office.word.xml import Element, child, value, w, whole

_PART = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
DEEPEST = 9
MOST_LETTERS = 780  # after "z" comes "aa", after "zz" "aaa"; Word itself goes this far


class Level(NamedTuple):
    """A level of a list: its first number, how it is written ("decimal", "bullet"), with what around, how far in."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    left: int = -1


class Label(NamedTuple):
    """What stands before a paragraph: as it reads, how it is written, the number of its own level, how far in."""

    text: str
    kind: str
    number: int
    left: int


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * DEEPEST)
        self._begun: set[tuple[str, int]] = set()
        links: dict[str, str] = {}
        for element in () if root is None else root.iter(w("abstractNum")):
            name = value(element, "abstractNumId")
            self._levels[name] = _levels(element.findall(w("lvl")))
            if link := value(child(element, "numStyleLink")):
                links[name] = link
        for element in () if root is None else root.findall(w("num")):
            self._add(element)
        for name, style in links.items():
            target = self._abstract.get(styles.number_of(style), "")
            self._levels[name] = self._levels.get(target, {})

    def _add(self, element: Element) -> None:
        number = value(element, "numId")
        abstract = value(child(element, "abstractNumId"))
        self._abstract[number] = abstract
        self._starts[number] = {}
        for override in element.findall(w("lvlOverride")):
            at = whole(value(override, "ilvl"))
            start, level = whole(value(child(override, "startOverride"))), child(override, "lvl")
            if 0 <= at < DEEPEST and start >= 0:
                self._starts[number][at] = start
            if 0 <= at < DEEPEST and level is not None:
                # A level of its own: the list no longer counts with those that share its definition.
                own = f"{abstract}/{number}"
                self._levels[own] = {**self._levels.get(abstract, {}), **_levels([level])}
                self._abstract[number] = own

    def label(self, number: str, at: int) -> Label | None:
        """The label of the next paragraph of a list on a level (from 0); None where there is no such list."""
        abstract = self._abstract.get(number)
        if abstract is None or not 0 <= at < DEEPEST:
            return None
        levels = self._levels.get(abstract, {})
        counts = self._counts[abstract]
        level = levels.get(at, Level())
        if at in self._starts[number] and (number, at) not in self._begun:
            counts[at] = self._starts[number][at] - 1
        elif not counts[at]:
            counts[at] = level.start - 1
        self._begun.add((number, at))
        counts[at] += 1
        self._fresh(counts, at)
        for above in range(at):
            counts[above] = counts[above] or levels.get(above, Level()).start
        return Label(_said(level, levels, counts), level.kind, counts[at], level.left)

    @staticmethod
    def _fresh(counts: list[int], at: int) -> None:
        counts[at + 1 :] = [0] * (DEEPEST - at - 1)


def _levels(some: Iterable[Element]) -> dict[int, Level]:
    found = {whole(value(element, "ilvl"), 0): _level(element) for element in some}
    return {at: level for at, level in found.items() if at < DEEPEST}


def _level(element: Element) -> Level:
    indent = child(element, "pPr", "ind")
    left = value(indent, "left") or value(indent, "start")
    return Level(
        whole(value(child(element, "start")), 1),
        value(child(element, "numFmt")) or "decimal",
        value(child(element, "lvlText")),
        whole(left),
    )


def _said(level: Level, levels: dict[int, Level], counts: list[int]) -> str:
    if level.kind in ("bullet", "none"):
        return "" if level.kind == "none" else "-"

    def part(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        return _number(counts[at], levels.get(at, Level()).kind) if 0 <= at < DEEPEST else ""

    return _PART.sub(part, level.text).strip()


def _number(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter") and 0 < number < MOST_LETTERS:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        found = ""
        for size, sign in _ROMAN:
            found += sign * (number // size)
            number %= size
        return found if kind == "lowerRoman" else found.upper()
    return f"{number:02}" if kind == "decimalZero" else str(number)
