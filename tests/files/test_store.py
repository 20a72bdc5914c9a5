"""A file is kept whole under the name of its content, comes back as it was, and is handed out so that nothing runs."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from samsyn.cli.archive import files_under
from samsyn.files import store
from samsyn.files.store import handed_out, intact, keep, opened, size_of

CONTENT = b"%PDF-1.7 \x00\xff avtal"
NAME = hashlib.sha256(CONTENT).hexdigest()
NO_NAMES = [
    "", "..", "../../etc/passwd", "/etc/passwd", "a" * 63, "a" * 65, NAME.upper(), f"{NAME}\n", f"../{NAME}", "g" * 64,
    f"{NAME[:2]}/{NAME[2:4]}/{NAME}", "\x00" * 64, "٣" * 64,
]  # fmt: skip


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.FILES = tmp_path / "files"
    return tmp_path / "files"


def there(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]


def test_a_file_is_known_by_its_content(folder: Path) -> None:
    assert keep(CONTENT) == NAME
    assert there(folder) == [f"{NAME[:2]}/{NAME[2:4]}/{NAME}"]
    file = opened(NAME)
    assert file is not None
    with file:
        assert file.read() == CONTENT
    assert size_of(NAME) == len(CONTENT)
    assert intact(NAME)


def test_the_same_file_is_kept_once(folder: Path) -> None:
    keep(CONTENT)
    before = (folder / there(folder)[0]).stat().st_ino
    assert keep(CONTENT) == NAME
    assert len(there(folder)) == 1 and (folder / there(folder)[0]).stat().st_ino == before


@trying(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.binary(max_size=3000))
def test_whatever_it_holds_it_comes_back_as_it_was(content: bytes) -> None:
    name = keep(content)
    file = opened(name)
    assert file is not None
    with file:
        assert file.read() == content
    assert intact(name) and size_of(name) == len(content)


def test_a_file_that_is_not_there_is_nothing() -> None:
    other = "0" * 64
    assert opened(other) is None and size_of(other) is None and not intact(other)
    with pytest.raises(FileNotFoundError, match=other):
        handed_out(other, "avtal.pdf", "application/pdf")


@pytest.mark.parametrize("name", NO_NAMES)
def test_what_is_no_hash_is_no_file(name: str, folder: Path) -> None:
    """Also when something lies where it would lead."""
    keep(CONTENT)
    assert opened(name) is None and size_of(name) is None and not intact(name)
    with pytest.raises(FileNotFoundError):
        handed_out(name, "avtal.pdf", "application/pdf")


def test_a_file_that_was_changed_on_the_disk_is_found_and_mended(folder: Path) -> None:
    keep(CONTENT)
    (folder / there(folder)[0]).write_bytes(b"annat")
    assert not intact(NAME)
    keep(CONTENT)
    assert intact(NAME)


def test_a_disk_that_is_full_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        keep(CONTENT)
    monkeypatch.undo()
    assert there(folder) == [] and not intact(NAME)


def test_content_is_on_the_disk_before_it_has_its_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a power cut there is either no file of that name or a whole one."""
    seen: list[tuple[str, bool]] = []
    really = os.fsync

    def watched(descriptor: int) -> None:
        seen.append((str(Path(f"/proc/self/fd/{descriptor}").readlink()), intact(NAME)))
        really(descriptor)

    monkeypatch.setattr(store.os, "fsync", watched)
    keep(CONTENT)
    (half, named), *folders = seen
    assert Path(half).name.startswith(".half-") and not named
    assert [Path(path) for path, _ in folders] == [folder / NAME[:2] / NAME[2:4], folder / NAME[:2], folder]
    assert all(named for _, named in folders)


def test_many_who_keep_the_same_at_once_all_get_it(folder: Path) -> None:
    content = b"x" * 200_000
    names: list[str] = []
    threads = [threading.Thread(target=lambda: names.append(keep(content))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names == [hashlib.sha256(content).hexdigest()] * 8
    assert len(there(folder)) == 1 and intact(names[0])


def test_only_the_house_reads_a_kept_file(folder: Path) -> None:
    keep(CONTENT)
    assert (folder / there(folder)[0]).stat().st_mode & 0o077 == 0


def test_a_backup_takes_what_is_kept_and_leaves_what_is_on_its_way(folder: Path) -> None:
    keep(CONTENT)
    (folder / NAME[:2] / NAME[2:4] / f"{store.HALF}abc").write_bytes(b"half")
    assert [name for name, _ in files_under(folder, "files")] == [f"files/{NAME[:2]}/{NAME[2:4]}/{NAME}"]


# --- handing out ------------------------------------------------------------------------------------------------


def test_a_file_is_handed_out_for_one_reader_and_runs_nothing() -> None:
    keep(CONTENT)
    answer = handed_out(NAME, "avtal.pdf", "application/pdf")
    assert b"".join(answer) == CONTENT  # type: ignore[arg-type]
    assert dict(answer.headers) == {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(CONTENT)),
        "Content-Disposition": 'attachment; filename="avtal.pdf"',
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }


@pytest.mark.parametrize(
    ("filename", "told"),
    [
        ("Hälso- och sjukvårdsavtal.pdf", "attachment; filename*=utf-8''H%C3%A4lso-%20och%20sjukv%C3%A5rdsavtal.pdf"),
        ('a"b.pdf', 'attachment; filename="a b.pdf"'),
        ("../../etc/passwd", 'attachment; filename="etc passwd"'),
        ("a\r\nSet-Cookie: x=1.pdf", 'attachment; filename="a Set-Cookie  x=1.pdf"'),
        ("", 'attachment; filename="fil"'),
        ("...", 'attachment; filename="fil"'),
    ],
)
def test_a_file_has_the_name_it_is_given_and_no_more_than_a_name(filename: str, told: str) -> None:
    keep(CONTENT)
    answer = handed_out(NAME, filename, "application/pdf")
    assert b"".join(answer) == CONTENT  # type: ignore[arg-type]
    assert answer["Content-Disposition"] == told
