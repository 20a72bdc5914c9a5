"""Hostile Word files for `make fuzz`: good ones with bytes, parts, elements or attributes changed; and what is tried on them."""

from __future__ import annotations

import copy
import io
import random
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What is put in again and again doubles each time.
MOST_ELEMENTS = 30_000

ODD = (
    "", "0", "-1", "1", "9", "63", "999999999", "9" * 400, "²", "٣", "x", "1.5", "true", "none", "rId1", "rId99", "Rubrik1",
    "Normal", "_S_syfte", "_S_syfte__1", "_O_syfte__2", "_D_a__S_b", "decimal", "lowerLetter", "bullet", "%1.%2)", "begin",
    "separate", "end", "restart", "../../x", "a" * 5_000,
)  # fmt: skip
TEXTS = (
    "", " ", "\t", "." * 5_000, "- ", "1. ", "1.1.1.1.1.1", "* " * 500, "_" * 500, "[[" * 200, "]]", "[[#syfte]]", "|" * 200, "\\" * 99,
    "#", "TOC \\o", "\u00ad\u200d", "\u202e", "👩\u200d⚕️", "e\u0301" * 300, "…" * 5_000 + "7", "Ansvar", "3.2 Ansvar", "<b>&amp;",
)  # fmt: skip
ELEMENTS = (
    "p", "r", "t", "tbl", "tr", "tc", "ins", "del", "moveFrom", "moveTo", "hyperlink", "sdt", "sdtContent", "smartTag", "ruby",
    "rubyBase", "fldSimple", "footnoteReference", "commentRangeStart", "commentRangeEnd", "bookmarkStart", "br", "tab", "sym",
    "txbxContent", "pict", "drawing", "pPr", "rPr", "numPr", "pPrChange", "rPrChange", "gridSpan", "vMerge", "vanish",
    "outlineLvl", "pStyle", "ind", "lvlOverride", "basedOn", "altChunk", "moveFromRangeStart", "moveToRangeEnd",
)  # fmt: skip


def good_ones() -> list[bytes]:
    """What the hostile ones are made of: a clean file, a redline with reasons, one of each thing that others write."""
    from samsyn.domain.sections import parse_text
    from samsyn.office.word import Reason, Signed, redline_of, write_docx
    from tests.office.test_word import TEXT, own_template
    from tests.office.test_word_libreoffice import moved
    from tests.office.word_cases import listed, para, put_in, run, styled, table, word_file

    old = parse_text((ROOT / "samsyn/demo/texts/munhalsa.md").read_text(encoding="utf-8"))
    signed = Signed("Anna Ek", "2027-03-01T09:00:00Z")
    reasons = [Reason(old.sections[0].slug, "Enligt remissen.", "Bo Dal")]
    box = f"<w:r><w:pict><w:txbxContent>{para('I en ruta')}</w:txbxContent></w:pict></w:r>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>3</w:t><w:fldChar w:fldCharType="end"/></w:r>'
    mixed = word_file(
        styled("Avtal", "Rubrik") + styled("Syfte", "Rubrik1") + listed("ett", 2) + listed("a", 2, 1) + listed("b", 1)
        + para(run("Kommunen ") + put_in("ska", "Anna") + put_in("får", "Bo", "del") + box + note + field)
        + para('<w:commentRangeStart w:id="7"/>' + run("vård") + '<w:commentRangeEnd w:id="7"/>')
        + table(["a", "b"], ["c", "d"]) + styled("Ansvar", "Rubrik2") + para("Text."),
        footnotes=f'<w:footnote w:id="2">{para("Not")}</w:footnote>',
        comments=f'<w:comment w:id="7" w:author="Bo">{para("Varför?")}</w:comment>',
    )  # fmt: skip
    return [write_docx(TEXT), redline_of(old, moved(), signed=signed, reasons=reasons), mixed, own_template()]


