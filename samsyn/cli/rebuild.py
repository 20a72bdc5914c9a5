"""`samsyn rebuild`: work out a sealed compilation anew from the answers in its archive file.

Exit 0 when every file in it is what its answers give, byte for byte; 1 when one is not; 2 with a message on stderr when
the file cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HELP = "work out a sealed compilation anew from the answers in its archive"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("archive", type=Path, metavar="ARCHIVE", help="the archive file of a sealed compilation")
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", help="write what was worked out here")


def run(args: argparse.Namespace) -> int:
    """Work it out, compare and tell; returns the exit code."""
    from samsyn.office.sealed import SealFault, checked

    try:
        found = checked(args.archive.read_bytes(), args.archive.name)
        if args.output:
            args.output.mkdir(parents=True, exist_ok=True)
            for name, content in found.rebuilt.items():
                (args.output / name).write_bytes(content)
    except SealFault as fault:
        print(fault, file=sys.stderr)
        return 2
    except OSError as fault:
        print(f"{fault.filename}: {fault.strerror}", file=sys.stderr)
        return 2
    print(f"{found.sealed.title}\nFörseglad {found.sealed.sealed_at}, försegling {found.seal}")
    for name in found.rebuilt:
        print(f"  {name:<22} {'STÄMMER INTE' if name in found.differs else 'stämmer, byte för byte'}")
    others = [name for name in found.differs if name not in found.rebuilt]
    for name in others:
        print(f"  {name:<22} STÄMMER INTE")
    return 1 if found.differs else 0
