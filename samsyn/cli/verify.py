"""`samsyn verify`: walk the log's chain and say whether it holds."""

from __future__ import annotations

import argparse
import sys

HELP = "check that the log has not been rewritten"

WHAT = {
    "hash": "posten har ändrats",
    "link": "posten hänger inte ihop med den före",
    "gap": "posten saknas",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--head", metavar="HASH", help="a hash that was published or kept before; it must still be in the chain"
    )


def run(args: argparse.Namespace) -> int:
    from samsyn.cli.django_setup import set_up

    set_up()
    from samsyn.access import log

    found = log.verify()
    if found.fault:
        what = WHAT[found.fault.what]
        print(f"Loggen är bruten vid post {found.fault.number}: {what} ({found.fault.what}).", file=sys.stderr)
        return 1
    print(f"Loggen är hel. Poster: {found.entries}. Senaste kontrollsumman: {found.head}")
    if args.head is None:
        return 0
    number = log.number_of(args.head)
    if number is None:
        print("Den angivna kontrollsumman finns inte i loggen: kedjan har skrivits om.", file=sys.stderr)
        return 1
    print(f"Den angivna kontrollsumman finns kvar som post {number}.")
    return 0
