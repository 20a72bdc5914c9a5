"""`samsyn redline`: what was kept, moved, changed, deleted and inserted between two texts.

Exit 0 when they could be compared, alike or not; exit 2 with a message on stderr when one cannot be read.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from samsyn.cli.revisions import add_revisions

if TYPE_CHECKING:
    from samsyn.domain.redline import Comparison

HELP = "compare two texts, word for word and move for move"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("old", type=Path, metavar="OLD", help="the old text, .docx, .md or .txt")
    parser.add_argument("new", type=Path, metavar="NEW", help="the new text, .docx, .md or .txt")
    parser.add_argument(
        "--format",
        choices=("text", "html", "json", "docx"),
        default="text",
        help="text (default), html, json or docx",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="write to this file instead of the terminal")
    parser.add_argument("--author", default="Samsyn", metavar="NAME", help="whose the changes are (docx)")
    add_revisions(parser)
    parser.add_argument("--anchors", type=Path, metavar="FILE.json", help="places of comments to carry over (json)")
    parser.add_argument("--plain-moves", action="store_true", help="show what moved as deleted and inserted")


def run(args: argparse.Namespace) -> int:
    """Compare and print or write; returns the exit code."""
    from samsyn.office.redline.faults import DocumentFault
    from samsyn.office.redline.writing import write

    try:
        write(_redline(args), args.output, (args.old, args.new))
    except DocumentFault as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0


def _redline(args: argparse.Namespace) -> str | bytes:
    from samsyn.domain.redline import compare, reanchor, without_moves
    from samsyn.office.redline.reading import read_document

    old, new = read_document(args.old, args.revisions), read_document(args.new, args.revisions)
    began = time.process_time()
    found = compare(old.blocks, new.blocks)
    seconds = time.process_time() - began
    if args.format == "docx":
        return _word(args, found, old.name, new.name)
    shown = without_moves(found) if args.plain_moves else found
    if args.format == "json":
        from samsyn.office.redline.anchors_in import read_anchors
        from samsyn.office.redline.as_json import redline_json

        anchors = read_anchors(args.anchors) if args.anchors else ()
        return redline_json(shown, reanchor(found, anchors), seconds)
    if args.format == "html":
        from samsyn.office.redline.as_html import redline_html

        return redline_html(shown, old.name, new.name)
    from samsyn.office.redline.as_text import redline_text

    return redline_text(shown, old.name, new.name)


def _word(args: argparse.Namespace, found: Comparison, old: str, new: str) -> bytes:
    from samsyn.office.word import Signed, laid_blocks, write_redline

    lines = [laid_blocks([block.block for block in side]) for side in (found.old, found.new)]
    signed = Signed(args.author, datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"))
    title = f"Ändringar från {old} till {new}"
    return write_redline(found, *lines, title=title, signed=signed, plain_moves=args.plain_moves)
