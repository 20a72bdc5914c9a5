"""`samsyn upgrade`: bring the database and the static files in step with the installed program."""

from __future__ import annotations

import argparse

HELP = "bring database and static files in step with the program"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(args: argparse.Namespace) -> int:
    from samsyn.cli.django_setup import database_behind, prepared, set_up

    set_up()
    behind = database_behind()
    prepared()
    print("Databasen är uppgraderad." if behind else "Databasen var redan i fas med programmet.")
    return 0
