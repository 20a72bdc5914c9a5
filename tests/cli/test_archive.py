"""A backup's file is read as something that a stranger may have made."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from samsyn.cli import archive
from samsyn.cli.dumps import CannotBackUp

ABOUT: dict[str, Any] = {
    "program": "0.1.0",
    "database": "sqlite",
    "made_at": "2026-03-04T09:00:00+00:00",
    "entries": 2,
    "head": "ab" * 32,
}


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A sound backup of a database and one file."""
    for name, content in (("db", b"rows" * 1000), ("file", bytes(range(256)))):
        (tmp_path / name).write_bytes(content)
    contents = {"database.sqlite3": tmp_path / "db", "files/ab/abcd.pdf": tmp_path / "file"}
    archive.write(tmp_path / "saved.tar", contents, **ABOUT)
    return tmp_path / "saved.tar"


def members(path: Path) -> list[tuple[str, bytes]]:
    with tarfile.open(path) as tar:
        return [(m.name, tar.extractfile(m).read()) for m in tar]  # type: ignore[union-attr]


def made(path: Path, contents: list[tuple[str, bytes]], **odd: Any) -> Path:
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


def told(path: Path, **changes: Any) -> list[tuple[str, bytes]]:
    """The members of a sound backup, with other things in the manifest."""
    contents = members(path)
    return [("manifest.json", json.dumps(json.loads(contents[0][1]) | changes).encode()), *contents[1:]]


def unpacked(path: Path) -> Path:
    into = path.parent / "into"
    archive.unpack(path, archive.read_manifest(path), into)
    return into


def refused(path: Path, words: str) -> None:
    with pytest.raises(CannotBackUp, match=words):
        unpacked(path)


def test_what_was_written_is_read_again(saved: Path) -> None:
    manifest = archive.read_manifest(saved)
    assert (manifest.head, manifest.entries, manifest.database) == ("ab" * 32, 2, "sqlite")
    into = unpacked(saved)
    assert (into / "database.sqlite3").read_bytes() == b"rows" * 1000
    assert (into / "files/ab/abcd.pdf").read_bytes() == bytes(range(256))


def test_only_its_owner_reads_it(saved: Path) -> None:
    assert saved.stat().st_mode & 0o077 == 0


def test_a_backup_that_is_not_finished_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "db").write_bytes(b"rows")
    with pytest.raises(FileNotFoundError):
        archive.write(tmp_path / "saved.tar", {"db": tmp_path / "db", "gone": tmp_path / "gone"}, **ABOUT)
    assert [p.name for p in tmp_path.iterdir()] == ["db"]


@pytest.mark.parametrize("part", [1, 2])
def test_a_changed_byte_is_found(saved: Path, part: int, tmp_path: Path) -> None:
    contents = members(saved)
    name, content = contents[part]
    contents[part] = (name, b"!" + content[1:])
    refused(made(tmp_path / "bad.tar", contents), f"Kontrollsumman stämmer inte för {name}")


def test_a_part_that_is_missing_or_cut_is_found(saved: Path, tmp_path: Path) -> None:
    refused(made(tmp_path / "bad.tar", members(saved)[:-1]), "saknar files/ab/abcd.pdf")
    (tmp_path / "cut.tar").write_bytes(saved.read_bytes()[:3000])
    refused(tmp_path / "cut.tar", "kan inte läsas")


def test_something_extra_or_something_twice_is_refused(saved: Path, tmp_path: Path) -> None:
    refused(made(tmp_path / "bad.tar", [*members(saved), ("extra", b"hi")]), "inte hör dit")
    again = tmp_path / "again"
    again.mkdir()
    refused(made(again / "bad.tar", [*members(saved), members(saved)[-1]]), "inte hör dit")


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", "files/../../outside", "files\\..\\outside", ""])
def test_a_part_that_would_land_outside_is_refused(saved: Path, name: str, tmp_path: Path) -> None:
    parts = [*json.loads(members(saved)[0][1])["parts"], {"name": name, "size": 2, "sha256": "x"}]
    refused(made(tmp_path / "bad.tar", [*told(saved, parts=parts), (name, b"hi")]), "otillåten sökväg")
    assert not list(tmp_path.rglob("outside"))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_anything_but_a_plain_file_is_refused(saved: Path, kind: bytes, tmp_path: Path) -> None:
    contents = members(saved)
    contents[-1] = (contents[-1][0], b"")
    refused(made(tmp_path / "bad.tar", contents, type=kind, linkname="database.sqlite3"), "inte hör dit")


@pytest.mark.parametrize("content", [b"", b"not a tar at all" * 100])
def test_what_is_no_archive_is_said_to_be_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.tar").write_bytes(content)
    refused(tmp_path / "bad.tar", "kan inte läsas|ingen säkerhetskopia")


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b'{"parts": 7}', b"\xff", b'{"parts": [], "unknown": 1}'])
def test_a_manifest_that_says_nothing_is_refused(manifest: bytes, tmp_path: Path) -> None:
    refused(made(tmp_path / "bad.tar", [("manifest.json", manifest)]), "kan inte läsas")


def test_another_format_is_refused(saved: Path, tmp_path: Path) -> None:
    refused(made(tmp_path / "bad.tar", told(saved, format=2)), "annan version av formatet")


def test_only_plain_files_below_the_folder_are_taken(tmp_path: Path) -> None:
    (tmp_path / "files" / "ab").mkdir(parents=True)
    (tmp_path / "files" / "ab" / "x").write_text("x")
    (tmp_path / "files" / "link").symlink_to("/etc/passwd")
    assert [name for name, _ in archive.files_under(tmp_path / "files", "files")] == ["files/ab/x"]
    assert list(archive.files_under(tmp_path / "none", "files")) == []
