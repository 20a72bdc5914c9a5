"""`samsyn init`: fill an empty database with a real county, and print the first administrator's single-use link."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samsyn.office.county import County

HELP = "fill an empty database with a real county"
BUILT_IN = Path(__file__).resolve().parent.parent / "parties" / "data"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, help="what the installation is called: the county's name")
    parser.add_argument(
        "--responsible", default="", help="who answers for the installation, as its accessibility statement says it"
    )
    parser.add_argument("--contact-email", default="", help="where people write about the installation")
    parser.add_argument("--admin-email", required=True, help="the first administrator's address")
    parser.add_argument("--admin-name", default="", help="her name (she can change it when she joins)")
    parser.add_argument(
        "--county",
        type=Path,
        default=BUILT_IN,
        metavar="FOLDER",
        help="the folder with sides.csv, parties.csv, associations.csv, care_areas.csv, bodies.csv and so on "
        "(default: Västra Götaland as it comes with the program)",
    )


def run(args: argparse.Namespace) -> int:
    from samsyn.cli.django_setup import prepared, set_up

    set_up()
    from django.conf import settings

    if settings.DEMO:
        return refused("Demonstrationen fylls med samsyn demo. Ett riktigt län fylls inte i demoläge.")
    prepared()
    county = read(args.county)
    return 2 if county is None else fill(args, county)


def read(folder: Path) -> County | None:
    """The county's files, or nothing when they do not hold; every fault is printed with its file and row."""
    from samsyn.office.county import CountyUnreadable, read_county
    from samsyn.parties.texts import FAULTS

    try:
        return read_county(folder)
    except CountyUnreadable as unreadable:
        refused(f"Länet i {folder} kan inte läsas. Ingenting har sparats.")
        for fault in unreadable.faults:
            row = f", rad {fault.row}" if fault.row else ""
            column = f", {fault.column}" if fault.column else ""
            value = f" (”{fault.value}”)" if fault.value else ""
            print(f"  {fault.file}{row}{column}: {FAULTS.get(fault.code, fault.code)}{value}", file=sys.stderr)
        return None


def fill(args: argparse.Namespace, county: County) -> int:
    """Both or neither: a county and somebody to run it."""
    from django.db import transaction

    from samsyn.access.clock import now
    from samsyn.accounts.actions import invite_first_operator
    from samsyn.domain.access import Viewer
    from samsyn.domain.verdicts import Refusal
    from samsyn.parties.actions import fill_installation
    from samsyn.site.texts import words_of

    keeper, at = Viewer(operator=True), now()
    email = args.admin_email.strip()
    name = args.admin_name.strip() or email.partition("@")[0]
    try:
        with transaction.atomic():
            fill_installation(
                viewer=keeper,
                at=at,
                name=args.name,
                is_demo=False,
                county=county,
                responsible=args.responsible.strip(),
                contact_email=args.contact_email.strip(),
            )
            invited = invite_first_operator(viewer=keeper, at=at, email=email, name=name)
    except Refusal as refusal:
        return refused(words_of(refusal, "samsyn.parties.views"))
    print(f"{args.name} är fyllt: {len(county.organisations)} organisationer, {len(county.bodies)} organ.")
    print("Den första administratören kommer in med den här länken. Den fungerar en gång, inom 14 dagar:")
    print(invited.link)
    return 0


def refused(words: str) -> int:
    print(words, file=sys.stderr)
    return 2
