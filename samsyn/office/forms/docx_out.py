"""The form as a Word document: each section's words, and under them fields (content controls) that alone can be
written in. The id of a field is its control's tag, which Word keeps whatever is written."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from samsyn.office.forms.ids import id_of
from samsyn.office.forms.values import OF_A_SECTION, Field, Form, FormSection
from samsyn.office.forms.words import CHOOSE, FIELDS, HOW, NOT_GRADED, WHOLE, instructions
from samsyn.office.reports.docx.body import Body, Run, escaped, quoted
from samsyn.office.reports.docx.page import document_of
from samsyn.office.reports.looks import FAINT, QUIET
from samsyn.office.workbooks import readable

_NAME_WIDTH, _FIELD_WIDTH = 2600, 6900  # twentieths of a point


def docx_of(form: Form) -> bytes:
    """The document's bytes. The same form gives the same bytes."""
    body, numbers = Body(), count(1)
    body.paragraph(form.title, "Title")
    body.paragraph(form.name)
    body.paragraph(HOW, "Heading2", keep=True)
    for line in instructions(form):
        body.bullet(line)
    for document, sections in form.documents().items():
        body.heading(1, document)
        for section in sections:
            _section(body, form, section, numbers)
    body.heading(1, WHOLE)
    _fields(body, form, None, [name for of, name in form.asked() if of is None], numbers)
    return document_of(form.title, body.xml, fields_only=True)


def _section(body: Body, form: Form, section: FormSection, numbers: count[int]) -> None:
    body.heading(2, section.label)
    for words in section.body.split("\n\n"):
        if words.strip():
            body.paragraph(words)
    asked = [name for of, name in form.asked() if of is not None and of.key == section.key]
    if not asked:
        body.paragraph(NOT_GRADED, "Not")
        return
    _fields(body, form, section.key, [name for name in OF_A_SECTION if name in asked], numbers)


def _fields(body: Body, form: Form, section: int | None, names: list[Field], numbers: count[int]) -> None:
    """A table with a row for each field: what it asks, and the field."""
    border = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{FAINT}"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    rows = "".join(_row(form, section, name, next(numbers)) for name in names)
    body.pieces.append(
        f'<w:tbl><w:tblPr><w:tblW w:w="{_NAME_WIDTH + _FIELD_WIDTH}" w:type="dxa"/><w:tblBorders>{border}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{_NAME_WIDTH}"/>'
        f'<w:gridCol w:w="{_FIELD_WIDTH}"/></w:tblGrid>{rows}</w:tbl><w:p><w:pPr><w:pStyle w:val="Efter"/></w:pPr></w:p>'
    )


def _row(form: Form, section: int | None, name: Field, number: int) -> str:
    said = Run(FIELDS[name], bold=True, ink=QUIET, size=9.5).xml
    field = _control(form, section, name, number)
    return (
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{_NAME_WIDTH}" w:type="dxa"/></w:tcPr><w:p>{said}</w:p></w:tc>'
        f'<w:tc><w:tcPr><w:tcW w:w="{_FIELD_WIDTH}" w:type="dxa"/></w:tcPr><w:p>{field}</w:p></w:tc></w:tr>'
    )


def _control(form: Form, section: int | None, name: Field, number: int) -> str:
    choices = form.choices(name)
    value = form.stands(section, name).value
    shown = choices.get(value, value)
    empty = "" if shown else "<w:showingPlcHdr/>"
    kind = _choices(choices) if choices else '<w:text w:multiLine="1"/>'
    content = Run(shown).xml if shown else Run(CHOOSE if choices else "Skriv här", ink=QUIET).xml
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{quoted(FIELDS[name])}"/><w:tag w:val="{id_of(form, section, name)}"/>'
        f'<w:id w:val="{number}"/><w:lock w:val="sdtLocked"/>{empty}{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def _choices(choices: Mapping[str, str]) -> str:
    items = "".join(
        f'<w:listItem w:displayText="{quoted(shown)}" w:value="{escaped(readable(kept))}"/>'
        for kept, shown in choices.items()
    )
    return f"<w:dropDownList>{items}</w:dropDownList>"
