"""`samsyn reindex`: work out anew what can be searched, from everything that is kept."""

from __future__ import annotations

import argparse

HELP = "work out anew what can be searched"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(args: argparse.Namespace) -> int:
    from samsyn.cli.django_setup import prepared, reindex, set_up

    set_up()
    prepared()
    # In one transaction: whoever searches meanwhile finds what was there before.
    print(f"Sökregistret är uppbyggt på nytt. Poster: {reindex()}.")
    return 0
