"""The front-end files and fonts that are carried along are what their list says, with their licences."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import samsyn

ROOT = Path(samsyn.__file__).parent.parent
FOLDERS = [
    ROOT / "samsyn" / "ui" / "static" / "ui" / "vendor",
    ROOT / "samsyn" / "office" / "pdf" / "fonts",
    ROOT / "tests" / "vendor",
]
ALLOWED = {"MIT", "0BSD", "OFL-1.1", "MPL-2.0"}


@pytest.mark.parametrize("folder", FOLDERS, ids=["pages", "pdf", "tests"])
def test_each_file_is_the_one_that_was_fetched(folder: Path) -> None:
    for entry in json.loads((folder / "VENDORED.json").read_text()):
        content = (folder / entry["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"], f"{entry['file']} was changed"
        assert entry["licence"] in ALLOWED
        assert entry["version"]


@pytest.mark.parametrize("folder", FOLDERS, ids=["pages", "pdf", "tests"])
def test_nothing_lies_there_unlisted(folder: Path) -> None:
    listed = {entry["file"] for entry in json.loads((folder / "VENDORED.json").read_text())} | {"VENDORED.json"}
    there = {file.name for file in folder.iterdir() if not file.name.startswith("LICENSE.")}
    assert there == listed


@pytest.mark.parametrize("folder", FOLDERS, ids=["pages", "pdf", "tests"])
def test_no_file_points_to_a_source_map(folder: Path) -> None:
    # The word may stand in a program; a comment that points is what stops the static file store.
    for file in [*folder.glob("*.css"), *folder.glob("*.js")]:
        assert b"# sourceMappingURL=" not in file.read_bytes(), file.name
