"""Sections over the change: which is which, and which moved, split, merged, got another number or title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from samsyn.domain.redline.outline import Section, is_title, outline
from samsyn.domain.redline.values import Block, Run, SectionChange, SectionKind

# A section is said to have split or merged with at least this many words, and most of the part's words.
SHARE_WORDS = 4
# A word of the heading speaks for so many of the text: a section that kept its name is the same, wherever its text went.
NAME = 12


class Sections(NamedTuple):
    """Both outlines, and for each section its counterpart (-1 for none)."""

    old: list[Section]
    new: list[Section]
    of_new: list[int]
    of_old: list[int]
    votes: dict[tuple[int, int], int]


def matched(old: Sequence[Block], new: Sequence[Block], runs: Sequence[Run]) -> Sections:
    """Each section votes with the words it has in common; two that choose each other are the same section. So are two
    that nobody chose, but whose heading stayed the same."""
    olds, news = outline(old), outline(new)
    old_at, new_at = _section_of(olds, len(old)), _section_of(news, len(new))
    votes: dict[tuple[int, int], int] = defaultdict(int)
    for run in runs:
        a, b = old_at[run.old], new_at[run.new]
        if a >= 0 and b >= 0:
            name = olds[a].start == run.old and news[b].start == run.new
            votes[a, b] += run.size * (NAME if name else 1)
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], abs(vote[0][0] - vote[0][1]), vote[0]))
    of_old, of_new = [-1] * len(olds), [-1] * len(news)
    best_old: dict[int, int] = {}
    best_new: dict[int, int] = {}
    for (a, b), _ in ranked:
        best_old.setdefault(a, b)
        best_new.setdefault(b, a)
    for a, b in best_old.items():
        if best_new[b] == a:
            of_old[a], of_new[b] = b, a
    _join_by_heading(old, new, olds, news, of_old, of_new, runs)
    return Sections(olds, news, of_new, of_old, dict(votes))


def _join_by_heading(
    old: Sequence[Block],
    new: Sequence[Block],
    olds: list[Section],
    news: list[Section],
    of_old: list[int],
    of_new: list[int],
    runs: Sequence[Run],
) -> None:
    """Sections that lost their text to others keep their name."""
    free_old = {section.start: at for at, section in enumerate(olds) if of_old[at] < 0}
    free_new = {section.start: at for at, section in enumerate(news) if of_new[at] < 0}
    for run in runs:
        a, b = free_old.get(run.old, -1), free_new.get(run.new, -1)
        if a >= 0 and b >= 0 and of_old[a] < 0 and of_new[b] < 0 and old[run.old].text == new[run.new].text:
            of_old[a], of_new[b] = b, a


def _section_of(sections: list[Section], size: int) -> list[int]:
    """For each block the section it stands in."""
    found = [-1] * size
    for number, section in enumerate(sections):
        found[section.start : section.end] = [number] * (section.end - section.start)
    return found


def section_changes(
    old: Sequence[Block], new: Sequence[Block], runs: Sequence[Run], both: Sections
) -> tuple[SectionChange, ...]:
    """Everything that happened to whole sections, in the order of the new text."""
    moved = _moved(both, len(new), runs)
    changes = [*_same_sections(old, new, both, moved), *_splits(new, both), *_merges(old, both)]
    changes.sort(key=lambda change: (change.new, change.old))
    return tuple(changes)


def _same_sections(
    old: Sequence[Block], new: Sequence[Block], both: Sections, moved: set[int]
) -> list[SectionChange]:
    changes = []
    for number, there in enumerate(both.of_new):
        if there < 0:
            continue
        a, b = both.old[there].start, both.new[number].start
        if number in moved:
            changes.append(SectionChange(SectionKind.MOVED, (a,), (b,)))
        if old[a].label != new[b].label:
            changes.append(SectionChange(SectionKind.RENUMBERED, (a,), (b,)))
        if old[a].text != new[b].text and (is_title(old[a]) or is_title(new[b])):
            changes.append(SectionChange(SectionKind.RETITLED, (a,), (b,)))
    return changes


def _moved(both: Sections, size: int, runs: Sequence[Run]) -> set[int]:
    """The sections most of whose own words moved, without those that went along with the section above them."""
    new_at = _section_of(both.new, size)
    balance = [0] * len(both.new)
    for run in runs:
        if new_at[run.new] >= 0:
            balance[new_at[run.new]] += run.size if run.moved else -run.size
    moved = {number for number, more in enumerate(balance) if more > 0 and both.of_new[number] >= 0}
    above_old, above_new = _parents(both.old), _parents(both.new)
    return {n for n in moved if not _went_along(n, both, moved, above_old, above_new)}


def _went_along(n: int, both: Sections, moved: set[int], above_old: list[int], above_new: list[int]) -> bool:
    parent = above_new[n]
    return parent in moved and both.of_new[parent] == above_old[both.of_new[n]]


def _parents(sections: list[Section]) -> list[int]:
    parents: list[int] = []
    above: list[int] = []
    for number, section in enumerate(sections):
        while above and sections[above[-1]].level >= section.level:
            above.pop()
        parents.append(above[-1] if above else -1)
        above.append(number)
    return parents


def _splits(new: Sequence[Block], both: Sections) -> list[SectionChange]:
    """A new section without a counterpart, most of whose words come from a section that goes on elsewhere."""
    parts: dict[int, list[int]] = defaultdict(list)
    votes = _by(both.votes, 1)
    for number, section in enumerate(both.new):
        if both.of_new[number] < 0:
            size = sum(len(new[at].words) for at in range(section.start, section.end))
            source = _chosen(votes.get(number, {}), size)
            if source >= 0 and both.of_old[source] >= 0:
                parts[source].append(number)
    return [
        SectionChange(
            SectionKind.SPLIT,
            (both.old[source].start,),
            tuple(both.new[number].start for number in sorted([both.of_old[source], *found])),
        )
        for source, found in parts.items()
    ]


def _merges(old: Sequence[Block], both: Sections) -> list[SectionChange]:
    """An old section without a counterpart, most of whose words went into a section that was another one before."""
    parts: dict[int, list[int]] = defaultdict(list)
    votes = _by(both.votes, 0)
    for number, section in enumerate(both.old):
        if both.of_old[number] < 0:
            size = sum(len(old[at].words) for at in range(section.start, section.end))
            target = _chosen(votes.get(number, {}), size)
            if target >= 0 and both.of_new[target] >= 0:
                parts[target].append(number)
    return [
        SectionChange(
            SectionKind.MERGED,
            tuple(both.old[number].start for number in sorted([both.of_new[target], *found])),
            (both.new[target].start,),
        )
        for target, found in parts.items()
    ]


def _by(votes: dict[tuple[int, int], int], side: int) -> dict[int, dict[int, int]]:
    """The votes of each old section (side 0) or for each new one (side 1)."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for pair, size in votes.items():
        found[pair[side]][pair[1 - side]] = size
    return found


def _chosen(votes: dict[int, int], size: int) -> int:
    """Where most of a section's words come from (or went)."""
    best = max(votes, key=lambda at: votes[at], default=-1)
    return best if best >= 0 and votes[best] >= max(SHARE_WORDS, size * 0.5) else -1
