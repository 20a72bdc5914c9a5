"""Where a run stands once labels count, and whether it kept its place or moved."""

from __future__ import annotations

from collections.abc import Callable

from samsyn.domain.redline.exact import Pairing
from samsyn.domain.redline.order import heaviest
from samsyn.domain.redline.prepared import Prepared, canonical
from samsyn.domain.redline.values import Run, label_size

# A word of a paragraph that is the same throughout weighs more than a word of an edited one.
FULL, PART = 20, 1


def with_labels(runs: list[Run], old: Prepared, new: Prepared, pairing: Pairing) -> list[Run]:
    """The runs, in places that count the labels. A label that stayed goes with the words that follow it."""
    before = [label_size(block) for block in old.blocks]
    after = [label_size(block) for block in new.blocks]
    placed = []
    for old_block, old_at, new_block, new_at, size, _ in runs:
        label = before[old_block]
        if label and not old_at and not new_at and same_label(old, new, pairing, new_block, old_block):
            placed.append(Run(old_block, 0, new_block, 0, size + label))
        elif size:
            placed.append(Run(old_block, old_at + label, new_block, new_at + after[new_block], size))
    return placed


def same_label(old: Prepared, new: Prepared, pairing: Pairing, at: int, there: int) -> bool:
    """Are these two the same block, with the same label?"""
    return pairing.of_new[at] == there and canonical(old.labels[there]) == canonical(new.labels[at])


def ordered(
    runs: list[Run], whole: Callable[[Run], bool], apart: Callable[[Run], bool] = lambda run: False
) -> list[Run]:
    """Runs sorted by their new place, each with whether it moved: as few words as possible have.

    `whole` tells that a run is a block that is the same throughout; `apart` that it left its document, and so moved.
    """
    gone = {at for at, run in enumerate(runs) if apart(run)}
    if gone:
        stayed = iter(ordered([run for at, run in enumerate(runs) if at not in gone], whole))
        return [run._replace(moved=True) if at in gone else next(stayed) for at, run in enumerate(runs)]
    order = sorted(range(len(runs)), key=lambda at: runs[at][:2])
    ranks = [0] * len(runs)
    for rank, at in enumerate(order):
        ranks[at] = rank
    starts = [at for at, rank in enumerate(ranks) if not at or rank != ranks[at - 1] + 1]
    if len(starts) < 2:
        return runs
    ends = [*starts[1:], len(runs)]
    weights = [
        sum(run.size * (FULL if whole(run) else PART) for run in runs[start:end])
        for start, end in zip(starts, ends, strict=True)
    ]
    stay = set(heaviest([ranks[start] for start in starts], weights))
    return [
        run if group in stay else run._replace(moved=True)
        for group, (start, end) in enumerate(zip(starts, ends, strict=True))
        for run in runs[start:end]
    ]


def with_lone_labels(runs: list[Run], old: Prepared, new: Prepared, pairing: Pairing) -> list[Run]:
    """Labels that stayed although the words right after them did not: they go with the first run of both blocks."""
    first_old: dict[int, Run] = {}
    first_new: dict[int, Run] = {}
    for run in runs:
        first_new.setdefault(run.new, run)
        if run.old not in first_old or run.old_at < first_old[run.old].old_at:
            first_old[run.old] = run
    added = []
    for at, run in first_new.items():
        there = pairing.of_new[at]
        if there < 0 or not new.labels[at] or run.new_at == 0 or not same_label(old, new, pairing, at, there):
            continue
        together = run is first_old.get(there)
        if together or (run.moved and run.old == there):
            added.append(Run(there, 0, at, 0, label_size(new.blocks[at]), run.moved))
    return sorted([*runs, *added], key=lambda run: (run.new, run.new_at)) if added else runs
