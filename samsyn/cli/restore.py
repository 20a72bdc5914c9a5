"""`samsyn restore FILE --into-empty`: check a backup, put it into an empty place, and walk its log."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

HELP = "put a backup into an empty place"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("archive", type=Path, metavar="FILE", help="a file that samsyn backup made")
    parser.add_argument(
        "--into-empty",
        action="store_true",
        required=True,
        help="say that the database and the files folder of this installation are empty and may be filled",
    )


def run(args: argparse.Namespace) -> int:
    from samsyn.cli.django_setup import set_up

    set_up()
    from django.db import DatabaseError

    from samsyn.cli.dumps import CannotBackUp

    try:
        restore(args.archive)
    except (CannotBackUp, OSError, DatabaseError) as fault:
        print(f"Säkerhetskopian lades inte tillbaka. {fault}", file=sys.stderr)
        return 2
    return checked(args.archive)


def restore(archive: Path) -> None:
    """Everything is unpacked and checked beside its place before anything is put in it."""
    from django.conf import settings
    from django.db import connection

    from samsyn.cli import archive as archives
    from samsyn.cli.dumps import NAMES, CannotBackUp, load

    manifest = archives.read_manifest(archive)
    if manifest.database != connection.vendor:
        raise CannotBackUp(f"Den är gjord på {manifest.database}, men installationen använder {connection.vendor}.")
    refuse_unless_empty()
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restore-") as scratch:
        archives.unpack(archive, manifest, Path(scratch))
        files = Path(scratch) / "files"
        files.mkdir(exist_ok=True)
        shutil.rmtree(settings.FILES, ignore_errors=True)
        files.rename(settings.FILES)
        try:
            # The database last: where it is, the files are.
            load(Path(scratch) / NAMES[connection.vendor])
        except BaseException:
            shutil.rmtree(settings.FILES, ignore_errors=True)
            raise


def refuse_unless_empty() -> None:
    from django.conf import settings

    from samsyn.cli.dumps import CannotBackUp, tables

    if tables():
        raise CannotBackUp("Databasen är inte tom. Lägg tillbaka i en ny databas, och byt till den sedan.")
    if any(file.is_file() for file in settings.FILES.rglob("*")):
        raise CannotBackUp(f"Mappen {settings.FILES} är inte tom.")


def checked(archive: Path) -> int:
    """The restored log must end where the manifest says, and hold."""
    from samsyn.access import log
    from samsyn.cli import archive as archives
    from samsyn.cli.django_setup import database_behind

    manifest = archives.read_manifest(archive)
    print(f"Säkerhetskopian från {manifest.made_at} är tillbakalagd.")
    if database_behind():
        print("Den är gjord med en äldre version. Kör nu: samsyn upgrade, och därefter: samsyn verify")
        return 0
    found = log.verify()
    if found.fault or (found.entries, found.head) != (manifest.entries, manifest.head):
        print("Loggen stämmer inte med säkerhetskopians uppgifter. Kör samsyn verify.", file=sys.stderr)
        return 1
    print(f"Loggen är hel. Poster: {found.entries}. Senaste kontrollsumman: {found.head}")
    return 0
