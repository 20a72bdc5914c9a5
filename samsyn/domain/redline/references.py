"""Cross references by identity: what a reference meant before the change, and whether it still says so.

A reference is followed from the old text, where its number names the section it means, to the place where it now
stands. So a wrong one is found also when its old number still exists, but now belongs to another section.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from samsyn.domain.redline.outline import Section
from samsyn.domain.redline.reference_words import Written, chapters_of, written_in
from samsyn.domain.redline.sections import Sections, matched
from samsyn.domain.redline.values import Block, Comparison, Run, label_size


class ReferenceStatus(StrEnum):
    """Does a reference lead where it was meant to?"""

    FOLLOWS = "follows"
    STALE = "stale"
    BROKEN = "broken"


class Reference(NamedTuple):
    """A reference in the new text: the word that holds its number, what it says, and the number of what it means now
    (None where that is gone)."""

    block: int
    word: int
    text: str
    meant: str | None
    status: ReferenceStatus


def references(comparison: Comparison) -> tuple[Reference, ...]:
    """Every reference of the new text whose meaning is known, in reading order."""
    old = [shown.block for shown in comparison.old]
    new = [shown.block for shown in comparison.new]
    both = matched(old, new, comparison.runs)
    places = _Places(old, new, comparison.runs)
    meanings = _Meanings(old, new, both)
    found = []
    chapters = chapters_of(new, both.new)
    for at, block in enumerate(new):
        all_written = written_in(block.words, chapters[at])
        for number, written in enumerate(all_written):
            reference = meanings.judged(at, written, places.before(at, written))
            # Several references beside each other, all updated: the first is the first, whatever words are common.
            counterpart = meanings.of_the_same_rank(comparison.pairs[at], number, len(all_written))
            follows = reference is not None and reference.status is ReferenceStatus.FOLLOWS
            if not follows and counterpart is not None:
                ranked = meanings.judged(at, written, (comparison.pairs[at], counterpart, False))
                reference = ranked if ranked and ranked.status is ReferenceStatus.FOLLOWS else reference
            if reference is not None:
                found.append(reference)
    return tuple(found)


class _Places:
    """Where the words of the new text stood in the old."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block], runs: Sequence[Run]) -> None:
        self._old = old
        self._runs: list[list[Run]] = [[] for _ in new]
        for run in runs:
            self._runs[run.new].append(run)
        self._labels = [label_size(block) for block in new]

    def before(self, block: int, written: Written) -> tuple[int, int, bool] | None:
        """The old block and word (without labels) of a reference's number, and whether it is the same word still;
        None where the reference is new."""
        word = written.word + self._labels[block]
        for run in self._runs[block]:
            if run.new_at <= word < run.new_at + run.size:
                return run.old, self._without_label(run.old, run.old_at + word - run.new_at), True
        # The number was changed, but the word before it was not: the same reference, updated.
        for run in self._runs[block]:
            if run.new_at + run.size == word:
                return run.old, self._without_label(run.old, run.old_at + run.size), False
        return None

    def _without_label(self, block: int, word: int) -> int:
        return word - label_size(self._old[block])


class _Meanings:
    """Which section each address means in the old text, and what that section is called in the new."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block], both: Sections) -> None:
        self._new, self._both = new, both
        self._old_by_address = _by_address(both.old)
        self._new_addresses = {section.address for section in both.new if section.address}
        self._chapters = chapters_of(old, both.old)
        self._old = old
        self._written: dict[int, list[Written]] = {}

    def judged(self, block: int, now: Written, before: tuple[int, int, bool] | None) -> Reference | None:
        """What a reference means, and whether it says so; None where nobody can tell."""
        meant = self._meant(before, now) if before else None
        if meant is None:
            fresh = before is None and "." in now.number and now.address not in self._new_addresses
            return Reference(block, now.word, now.text, None, ReferenceStatus.BROKEN) if fresh else None
        section = self._both.of_old[meant]
        if section < 0:
            gone = before is not None and before[2]
            return Reference(block, now.word, now.text, None, ReferenceStatus.BROKEN) if gone else None
        there = self._both.new[section]
        label = self._new[there.start].label
        if self._leads_there(there, now):
            return Reference(block, now.word, now.text, label, ReferenceStatus.FOLLOWS)
        if before and before[2]:
            return Reference(block, now.word, now.text, label, ReferenceStatus.STALE)
        # Somebody gave it another number than the section got: another section is meant, or none.
        if now.address in self._new_addresses:
            return None
        return Reference(block, now.word, now.text, None, ReferenceStatus.BROKEN)

    def of_the_same_rank(self, block: int, rank: int, of: int) -> int | None:
        """The word of the reference of that rank in an old block with as many references."""
        written = self._all_old(block) if block >= 0 else []
        return written[rank].word if len(written) == of else None

    def _all_old(self, block: int) -> list[Written]:
        if block not in self._written:
            self._written[block] = written_in(self._old[block].words, self._chapters[block])
        return self._written[block]

    def _leads_there(self, there: Section, now: Written) -> bool:
        """Is this the section's number? Of "3 kap. 5 §" the chapter counts where it is known to have another number."""
        if there.address == now.address or ":" not in now.address:
            return there.address == now.address
        chapter, _, number = now.address.partition(":")
        old = self._old_by_address.get(f"{chapter} kap.", -1)
        new = self._both.of_old[old] if old >= 0 else -1
        kept = new < 0 or self._both.new[new].address == f"{chapter} kap."
        return kept and there.address.partition(":")[2] == number

    def _meant(self, before: tuple[int, int, bool] | None, now: Written) -> int | None:
        """The section that the reference meant in the old text."""
        if before is None:
            return None
        block, word, _ = before
        candidates = [written for written in self._all_old(block) if written.word == word]
        same = next((written for written in candidates if written.number == now.number), None)
        chosen = same or (candidates[0] if candidates else None)
        return self._old_by_address.get(chosen.address) if chosen else None


def _by_address(sections: list[Section]) -> dict[str, int]:
    """Address → section, for addresses that only one section has."""
    found: dict[str, int] = {}
    twice = set()
    for number, section in enumerate(sections):
        if section.address in found:
            twice.add(section.address)
        found[section.address] = number
    return {address: number for address, number in found.items() if address and address not in twice}
