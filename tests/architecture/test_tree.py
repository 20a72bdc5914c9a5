"""What lies in the tree: no real people, no machine of ours, no address of a registry; locks in step."""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.architecture.tree import PACKAGE, ROOT, files, texts

# SHA-256 of the names of the real people in the source documents, in lower case, so that none stands here.
NAMES = frozenset((ROOT / "tests/architecture/names.sha256").read_text().split())
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def names_in(text: str, known: frozenset[str] = NAMES) -> list[str]:
    """Two or three words beside each other that are somebody's name."""
    words = WORD.findall(text.casefold())
    windows = {" ".join(words[n : n + size]) for size in (2, 3) for n in range(len(words) - size + 1)}
    return [w for w in windows if hashlib.sha256(w.encode()).hexdigest() in known]


def test_no_real_person_is_named() -> None:
    found = [path for path, text in texts().items() if names_in(text)]
    assert not found, f"a name from the source documents stands in {found}"


def test_a_name_would_be_found() -> None:
    known = frozenset({hashlib.sha256(b"karl-fredrik provsson").hexdigest()})
    assert names_in("Ordförande Karl-Fredrik\n  Provsson (X), öppnade", known)
    assert len(NAMES) > 40


WORKPLACES = re.compile(
    r"/work/(?:main|shared)|\.\./shared|/home/\w+/|/Users/\w+|/root/\.|C:\\\\Users|\bhouse\.md\b|\bARCHITECTURE §"
)
REGISTRIES = re.compile(
    r"https?://[^\s\"')]*(?:pypi|pythonhosted|npmjs|artifactory|nexus|devpi|/simple/|:4873)", re.I
)


@pytest.mark.parametrize("pattern", [WORKPLACES, REGISTRIES], ids=["workplaces", "registries"])
def test_no_file_names(pattern: re.Pattern[str]) -> None:
    own = "tests/architecture/test_tree.py"
    found = {path: hit.group() for path, text in texts().items() if path != own and (hit := pattern.search(text))}
    assert not found


def test_nothing_large_or_made_lies_in_the_tree() -> None:
    for name in files():
        assert not name.endswith((".pyc", ".sqlite3", ".db", ".log", ".orig", ".rej", ".bak")), name
        size = (ROOT / name).stat().st_size
        assert size < 1_500_000, f"{name} is {size} bytes"


def test_every_package_of_the_tree_is_a_package() -> None:
    for folder in {p.parent for p in PACKAGE.rglob("*.py")}:
        if "__pycache__" not in folder.parts:
            assert (folder / "__init__.py").exists(), folder


def test_tests_of_the_same_name_do_not_collide() -> None:
    """Two test files of one name in folders that are no packages stop each other from being collected."""
    loose: dict[str, str] = {}
    for path in (ROOT / "tests").rglob("test_*.py"):
        if not path.with_name("__init__.py").exists():
            assert path.name not in loose, f"{path} and {loose[path.name]}: give one folder an __init__.py"
            loose[path.name] = str(path)


# --- lock files -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def project() -> dict[str, list[str]]:
    read = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = read["dependency-groups"]
    return {"run": read["project"]["dependencies"], "dev": groups["dev"], "build": groups["build"]}


def locked(name: str) -> dict[str, Requirement]:
    """Name → the pinned requirement, for this machine's Python."""
    found = {}
    for line in (ROOT / name).read_text().replace("\\\n", " ").splitlines():
        pinned = line.split("--hash")[0].split("#")[0].strip()
        if pinned and not pinned.startswith("-"):
            requirement = Requirement(pinned)
            if requirement.marker is None or requirement.marker.evaluate():
                found[canonicalize_name(requirement.name)] = requirement
    return found


def version_of(requirement: Requirement) -> Version:
    return Version(next(iter(requirement.specifier)).version)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-uv.lock"])
def test_a_lock_holds_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert not re.search(r"https?:|^--?(?:index|extra|find|trusted)|@ file", text, re.M), name
    for line in text.replace("\\\n", " ").splitlines():
        if re.match(r"[a-zA-Z0-9]", line):
            assert "==" in line and "--hash=sha256:" in line, f"{name}: {line[:60]}"


@pytest.mark.parametrize(
    ("name", "groups"), [("requirements.lock", ["run"]), ("requirements-dev.lock", ["run", "dev"])]
)
def test_a_lock_is_in_step_with_what_is_asked_for(name: str, groups: list[str]) -> None:
    pinned = locked(name)
    for line in (line for group in groups for line in project()[group]):
        asked = Requirement(line)
        found = pinned.get(canonicalize_name(asked.name))
        assert found, f"{asked.name} is not in {name}: run make lock"
        assert asked.specifier.contains(version_of(found)), f"{name} pins {found}, pyproject asks {asked}"


def needed(asked: list[str]) -> set[str]:
    """What the asked-for packages draw in on this machine, by what the installed packages say."""
    seen: set[tuple[str, str]] = set()
    waiting = [Requirement(line) for line in asked]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        for extra in ("", *requirement.extras):
            if (name, extra) not in seen:
                seen.add((name, extra))
                waiting += list(draws_in(name, extra))
    return {name for name, _ in seen}


def draws_in(name: str, extra: str) -> Iterator[Requirement]:
    for line in importlib.metadata.requires(name) or []:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({**default_environment(), "extra": extra}):
            yield requirement


@pytest.mark.parametrize(
    ("name", "groups"), [("requirements.lock", ["run", "build"]), ("requirements-dev.lock", ["run", "build", "dev"])]
)
def test_a_lock_holds_what_is_needed_and_nothing_else(name: str, groups: list[str]) -> None:
    wanted = needed([line for group in groups for line in project()[group]])
    extra, missing = set(locked(name)) - wanted, wanted - set(locked(name))
    assert not missing, f"{name} lacks {missing}"
    assert not extra, f"{name} holds {extra}, which nothing asks for"


def test_what_runs_is_what_is_locked() -> None:
    for name, pinned in locked("requirements-dev.lock").items():
        assert importlib.metadata.version(name) == str(version_of(pinned)), f"{name} is not as locked"
