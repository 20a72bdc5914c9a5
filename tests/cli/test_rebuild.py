"""`samsyn rebuild`: exit codes, what is written, and that it starts without Django."""

from __future__ import annotations

from pathlib import Path

import pytest

from samsyn.cli.main import main
from samsyn.office.sealed import archive_of, outputs
from tests.office.test_sealed import SEALED, opened, packed


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    file = tmp_path / "forseglad.zip"
    file.write_bytes(archive_of(SEALED))
    return file


def test_what_holds_is_told_and_written(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rebuild", str(archive), "-o", str(tmp_path / "ut")]) == 0
    assert "stämmer, byte för byte" in capsys.readouterr().out
    assert {file.name: file.read_bytes() for file in (tmp_path / "ut").iterdir()} == outputs(SEALED)


def test_what_does_not_hold_is_named(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = opened(archive.read_bytes())
    archive.write_bytes(packed({**files, "matris.html": b"<p>annat</p>"}))
    assert main(["rebuild", str(archive)]) == 1
    assert "matris.html            STÄMMER INTE" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"hej", None])
def test_what_cannot_be_read_is_said(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "fil.zip"
    if content is not None:
        file.write_bytes(content)
    assert main(["rebuild", str(file)]) == 2
    assert "fil.zip" in capsys.readouterr().err
