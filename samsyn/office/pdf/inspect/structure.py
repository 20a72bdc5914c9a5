"""The tags: known kinds, nested as the standard says, headings in order, tables whose cells know what heads them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pikepdf import Object, Pdf

from samsyn.office.pdf.tree import elements, kids, listed, part

HEADINGS = [f"/H{level}" for level in range(1, 7)]
GROUPS = {"/Document", "/Part", "/Art", "/Sect", "/Div", "/NonStruct", "/BlockQuote"}
BLOCKS = {"/P", *HEADINGS, "/L", "/Table", "/TOC", "/Figure", "/Caption"}
INLINE = {"/Span", "/Link", "/Reference", "/Note", "/Quote"}
# What may stand only in these; all else stands anywhere.
ONLY_IN = {
    "/LI": {"/L"},
    "/Lbl": {"/LI", "/TOCI", "/Note"},
    "/LBody": {"/LI"},
    "/TOCI": {"/TOC"},
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/TFoot": {"/Table"},
}
# What may hold only these.
HOLDS_ONLY = {
    "/L": {"/L", "/LI", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
    "/TOC": {"/TOC", "/TOCI", "/Caption"},
    "/TOCI": {"/Lbl", "/Reference", "/NonStruct", "/P", "/TOC"},
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TFoot": {"/TR"},
    "/TR": {"/TH", "/TD"},
}
MAY_BE_EMPTY = {"/TD", "/TH"}
KNOWN = GROUPS | BLOCKS | INLINE | set(ONLY_IN)


def nesting(pdf: Pdf) -> Iterator[str]:
    for element in elements(pdf.Root.StructTreeRoot):
        kind = str(element.S)
        if kind not in KNOWN:
            yield f"the tag {kind} is unknown"
        if not listed(element, "/K") and kind not in MAY_BE_EMPTY:
            yield f"a {kind} is empty"
        for kid in kids(element):
            inside = str(kid.S)
            if kind not in ONLY_IN.get(inside, {kind}):
                yield f"a {inside} stands in a {kind}"
            if inside not in HOLDS_ONLY.get(kind, {inside}):
                yield f"a {kind} holds a {inside}"
            if kid.P.objgen != element.objgen:
                yield f"a {inside} names another parent than the {kind} it stands in"


def headings(pdf: Pdf) -> Iterator[str]:
    levels = [int(str(e.S)[2:]) for e in elements(pdf.Root.StructTreeRoot) if str(e.S) in HEADINGS]
    if levels.count(1) != 1 or levels[:1] != [1]:
        yield f"there are {levels.count(1)} headings of the first level, and the first heading is of level {levels[:1]}"
    for before, level in pairwise(levels):
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before}"


def tables(pdf: Pdf) -> Iterator[str]:
    names = heads_by_name(pdf)
    for element in elements(pdf.Root.StructTreeRoot):
        if element.S == "/Table":
            widths = {sum(width(cell) for cell in kids(row)) for row in rows(element)}
            if len(widths) > 1:
                yield f"a table has rows of different lengths: {sorted(widths)}"
        if element.S == "/TH" and str(part(element, "/A").get("/Scope", "")) not in {"/Row", "/Column", "/Both"}:
            yield "a heading cell does not say whether it heads a row or a column"
        headers = listed(part(element, "/A"), "/Headers")
        if element.S == "/TD" and not headers:
            yield "a cell is headed by nothing"
        yield from (f"a cell is headed by {name}, which is nowhere" for name in headers if str(name) not in names)


def heads_by_name(pdf: Pdf) -> set[str]:
    """The names in the structure tree's own list, which readers look headers up in."""
    return {str(name) for name in listed(part(pdf.Root.StructTreeRoot, "/IDTree"), "/Names")[::2]}


def rows(table: Object) -> list[Object]:
    return [row for group in kids(table) for row in ([group] if group.S == "/TR" else kids(group)) if row.S == "/TR"]


def width(cell: Object) -> int:
    return int(part(cell, "/A").get("/ColSpan", 1))


def texts_for_pictures(pdf: Pdf) -> Iterator[str]:
    for element in elements(pdf.Root.StructTreeRoot):
        if element.S == "/Figure" and not (str(element.get("/Alt", "")) or str(element.get("/ActualText", ""))):
            yield "a picture has no words for those who do not see it"
