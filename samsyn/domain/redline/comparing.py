"""`compare`: two texts side by side, verified before anybody sees it."""

from __future__ import annotations

from collections.abc import Sequence

from samsyn.domain.redline.align import aligned
from samsyn.domain.redline.changes import shown
from samsyn.domain.redline.moves import moves
from samsyn.domain.redline.sections import matched, section_changes
from samsyn.domain.redline.values import Block, Comparison, Run
from samsyn.domain.redline.verify import faults


def compare(old: Sequence[Block], new: Sequence[Block]) -> Comparison:
    """What became of each word of `old`, and where each word of `new` came from.

    The result has passed the verifier. Had it not, it would hold the plain comparison instead, everything deleted and
    everything inserted, with `verified` false and the reasons in `faults`.
    """
    runs, pairing = aligned(old, new)
    return verified(old, new, runs, pairing.of_new)


def without_moves(comparison: Comparison) -> Comparison:
    """The same comparison with what moved shown as deleted and inserted, for readers who know no moves."""
    old, new = [shown.block for shown in comparison.old], [shown.block for shown in comparison.new]
    runs = [run for run in comparison.runs if not run.moved]
    stayed = {(run.old, run.new) for run in runs}
    pairs = [there if (there, at) in stayed else -1 for at, there in enumerate(comparison.pairs)]
    return verified(old, new, runs, pairs)


def verified(old: Sequence[Block], new: Sequence[Block], runs: list[Run], pairs: list[int]) -> Comparison:
    """The comparison, if the verifier finds it whole; else the plain one, with what was wrong."""
    found = _comparison(old, new, runs, pairs)
    wrong = _faults(found, old, new)
    if not wrong:
        return found
    plain = _comparison(old, new, [], [-1] * len(new))
    return Comparison(plain.old, plain.new, (), (), (), plain.pairs, verified=False, faults=wrong)


def _comparison(old: Sequence[Block], new: Sequence[Block], runs: list[Run], pairs: list[int]) -> Comparison:
    seen = shown(old, new, runs, pairs)
    both = matched(old, new, runs)
    changed = section_changes(old, new, runs, both)
    moved = moves(seen.new, runs, {section.start for section in both.new})
    return Comparison(seen.old, seen.new, moved, changed, tuple(runs), tuple(pairs))


def _faults(found: Comparison, old: Sequence[Block], new: Sequence[Block]) -> tuple[str, ...]:
    return faults(
        [block.line for block in old],
        [block.line for block in new],
        [block.pieces for block in found.old],
        [block.pieces for block in found.new],
    )
