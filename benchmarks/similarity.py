"""How well comments that say the same are found, and how fast: 10 000 made ones whose truth is known, by seed.

    python -m benchmarks.similarity [--comments 10000] [--seeds 1 2 3]

What the comments are made of stands in `similarity_made.py`.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections import Counter
from dataclasses import dataclass

from benchmarks.similarity_made import Maker
from samsyn.domain.similarity import Comment, Star, group

PRECISION, RECALL, SECONDS = 0.97, 0.93, 2.0


@dataclass(frozen=True)
class Outcome:
    """What was found, by pairs of comments."""

    comments: int
    pairs: int
    precision: float
    recall: float
    seconds: float

    @property
    def holds(self) -> bool:
        return self.precision >= PRECISION and self.recall >= RECALL


def measure(count: int, seed: int) -> Outcome:
    """Make them, group them, count the pairs."""
    made = list(Maker(seed).made(count))
    keys = [f"{number:06}" for number in range(count)]
    comments = [Comment(key, text) for key, (_, text) in zip(keys, made, strict=True)]
    random.Random(seed).shuffle(comments)
    gc.collect()
    gc.freeze()
    began = time.process_time()
    stars = group(comments)
    seconds = time.process_time() - began
    return outcome(dict(zip(keys, (says for says, _ in made), strict=True)), stars, seconds)


def outcome(truth: dict[str, str], stars: tuple[Star, ...], seconds: float) -> Outcome:
    """Pairs of comments in one star, against pairs that say the same."""
    found = sum(_pairs(len(star.keys)) for star in stars)
    right = sum(_pairs(many) for star in stars for many in Counter(truth[key] for key in star.keys).values())
    true = sum(_pairs(many) for many in Counter(truth.values()).values())
    return Outcome(len(truth), true, right / found, right / true, seconds)


def _pairs(many: int) -> int:
    return many * (many - 1) // 2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comments", type=int, default=10_000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    args = parser.parse_args()
    outcomes = [measure(args.comments, seed) for seed in args.seeds]
    for seed, one in zip(args.seeds, outcomes, strict=True):
        print(
            f"seed {seed}: {one.comments} comments, {one.pairs} pairs that say the same: "
            f"precision {one.precision:.3f}, recall {one.recall:.3f}, {one.seconds:.2f} s"
        )
    return 0 if all(one.holds and one.seconds <= SECONDS for one in outcomes) else 1


if __name__ == "__main__":
    raise SystemExit(main())
