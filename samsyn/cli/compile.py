"""`samsyn compile`: a sheet of answers, as a web form exports it, to tallies, comments and things to look at.

Exit 0 when answers could be read, problems or not; exit 2 with a message on stderr when nothing could be.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

HELP = "read a sheet of answers and compile it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments; nothing heavy is imported here, so that --help is quick."""
    parser.add_argument("answers", type=Path, metavar="ANSWERS", help="the sheet of answers, .xlsx, .ods or .csv")
    parser.add_argument("--parties", type=Path, metavar="CSV", help="list of parties (default: the built-in list)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="write to this file instead of the terminal")


def run(args: argparse.Namespace) -> int:
    """Compile and print or write; returns the exit code."""
    from samsyn.domain.verdicts import Refusal
    from samsyn.office.sheets.texts import say_refusal

    try:
        _write(_compiled(args), args)
    except Refusal as refusal:
        print(say_refusal(refusal, args.answers.name), file=sys.stderr)
        return 2
    return 0


def _compiled(args: argparse.Namespace) -> str:
    """The report in the format asked for."""
    from samsyn.domain.grading import compile_answers
    from samsyn.office.sheets import read_sheet
    from samsyn.office.sheets.party_list import built_in_parties, read_parties

    parties = read_parties(args.parties) if args.parties else built_in_parties()
    compiled = compile_answers(read_sheet(args.answers), parties)
    if args.format == "json":
        from samsyn.office.sheets.as_json import as_json

        return as_json(compiled)
    from samsyn.office.sheets.as_text import as_text

    width = 100 if args.output else shutil.get_terminal_size((100, 24)).columns
    return as_text(compiled, file=args.answers.name, width=width)


def _write(report: str, args: argparse.Namespace) -> None:
    """To the terminal, or to a file that is not the sheet itself."""
    from samsyn.domain.verdicts import Refusal
    from samsyn.office.sheets.refusals import FileFault

    if args.output is None:
        sys.stdout.write(report)
        return
    if args.output.exists() and args.output.samefile(args.answers):
        raise Refusal(FileFault.NOT_WRITTEN, file=str(args.output), why="det är filen med svaren")
    try:
        args.output.write_text(report, encoding="utf-8", newline="\n")
    except OSError as fault:
        raise Refusal(FileFault.NOT_WRITTEN, file=str(args.output), why=fault.strerror or "") from fault
