"""Sections are moved, split, merged, added and removed, and what is not named stays as it was."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.domain.rearranging import Misplaced, added, blocks_of, merged, moved, removed, split
from samsyn.domain.sections import DEEPEST, Section, placed
from samsyn.domain.verdicts import Refusal

#   1 a   1.1 b   1.2 c   1.2.1 d   2 e   2.1 f   3 g
TREE = (
    Section(1, "a", "A", "a1\n\na2"),
    Section(2, "b", "B", "b1"),
    Section(2, "c", "C", "c1\n\n- x\n- y\n\nc3"),
    Section(3, "d", "D", "d1"),
    Section(1, "e", "E"),
    Section(2, "f", "F", "f1"),
    Section(1, "g", "G", "g1"),
)


def slugs(sections: tuple[Section, ...]) -> str:
    return "".join(s.slug for s in sections)


def shape(sections: tuple[Section, ...]) -> str:
    return " ".join(f"{p.number}{p.section.slug}" for p in placed(sections))


def code(act: object, *args: object, **kwargs: object) -> str:
    with pytest.raises(Refusal) as refused:
        act(*args, **kwargs)  # type: ignore[operator]
    return str(refused.value.code)


def test_a_section_moves_with_everything_under_it() -> None:
    assert shape(moved(TREE, "c", level=2, after="f")) == "1a 1.1b 2e 2.1f 2.2c 2.2.1d 3g"
    assert shape(moved(TREE, "e", level=1)) == "1e 1.1f 2a 2.1b 2.2c 2.2.1d 3g"
    assert shape(moved(TREE, "g", level=2, first_in="a")) == "1a 1.1g 1.2b 1.3c 1.3.1d 2e 2.1f"
    assert shape(moved(TREE, "d", level=1, after="a")) == "1a 1.1b 1.2c 2d 3e 3.1f 4g"


def test_after_a_section_means_after_everything_under_it() -> None:
    assert shape(moved(TREE, "g", level=1, after="a")) == "1a 1.1b 1.2c 1.2.1d 2g 3e 3.1f"


def test_a_section_moves_out_of_the_one_it_lay_in() -> None:
    assert shape(moved(TREE, "b", level=1, after="a")) == "1a 1.1c 1.1.1d 2b 3e 3.1f 4g"


def test_moving_says_what_is_wrong() -> None:
    assert code(moved, TREE, "x", level=1) == Misplaced.NOT_THERE
    assert code(moved, TREE, "a", level=2, after="c") == Misplaced.INTO_ITSELF
    assert code(moved, TREE, "a", level=2, first_in="a") == Misplaced.INTO_ITSELF
    assert code(moved, TREE, "a", level=3, after="g") == Misplaced.TOO_DEEP
    assert code(moved, TREE, "b", level=2) == Misplaced.LEVEL_SKIPPED
    assert code(moved, TREE, "g", level=5, after="d") == Misplaced.TOO_DEEP


def test_a_section_is_split_between_two_blocks() -> None:
    result = split(TREE, "a", block=1, heading="Ny", new="ny")
    assert shape(result) == "1a 1.1b 1.2c 1.2.1d 2ny 3e 3.1f 4g"
    assert [(s.heading, s.body) for s in result if s.slug in {"a", "ny"}] == [("A", "a1"), ("Ny", "a2")]


def test_a_list_is_one_block() -> None:
    assert blocks_of(TREE[2].body) == ("c1", "- x\n- y", "c3")
    result = split(TREE, "c", block=1, heading="Ny", new="ny")
    assert next(s.body for s in result if s.slug == "ny") == "- x\n- y\n\nc3"


def test_splitting_says_what_is_wrong() -> None:
    assert code(split, TREE, "b", block=1, heading="N", new="n") == Misplaced.NOTHING_TO_SPLIT
    assert code(split, TREE, "a", block=0, heading="N", new="n") == Misplaced.NOTHING_TO_SPLIT
    assert code(split, TREE, "a", block=2, heading="N", new="n") == Misplaced.NOTHING_TO_SPLIT
    assert code(split, TREE, "e", block=0, heading="N", new="n") == Misplaced.NOTHING_TO_SPLIT
    assert code(split, TREE, "a", block=1, heading="N", new="f") == Misplaced.NAME_TAKEN


def test_a_section_is_merged_into_the_one_before_it_and_hands_over_what_lies_under_it() -> None:
    result = merged(TREE, "c", into="b")
    assert shape(result) == "1a 1.1b 1.1.1d 2e 2.1f 3g"
    assert next(s.body for s in result if s.slug == "b") == "b1\n\nc1\n\n- x\n- y\n\nc3"


def test_merging_with_nothing_leaves_no_blank_lines() -> None:
    tree = (Section(1, "a", "A"), Section(1, "b", "B", "b1"), Section(1, "c", "C"))
    assert [s.body for s in merged(tree, "b", into="a")] == ["b1", ""]
    assert [s.body for s in merged(tree, "c", into="b")] == ["", "b1"]


def test_merging_says_what_is_wrong() -> None:
    assert code(merged, TREE, "g", into="a") == Misplaced.NOT_NEIGHBOURS
    assert code(merged, TREE, "e", into="a") == Misplaced.HAS_CHILDREN
    assert code(merged, TREE, "b", into="a") == Misplaced.NOT_NEIGHBOURS
    assert code(merged, TREE, "b", into="x") == Misplaced.NOT_THERE
    assert code(merged, TREE, "b", into="b") == Misplaced.NOT_NEIGHBOURS


def test_a_section_is_added_after_under_or_first() -> None:
    new = Section(2, "n", "N")
    assert shape(added(TREE, new, after="b")) == "1a 1.1b 1.2n 1.3c 1.3.1d 2e 2.1f 3g"
    assert shape(added(TREE, new, first_in="a")) == "1a 1.1n 1.2b 1.3c 1.3.1d 2e 2.1f 3g"
    assert shape(added(TREE, Section(1, "n", "N"))) == "1n 2a 2.1b 2.2c 2.2.1d 3e 3.1f 4g"
    assert code(added, TREE, new) == Misplaced.LEVEL_SKIPPED
    assert code(added, TREE, Section(1, "a", "N"), after="g") == Misplaced.NAME_TAKEN
    assert code(added, TREE, Section(5, "n", "N"), after="d") == Misplaced.TOO_DEEP


def test_a_section_is_removed_when_nothing_lies_under_it() -> None:
    assert shape(removed(TREE, "d")) == "1a 1.1b 1.2c 2e 2.1f 3g"
    assert code(removed, TREE, "c") == Misplaced.HAS_CHILDREN
    assert code(removed, TREE[:1], "a") == Misplaced.LAST_ONE


# --- whatever the tree --------------------------------------------------------------------------------------------


@st.composite
def trees(draw: st.DrawFn) -> tuple[Section, ...]:
    count = draw(st.integers(1, 9))
    found: list[Section] = []
    for n in range(count):
        deepest = min(found[-1].level + 1, DEEPEST) if found else 1
        body = "\n\n".join(draw(st.lists(st.sampled_from(["ett", "två\ntre", "- fyra"]), max_size=3)))
        found.append(Section(draw(st.integers(1, deepest)), f"s{n}", f"Avsnitt {n}", body))
    return tuple(found)


def words(sections: tuple[Section, ...]) -> Counter[str]:
    return Counter(block for s in sections for block in blocks_of(s.body))


@given(trees(), st.data())
def test_moving_changes_no_word_and_loses_no_section(tree: tuple[Section, ...], data: st.DataObject) -> None:
    slug, other = (data.draw(st.sampled_from([s.slug for s in tree])) for _ in range(2))
    level = data.draw(st.integers(1, DEEPEST + 1))
    where = data.draw(st.sampled_from([{"after": other}, {"first_in": other}, {}]))
    try:
        result = moved(tree, slug, level=level, **where)
    except Refusal:
        return
    assert {s.slug: (s.heading, s.body) for s in result} == {s.slug: (s.heading, s.body) for s in tree}
    assert len(placed(result)) == len(tree)
    assert next(s.level for s in result if s.slug == slug) == level


@given(trees(), st.data())
def test_splitting_and_merging_back_is_as_before(tree: tuple[Section, ...], data: st.DataObject) -> None:
    slug = data.draw(st.sampled_from([s.slug for s in tree]))
    section = next(s for s in tree if s.slug == slug)
    block = data.draw(st.integers(0, 3))
    try:
        parted = split(tree, slug, block=block, heading="Ny", new="ny")
    except Refusal:
        assert not 0 < block < len(blocks_of(section.body))
        return
    assert words(parted) == words(tree) and len(parted) == len(tree) + 1
    try:
        assert merged(parted, "ny", into=slug) == tree
    except Refusal as fault:
        assert fault.code in {Misplaced.HAS_CHILDREN, Misplaced.NOT_NEIGHBOURS}


@given(trees(), st.data())
def test_what_was_added_can_be_removed_again(tree: tuple[Section, ...], data: st.DataObject) -> None:
    other = data.draw(st.sampled_from([s.slug for s in tree]))
    level = next(s.level for s in tree if s.slug == other)
    assert removed(added(tree, Section(level, "ny", "Ny", "ord"), after=other), "ny") == tree
