"""`make bench-text`: the text engine before its judge, and beside what else can be had without installing anything.

The judge (benchmarks/text/judge) calls `samsyn` as anybody would and scores what it says against pairs with known
truth and against real pairs. The peers are measured on the same pairs with the same scoring.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks.server import ROOT
from benchmarks.text.judge import scoring
from benchmarks.text.peers import PEERS, Pieces
from samsyn.domain.redline import blocks_of, compare

JUDGE = Path(__file__).parent / "judge" / "judge_text.py"
PARTS = "redline,anchors,references,merge,docx,real"
HEAD = "| | moved text unchanged % | moves named % | moved + edited pinned % | hidden | marked in pure moves | edit size / truth | unfaithful | median ms |"


def engine(old: list[str], new: list[str]) -> tuple[Pieces, Pieces]:
    """The engine itself, called as a library."""
    found = compare(blocks_of(old), blocks_of(new))
    return _pieces(found.old), _pieces(found.new)


def _pieces(blocks: Iterable[Any]) -> Pieces:
    return [(piece.text, str(piece.tag)) for block in blocks for piece in block.pieces]


def measured(compared: Callable[[list[str], list[str]], tuple[Pieces, Pieces]]) -> str:
    """One row of the table: a tool on the pairs with known truth."""
    total: Counter[str] = Counter()
    times, unfaithful, pure = [], 0, 0
    for pair in scoring.truth_pairs("dev"):
        began = _processor_time()
        old, new = compared(pair.old, pair.new)
        times.append(_processor_time() - began)
        tags = scoring.tag_words(pair.old, old), scoring.tag_words(pair.new, new)
        if None in tags:
            unfaithful += 1
            continue
        score = scoring.score_truth(pair, *tags)
        total.update(score)
        pure += score["ins"] + score["del"] if pair.kind == "pure_move" else 0
    edit = (total["ins"] + total["del"]) / max(1, total["true_edit"])
    cells = (
        _share(total, "moved_same_ok", "moved_same"),
        _share(total, "ooo_claimed", "ooo"),
        _share(total, "moved_edit_pin", "moved_edit"),
        total["silent"],
        f"{pure:,}".replace(",", " "),
        f"{edit:.2f}",
        unfaithful,
        f"{1000 * statistics.median(times):.1f}",
    )
    return " | ".join(map(str, cells))


def _processor_time() -> float:
    """Of this process and of those it waited for, so that git is measured too."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _share(total: Counter[str], part: str, whole: str) -> str:
    return f"{100 * total[part] / max(1, total[whole]):.1f}"


def marked_words() -> dict[str, int]:
    """How many words of all real pairs each tool marks as changed."""
    marked: Counter[str] = Counter()
    for pair in scoring.real_pairs("dev"):
        for name, compared in {"samsyn": engine, **PEERS}.items():
            old, new = compared(pair.old, pair.new)
            tags = scoring.tag_words(pair.old, old), scoring.tag_words(pair.new, new)
            if None not in tags:
                score = scoring.score_real(pair, *tags)
                marked[name] += score["ins"] + score["del"]
    return dict(marked)


def judged() -> int:
    """The judge's own lines; its exit code."""
    command = [sys.executable, str(JUDGE), "--samsyn", str(ROOT / ".venv/bin/samsyn"), "--only", PARTS]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", action="store_true", help="measure the peers too (some minutes)")
    args = parser.parse_args()
    code = judged()
    if args.peers:
        print(f"\n{HEAD}\n{'|---' * 9}|")
        for name, compared in {"samsyn": engine, **PEERS}.items():
            print(f"| {name} | {measured(compared)} |", flush=True)
        print("\nwords marked in all real pairs:", marked_words())
    return code


if __name__ == "__main__":
    sys.exit(main())
