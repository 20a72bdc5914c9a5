"""`samsyn verify-certificate`: is a certificate true of two texts?

Exit 0 when all it says is true, whether it holds or names changes; 1 when something is not; 2 with a message on stderr
when a file cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from samsyn.cli.revisions import add_revisions

HELP = "check a certificate against the two texts it speaks of"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the certificate, .json or .pdf")
    parser.add_argument("old", type=Path, metavar="OLD", help="the old text")
    parser.add_argument("new", type=Path, metavar="NEW", help="the new text")
    add_revisions(parser)


def run(args: argparse.Namespace) -> int:
    """Check and tell; returns the exit code."""
    from samsyn.domain.redline import check
    from samsyn.office.redline.certificate_json import parsed_certificate
    from samsyn.office.redline.certificate_text import verdict
    from samsyn.office.redline.faults import DocumentFault
    from samsyn.office.redline.reading import read_bytes, read_document

    try:
        data = read_bytes(args.file)
        if data.startswith(b"%PDF"):
            from samsyn.office.redline.certificate_pdf import certificate_inside

            data = certificate_inside(data, args.file.name)
        certificate = parsed_certificate(data, args.file.name).certificate
        found = check(
            certificate,
            read_document(args.old, args.revisions).blocks,
            read_document(args.new, args.revisions).blocks,
        )
    except DocumentFault as fault:
        print(fault, file=sys.stderr)
        return 2
    print(verdict(found, certificate), file=sys.stderr if found else sys.stdout)
    return 1 if found else 0
