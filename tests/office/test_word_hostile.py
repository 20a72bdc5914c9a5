"""Files that were made to do harm: refused in words, or read, in seconds and without much memory; never a crash."""

from __future__ import annotations

import io
import time
import warnings
import zipfile

import pytest

from samsyn.domain.verdicts import Refusal
from samsyn.office.word import WordFault, read_blocks, read_docx, template_of, write_docx
from samsyn.office.word.package import MOST_NODES, opened
from samsyn.office.word.texts import refused
from tests.office.test_word import TEXT, own_template
from tests.office.word_cases import SPACES, para, put_in, run, styled, table, word_file

PATIENCE = 5.0  # seconds of processor time
WHOLE = word_file(para("Kommunen ansvarar för vård."))
HEAD = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
LEVEL = (
    HEAD + '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
POINT = para("punkt", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def nested(before: str, inside: str, after: str, times: int) -> str:
    return before * times + inside + after * times


def notes_in_notes(depth: int) -> str:
    """Each foot note refers twice to the next: read to the end it would be 2^depth notes."""
    refers = '<w:r><w:footnoteReference w:id="{0}"/></w:r><w:r><w:footnoteReference w:id="{0}"/></w:r>'
    return "".join(
        f'<w:footnote w:id="{n}"><w:p>{refers.format(n + 1)}</w:p></w:footnote>' for n in range(1, depth + 1)
    )


FIELD = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
COMMENTS = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(3_000))
SHOWN = "".join(
    f'<w:comment w:id="{n}" w:author="A"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:comment>' for n in range(3_000)
)
BOX = "<w:p><w:r><w:pict><w:txbxContent>"
SLOW = {
    "notes in notes": word_file(
        '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', footnotes=notes_in_notes(100)
    ),
    "one note again and again": word_file(
        "<w:p>" + '<w:r><w:footnoteReference w:id="1"/></w:r>' * 20_000 + "</w:p>",
        footnotes=f'<w:footnote w:id="1">{para("x") * 1_000}</w:footnote>',
    ),
    "ruby in ruby": word_file("<w:p>" + nested("<w:r><w:ruby><w:rubyBase>", run("x"), "</w:rubyBase></w:ruby></w:r>", 60) + "</w:p>"),
    "boxes in boxes": word_file(nested(BOX, para("x"), "</w:txbxContent></w:pict></w:r></w:p>", 40)),
    "boxes beside each other": word_file(
        "<w:p><w:r><w:pict>" + f"<w:txbxContent>{para('x')}</w:txbxContent>" * 5_000 + "</w:pict></w:r></w:p>"
    ),
    "fields in fields": word_file("<w:p>" + FIELD * 20_000 + run("x") * 20_000 + "</w:p>"),
    "a field's code without end": word_file(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/>' + f"<w:instrText>{'a' * 2_000}</w:instrText>" * 5_000 + "</w:r></w:p>"
    ),
    "dots": word_file(para("." * 300_000 + "x") + para("…" * 300_000 + "x") + para("\t" * 300_000 + "x")),
    "dashes": word_file(para("-" * 300_000 + "x") + para("1." * 100_000) + para("*_[[" * 20_000)),
    "comments without end": word_file(para(COMMENTS) + para("Kommunen ansvarar.") * 5_000, comments=SHOWN),
    "comments in comments": word_file(para("x"), comments=nested('<w:comment w:id="1">', para("x") * 5_000, "</w:comment>", 200)),
    "one heading again and again": word_file(styled("Syfte", "Rubrik1") * 5_000),
    "a wide cell": word_file(f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{10**15}"/></w:tcPr>{para("x")}</w:tc></w:tr></w:tbl>'),
    "a wide row and many rows": word_file(table(["x"] * 5_000, *[["x"]] * 5_000)),
    "a number of many digits": word_file(POINT, numbering=LEVEL.format(start="9" * 5_000, kind="decimal")),
    "a number that is no number": word_file(POINT, numbering=LEVEL.format(start="²", kind="decimal")),
    "many letters": word_file(POINT * 5_000, numbering=LEVEL.format(start="999999999", kind="lowerLetter")),
    "many runs in a word": word_file("<w:p>" + run("a") * 100_000 + "</w:p>"),
    "a style on itself": word_file(styled("x", "S"), styles='<w:style w:styleId="S"><w:basedOn w:val="S"/></w:style>'),
    "tables in tables": word_file(nested("<w:tbl><w:tr><w:tc>", para("x"), "</w:tc></w:tr></w:tbl>", 80)),
    "links in links": word_file("<w:p>" + nested("<w:hyperlink>", run("x"), "</w:hyperlink>", 240) + "</w:p>"),
}  # fmt: skip


@pytest.mark.parametrize("data", SLOW.values(), ids=list(SLOW))
def test_nothing_takes_long(data: bytes) -> None:
    began = time.process_time()
    for reads in (read_docx, read_blocks):
        try:
            reads(data, name="avtal.docx")
        except Refusal as refusal:
            assert refused(refusal).startswith("avtal.docx: ")
    assert time.process_time() - began < PATIENCE


def renamed(name: str) -> bytes:
    """A document with one more part of this name."""
    made = io.BytesIO(WHOLE)
    with warnings.catch_warnings(), zipfile.ZipFile(made, "a") as archive:
        warnings.simplefilter("ignore")  # a name that is there already
        archive.writestr(name, b"<x/>")
    return made.getvalue()


def with_main(data: bytes) -> bytes:
    """A document whose main part is these bytes."""
    package = opened(WHOLE, "a.docx")
    package.parts["word/document.xml"] = data
    return package.packed()


MAIN = opened(WHOLE, "a.docx").parts["word/document.xml"].decode()
ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]>'
LYING = WHOLE.replace(len(MAIN.encode()).to_bytes(4, "little"), (10).to_bytes(4, "little"))
AUTHORS = "".join(f"<w:p>{put_in('ny', f'Person {n}')}</w:p>" for n in range(101))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (renamed("../../etc/passwd"), WordFault.UNSAFE_NAMES),
        (renamed("/etc/passwd"), WordFault.UNSAFE_NAMES),
        (renamed("C:/x.xml"), WordFault.UNSAFE_NAMES),
        (renamed("word\\..\\x.xml"), WordFault.UNSAFE_NAMES),
        (renamed("word/document.xml"), WordFault.UNSAFE_NAMES),
        (renamed("WORD/Document.xml"), WordFault.UNSAFE_NAMES),
        (with_main(ENTITIES.encode() + MAIN.encode()), WordFault.BROKEN),
        (with_main((ENTITIES + MAIN).encode("utf-16")), WordFault.BROKEN),
        (with_main(f'<?xml version="1.0" encoding="cp037"?>{ENTITIES}{MAIN}'.encode("cp037")), WordFault.BROKEN),
        (with_main(b'<?xml version="1.0" encoding="utf-7"?>' + (ENTITIES + MAIN).encode("utf-7")), WordFault.BROKEN),
        (LYING, WordFault.BROKEN),
        (word_file('<w:p w:a="" w:b="" w:c="" w:d=""/>' * (MOST_NODES // 5)), WordFault.TOO_LARGE_INSIDE),
        (word_file("".join(f"<w:p>{n:x}</w:p>" for n in range(50_001))), WordFault.TOO_MANY_PARAGRAPHS),
        (word_file(AUTHORS), WordFault.TOO_MANY_AUTHORS),
    ],
    ids=[
        "up", "root", "drive", "backslash", "twice", "twice in other letters", "entities", "entities in UTF-16",
        "entities in EBCDIC", "entities in UTF-7", "size", "nodes", "paragraphs", "authors",
    ],
)  # fmt: skip
def test_it_is_refused_in_words(data: bytes, fault: WordFault) -> None:
    with pytest.raises(Refusal) as caught:
        read_docx(data, name="avtal.docx")
    assert caught.value.code is fault
    assert refused(caught.value).startswith("avtal.docx: ")


def test_a_part_in_utf_16_is_read() -> None:
    data = with_main(("<?xml version='1.0' encoding='UTF-16'?>" + MAIN).encode("utf-16"))
    assert read_docx(data).text.sections[0].body == "Kommunen ansvarar för vård."


# --- what a template would bring into what we hand out ------------------------------------------------------------

OUT = '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{0}" Target="https://example.org/x" TargetMode="External"/>'


def leading_out(kind: str, part: str) -> bytes:
    package = opened(own_template(), "mall.docx")
    data = package.packed()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        new.writestr(
            f"word/_rels/{part}.xml.rels", f'<Relationships xmlns="{space}">{OUT.format(kind)}</Relationships>'
        )
        new.writestr("word/settings.xml", f'<w:settings {SPACES}><w:attachedTemplate r:id="rId90"/></w:settings>')
    return made.getvalue()


def test_a_template_that_hangs_on_another_is_let_go_of_it() -> None:
    data = write_docx(TEXT, template=template_of(leading_out("attachedTemplate", "settings")))
    package = opened(data, "ut.docx")
    assert b"attachedTemplate" not in package.parts["word/settings.xml"]
    assert b"example.org" not in b"".join(package.parts.values())
    assert read_docx(data).text == TEXT


def test_a_template_that_fetches_a_picture_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        template_of(leading_out("image", "header"))
    assert caught.value.code is WordFault.LEADS_OUT and "Bädda in" in refused(caught.value)


def test_a_template_with_odd_numbers_is_used_all_the_same() -> None:
    odd = word_file(para("x"), numbering='<w:abstractNum w:abstractNumId="²"/><w:num w:numId="x"/>')
    assert read_docx(write_docx(TEXT, template=template_of(odd))).text == TEXT
