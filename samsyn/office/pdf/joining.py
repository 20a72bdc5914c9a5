"""What goes on over a page break, joined again: WeasyPrint begins every tag anew on each page.

Without this a paragraph over two pages is read as two, a list begins anew, and a word broken by the page stays broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from pikepdf import Array, Object, Pdf
from weasyprint import Page
from weasyprint.formatting_structure.boxes import LineBox, MarginBox, TextBox

from samsyn.office.pdf.tree import kids

# The page's elements and what WeasyPrint tags them as, outermost first. A table is left in pieces: each page has the
# head again, so each piece is whole.
TAGS = {
    "section": ("/Sect",),
    "article": ("/Art",),
    "div": ("/Div",),
    "blockquote": ("/BlockQuote",),
    "p": ("/P",),
    "ul": ("/L",),
    "ol": ("/L",),
    "li": ("/LI", "/LBody"),
}
ENDS = "table"


def going_on(pages: Sequence[Page]) -> list[list[str]]:
    """For each page break the tags that go on over it, outermost first."""
    found = []
    for before, after in pairwise(pages):
        last, first = path(before._page_box, -1), path(after._page_box, 0)
        names = [element.tag for element in last if any(element is other for other in first)]
        until = names.index(ENDS) if ENDS in names else len(names)
        found.append([tag for name in names[:until] for tag in TAGS.get(name, ())])
    return found


def path(box: Any, end: int) -> list[Any]:
    """The elements at the first (0) or the last (-1) place of a page, from the outermost in."""
    found: list[Any] = []
    while inside := [child for child in getattr(box, "children", ()) if in_the_flow(child)]:
        box = inside[end]
        if box.element is not None and box.element not in found[-1:]:
            found.append(box.element)
    return found


def in_the_flow(box: Any) -> bool:
    """Neither a margin nor a line nor the number of an item."""
    return not isinstance(box, MarginBox | LineBox | TextBox) and "::" not in str(box.element_tag)


def join(pdf: Pdf, breaks: Iterable[Sequence[str]]) -> None:
    """`breaks`: what `going_on` found."""
    (document,) = kids(pdf.Root.StructTreeRoot)
    for tags, page in zip(breaks, list(pdf.pages)[1:], strict=True):
        tops = kids(document)
        at = next((at for at, top in enumerate(tops) if top.Pg.objgen == page.obj.objgen), 0)
        if tags and at and goes_on(tops[at - 1], tops[at], list(tags)):
            document.K = Array(tops[:at] + tops[at + 1 :])


def goes_on(before: Object, after: Object, tags: list[str]) -> bool:
    """Move what `after` holds into `before`, if both are the same; the innermost that is the same goes first."""
    while tags and str(before.S) != tags[0]:
        tags.pop(0)
    if not tags or str(after.S) != tags.pop(0) or len(kids(after)) != len(list(after.K)):
        return False
    inside, moved = kids(before), kids(after)
    if inside and moved and goes_on(inside[-1], moved[0], tags):
        moved.pop(0)
    for one in moved:
        one.P = before
    before.K = Array([*list(before.K), *moved])
    return True
