"""The fields of a Word document: its content controls whose tag is an id."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from samsyn.domain.verdicts import Refusal
from samsyn.office.forms.found import Found
from samsyn.office.forms.ids import read_id
from samsyn.office.sheets.guard import UNREADABLE, check_document
from samsyn.office.sheets.refusals import FileFault

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = "word/document.xml"


def fields_in_docx(data: bytes, name: str) -> Iterator[Found]:
    """Every field with an id, in order. Raises `Refusal` for a file that is no Word document."""
    check_document(data, name)
    heading = ""
    for element in _root(data, name).iter(f"{_W}p", f"{_W}sdt"):
        if element.tag == f"{_W}p":
            heading = _heading(element) or heading
            continue
        tag = element.find(f"{_W}sdtPr/{_W}tag")
        known = read_id(tag.get(f"{_W}val", "")) if tag is not None else None
        if known is not None:
            alias = element.find(f"{_W}sdtPr/{_W}alias")
            label = alias.get(f"{_W}val", "") if alias is not None else ""
            yield Found(known, _said(element), ", ".join(filter(None, (heading, label))))


def _root(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return etree.fromstring(archive.read(_PART), parser)
    except (*UNREADABLE, etree.XMLSyntaxError) as fault:
        raise Refusal(FileFault.BROKEN, file=name, part=_PART) from fault


def _heading(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    named = style.get(f"{_W}val", "") if style is not None else ""
    return "".join(paragraph.itertext(f"{_W}t")) if named.startswith(("Heading", "Rubrik")) else ""


def _said(control: etree._Element) -> str:
    """What stands in the control: nothing while it shows what to do, else its lines. What was struck with tracked
    changes on is not read; what was written so is."""
    if control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None:
        return ""
    content = control.find(f"{_W}sdtContent")
    paragraphs = list(content.iter(f"{_W}p")) if content is not None else []
    if content is not None and not paragraphs:
        paragraphs = [content]
    return "\n".join(_line(paragraph) for paragraph in paragraphs)


def _line(paragraph: etree._Element) -> str:
    words = []
    for element in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab"):
        if element.tag == f"{_W}t":
            words.append(element.text or "")
        else:
            words.append("\n" if element.tag == f"{_W}br" else "\t")
    return "".join(words)
