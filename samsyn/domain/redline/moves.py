"""The fewest moves: blocks that went together are one move, whole sections where sections moved."""

from __future__ import annotations

from collections.abc import Sequence

from samsyn.domain.redline.values import BlockKind, Move, NewBlock, Run

# As many blocks may have been deleted from among those that moved together.
LOST = 12
MOVED = (BlockKind.MOVED, BlockKind.MOVED_EDITED, BlockKind.SPLIT, BlockKind.MERGED)


def moves(new: Sequence[NewBlock], runs: Sequence[Run], headings: set[int]) -> tuple[Move, ...]:
    """What moved, in the order of the new text; `headings` are the new blocks that a section begins at."""
    sources = _moved_from(len(new), runs)
    stayed = {run.old for run in runs if not run.moved}
    groups: list[list[tuple[int, int]]] = []
    open_groups: list[list[tuple[int, int]]] = []
    for at, there in enumerate(sources):
        if there < 0 or new[at].kind not in MOVED:
            # What was inserted among moved blocks does not part them; what stayed does.
            open_groups = open_groups if new[at].kind is BlockKind.INSERTED else []
            continue
        group = next((group for group in reversed(open_groups) if _goes_on(group[-1][0], there, stayed)), None)
        if group is None:
            group = []
            groups.append(group)
            open_groups.append(group)
        group.append((there, at))
    return tuple(_move(group, new, headings) for group in groups)


def _moved_from(size: int, runs: Sequence[Run]) -> list[int]:
    """For each new block the old one that most of its words moved from; -1 where more of them stayed."""
    shares: list[dict[int, int]] = [{} for _ in range(size)]
    balance = [0] * size
    for run in runs:
        balance[run.new] += run.size if run.moved else -run.size
        if run.moved:
            shares[run.new][run.old] = shares[run.new].get(run.old, 0) + run.size
    return [
        max(share, key=lambda at: share[at]) if share and more > 0 else -1
        for share, more in zip(shares, balance, strict=True)
    ]


def _goes_on(last: int, here: int, stayed: set[int]) -> bool:
    """Did an old block follow another, with nothing in between but what went elsewhere or was deleted?"""
    return last <= here <= last + 1 + LOST and not any(at in stayed for at in range(last + 1, here))


def _move(group: list[tuple[int, int]], new: Sequence[NewBlock], headings: set[int]) -> Move:
    olds, news = [there for there, _ in group], [at for _, at in group]
    heading = new[news[0]].block.line if news[0] in headings else None
    same = all(new[at].kind is BlockKind.MOVED for at in news)
    return Move((olds[0], olds[-1]), (news[0], news[-1]), heading, same)
