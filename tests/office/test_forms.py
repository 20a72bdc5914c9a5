"""The offline form: out as Excel and Word, filled in by somebody, read again; every fault by its cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.domain.verdicts import Refusal
from samsyn.office.forms import Field, Filled, Form, FormFault, FormSection, Now, docx_of, read_form, xlsx_of
from samsyn.office.forms.values import LONGEST
from samsyn.office.forms.words import fault_words
from samsyn.office.sheets.refusals import FileFault

GRADES = {"full": "Stämmer helt", "partial": "Stämmer delvis", "none": "Stämmer inte alls"}
GROUNDS = {"editorial": "Redaktionellt", "today": "Dagsläget, inte texten"}
STANCES = {"supports": "Tillstyrker", "conditional": "Tillstyrker under förutsättning att"}
FORM = Form(
    7,
    21,
    "Remiss om provavtalet",
    "Orust kommun",
    "den 19 juni 2026 kl. 12.00",
    (
        FormSection(101, "Huvudavtal", "1", "Syfte", "Avtalet delar ansvaret.", is_graded=False),
        FormSection(102, "Huvudavtal", "2.1", "Kommunens ansvar", "Kommunen svarar.\n\nÄven på natten."),
        FormSection(103, "Munhälsa", "1", "Uppsökande", "Alla erbjuds."),
    ),
    GRADES,
    GROUNDS,
    STANCES,
    {
        (102, Field.GRADE): Now("partial", 3),
        (102, Field.COMMENT): Now("=1+1 är inte svaret\nrad två", 5),
        (None, Field.STANCE): Now("conditional", 1),
        (None, Field.CONDITIONS): Now("att <b>2.1</b> & 2.2 ändras", 2),
    },
)
WRITTEN: Mapping[str, Callable[[Form], bytes]] = {"xlsx": xlsx_of, "docx": docx_of}
both = pytest.mark.parametrize("kind", sorted(WRITTEN))


def values(filled: Filled) -> dict[tuple[int | None, Field], tuple[str, int]]:
    return {(e.section, e.name): (e.value, e.written_on) for e in filled.entries}


def codes(filled: Filled) -> list[tuple[FormFault, str]]:
    return [(fault.code, fault.place) for fault in filled.faults]


def wrote(kind: str, data: bytes, section: int | None, name: Field, text: Any) -> bytes:
    """What a person does: writes in one field and saves, with a program that is not ours."""
    return (_in_excel if kind == "xlsx" else _in_word)(data, section, name, text)


def _in_excel(data: bytes, section: int | None, name: Field, text: Any) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    wanted = f".{section or 0}.{name}."
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("samsyn.") and wanted in cell.value:
                    at = {"grade": 4, "ground": 5, "comment": 6, "proposal": 7}.get(name.value, 2)
                    sheet.cell(cell.row, at).value = text
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _in_word(data: bytes, section: int | None, name: Field, text: str) -> bytes:
    document = docx.Document(io.BytesIO(data))
    for control in document.element.body.iter(qn("w:sdt")):
        if f".{section or 0}.{name}." in control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")):
            properties = control.find(qn("w:sdtPr"))
            for shown in properties.findall(qn("w:showingPlcHdr")):
                properties.remove(shown)
            run = control.find(qn("w:sdtContent")).find(qn("w:r"))
            for child in list(run):
                run.remove(child)
            for n, line in enumerate(text.split("\n")):
                if n:
                    run.append(run.makeelement(qn("w:br"), {}))
                run.append(run.makeelement(qn("w:t"), {}))
                run[-1].text = line
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@both
def test_a_form_that_nobody_touched_says_what_stood_in_it(kind: str) -> None:
    filled = read_form(WRITTEN[kind](FORM), f"svar.{kind}", FORM)
    assert filled.faults == ()
    found = values(filled)
    assert set(found) == {(of.key if of else None, name) for of, name in FORM.asked()}
    for key, said in found.items():
        now = FORM.stands(*key)
        assert said == (now.value, now.revision), key


@both
def test_what_somebody_writes_is_read_with_the_revision_it_was_written_on(kind: str) -> None:
    data = wrote(kind, WRITTEN[kind](FORM), 103, Field.COMMENT, "Vi föreslår:\nfler besök.")
    data = wrote(kind, data, 103, Field.GRADE, "stämmer  INTE alls")
    data = wrote(kind, data, None, Field.STANCE, "Tillstyrker")
    filled = read_form(data, f"svar.{kind}", FORM)
    assert filled.faults == ()
    found = values(filled)
    assert found[103, Field.COMMENT] == ("Vi föreslår:\nfler besök.", 0)
    assert found[103, Field.GRADE] == ("none", 0)
    assert found[None, Field.STANCE] == ("supports", 1)
    assert found[102, Field.COMMENT] == ("=1+1 är inte svaret\nrad två", 5)


@both
def test_the_same_form_gives_the_same_bytes(kind: str) -> None:
    assert WRITTEN[kind](FORM) == WRITTEN[kind](FORM)


@both
def test_what_is_no_choice_is_told_by_its_place(kind: str) -> None:
    data = wrote(kind, WRITTEN[kind](FORM), 103, Field.GRADE, "Kanske")
    (fault,) = read_form(data, f"svar.{kind}", FORM).faults
    assert fault.code is FormFault.NOT_A_CHOICE
    assert fault.place == {"xlsx": "Munhälsa, cell D3", "docx": "1 Uppsökande, Gradering"}[kind]
    assert "”Kanske” går inte att välja" in fault_words(fault) and "”Stämmer helt”" in fault_words(fault)


@both
def test_every_fault_is_told_not_only_the_first(kind: str) -> None:
    data = wrote(kind, WRITTEN[kind](FORM), 103, Field.GRADE, "Kanske")
    data = wrote(kind, data, 102, Field.COMMENT, "x" * (LONGEST + 1))
    assert {code for code, _ in codes(read_form(data, f"svar.{kind}", FORM))} == {
        FormFault.NOT_A_CHOICE,
        FormFault.TOO_LONG,
    }


@both
@pytest.mark.parametrize(
    ("other", "code"),
    [
        (replace(FORM, consultation=8), FormFault.OTHER_CONSULTATION),
        (replace(FORM, respondent=22), FormFault.OTHER_RESPONDENT),
    ],
)
def test_somebody_elses_form_is_refused_whole(kind: str, other: Form, code: FormFault) -> None:
    with pytest.raises(Refusal) as refused:
        read_form(WRITTEN[kind](other), f"svar.{kind}", FORM)
    assert refused.value.code == code


@both
def test_a_field_that_is_gone_and_one_that_is_not_asked_are_told(kind: str) -> None:
    smaller = replace(FORM, sections=FORM.sections[:2])
    missing = read_form(WRITTEN[kind](smaller), f"svar.{kind}", FORM)
    assert {code for code, _ in codes(missing)} == {FormFault.MISSING}
    assert "1 Uppsökande" in fault_words(missing.faults[0])
    beyond = read_form(WRITTEN[kind](FORM), f"svar.{kind}", smaller)
    assert {code for code, _ in codes(beyond)} == {FormFault.UNKNOWN}


def test_a_formula_is_no_answer() -> None:
    data = wrote("xlsx", xlsx_of(FORM), 103, Field.COMMENT, "=HYPERLINK(1)")
    assert codes(read_form(data, "svar.xlsx", FORM)) == [(FormFault.FORMULA, "Munhälsa, cell F3")]


def test_a_field_copied_twice_is_told() -> None:
    document = docx.Document(io.BytesIO(docx_of(FORM)))
    control = next(document.element.body.iter(qn("w:sdt")))
    control.addnext(docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(control)))
    made = io.BytesIO()
    document.save(made)
    assert [code for code, _ in codes(read_form(made.getvalue(), "svar.docx", FORM))] == [FormFault.TWICE]


def test_only_the_fields_can_be_written_in() -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(xlsx_of(FORM))).worksheets:
        assert sheet.protection.sheet, sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                if str(cell.value or "").startswith("samsyn."):
                    assert cell.protection.locked
                    assert sheet.column_dimensions["M"].hidden
    settings = docx.Document(io.BytesIO(docx_of(FORM))).settings.element
    assert settings.find(qn("w:documentProtection")).get(qn("w:edit")) == "forms"


def test_a_grade_is_chosen_from_a_list() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_of(FORM)))["Munhälsa"]
    assert sheet.data_validations.dataValidation[0].formula1 == '"Stämmer helt,Stämmer delvis,Stämmer inte alls"'


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"hej", "svar.xlsx", FileFault.NOT_A_WORKBOOK),
        (b"hej", "svar.docx", FileFault.NOT_A_WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "svar.docx", FileFault.LOCKED),
    ],
)
def test_what_is_no_form_is_refused_in_words(data: bytes, name: str, code: FileFault) -> None:
    with pytest.raises(Refusal) as refused:
        read_form(data, name, FORM)
    assert refused.value.code == code


def test_another_document_and_another_workbook_are_no_forms() -> None:
    made = io.BytesIO()
    docx.Document().save(made)
    with pytest.raises(Refusal) as refused:
        read_form(made.getvalue(), "svar.docx", FORM)
    assert refused.value.code == FormFault.NO_FORM
    with pytest.raises(Refusal) as refused:
        read_form(xlsx_of(FORM), "svar.docx", FORM)
    assert refused.value.code == FileFault.NOT_A_DOCUMENT


def test_entities_in_a_document_are_not_followed() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_of(FORM))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(
                    b"<w:document", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document', 1
                )
            new.writestr(name, part)
    with pytest.raises(Refusal) as refused:
        read_form(made.getvalue(), "svar.docx", FORM)
    assert refused.value.code == FileFault.BROKEN


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=60))
def test_any_words_come_through_whole(words: str) -> None:
    words = words.strip()
    form = replace(FORM, sections=FORM.sections[2:], now={(103, Field.PROPOSAL): Now(words, 1)})
    for kind, write in WRITTEN.items():
        filled = read_form(write(form), f"svar.{kind}", form)
        said = values(filled)[103, Field.PROPOSAL]
        expected = words.replace("\u2028", "\n").replace("\u2029", "\n").replace("\ufffe", "").replace("\uffff", "")
        assert said == (expected.strip(), 1), kind