def hostile_word(good: list[bytes], chance: random.Random) -> bytes:
    """One of the good ones, changed."""
    from benchmarks.fuzz import mutated_archive, noise

    data = chance.choice(good)
    kind = chance.choice(["noise", "archive", "elements", "elements", "elements", "elements"])
    if kind == "noise":
        return noise(data, chance)
    if kind == "archive":
        return mutated_archive(data, chance)
    return _with_other_elements(data, chance)


def _with_other_elements(data: bytes, chance: random.Random) -> bytes:
    """The file with elements of one part or several taken out, put in, doubled, moved, renamed; each part well formed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            likely = 0.9 if name == "word/document.xml" else 0.3
            if name.endswith((".xml", ".rels")) and chance.random() < likely:
                root = etree.fromstring(body)
                for _ in range(chance.choice([1, 2, 5, 20, 80])):
                    _change(root, chance)
                body = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
            new.writestr(name, body)
    return out.getvalue()


def _change(root: Any, chance: random.Random) -> None:
    elements = list(root.iter("*"))
    if len(elements) < 2 or len(elements) > MOST_ELEMENTS:
        return
    one, other = chance.choice(elements[1:]), chance.choice(elements)
    how = chance.choice(
        ["drop", "double", "move", "rename", "attribute", "text", "text", "put in", "wrap", "again and again"]
    )
    if how == "drop":
        one.getparent().remove(one)
    elif how in ("double", "again and again"):
        size = sum(1 for _ in one.iter("*"))
        for made in [copy.deepcopy(one) for _ in range(1 if how == "double" else min(50, MOST_ELEMENTS // size))]:
            other.append(made)
    elif how == "move" and one not in set(other.iterancestors()) | {other}:
        other.insert(chance.randrange(len(other) + 1), one)
    elif how == "rename":
        one.tag = W + chance.choice(ELEMENTS)
    elif how == "attribute":
        names = [*one.attrib, W + "val", W + "id"]
        one.set(chance.choice(names), chance.choice(ODD))
    elif how == "text":
        one.text = chance.choice(TEXTS)
    elif how == "put in":
        made = etree.SubElement(other, W + chance.choice(ELEMENTS))
        made.set(W + chance.choice(["val", "id", "name", "fldCharType", "author"]), chance.choice(ODD))
    elif how == "wrap":
        parent, at = one.getparent(), one.getparent().index(one)
        made = etree.Element(W + chance.choice(ELEMENTS))
        made.append(one)
        parent.insert(at, made)


def tried_word(path: Path) -> str:
    """All that is done with a file somebody sends: read whole, accepted and rejected, as proposals, as a template."""
    from samsyn.domain.verdicts import Refusal
    from samsyn.office.word.texts import refused

    data, answers = path.read_bytes(), []
    for does in (_read_whole, _as_blocks, _as_template):
        try:
            does(data, path.name)
            answers.append("fine")
        except Refusal as refusal:
            answers.append("refused" if refused(refusal) else "refused without words")
    return "fine" if "fine" in answers else answers[0]


def _read_whole(data: bytes, name: str) -> None:
    from samsyn.office.word import proposals, read_docx, write_docx
    from samsyn.office.word.texts import place, said
    from tests.office.test_word import TEXT

    read = read_docx(data, name=name)
    for note in read.notes:
        place(note), said(note)
    proposals(read, TEXT)
    again = read_docx(write_docx(read.text)).text
    assert [s.body.split() for s in again.sections] == [s.body.split() for s in read.text.sections], "another text"


def _as_blocks(data: bytes, name: str) -> None:
    from samsyn.office.word import Revisions, read_blocks

    for revisions in Revisions:
        read_blocks(data, name=name, revisions=revisions)


def _as_template(data: bytes, name: str) -> None:
    from samsyn.office.word import read_docx, template_of, write_docx
    from tests.office.test_word import TEXT

    assert read_docx(write_docx(TEXT, template=template_of(data, name=name))).text.sections, "nothing left"
