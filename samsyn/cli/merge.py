"""`samsyn merge`: two changes of the same text, brought together.

Exit 0 when they could be merged, with conflicts or without; exit 2 with a message on stderr when one cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from samsyn.cli.revisions import add_revisions

HELP = "bring two changes of the same text together"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("base", type=Path, metavar="BASE", help="the text that both changed, .docx, .md or .txt")
    parser.add_argument("left", type=Path, metavar="LEFT", help="the one change")
    parser.add_argument("right", type=Path, metavar="RIGHT", help="the other change")
    parser.add_argument(
        "--format", choices=("text", "html", "json"), default="text", help="text (default), html or json"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="write to this file instead of the terminal")
    add_revisions(parser)


def run(args: argparse.Namespace) -> int:
    """Merge and print or write; returns the exit code."""
    from samsyn.office.redline.faults import DocumentFault
    from samsyn.office.redline.writing import write

    try:
        write(_merged(args), args.output, (args.base, args.left, args.right))
    except DocumentFault as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0


def _merged(args: argparse.Namespace) -> str:
    from samsyn.domain.redline import merge
    from samsyn.office.redline.reading import read_document

    merged = merge(*(read_document(path, args.revisions).blocks for path in (args.base, args.left, args.right)))
    if args.format == "json":
        from samsyn.office.redline.as_json import merge_json

        return merge_json(merged)
    if args.format == "html":
        from samsyn.office.redline.as_html import merge_html

        return merge_html(merged)
    from samsyn.office.redline.as_text import merge_text

    return merge_text(merged)
