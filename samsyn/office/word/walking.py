"""Finding one's way in a document's XML: through wrappings, to what a program of today shows, past what is tracked."""

from __future__ import annotations

from collections.abc import Iterator

from samsyn.office.word.story import Change
from samsyn.office.word.xml import MC, Element, empty, value, w

CHANGES = {
    w("ins"): (True, False),
    w("del"): (False, False),
    w("moveTo"): (True, True),
    w("moveFrom"): (False, True),
}


def blocks(container: Element) -> Iterator[Element]:
    """The blocks of a container, through content controls and the like."""
    for element in container:
        if element.tag in (w("sdt"), w("customXml"), w("sdtContent"), w("ins"), w("del"), w("moveTo"), w("moveFrom")):
            yield from blocks(element)
        elif element.tag == f"{{{MC}}}AlternateContent":
            yield from blocks(choice(element))
        else:
            yield element


def inside(container: Element, tag: str) -> Iterator[Element]:
    """Rows or cells, through content controls."""
    return (element for element in blocks(container) if element.tag == tag)


def outermost(container: Element, tag: str) -> Iterator[Element]:
    """The elements of this name below a container that do not lie in each other."""
    for element in container:
        if element.tag == tag:
            yield element
        else:
            yield from outermost(element, tag)


def choice(element: Element) -> Element:
    """What a program of today shows of alternatives."""
    first = element.find(f"{{{MC}}}Choice")
    found = first if first is not None else element.find(f"{{{MC}}}Fallback")
    return element if found is None else found


def or_empty(element: Element | None) -> Element:
    return empty() if element is None else element


def marks(said: Element | None) -> tuple[Change, ...]:
    """The changes of a paragraph or a row itself."""
    return () if said is None else tuple(change(part) for part in said if part.tag in CHANGES)


def change(part: Element) -> Change:
    is_in, is_move = CHANGES[part.tag]
    return Change(is_in, value(part, "author"), value(part, "date"), is_move)
