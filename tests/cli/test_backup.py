"""What is backed up comes back, row by row and file by file; what is not a sound backup does not."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def with_a_file(installation: Installation) -> Installation:
    (installation.data / "files" / "ab").mkdir(parents=True)
    (installation.data / "files" / "ab" / "abcd.pdf").write_bytes(b"%PDF" + bytes(range(256)) * 5000)
    return installation


def empty(tmp_path: Path) -> Installation:
    return Installation(tmp_path / "empty")


def members(archive: Path) -> list[tuple[str, bytes]]:
    with tarfile.open(archive) as tar:
        return [(m.name, tar.extractfile(m).read()) for m in tar]  # type: ignore[union-attr]


def archive_of(path: Path, contents: list[tuple[str, bytes]], **odd: Any) -> Path:
    """A tar with these members; `odd` sets attributes of the last one."""
    with tarfile.open(path, "w") as tar:
        for number, (name, content) in enumerate(contents, start=1):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            if number == len(contents):
                for key, value in odd.items():
                    setattr(member, key, value)
            tar.addfile(member, io.BytesIO(content))
    return path


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


def test_the_manifest_tells_what_the_backup_is(saved: Path) -> None:
    told = json.loads(dict(members(saved))["manifest.json"])
    assert (told["format"], told["database"], told["entries"]) == (1, "sqlite", 2)
    assert [part["name"] for part in told["parts"]] == ["database.sqlite3", "files/ab/abcd.pdf"]


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


@pytest.mark.parametrize("where", ["database.sqlite3", "files/ab/abcd.pdf"])
def test_one_changed_byte_is_found_before_anything_is_put_in_place(where: str, saved: Path, tmp_path: Path) -> None:
    contents = [
        (name, content[:200] + b"!" + content[201:] if name == where else content) for name, content in members(saved)
    ]
    place = empty(tmp_path)
    said = place.run("restore", str(archive_of(tmp_path / "bad.tar", contents)), "--into-empty", code=2)
    assert f"Kontrollsumman stämmer inte för {where}" in said
    assert place.tables() == [] and not (place.data / "files").exists()


def test_a_backup_that_lacks_a_part_is_refused(saved: Path, tmp_path: Path) -> None:
    bad = archive_of(tmp_path / "bad.tar", members(saved)[:-1])
    assert "saknar files/ab/abcd.pdf" in empty(tmp_path).run("restore", str(bad), "--into-empty", code=2)


@pytest.mark.parametrize("name", ["../outside.txt", "/tmp/outside.txt", "files/../../outside.txt"])
def test_a_part_that_would_land_outside_is_refused(name: str, saved: Path, tmp_path: Path) -> None:
    contents = members(saved)
    told = json.loads(contents[0][1])
    told["parts"].append({"name": name, "size": 2, "sha256": "x"})
    contents[0] = ("manifest.json", json.dumps(told).encode())
    bad = archive_of(tmp_path / "bad.tar", [*contents, (name, b"hi")])
    assert "otillåten sökväg" in empty(tmp_path).run("restore", str(bad), "--into-empty", code=2)
    assert not list(tmp_path.rglob("outside.txt"))


def test_a_link_in_place_of_a_part_is_refused(saved: Path, tmp_path: Path) -> None:
    contents = members(saved)
    contents[-1] = (contents[-1][0], b"")
    bad = archive_of(tmp_path / "bad.tar", contents, type=tarfile.SYMTYPE, linkname="/etc/passwd")
    assert "inte hör dit" in empty(tmp_path).run("restore", str(bad), "--into-empty", code=2)


def test_something_extra_in_the_archive_is_refused(saved: Path, tmp_path: Path) -> None:
    bad = archive_of(tmp_path / "bad.tar", [*members(saved), ("extra", b"hi")])
    assert "inte hör dit" in empty(tmp_path).run("restore", str(bad), "--into-empty", code=2)


@pytest.mark.parametrize("content", [b"", b"not a tar at all" * 100])
def test_what_is_no_backup_is_said_to_be_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.tar").write_bytes(content)
    said = empty(tmp_path).run("restore", str(tmp_path / "bad.tar"), "--into-empty", code=2)
    assert said.startswith("Säkerhetskopian lades inte tillbaka.") and "Traceback" not in said


def test_a_backup_from_the_other_database_is_refused(saved: Path, tmp_path: Path) -> None:
    contents = members(saved)
    told = json.loads(contents[0][1]) | {"database": "postgresql"}
    bad = archive_of(tmp_path / "bad.tar", [("manifest.json", json.dumps(told).encode()), *contents[1:]])
    assert "postgresql" in empty(tmp_path).run("restore", str(bad), "--into-empty", code=2)
