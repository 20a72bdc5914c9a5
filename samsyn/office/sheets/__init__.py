"""Sheets in: .xlsx, .ods and .csv to frozen tables. `read_sheet(path or bytes, name)` is the way in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from samsyn.domain.grading import Table, has_grades
from samsyn.domain.grading.other_scales import no_grades
from samsyn.domain.grading.problems import SheetFault
from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets.guard import LARGEST_FILE
from samsyn.office.sheets.refusals import FileFault
from samsyn.office.sheets.rows import Progress, with_legends
from samsyn.office.sheets.text_file import read_text_table

__all__ = ["FileFault", "Progress", "read_sheet", "read_tables"]


def read_sheet(source: Path | bytes, name: str = "", *, kind: str = "", progress: Progress | None = None) -> Table:
    """The sheet of answers: the first with a column of grades, others that have one named in `passed_over`.

    `name` is the file's name (default: the path's); its ending tells the type, unless `kind` does. Raises `Refusal` with a `FileFault`
    or `SheetFault` where there is nothing to read.
    """
    shown = name or (source.name if isinstance(source, Path) else "")
    tables = with_legends(read_tables(_bytes(source, shown), shown, kind=kind, progress=progress))
    filled = [table for table in tables if any(table.header)]
    if not filled:
        raise Refusal(SheetFault.EMPTY, sheet=", ".join(table.name for table in tables) or shown)
    graded = [table for table in filled if has_grades(table)] if len(filled) > 1 else filled
    if not graded:
        raise _none_graded(filled)
    first, *others = graded
    return replace(first, passed_over=tuple(table.name for table in others))


def read_tables(data: bytes, name: str, *, kind: str = "", progress: Progress | None = None) -> list[Table]:
    """Every sheet of a file, as tables."""
    ending = kind or (name.rpartition(".")[2].lower() if "." in name else "")
    refused = {"xls": FileFault.OLD_EXCEL, "xlsm": FileFault.MACROS, "xlsb": FileFault.OLD_EXCEL}
    if ending not in ("xlsx", "ods", "csv"):
        raise Refusal(refused.get(ending, FileFault.WRONG_TYPE), file=name)
    if len(data) > LARGEST_FILE:
        raise Refusal(FileFault.TOO_LARGE, file=name, size=_megabytes(len(data)))
    if not data.strip():
        raise Refusal(FileFault.EMPTY, file=name)
    if ending == "csv":
        return [read_text_table(data, name, progress)]
    if ending == "ods":
        from samsyn.office.sheets.ods import read_opendocument

        return list(read_opendocument(data, name, progress))
    from samsyn.office.sheets.workbook import read_workbook

    return list(read_workbook(data, name, progress))


def _none_graded(tables: list[Table]) -> Refusal:
    """Why none of the sheets has grades: what can be said of one of them, else that there are none."""
    told = next((why for table in tables if (why := no_grades(table)).code != SheetFault.NO_GRADES), None)
    return told or Refusal(SheetFault.NO_GRADES, sheet=", ".join(table.name for table in tables))


def _bytes(source: Path | bytes, name: str) -> bytes:
    """The file's bytes, its size asked first so that a huge file is never read."""
    if isinstance(source, bytes):
        return source
    try:
        size = source.stat().st_size
        if size > LARGEST_FILE:
            raise Refusal(FileFault.TOO_LARGE, file=name, size=_megabytes(size))
        return source.read_bytes()
    except OSError as fault:
        raise Refusal(FileFault.MISSING, file=str(source), why=fault.strerror or "") from fault


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",")
