"""The tree as the architecture tests read it: tracked files, parsed modules, templates, and who calls what."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import samsyn

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "samsyn"
VENDORED = ("samsyn/ui/static/ui/vendor/", "samsyn/office/pdf/fonts/", "tests/vendor/")


@lru_cache(maxsize=1)
def files() -> tuple[str, ...]:
    """Every file of the tree, tracked or about to be, as a path from the root."""
    if not (ROOT / ".git").exists():
        return tuple(sorted(_walked()))
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(sorted({name for name in listed.split("\0") if name and (ROOT / name).is_file()}))


def _walked() -> Iterator[str]:
    """A tree without git, as unpacked from an archive."""
    for path in ROOT.rglob("*"):
        name = path.relative_to(ROOT)
        if path.is_file() and not {".venv", "var", "__pycache__", ".hypothesis"} & set(name.parts):
            yield name.as_posix()


@lru_cache(maxsize=1)
def texts() -> dict[str, str]:
    """Path → content of every file that holds text; vendored files stand aside."""
    found = {}
    for name in files():
        if name.startswith(VENDORED):
            continue
        try:
            found[name] = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


@lru_cache(maxsize=1)
def modules() -> dict[str, ast.Module]:
    """Path → syntax tree of every module of the package, migrations left out."""
    return {
        name: ast.parse(text)
        for name, text in texts().items()
        if name.startswith("samsyn/") and name.endswith(".py") and "/migrations/" not in name
    }


@lru_cache(maxsize=1)
def templates() -> dict[str, str]:
    return {name: text for name, text in texts().items() if "/templates/" in name and name.startswith("samsyn/")}


def slices() -> list[str]:
    """The packages that keep or show something: they have models or addresses."""
    return sorted(
        p.name
        for p in PACKAGE.iterdir()
        if p.name not in {"site", "ui", "access"}
        and any((p / part).exists() for part in ("models.py", "models", "urls.py"))
    )


def belongs_to(path: str, kind: str) -> bool:
    """Is this file `samsyn/<slice>/<kind>.py`, or in the folder of that name?"""
    parts = Path(path).with_suffix("").parts
    return len(parts) > 2 and parts[0] == "samsyn" and parts[2] == kind


def dotted(node: ast.expr) -> str:
    """`a.b.c` of a name or attribute; calls and subscripts inside are skipped over ("objects().delete")."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return f"{dotted(node.func)}()"
    return "…"


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the dotted name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def all_imported() -> None:
    """Import every module of the package, so that registers (actions, jobs) are full."""
    for info in pkgutil.walk_packages(samsyn.__path__, "samsyn."):
        if ".migrations" not in info.name and not info.name.endswith(("wsgi", "__main__")):
            importlib.import_module(info.name)
