"""Numbers that follow from places: whether a text's section numbers do, and giving them anew when they should."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samsyn.domain.redline.values import Block

_DECIMAL = re.compile(r"\d+(?:\.\d+)*")
_COUNTED = re.compile(r"\d+|[a-z](?=\))")


def in_sequence(blocks: Sequence[Block]) -> bool:
    """Is every section number ("3", "3.2") what its place makes it?"""
    return [block.label for block in blocks] == _given(blocks)


def renumbered(blocks: Sequence[Block], texts: Sequence[Sequence[Block]]) -> list[Block]:
    """The blocks with numbers that follow from their places, if those of all the texts they come from do."""
    if not all(in_sequence(text) for text in texts):
        return list(blocks)
    return [
        block if block.label == label else Block(label, block.text, block.level, block.ident)
        for block, label in zip(blocks, _given(blocks), strict=True)
    ]


def _given(blocks: Sequence[Block]) -> list[str]:
    """The labels that the blocks' order and depth give; other labels as they are."""
    labels, counts = [], [0]
    for block in blocks:
        if not _DECIMAL.fullmatch(block.label):
            labels.append(block.label)
            continue
        depth = block.label.count(".") + 1
        counts = [*counts, *[0] * depth][:depth]
        counts[-1] += 1
        labels.append(".".join(map(str, counts)))
    return labels


def in_order(blocks: Sequence[Block]) -> list[bool]:
    """For each block: is its label a number that its place gives it?

    A number is the first of its kind (1, a, or the first under the number before it), or one more than the last of its
    kind. A dash is no number.
    """
    last: dict[str, str] = {}
    found = []
    for block in blocks:
        label = block.label.lstrip("#").lstrip()
        kind = "decimal" if _DECIMAL.fullmatch(label) else _COUNTED.sub("0", label)
        found.append(label in _possible(last.get(kind, ""), label))
        if kind == "decimal" or _COUNTED.search(label):
            last[kind] = label
    return found


def bare_number(written: str) -> str:
    """The number of a label ("3.2", "5 §") or of a reference to it ("3.2,", "(5"), for these to be compared by."""
    found = _DECIMAL.search(written)
    return found[0] if found else ""


def _possible(last: str, label: str) -> set[str]:
    """What a label may be after the last one of its kind."""
    if _DECIMAL.fullmatch(label):
        parts = [int(part) for part in last.split(".")] if last else [0]
        nexts = [[*parts[:depth], parts[depth] + 1] for depth in range(len(parts))]
        nexts += [[*parts, 1]] if last else [[1], [1, 1]]
        return {".".join(map(str, numbers)) for numbers in nexts}
    first = _COUNTED.sub(lambda found: "1" if found[0].isdigit() else "a", label, count=1)
    if not _COUNTED.search(label):
        return set()
    return {first, _COUNTED.sub(_next, last, count=1)} if last else {first}


def _next(found: re.Match[str]) -> str:
    return str(int(found[0]) + 1) if found[0].isdigit() else chr(ord(found[0]) + 1)
