"""`samsyn certificate`: "endast flyttad text" holds for two texts, or every other change is named.

Exit 0 when it holds, 1 when it does not (the certificate is written all the same), 2 with a message on stderr when a
text cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from samsyn.cli.revisions import add_revisions

HELP = "certify that text was only moved, or name every other change"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("old", type=Path, metavar="OLD", help="the old text, .docx, .md or .txt")
    parser.add_argument("new", type=Path, metavar="NEW", help="the new text, .docx, .md or .txt")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="write a .pdf or .json instead of text")
    add_revisions(parser)


def run(args: argparse.Namespace) -> int:
    """Certify and print or write; returns the exit code."""
    from samsyn.domain.redline import certify
    from samsyn.office.redline.certificate_json import issued
    from samsyn.office.redline.faults import DocumentFault
    from samsyn.office.redline.reading import read_document
    from samsyn.office.redline.writing import write

    try:
        kind = _kind(args.output)
        old, new = read_document(args.old, args.revisions), read_document(args.new, args.revisions)
        found = issued(certify(old.blocks, new.blocks), old, new)
        if kind == ".json":
            from samsyn.office.redline.certificate_json import certificate_json

            write(certificate_json(found), args.output, (args.old, args.new))
        elif kind == ".pdf":
            from samsyn.office.redline.certificate_pdf import certificate_pdf

            write(certificate_pdf(found, old.blocks, new.blocks), args.output, (args.old, args.new))
        else:
            from samsyn.office.redline.certificate_text import certificate_text

            write(certificate_text(found, old.blocks, new.blocks), None, ())
    except DocumentFault as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0 if found.certificate.holds else 1


def _kind(output: Path | None) -> str:
    from samsyn.office.redline.faults import DocumentFault

    kind = "" if output is None else output.suffix.lower()
    if output is not None and kind not in (".json", ".pdf"):
        raise DocumentFault(f"{output.name}: intyget kan sparas som .pdf eller .json.")
    return kind
