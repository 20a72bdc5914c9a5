"""`samsyn upgrade`: bring the database, the static files and the search in step with the installed program."""

from __future__ import annotations

import argparse

HELP = "bring database and static files in step with the program"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(args: argparse.Namespace) -> int:
    from samsyn.cli.django_setup import database_behind, prepared, reindex, set_up

    set_up()
    behind = database_behind()
    prepared()
    print("Databasen är uppgraderad." if behind else "Databasen var redan i fas med programmet.")
    if not behind:  # preparing has done it otherwise; the program may cut words in another way than the one before it
        reindex()
    return 0
