"""WordprocessingML: its names, reading it safely, writing it as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from samsyn.office.workbooks.text import readable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What Word writes when asked for "Strict Open XML" says the same in other name spaces.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
}
LONGEST_NUMBER = 9  # digits
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# lxml says nothing of its types.
Element = Any


def w(name: str) -> str:
    """A name of WordprocessingML as lxml has it."""
    return f"{{{W}}}{name}"


def parsed(data: bytes) -> Element:
    """A part's root. Raises ValueError for what is no XML, or has a DOCTYPE, which no office program writes.

    A part is UTF-8 or UTF-16, whatever else it says of itself: what was counted in its bytes is then what is read.
    """
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8"
    if (
        "<!DOCTYPE".encode(
            "utf-16-le" if data.startswith(_UTF_16[0]) else "utf-16-be" if encoding == "utf-16" else "utf-8"
        )
        in data
    ):
        raise ValueError("DOCTYPE")
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise ValueError(str(fault)) from fault
    if root.getroottree().docinfo.doctype:
        raise ValueError("DOCTYPE")
    return root


def serialized(root: Element) -> bytes:
    """A part as it is kept."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def empty() -> Element:
    """An element without anything in it."""
    return etree.Element("empty")


def value(element: Element | None, name: str = "val") -> str:
    """An attribute in Word's name space; empty where it or its element is missing."""
    return "" if element is None else element.get(w(name), "")


def whole(text: str, missing: int = -1) -> int:
    """A number that a file says; `missing` where it says none, or one that no program writes."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else missing


def child(element: Element | None, *names: str) -> Element | None:
    """The first of the children along a path."""
    for name in names:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def is_on(element: Element | None) -> bool:
    """A switch: there, and not turned off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def escaped(text: str) -> str:
    """Text as it stands in XML."""
    return readable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Text as the value of an attribute, on one line."""
    return escaped(" ".join(text.split())).replace('"', "&quot;")


def attributes(values: Mapping[str, str]) -> str:
    """Attributes in Word's name space."""
    return "".join(f' w:{name}="{quoted(text)}"' for name, text in values.items())
