"""Files with answers as people have them, put in and read as the house does it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from samsyn.compilations.actions import start_upload
from samsyn.compilations.actions.uploads import Sheet
from samsyn.domain.access import Viewer
from samsyn.outbox.tasks import run_queued
from tests.compilations.sheets import ANSWERS, table
from tests.world import AT

# Two misspelt names and one that nobody bears.
MESSY = (
    ("Orrust kommun", "HDI"),
    ("Alingsås kommun", "HH-"),
    ("Tidahlm kommun", "III"),
    ("Västra Götalandsregionen", "HHD"),
    ("Bygdegårdsföreningen Lyktan", "III"),
)


def rows_of(answers: Sequence[tuple[str, str]] = ANSWERS, **more: Any) -> list[list[Any]]:
    sheet = table(answers, **more)
    return [list(sheet.header), *(list(row.values) for row in sheet.rows)]


def as_xlsx(rows: Sequence[Sequence[Any]], title: str = "Svar") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def as_csv(rows: Sequence[Sequence[Any]], separator: str = ";") -> bytes:
    made = io.StringIO()
    csv.writer(made, delimiter=separator).writerows(rows)
    return made.getvalue().encode("utf-8-sig")


def messy(answers: Sequence[tuple[str, str]] = MESSY, **more: Any) -> bytes:
    return as_xlsx(rows_of(answers, **more))


def file(content: bytes, name: str = "Svar_på_remissen.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/octet-stream")


def put_in(viewer: Viewer, content: bytes | None = None, *, read: bool = True, **more: Any) -> int:
    """An upload of hers, read by the task unless told otherwise; its number."""
    sheet = Sheet("Svar_på_remissen.xlsx", messy() if content is None else content, more.pop("kind", "xlsx"))
    made = start_upload(viewer=viewer, at=more.pop("at", AT), sheet=sheet, **more)
    if read:
        run_queued()
    return int(made.pk)
