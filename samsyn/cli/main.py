"""`samsyn WORD …`: finds the word's module and runs it.

Each word is a module of this package with `HELP` (one line), `add_arguments(parser)` and `run(args) -> int`
(the exit code). Modules are imported only when their word is used, so that words without Django start fast.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from types import ModuleType

# word → one line for `samsyn --help`
WORDS = {
    "certificate": "certify that text was only moved, or name every other change",
    "compile": "read a sheet of answers and compile it",
    "demo": "fill a demo county (once) and serve it",
    "init": "fill an empty database with a real county",
    "merge": "bring two changes of the same text together",
    "redline": "compare two texts, word for word and move for move",
    "serve": "serve the installation, with the tick beside it",
    "tick": "do what is due: send letters, run tasks, tidy",
    "reindex": "work out anew what can be searched",
    "upgrade": "bring database and static files in step with the program",
    "validity": "tell who is bound by what, on which date, and why",
    "verify": "check that the log has not been rewritten",
    "verify-certificate": "check a certificate against the two texts it speaks of",
    "backup": "save database, files and checksums in one archive",
    "rebuild": "work out a sealed compilation anew from the answers in its archive",
    "restore": "put a backup into an empty place",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line given in `argv` (default: the process's own) and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="samsyn", description="Samsyn: public agreements between many parties.")
    words = parser.add_subparsers(dest="word", metavar="WORD", required=True)
    asked = next((a for a in arguments if not a.startswith("-")), None)
    for word, line in WORDS.items():
        sub = words.add_parser(word, help=line, description=line)
        if word == asked:
            _module(word).add_arguments(sub)
    args = parser.parse_args(arguments)
    try:
        code: int = _module(args.word).run(args)
    except Exception as fault:
        # Only a word that loaded Django can have met settings or a database that do not hold.
        said = importlib.import_module("samsyn.cli.django_setup").calmly(fault) if "django" in sys.modules else ""
        if not said:
            raise
        print(said, file=sys.stderr)
        return 2
    return code


def _module(word: str) -> ModuleType:
    """`verify-certificate` is the module `verify_certificate`."""
    return importlib.import_module(f"samsyn.cli.{word.replace('-', '_')}")


if __name__ == "__main__":
    sys.exit(main())
