"""`samsyn validity`: who is bound by what, on which date, and why, from a scenario file.

Exit 0 with an answer; exit 2 with a message on stderr when the file or an argument has a fault.
"""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

HELP = "tell who is bound by what, on which date, and why"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the scenario, a TOML file")
    parser.add_argument("--on", metavar="DATE", help="what binds each party that day; deadlines from that day")
    parser.add_argument("--known-on", metavar="DATE", help="only what was recorded up to and including that day")
    parser.add_argument(
        "--what-if",
        action="append",
        default=[],
        metavar='"PARTY KIND INSTRUMENT DATE"',
        help="as if this had happened too; may be repeated",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")


def run(args: argparse.Namespace) -> int:
    """Compute and print; returns the exit code."""
    from samsyn.office.validity.faults import ScenarioFault

    try:
        report = _report(args)
    except ScenarioFault as fault:
        print(fault, file=sys.stderr)
        return 2
    sys.stdout.write(report)
    return 0


def _report(args: argparse.Namespace) -> str:
    from samsyn.domain.validity import answer, changes
    from samsyn.office.validity.faults import ScenarioFault
    from samsyn.office.validity.reading import parse_day, parse_what_if, read_scenario
    from samsyn.office.validity.report import Report, as_json, as_text

    asked = parse_day(args.on, "--on") if args.on is not None else None
    known_on = parse_day(args.known_on, "--known-on") if args.known_on is not None else None
    world = read_scenario(args.file)
    what_if = tuple(parse_what_if(words, world) for words in args.what_if)
    if len({event.key for event in what_if}) < len(what_if):
        raise ScenarioFault("--what-if: två händelser för samma part och avtal samma dag")
    on = asked or datetime.now().astimezone().date()
    found = answer(world, on, known_on, what_if)
    changed = changes(answer(world, on, known_on), found) if what_if else None
    report = Report(found, tuple(sorted(world.parties)), asked, changed)
    return as_json(report) if args.format == "json" else as_text(report)
