"""What else compares two texts and is there anyway: Python's difflib, and git."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

Pieces = list[tuple[str, str]]


def difflib_words(old: list[str], new: list[str]) -> tuple[Pieces, Pieces]:
    """All words of the one text against all words of the other."""
    return _of_opcodes(" ".join(old).split(), " ".join(new).split())


def _of_opcodes(a: list[str], b: list[str]) -> tuple[Pieces, Pieces]:
    left: Pieces = []
    right: Pieces = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        tags = ("=", "=") if kind == "equal" else ("-", "+")
        left.append((" ".join(a[a1:a2]), tags[0]))
        right.append((" ".join(b[b1:b2]), tags[1]))
    return left, right


def difflib_paragraphs(old: list[str], new: list[str]) -> tuple[Pieces, Pieces]:
    """Paragraphs first, then the words of those that replaced each other."""
    left: Pieces = []
    right: Pieces = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace":
            one, other = difflib_words(old[a1:a2], new[b1:b2])
        else:
            tags = ("=", "=") if kind == "equal" else ("-", "+")
            one, other = [(p, tags[0]) for p in old[a1:a2]], [(p, tags[1]) for p in new[b1:b2]]
        left += one
        right += other
    return left, right


def git_words(old: list[str], new: list[str]) -> tuple[Pieces, Pieces]:
    """`git diff --word-diff`."""
    left: Pieces = []
    right: Pieces = []
    for line in _git(old, new, "--word-diff=porcelain"):
        if line[:1] in "- ":
            left.append((line[1:], "-" if line[0] == "-" else "="))
        if line[:1] in "+ ":
            right.append((line[1:], "+" if line[0] == "+" else "="))
    return left, right


# The colours that git gives to what was deleted, inserted, moved from and moved to.
_COLOURS = {"old": "red", "new": "green", "oldMoved": "magenta", "newMoved": "cyan"}
_CODES = {"31": "-", "32": "+", "35": "m", "36": "m"}


def git_moved(old: list[str], new: list[str]) -> tuple[Pieces, Pieces]:
    """`git diff --color-moved`: whole paragraphs."""
    left: Pieces = []
    right: Pieces = []
    for line in _git(old, new, "--color=always", "--color-moved=plain"):
        plain = re.sub(r"\x1b\[[\d;]*m", "", line)
        found = re.match(r"\x1b\[(\d+)m", line)
        tag = _CODES.get(found[1], "=") if found else "="
        if plain[:1] in "- ":
            left.append((plain[1:], tag))
        if plain[:1] in "+ ":
            right.append((plain[1:], tag))
    return left, right


def _git(old: list[str], new: list[str], *how: str) -> list[str]:
    """The lines of git's answer after its first heading; all of both texts is in it."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("old", "new")]
        for file, paragraphs in zip(files, (old, new), strict=True):
            file.write_text("\n".join(paragraphs) + "\n", encoding="utf-8")
        colours = [part for name, colour in _COLOURS.items() for part in ("-c", f"color.diff.{name}={colour}")]
        command = ["git", *colours, "diff", "--no-index", "-U1000000", *how, *map(str, files)]
        answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False).stdout
    if not answer:
        return [f" {paragraph}" for paragraph in new]
    lines = answer.split("\n")
    start = next(at for at, line in enumerate(lines) if "@@" in line)
    return [line for line in lines[start + 1 :] if line and line != "~"]


PEERS: dict[str, Callable[[list[str], list[str]], tuple[Pieces, Pieces]]] = {
    "difflib, words": difflib_words,
    "difflib, paragraphs then words": difflib_paragraphs,
    "git --word-diff": git_words,
    "git --color-moved": git_moved,
}
