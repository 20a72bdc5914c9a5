"""`samsyn demo`: fill a demo county where there is none, and serve it.

The mode is set here and lives as long as the process: a real installation is never in demo mode, since both the
mode and the mark that filling leaves in the database are needed, and a filled database is never filled again.
"""

from __future__ import annotations

import argparse
import os
import sys

HELP = "fill a demo county (once) and serve it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="the port to serve on (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="the address to serve on (127.0.0.1)")
    parser.add_argument("--workers", type=int, default=2, help="how many processes answer (2)")
    parser.add_argument("--only-fill", action="store_true", help="fill and stop")


def run(args: argparse.Namespace) -> int:
    os.environ["SAMSYN_MODE"] = "demo"
    os.environ.setdefault("SAMSYN_ORIGIN", f"http://localhost:{args.port}")
    from samsyn.cli.django_setup import prepared, set_up

    set_up()
    prepared()
    from samsyn.demo import county

    state = county.state()
    if state == "real":
        print(
            "Databasen innehåller en riktig installation. Demolänet fylls bara i en tom databas. "
            "Ange en annan mapp med SAMSYN_DATA.",
            file=sys.stderr,
        )
        return 2
    if state == "empty":
        print("Fyller demolänet …", flush=True)
        county.fill()
    if args.only_fill:
        return 0
    print(county.welcome(f"http://localhost:{args.port}/"), flush=True)
    from samsyn.cli import serve

    return serve.serve(host=args.host, port=args.port, workers=args.workers)
