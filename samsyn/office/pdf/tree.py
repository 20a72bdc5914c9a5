"""The structure tree of a PDF, read: its elements in order, what lies in them, and what owns the marks on a page."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Object, Pdf


def part(of: Object, *keys: str) -> Object:
    """The dictionary that lies down there; an empty one when there is none."""
    for key in keys:
        of = of[key] if key in of else Dictionary()
    return of


def listed(of: Object, key: str) -> list[Object]:
    """What lies under the key as a list, whether it is none, one or several."""
    inside = of.get(key)
    if inside is None:
        return []
    return list(inside) if isinstance(inside, Array) else [inside]


def elements(root: Object) -> list[Object]:
    """The elements below, in reading order."""
    found: list[Object] = []
    waiting = list(reversed(kids(root)))
    while waiting:
        found.append(waiting.pop())
        waiting += reversed(kids(found[-1]))
    return found


def kids(element: Object) -> list[Object]:
    """The elements right inside; marks and references to links are no elements."""
    return [kid for kid in listed(element, "/K") if isinstance(kid, Dictionary) and "/S" in kid]


def owners_of(pdf: Pdf) -> dict[int, Object]:
    """The parent tree: for a page what owns each of its marks, for a link what owns it."""
    told = listed(pdf.Root.StructTreeRoot.ParentTree, "/Nums")
    return {int(number): owner for number, owner in zip(told[::2], told[1::2], strict=True)}
