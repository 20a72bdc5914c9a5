"""What is backed up comes back, row by row and file by file; what is not a sound backup does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def with_a_file(installation: Installation) -> Installation:
    (installation.data / "files" / "ab").mkdir(parents=True)
    (installation.data / "files" / "ab" / "abcd.pdf").write_bytes(b"%PDF" + bytes(range(256)) * 5000)
    return installation


def empty(tmp_path: Path) -> Installation:
    return Installation(tmp_path / "empty")


@pytest.fixture
def saved(county: Installation, tmp_path: Path) -> Path:
    with_a_file(county).run("backup", str(tmp_path / "saved.tar"))
    return tmp_path / "saved.tar"


def test_a_backup_put_into_an_empty_place_gives_the_same_rows_and_files(
    filled: Installation, place: Callable[[], Installation], tmp_path: Path
) -> None:
    with_a_file(filled).letter("Åäö och “citat”")
    filled.run("tick")
    said = filled.run("backup", str(tmp_path / "saved.tar"))
    other = place()
    again = other.run("restore", str(tmp_path / "saved.tar"), "--into-empty")
    assert other.everything() == filled.everything()
    file = Path("files/ab/abcd.pdf")
    assert (other.data / file).read_bytes() == (filled.data / file).read_bytes()
    head = filled.sql("SELECT hash FROM access_logentry ORDER BY number DESC")[0][0]
    assert head in said and head in again
    assert "Loggen är hel" in other.run("verify")
    # The walls came along: the restored log cannot be rewritten either.
    with pytest.raises(Exception, match="append-only"):
        other.sql("DELETE FROM access_logentry")


def test_what_comes_after_a_restore_goes_on_where_the_log_ended(
    filled: Installation, place: Callable[[], Installation], tmp_path: Path
) -> None:
    """Also PostgreSQL's counters came back."""
    filled.letter("Före")
    filled.run("backup", str(tmp_path / "saved.tar"))
    other = place()
    other.run("restore", str(tmp_path / "saved.tar"), "--into-empty")
    other.letter("Efter")
    assert [n for (n,) in other.sql("SELECT id FROM outbox_letter ORDER BY id")] == [1, 2]


def test_a_folder_gets_a_file_named_by_the_time_that_only_its_owner_reads(
    county: Installation, tmp_path: Path
) -> None:
    (tmp_path / "backups").mkdir()
    county.run("backup", str(tmp_path / "backups"))
    (archive,) = (tmp_path / "backups").iterdir()
    assert archive.name.startswith("samsyn-20") and archive.suffix == ".tar"
    assert archive.stat().st_mode & 0o077 == 0


def test_a_backup_that_exists_is_not_written_over(county: Installation, saved: Path) -> None:
    before = saved.read_bytes()
    assert "finns redan" in county.run("backup", str(saved), code=2)
    assert saved.read_bytes() == before


def test_a_place_that_is_not_empty_is_refused_and_untouched(county: Installation, saved: Path) -> None:
    before = county.everything()
    assert "Databasen är inte tom" in county.run("restore", str(saved), "--into-empty", code=2)
    assert county.everything() == before


def test_files_without_a_database_also_make_a_place_not_empty(saved: Path, tmp_path: Path) -> None:
    place = with_a_file(empty(tmp_path))
    assert "är inte tom" in place.run("restore", str(saved), "--into-empty", code=2)
    assert (place.data / "files" / "ab" / "abcd.pdf").exists()


def test_restoring_must_be_meant(saved: Path, tmp_path: Path) -> None:
    assert "--into-empty" in empty(tmp_path).run("restore", str(saved), code=2)


def test_one_changed_byte_is_found_before_anything_is_put_in_place(saved: Path, tmp_path: Path) -> None:
    content = bytearray(saved.read_bytes())
    content[-30_000] ^= 1  # inside the last part, the file
    (tmp_path / "bad.tar").write_bytes(content)
    place = empty(tmp_path)
    said = place.run("restore", str(tmp_path / "bad.tar"), "--into-empty", code=2)
    assert said == "Säkerhetskopian lades inte tillbaka. Kontrollsumman stämmer inte för files/ab/abcd.pdf.\n"
    assert place.tables() == [] and not (place.data / "files").exists()


def test_a_backup_from_the_other_database_is_refused(saved: Path, tmp_path: Path) -> None:
    content = saved.read_bytes().replace(b'"database": "sqlite"', b'"database": "oracle"', 1)
    (tmp_path / "bad.tar").write_bytes(content)
    said = empty(tmp_path).run("restore", str(tmp_path / "bad.tar"), "--into-empty", code=2)
    assert "gjord på oracle, men installationen använder sqlite" in said
