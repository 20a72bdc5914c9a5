"""`samsyn backup PLACE`: database, uploaded files, the log's head and checksums in one archive, while others work."""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

HELP = "save database, files and checksums in one archive"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "place", type=Path, metavar="FOLDER|FILE", help="a folder (the file is named by the time), or a new file"
    )


def run(args: argparse.Namespace) -> int:
    from samsyn.cli.django_setup import set_up

    set_up()
    from django.db import DatabaseError

    from samsyn.cli.dumps import CannotBackUp

    archive = (
        args.place / f"samsyn-{datetime.now(tz=UTC):%Y-%m-%dT%H%M%SZ}.tar" if args.place.is_dir() else args.place
    )
    try:
        back_up(archive)
    except (CannotBackUp, OSError, DatabaseError) as fault:
        print(f"Säkerhetskopian gjordes inte. {fault}", file=sys.stderr)
        return 2
    return 0


def back_up(archive: Path) -> None:
    """The files are copied after the database: they are never changed, so those it names are all there."""
    from importlib.metadata import version

    from django.conf import settings
    from django.db import connection

    from samsyn.cli import archive as archives
    from samsyn.cli.dumps import NAMES, CannotBackUp, dump

    if archive.exists():
        raise CannotBackUp(f"{archive} finns redan.")
    with tempfile.TemporaryDirectory(dir=archive.parent, prefix=".samsyn-backup-") as scratch:
        name = NAMES[connection.vendor]
        head = dump(Path(scratch) / name)
        manifest = archives.write(
            archive,
            {name: Path(scratch) / name, **dict(archives.files_under(settings.FILES, "files"))},
            program=version("samsyn"),
            database=connection.vendor,
            made_at=datetime.now(tz=UTC).isoformat(timespec="seconds"),
            entries=head.entries,
            head=head.head,
        )
    print(f"Säkerhetskopian är sparad: {archive}")
    print(f"Filer: {len(manifest.parts) - 1}. Loggposter: {head.entries}. Loggens kontrollsumma: {head.head}")
