"""What every word that reads Word files is told of the changes tracked in them."""

from __future__ import annotations

import argparse


def add_revisions(parser: argparse.ArgumentParser) -> None:
    """The option `--revisions`."""
    parser.add_argument(
        "--revisions",
        choices=("accept", "reject", "refuse"),
        default="refuse",
        help="tracked changes of a .docx: accept them, reject them, or refuse to read it (default)",
    )
