"""`make bench-word`: a redline in Word of every pair, settled by programs that are not ours.

Accept all and it is the new text, reject all and it is the old one, paragraph by paragraph: as our own reader has it, as
docx-plus, and as LibreOffice. Ends with 1 where one of them comes to another text, or where a redline had to show the
whole old text as deleted and the whole new one as inserted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.text.judge import scoring
from samsyn.domain.redline import blocks_of, compare
from samsyn.office.word import Signed, laid_blocks, write_redline
from samsyn.office.word.reading import read_raw
from samsyn.office.word.views import ACCEPTED, REJECTED
from tests.office.by_docx_plus import by_docx_plus
from tests.office.libreoffice import ACCEPT, REJECT, WORD, through

SIGNED = Signed("Anna Ek", "2027-03-01T09:00:00Z")
AT_A_TIME = 20  # pairs that one LibreOffice is given


@dataclass(frozen=True, slots=True)
class Redlined:
    """A pair as a Word file, and what it is to be when all is accepted and when all is rejected."""

    name: str
    data: bytes
    new: list[str]
    old: list[str]
    is_plain: bool


def redlined(pair: Any) -> Redlined:
    """The pair as `samsyn redline --format docx` writes it."""
    found = compare(blocks_of(pair.old), blocks_of(pair.new))
    lines = [laid_blocks([block.block for block in side]) for side in (found.old, found.new)]
    data, plain = (
        write_redline(shown, *lines, title="Ändringar", signed=SIGNED) for shown in (found, replace(found, runs=()))
    )
    return Redlined(pair.id, data, _squeezed(pair.new), _squeezed(pair.old), data == plain and pair.old != pair.new)


def _squeezed(paragraphs: Sequence[str]) -> list[str]:
    """What a paragraph says, with one blank where there is any."""
    return [said for paragraph in paragraphs if (said := " ".join(paragraph.split()))]


def faults_of(some: Sequence[Redlined], folder: Path) -> Iterator[str]:
    """Who comes to another text than it is to be, and where."""
    for one in some:
        if one.is_plain:
            yield f"{one.name}: shown as all deleted and all inserted"
        for accepts, view, want in ((True, ACCEPTED, one.new), (False, REJECTED, one.old)):
            yield from _compared(f"{one.name}: our reader", accepts, read_raw(one.data, view), want)
            yield from _compared(
                f"{one.name}: docx-plus", accepts, _read(by_docx_plus(one.data, accepts=accepts)), want
            )
    asked = {
        f"{at}{'a' if accepts else 'r'}": (one.data, ACCEPT if accepts else REJECT, WORD)
        for at, one in enumerate(some)
        for accepts in (True, False)
    }
    seen = through(folder, asked)
    for at, one in enumerate(some):
        yield from _compared(f"{one.name}: LibreOffice", True, _read(seen[f"{at}a"]), one.new)
        yield from _compared(f"{one.name}: LibreOffice", False, _read(seen[f"{at}r"]), one.old)


def _read(data: bytes) -> list[str]:
    return read_raw(data, ACCEPTED)


def _compared(who: str, accepts: bool, got: list[str], want: list[str]) -> Iterator[str]:
    if got == want:
        return
    at = next((at for at, both in enumerate(zip(got, want, strict=False)) if both[0] != both[1]), -1)
    what = "all accepted" if accepts else "all rejected"
    yield f"{who}, {what}: {len(got)} paragraphs of {len(want)}, other from number {at}: {got[at][:80]!r}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every N-th pair only")
    args = parser.parse_args()
    began, faults, files = time.monotonic(), 0, 0
    pairs = [*scoring.truth_pairs("dev"), *scoring.real_pairs("dev")][:: args.every]
    for first in range(0, len(pairs), AT_A_TIME):
        some = [redlined(pair) for pair in pairs[first : first + AT_A_TIME]]
        files += len(some)
        with tempfile.TemporaryDirectory(prefix="samsyn-word-") as folder:
            for fault in faults_of(some, Path(folder)):
                faults += 1
                print(fault, flush=True)
    print(f"{files} redlines in Word, settled six ways each: {faults} faults; {time.monotonic() - began:.0f} s")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
