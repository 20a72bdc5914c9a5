"""A text to Word and back: nothing is lost on the way, and other programs agree that it is a Word document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from openxml_audit import OpenXmlValidator

from samsyn.domain.sections import Section, Text, written
from samsyn.office.word import Reason, Revisions, Signed, read_docx, redline_of, template_of, write_docx
from samsyn.office.word.lines import Line
from samsyn.office.word.markdown_in import lines_of
from samsyn.office.word.markdown_out import body_of, canonical
from samsyn.office.word.package import opened
from tests.office.word_cases import STYLES, lines, para, styled, texts, word_file

# The template has no theme, fonts and settings; and list 0 is how Word itself says that a paragraph has no number.
NO_FAULTS = ("relationships/theme", "relationships/fontTable", "relationships/settings", "Numbering definition '0'")
SIGNED = Signed("Anna Ek", "2027-03-01T09:00:00Z")
TABLE = "| Vad | Vem |\n|---|---|\n| Vård | **Kommunen** |"
TEXT = Text(
    "avtal", "Avtal om vård", "main", "Underavtal",
    (
        Section(1, "syfte", "Syfte", "Parterna samverkar enligt [[#ansvar]].\n\n1. först\n   - djupare\n2. sedan"),
        Section(1, "ansvar", "Ansvar", f"*Kommunen* ansvarar.\n\n{TABLE}"),
    ),
)  # fmt: skip


@given(lines())
@settings(max_examples=60, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
def test_lines_are_the_same_after_a_turn_through_markdown(found: list[Line]) -> None:
    body = body_of(found)
    assert body_of(lines_of(body)) == body
    assert len(lines_of(body)) == len(canonical(found))


@given(texts())
@settings(max_examples=25, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
def test_a_text_that_was_written_is_read_as_it_was(text: Text) -> None:
    assert written(read_docx(write_docx(text)).text) == written(text)


def own_template() -> bytes:
    """A municipality's template: its own names of styles, numbers in them, a head, and a text that is to go."""
    numbered = '<w:numPr><w:numId w:val="3"/></w:numPr>'
    styles = STYLES.replace('<w:outlineLvl w:val="0"/>', numbered + '<w:outlineLvl w:val="0"/>').replace(
        '<w:outlineLvl w:val="1"/>',
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="1"/>',
    )
    ends = '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr>'
    body = styled("Exempeltext", "Rubrik1")
    return word_file(body, styles=styles, header=para("Exempelkommun"), ends=ends, as_template=True)


def test_a_users_own_template_is_kept_but_not_its_text() -> None:
    data = write_docx(TEXT, template=template_of(own_template()))
    package = opened(data, "ut.docx")
    document = package.parts["word/document.xml"].decode()
    assert read_docx(data).text == TEXT
    assert "Exempelkommun" in package.parts["word/header.xml"].decode() and "headerReference" in document
    assert (
        'w:pStyle w:val="Rubrik1"' in document
        and 'w:pStyle w:val="Rubrik"' in document
        and "Exempeltext" not in document
    )
    # Its headings number themselves: they are given no other numbers, and in a redline none beside those that are typed.
    heading = document[document.index('w:val="Rubrik1"') :].partition("</w:pPr>")[0]
    assert "numPr" not in heading
    redline = redline_of(TEXT, replace(TEXT, title="Nytt avtal"), signed=SIGNED, template=template_of(own_template()))
    assert read_docx(redline, revisions=Revisions.REJECT).text == TEXT
    assert '<w:numId w:val="0"/>' in opened(redline, "ut.docx").parts["word/document.xml"].decode()


@pytest.mark.parametrize("template", [None, own_template()], ids=["ours", "theirs"])
def test_what_is_written_holds_for_the_validator(template: bytes | None, tmp_path: Path) -> None:
    own = template_of(template) if template else None
    changed = replace(TEXT, sections=(TEXT.sections[1], replace(TEXT.sections[0], level=2, body="Nytt.\n\n- punkt")))
    reasons = [Reason("syfte", "Enligt synpunkt 4.", "Anna Ek")]
    files = [write_docx(TEXT, template=own), redline_of(TEXT, changed, signed=SIGNED, template=own, reasons=reasons)]
    for at, data in enumerate(files):
        (tmp_path / f"{at}.docx").write_bytes(data)
        found = OpenXmlValidator().validate(tmp_path / f"{at}.docx")
        assert [e.description for e in found.errors if not any(known in e.description for known in NO_FAULTS)] == []


def test_the_same_text_gives_the_same_bytes() -> None:
    assert write_docx(TEXT) == write_docx(TEXT)


def test_a_reference_whose_words_somebody_changed_is_text() -> None:
    package = opened(write_docx(TEXT), "ut.docx")
    source = package.parts["word/document.xml"].decode()
    package.parts["word/document.xml"] = source.replace(">avsnitt\u00a02<", ">avsnitt\u00a01<").encode()
    assert read_docx(package.packed()).text.sections[0].body.startswith("Parterna samverkar enligt avsnitt\u00a01.")
