"""`samsyn WORD …`: finds the word's module and runs it.

Each word is a module of this package with `HELP` (one line), `add_arguments(parser)` and `run(args) -> int`
(the exit code). Modules are imported only when their word is used, so that words without Django start fast.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

# word → one line for `samsyn --help`
WORDS = {
    "compile": "read a sheet of answers and compile it",
    "demo": "fill a demo county (once) and serve it",
    "init": "fill an empty database with a real county",
    "serve": "serve the installation, with the tick beside it",
    "tick": "do what is due: send letters, run tasks, tidy",
    "reindex": "work out anew what can be searched",
    "upgrade": "bring database and static files in step with the program",
    "validity": "tell who is bound by what, on which date, and why",
    "verify": "check that the log has not been rewritten",
    "backup": "save database, files and checksums in one archive",
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
            importlib.import_module(f"samsyn.cli.{word}").add_arguments(sub)
    args = parser.parse_args(arguments)
    try:
        code: int = importlib.import_module(f"samsyn.cli.{args.word}").run(args)
    except Exception as fault:
        # Only a word that loaded Django can have met settings or a database that do not hold.
        said = importlib.import_module("samsyn.cli.django_setup").calmly(fault) if "django" in sys.modules else ""
        if not said:
            raise
        print(said, file=sys.stderr)
        return 2
    return code


if __name__ == "__main__":
    sys.exit(main())
