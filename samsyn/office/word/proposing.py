"""What each author proposes: a file that was edited outside, against the text that it was made from, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from samsyn.domain.redline import compare
from samsyn.domain.redline.sections import matched
from samsyn.domain.sections import Section, Text, placed
from samsyn.office.word.comments_in import Remark
from samsyn.office.word.layout import Laid, block_of_line, laid_out
from samsyn.office.word.lines import LineKind
from samsyn.office.word.reading import Read
from samsyn.office.word.views import REJECTED, View


class ProposalKind(StrEnum):
    """What is proposed for a section."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one author proposes for one section.

    `slug` is the section in the version's text; for a new one, what it is called in the file. `heading` and `body` are as
    proposed (empty where it is removed). A section `MOVED` lies under another section (`parent`, None: outermost) or
    after another one (`after`, None: first) than before; its words may have changed too. `last` is when the author last
    changed something in the file (ISO 8601, as Word wrote it; empty where nothing was tracked), and `remarks` what the
    author says of the section in comments.
    """

    author: str
    kind: ProposalKind
    slug: str
    heading: str
    body: str
    level: int
    parent: str | None = None
    after: str | None = None
    is_tracked: bool = True
    last: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposals:
    """All proposals, and the comments with the section of the version that each belongs to ("": none)."""

    proposals: tuple[Proposal, ...]
    remarks: tuple[Remark, ...]


def proposals(read: Read, version: Text, *, sent_by: str = "") -> Proposals:
    """What the file proposes for the version. Each author's tracked changes are that author's; what was changed without
    being tracked is said to be by `sent_by`, or by who saved the file last."""
    before = _Seen(read.seen_by(REJECTED), version)
    author = sent_by or read.saved_by
    found = list(_between(version, before.text, author, is_tracked=False, last=""))
    for tracked in read.tracked:
        after = _Seen(read.seen_by(View(author=tracked.author)), version)
        found += _between(before.text, after.text, tracked.author, is_tracked=True, last=tracked.last)
    everything = _Seen(read, version)
    remarks = tuple(
        remark._replace(section=everything.names.get(remark.section, remark.section)) for remark in read.remarks
    )
    known = {section.slug for section in version.sections} | {one.slug for one in found}
    remarks = tuple(remark if remark.section in known else remark._replace(section="") for remark in remarks)
    return Proposals(tuple(_with_remarks(found, remarks)), remarks)


def _with_remarks(found: Iterable[Proposal], remarks: Sequence[Remark]) -> Iterable[Proposal]:
    for one in found:
        own = tuple(r for r in remarks if r.section == one.slug and r.author == one.author)
        yield replace(one, remarks=own)


class _Seen:
    """One view of the file as a text whose sections have the names they have in the version."""

    def __init__(self, read: Read, version: Text) -> None:
        self.names = _names(read, laid_out(version), {section.slug for section in version.sections})
        sections = [replace(s, slug=self.names.get(s.slug, s.slug)) for s in read.text.sections]
        self.text = replace(read.text, sections=tuple(sections))


def _names(read: Read, version: Laid, slugs: set[str]) -> dict[str, str]:
    """The file's sections by what they are in the version: through their bookmarks, else by comparing the words."""
    own = [line.slug for line in read.lines if line.kind is LineKind.HEADING]
    found = {slug: slug for slug in own if slug in slugs}
    left = [slug for slug in own if slug not in found]
    if not left:
        return found
    blocks = [block_of_line(line) for line in read.lines]
    comparison = compare(version.blocks, blocks)
    both = matched(version.blocks, blocks, comparison.runs)
    taken = set(found.values())
    for at, there in enumerate(both.of_new):
        here = read.lines[both.new[at].start]
        other = version.lines[both.old[there].start] if there >= 0 else None
        if other and here.slug in left and other.slug and other.slug not in taken:
            found[here.slug] = other.slug
            taken.add(other.slug)
    # A section that nobody knows may still be called like one of the version's that is taken.
    for slug in left:
        if slug not in found and slug in taken | slugs:
            found[slug] = next(name for n in range(2, len(own) + 3) if (name := f"{slug}-{n}") not in taken | slugs)
    return found


def _between(before: Text, after: Text, author: str, *, is_tracked: bool, last: str) -> Iterable[Proposal]:
    """What is other in the one than in the other."""
    old = {section.slug: section for section in before.sections}
    moved = _moved(before, after)
    parents, previous = _parents(after), None
    for section in after.sections:
        was = old.get(section.slug)
        kind = _kind(was, section, is_moved=section.slug in moved)
        if kind:
            yield Proposal(
                author, kind, section.slug, section.heading, section.body, section.level, parents[section.slug], previous,
                is_tracked, last,
            )  # fmt: skip
        previous = section.slug
    there = {section.slug for section in after.sections}
    for section in before.sections:
        if section.slug not in there:
            yield Proposal(
                author, ProposalKind.REMOVED, section.slug, "", "", section.level, is_tracked=is_tracked, last=last
            )


def _kind(was: Section | None, now: Section, *, is_moved: bool) -> ProposalKind | None:
    if was is None:
        return ProposalKind.ADDED
    if is_moved:
        return ProposalKind.MOVED
    same = (was.heading, was.body) == (now.heading, now.body)
    return None if same else ProposalKind.CHANGED


def _parents(text: Text) -> Mapping[str, str | None]:
    return {found.section.slug: found.parent for found in placed(text.sections)}


def _moved(before: Text, after: Text) -> set[str]:
    """Sections under another parent, or in another order among those that stayed: the fewest that explain it."""
    old_parents, new_parents = _parents(before), _parents(after)
    moved = {slug for slug, parent in new_parents.items() if slug in old_parents and old_parents[slug] != parent}
    order = {section.slug: at for at, section in enumerate(before.sections)}
    for parent in set(new_parents.values()):
        siblings = [s for s, up in new_parents.items() if up == parent and s in order and s not in moved]
        stay = _longest_in_order([order[s] for s in siblings])
        moved |= {s for at, s in enumerate(siblings) if at not in stay}
    return moved


def _longest_in_order(numbers: Sequence[int]) -> set[int]:
    """The places of a longest run of numbers that go up."""
    from samsyn.domain.redline.order import heaviest

    return set(heaviest(list(numbers), [1] * len(numbers)))
