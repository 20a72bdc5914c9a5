"""Acts on a section tree that keep identity: move, split, merge, add, remove.

Each takes the sections in reading order and gives them in their new order; what is not named in the act stays as it
was, and a moved section brings everything under it. Numbers are never touched: they follow from `sections.placed`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from samsyn.domain.sections import DEEPEST, Section, placed
from samsyn.domain.verdicts import Refusal


class Misplaced(StrEnum):
    """Why a section cannot be moved, split, merged, added or removed like this."""

    NOT_THERE = "section_is_not_in_the_text"
    INTO_ITSELF = "section_would_lie_inside_itself"
    TOO_DEEP = "section_would_lie_too_deep"
    LEVEL_SKIPPED = "section_would_skip_a_level"
    NOTHING_TO_SPLIT = "section_has_nothing_to_split_off"
    HAS_CHILDREN = "section_has_sections_under_it"
    NOT_NEIGHBOURS = "sections_do_not_stand_beside_each_other"
    LAST_ONE = "text_would_have_no_sections"
    NAME_TAKEN = "section_name_is_taken"


Sections = tuple[Section, ...]


def moved(sections: Sequence[Section], slug: str, *, level: int, after: str = "", first_in: str = "") -> Sections:
    """The branch of `slug` right after the whole branch of `after`, or first under `first_in`, or first of all.

    `level` is the moved section's new level; those under it follow along. `Refusal` where that skips a level or lies
    deeper than `DEEPEST`.
    """
    start, end = _branch(sections, slug)
    branch, rest = sections[start:end], (*sections[:start], *sections[end:])
    for target in filter(None, (after, first_in)):
        if target in {s.slug for s in branch}:
            raise Refusal(Misplaced.INTO_ITSELF, section=slug)
    shift = level - branch[0].level
    if max(s.level for s in branch) + shift > DEEPEST:
        raise Refusal(Misplaced.TOO_DEEP, section=slug)
    shifted = tuple(replace(s, level=s.level + shift) for s in branch)
    at = _branch(rest, first_in)[0] + 1 if first_in else _branch(rest, after)[1] if after else 0
    return _whole((*rest[:at], *shifted, *rest[at:]), slug)


def split(sections: Sequence[Section], slug: str, *, block: int, heading: str, new: str) -> Sections:
    """The section's blocks from number `block` on (counted from 0) as a section of their own, right after it.

    What lies under the section stays under it, so the new one stands after that.
    """
    start, end = _branch(sections, slug)
    blocks = blocks_of(sections[start].body)
    if not 0 < block < len(blocks):
        raise Refusal(Misplaced.NOTHING_TO_SPLIT, section=slug)
    _free(sections, new)
    first = replace(sections[start], body="\n\n".join(blocks[:block]))
    second = Section(first.level, new, heading, "\n\n".join(blocks[block:]))
    return (*sections[:start], first, *sections[start + 1 : end], second, *sections[end:])


def merged(sections: Sequence[Section], slug: str, *, into: str) -> Sections:
    """The section's body after the body of `into`, which must stand right before it, at its level, with nothing under
    it. What lies under the section comes under `into`."""
    start, _ = _branch(sections, slug)
    first, last = _branch(sections, into)
    if last != start or sections[first].level != sections[start].level:
        raise Refusal(Misplaced.NOT_NEIGHBOURS, section=slug)
    if last - first > 1:
        raise Refusal(Misplaced.HAS_CHILDREN, section=into)
    body = "\n\n".join(filter(None, (sections[first].body, sections[start].body)))
    return (*sections[:first], replace(sections[first], body=body), *sections[start + 1 :])


def added(sections: Sequence[Section], section: Section, *, after: str = "", first_in: str = "") -> Sections:
    """With a new section right after the whole branch of `after`, first under `first_in`, or first of all."""
    _free(sections, section.slug)
    at = _branch(sections, first_in)[0] + 1 if first_in else _branch(sections, after)[1] if after else 0
    return _whole((*sections[:at], section, *sections[at:]), section.slug)


def removed(sections: Sequence[Section], slug: str) -> Sections:
    """Without the section, which must have nothing under it and not be the only one."""
    start, end = _branch(sections, slug)
    if end - start > 1:
        raise Refusal(Misplaced.HAS_CHILDREN, section=slug)
    if len(sections) == 1:
        raise Refusal(Misplaced.LAST_ONE)
    return (*sections[:start], *sections[end:])


def blocks_of(body: str) -> tuple[str, ...]:
    """The blocks of a body: paragraphs, lists, tables, as blank lines part them."""
    found: list[list[str]] = [[]]
    for line in body.splitlines():
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return tuple("\n".join(lines) for lines in found if lines)


def _branch(sections: Sequence[Section], slug: str) -> tuple[int, int]:
    """Where the section begins, and where everything under it ends."""
    start = next((at for at, s in enumerate(sections) if s.slug == slug), None)
    if start is None:
        raise Refusal(Misplaced.NOT_THERE, section=slug)
    level = sections[start].level
    end = next((at for at in range(start + 1, len(sections)) if sections[at].level <= level), len(sections))
    return start, end


def _whole(sections: Sections, slug: str) -> Sections:
    """The sections, when they make a tree; the fault is told of the section that was put there."""
    try:
        placed(sections)
    except Refusal as fault:
        deep = next(s for s in sections if s.slug == slug).level > DEEPEST
        raise Refusal(Misplaced.TOO_DEEP if deep else Misplaced.LEVEL_SKIPPED, section=slug) from fault
    return sections


def _free(sections: Sequence[Section], slug: str) -> None:
    if slug in {s.slug for s in sections}:
        raise Refusal(Misplaced.NAME_TAKEN, section=slug)
