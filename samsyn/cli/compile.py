"""`samsyn compile`: a sheet of answers, as a web form exports it, to tallies, comments and things to look at.

Exit 0 when answers could be read, problems or not; exit 2 with a message on stderr when nothing could be.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samsyn.domain.grading import CompiledSheet
    from samsyn.domain.names import Party

HELP = "read a sheet of answers and compile it"
REPORTS = ("xlsx", "docx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments; nothing heavy is imported here, so that --help is quick."""
    parser.add_argument("answers", type=Path, metavar="ANSWERS", help="the sheet of answers, .xlsx, .ods or .csv")
    parser.add_argument("--parties", type=Path, metavar="CSV", help="list of parties (default: the built-in list)")
    parser.add_argument(
        "--format",
        choices=("text", "json", *REPORTS),
        default="text",
        help="text (default), json, or a report to send on: xlsx, docx (both need -o)",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="write to this file instead of the terminal")
    parser.add_argument("--title", default="", metavar="TEXT", help="title of the report (xlsx, docx)")
    parser.add_argument(
        "--deadline",
        type=_moment,
        metavar='"YYYY-MM-DD HH:MM"',
        help="tell who answered after this moment, Swedish time; without a time of day the whole day counts (xlsx, docx)",
    )


def run(args: argparse.Namespace) -> int:
    """Compile and print or write; returns the exit code."""
    from samsyn.domain.verdicts import Refusal
    from samsyn.office.sheets.texts import say_refusal

    if fault := _unfit(args):
        print(fault, file=sys.stderr)
        return 2
    try:
        _write(_compiled(args), args)
    except Refusal as refusal:
        print(say_refusal(refusal, args.answers.name), file=sys.stderr)
        return 2
    return 0


def _moment(written: str) -> datetime:
    """A deadline as typed: a day, and a time of day if one is given."""
    from samsyn.domain.grading.times import read_time

    found = read_time(written)
    if found is None:
        raise argparse.ArgumentTypeError(f'{written!r} is no moment; write it as "2025-06-19 12:00"')
    has_time = found.time() != datetime.min.time() or any(sign in written for sign in (":", "00.00"))
    return found if has_time else found.replace(hour=23, minute=59, second=59)


def _unfit(args: argparse.Namespace) -> str:
    """Why these arguments do not go together; empty where they do."""
    if args.format in REPORTS:
        return (
            "" if args.output else f"--format {args.format}: rapporten är en fil. Ange vart den ska skrivas med -o."
        )
    return (
        "--title och --deadline hör till rapporterna: --format xlsx eller docx."
        if args.title or args.deadline
        else ""
    )


def _compiled(args: argparse.Namespace) -> str | bytes:
    """The report in the format asked for."""
    from samsyn.domain.grading import compile_answers
    from samsyn.office.sheets import read_sheet
    from samsyn.office.sheets.party_list import built_in_parties, read_parties

    parties = read_parties(args.parties) if args.parties else built_in_parties()
    compiled = compile_answers(read_sheet(args.answers), parties)
    if args.format in REPORTS:
        return _report(compiled, parties, args)
    if args.format == "json":
        from samsyn.office.sheets.as_json import as_json

        return as_json(compiled)
    from samsyn.office.sheets.as_text import as_text

    width = 100 if args.output else shutil.get_terminal_size((100, 24)).columns
    return as_text(compiled, file=args.answers.name, width=width)


def _report(compiled: CompiledSheet, parties: Sequence[Party], args: argparse.Namespace) -> bytes:
    """The report as a file's bytes."""
    from samsyn.office.reports import report_of

    report = report_of(compiled, parties, title=args.title, source=args.answers.name, deadline=args.deadline)
    if args.format == "docx":
        from samsyn.office.reports.docx import docx_of

        return docx_of(report)
    from samsyn.office.reports.xlsx import xlsx_of

    return xlsx_of(report)


def _write(report: str | bytes, args: argparse.Namespace) -> None:
    """To the terminal, or to a file that is not the sheet itself."""
    from samsyn.domain.verdicts import Refusal
    from samsyn.office.sheets.refusals import FileFault

    if args.output is None:
        sys.stdout.write(str(report))
        return
    if args.output.exists() and args.output.samefile(args.answers):
        raise Refusal(FileFault.NOT_WRITTEN, file=str(args.output), why="det är filen med svaren")
    try:
        args.output.write_bytes(report if isinstance(report, bytes) else report.encode("utf-8"))
    except OSError as fault:
        raise Refusal(FileFault.NOT_WRITTEN, file=str(args.output), why=fault.strerror or "") from fault
