"""What the documents say is there is there, and the worked example works."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, texts

DOCUMENTS = {name: text for name, text in texts().items() if name.endswith(".md") and "/texts/" not in name}
PROSE = {name: re.sub(r"```.*?```", "", text, flags=re.S) for name, text in DOCUMENTS.items()}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_link_leads_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", PROSE[name]):
        if re.match(r"[a-z]+:", target) or target.startswith("#"):
            continue
        path = (ROOT / name).parent / target.partition("#")[0]
        assert path.exists(), f"{name} links to {target}"
        if path.suffix == ".md" and "#" in target:
            assert target.partition("#")[2] in anchors(path.read_text()), f"{name} links to {target}"


def anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", h.casefold()).strip().replace(" ", "-") for h in heads}


def words_of_the_command() -> set[str]:
    from samsyn.cli.main import WORDS

    return set(WORDS)


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.M))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_command_that_is_named_exists(name: str) -> None:
    for word in re.findall(r"(?:`|bin/|^)samsyn ([a-z][a-z-]*)", DOCUMENTS[name], re.M):
        assert word in words_of_the_command(), f"{name} names samsyn {word}"
    for target in re.findall(r"(?:`|^|\$ )make ([a-z][a-z-]*)", DOCUMENTS[name], re.M):
        assert target in targets(), f"{name} names make {target}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_file_that_is_named_exists(name: str) -> None:
    """`samsyn/domain/access.py`, `tests/…`, `docs/…`, `scripts/…`; a name with <…> or … stands for many."""
    prose = PROSE[name]
    for path in re.findall(r"`((?:samsyn|tests|docs|scripts|benchmarks|examples)/[\w./-]+)`", prose):
        if name == "CHANGELOG.md" or "x/" in path:
            continue
        assert (ROOT / path.rstrip("/")).exists(), f"{name} names {path}"


def test_every_word_of_the_command_is_in_a_document() -> None:
    told = "\n".join(DOCUMENTS.values())
    missing = {w for w in words_of_the_command() if not re.search(rf"samsyn {w}\b|`{w}`", told)}
    assert not missing, f"tell about samsyn {missing}"


def test_every_target_of_make_has_a_line_of_help() -> None:
    text = (ROOT / "Makefile").read_text()
    for name in ("demo", "serve", "test", "check", "unit", "postgres", "browser", "text", "bench", "soak", "fuzz"):
        assert re.search(rf"^{name}:.*## \w", text, re.M), f"make {name} has no line of help"


def test_every_decision_has_its_parts_and_its_line() -> None:
    index = (ROOT / "docs/decisions/README.md").read_text()
    numbers = []
    for path in sorted((ROOT / "docs/decisions").glob("[0-9]*.md")):
        text = path.read_text()
        numbers.append(int(path.name[:4]))
        assert text.startswith(f"# {path.name[:4]} "), path
        for part in ("Status: ", "## Context", "## Decision", "## Consequences"):
            assert part in text, f"{path.name} has no {part}"
        assert len(text.splitlines()) < 60, f"{path.name} is longer than a page"
        assert path.name in index, f"{path.name} is not in the list"
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_hard_rule_has_its_page() -> None:
    """A domain module that decides something is told in words in docs/rules."""
    for module in ("grading", "names", "redline", "validity"):
        assert (ROOT / f"docs/rules/{module}.md").exists(), module


def test_the_licence_is_the_whole_eupl() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    for number in range(1, 16):
        assert re.search(rf"^{number}\. ?[A-Z]", text, re.M), f"article {number} is missing"
    assert "Appendix" in text and len(text) > 13_000


def test_the_version_is_the_same_everywhere() -> None:
    version = re.search(r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text(), re.M)
    assert version
    assert f"softwareVersion: {version[1]}" in (ROOT / "publiccode.yml").read_text()
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text()


# --- the worked example -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of code of the example and where it goes: a new file, the end of one, or before a line."""

    path: str
    where: str
    code: str


def pieces(text: str) -> list[Piece]:
    found = re.findall(r"<!-- (\S+), (before: .+?|at the end|new) -->\n```\w+\n(.*?)```", text, re.S)
    return [Piece(*parts) for parts in found]


def put(root: Path, piece: Piece) -> None:
    path = root / piece.path
    if piece.where == "new":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(piece.code)
        return
    lines = path.read_text().splitlines(keepends=True)
    if piece.where == "at the end":
        path.write_text("".join(lines).rstrip() + "\n\n\n" + piece.code.lstrip("\n"))
        return
    mark = piece.where.removeprefix("before: ")
    at = [n for n, line in enumerate(lines) if line.lstrip().startswith(mark)]
    assert at, f"{piece.path} has no line that begins with {mark!r}"
    path.write_text("".join([*lines[: at[0]], piece.code, *lines[at[0] :]]))


@pytest.mark.slow
def test_the_worked_example_of_an_action_works(tmp_path: Path) -> None:
    example = pieces((ROOT / "docs/how-to/add-an-action.md").read_text())
    assert len(example) >= 8
    unread = shutil.ignore_patterns("__pycache__")
    for folder in ("samsyn", "tests"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=unread)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for piece in example:
        put(tmp_path, piece)
    tests = [piece.path for piece in example if piece.path.startswith("tests/")]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", *tests]
    command += ["tests/architecture/test_actions.py", "-k", "renaming or act_can or act_has or noun"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-3000:]
    assert " passed" in run.stdout and "deselected" in run.stdout
