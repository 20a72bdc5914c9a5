"""The form as a workbook: a sheet for each document, one for the whole, and one that says how to fill it in.

Written by XlsxWriter, with only single cells by `office/workbooks`: a form has locks and lists to choose from, which no
report has.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from samsyn.office.forms.ids import id_of
from samsyn.office.forms.values import OF_THE_WHOLE, Field, Form, FormSection
from samsyn.office.forms.words import FIELDS, HOW, NOT_GRADED, WHOLE, instructions
from samsyn.office.reports.looks import FAINT, HEAD_FILL
from samsyn.office.workbooks import MARK, fitting, readable, sheet_names, write_plain

_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)  # so that the same form gives the same bytes
# Sections stand from row 3; the ids of their fields in hidden columns far to the right of what one sees.
HEAD_ROW = 1
ID_COLUMN = 12
COLUMNS = (Field.GRADE, Field.GROUND, Field.COMMENT, Field.PROPOSAL)
FIRST = 3  # the column of the first field
_WIDTHS = (9, 30, 60, 18, 22, 48, 48)
_LEAST_HEIGHT, _LINE, _HIGHEST = 45, 15, 390


class _Looks:
    """The formats of the form: what is locked, and the white fields to fill in."""

    def __init__(self, book: Workbook) -> None:
        around = {"border": 1, "border_color": f"#{FAINT}", "valign": "top", "text_wrap": True}
        self.title = book.add_format({"bold": True, "font_size": 16, "font_color": f"#{HEAD_FILL}"})
        self.words = book.add_format({"text_wrap": True, "valign": "top"})
        self.head = book.add_format({**around, "bold": True, "font_color": "#FFFFFF", "bg_color": f"#{HEAD_FILL}"})
        self.locked = book.add_format({**around, "bg_color": "#F3F5F6"})
        self.bold = book.add_format({**around, "bg_color": "#F3F5F6", "bold": True})
        # Text, so that nothing typed becomes a number or a date.
        self.field = book.add_format({**around, "locked": False, "num_format": "@"})


def xlsx_of(form: Form) -> bytes:
    """The workbook's bytes. The same form gives the same bytes."""
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": readable(form.title), "author": "Samsyn", "created": _MOMENT})
    looks = _Looks(book)
    documents = form.documents()
    names = sheet_names([HOW, *documents, WHOLE])
    _how(book.add_worksheet(names[0]), form, looks)
    for name, sections in zip(names[1:], documents.values(), strict=False):
        _sections(_page(book, name), form, sections, looks)
    _whole(_page(book, names[-1]), form, looks)
    book.close()
    return made.getvalue()


def _page(book: Workbook, name: str) -> Worksheet:
    page = book.add_worksheet(name)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.protect("", {"format_columns": True, "format_rows": True})
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    return page


def _how(page: Worksheet, form: Form, looks: _Looks) -> None:
    page.hide_gridlines(2)
    page.set_column(0, 0, 100)
    page.write_string(0, 0, readable(form.title), looks.title)
    page.write_string(1, 0, readable(form.name), looks.words)
    for at, line in enumerate(instructions(form), start=3):
        page.write_string(at, 0, line, looks.words)
    page.protect("")


def _sections(page: Worksheet, form: Form, sections: Sequence[FormSection], looks: _Looks) -> None:
    for at, width in enumerate(_WIDTHS):
        hidden = {"hidden": True} if COLUMNS[at - FIRST] is Field.GROUND and at >= FIRST and not form.grounds else {}
        page.set_column(at, at, width, None, hidden)
    page.set_column(ID_COLUMN, ID_COLUMN + len(COLUMNS) - 1, 4, None, {"hidden": True})
    page.freeze_panes(HEAD_ROW + 1, 2)
    page.repeat_rows(HEAD_ROW)
    page.write_string(0, 0, readable(sections[0].document), looks.title)
    for at, head in enumerate(["Nummer", "Avsnitt", "Text", *(FIELDS[name] for name in COLUMNS)]):
        page.write_string(HEAD_ROW, at, head, looks.head)
    for row, section in enumerate(sections, start=HEAD_ROW + 1):
        _section(page, row, form, section, looks)


def _section(page: Worksheet, row: int, form: Form, section: FormSection, looks: _Looks) -> None:
    _write(page, row, 0, section.number, looks.bold)
    _write(page, row, 1, section.heading, looks.bold)
    _write(page, row, 2, section.body, looks.locked)
    lines = max(len(section.body) / 62, section.body.count("\n") + 1)
    page.set_row(row, min(max(_LEAST_HEIGHT, _LINE * lines), _HIGHEST))
    asked = {name for of, name in form.asked() if of is not None and of.key == section.key}
    for at, name in enumerate(COLUMNS):
        if name in asked:
            _field(page, row, FIRST + at, ID_COLUMN + at, form, section.key, name, looks)
        else:
            _write(page, row, FIRST + at, NOT_GRADED if at == 0 else "", looks.locked)


def _whole(page: Worksheet, form: Form, looks: _Looks) -> None:
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 90)
    page.set_column(ID_COLUMN, ID_COLUMN, 4, None, {"hidden": True})
    page.write_string(0, 0, WHOLE, looks.title)
    asked = [name for of, name in form.asked() if of is None]
    for row, name in enumerate((name for name in OF_THE_WHOLE if name in asked), start=HEAD_ROW + 1):
        page.write_string(row, 0, FIELDS[name], looks.bold)
        page.set_row(row, _LEAST_HEIGHT if form.choices(name) else 150)
        _field(page, row, 1, ID_COLUMN, form, None, name, looks)


def _field(
    page: Worksheet,
    row: int,
    column: int,
    id_column: int,
    form: Form,
    section: int | None,
    name: Field,
    looks: _Looks,
) -> None:
    """A white field with what stands there now, and its id in a hidden, locked cell of the same row."""
    choices = form.choices(name)
    value = form.stands(section, name).value
    _write(page, row, column, choices.get(value, value), looks.field)
    page.write_string(row, id_column, str(id_of(form, section, name)), looks.locked)
    if choices:
        page.data_validation(row, column, row, column, _list(choices))


def _list(choices: Mapping[str, str]) -> dict[str, object]:
    """A list to choose from. A list in a cell may be 255 signs and its words may have no comma: else anything may be
    typed, and is looked at when the form is read."""
    words = list(choices.values())
    if len(",".join(words)) > 255 or any("," in word for word in words):
        return {"validate": "any", "input_title": "Skriv något av", "input_message": "; ".join(words)[:255]}
    return {
        "validate": "list",
        "source": words,
        "error_title": "Välj i listan",
        "error_message": "Välj ett av svaren i listan, eller lämna fältet tomt.",
    }


def _write(page: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    if plain := fitting(text, MARK):
        write_plain(page, row, column, plain, look)
    else:
        page.write_blank(row, column, None, look)
