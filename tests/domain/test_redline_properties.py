"""What must hold for any two texts: nothing is lost, nothing invented, a move changes nothing, and order does not
matter. Texts repeat themselves, stand empty, and hold letters that are stored in several ways."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.domain.redline import Block, BlockKind, Tag, apply, blocks_of, compare, merge, revert, summary
from samsyn.domain.redline.inline import inlined
from samsyn.domain.redline.values import Piece

# Common words, an å in two spellings, an emoji of several code points, a soft hyphen, an accent that stands alone.
WORDS = (
    "och", "att", "ska", "får", "parterna", "kommunen", "regionen", "vården", "ansvarar", "för", "varje", "år",
    "a\u030ar", "👩‍⚕️", "sam\u00advård", "e\u0301", "\u0301", "avsnitt", "3.2", "2", "(1)", "–",
)  # fmt: skip
LABELS = ("", "", "", "1", "2", "1.1", "3.2", "a)", "–", "5 §", "3 kap.")

texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
lines = st.builds(Block, st.sampled_from(LABELS), texts)
# Few different blocks, so that most documents repeat some.
documents = st.lists(st.sampled_from(WORDS).flatmap(lambda _: lines), max_size=4).flatmap(
    lambda few: st.lists(st.one_of(st.sampled_from(few), lines) if few else lines, max_size=12)
)


def canonical(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def read(blocks: list[Block]) -> list[str]:
    return [canonical(block.line) for block in blocks]


def marked(pieces: tuple[Piece, ...]) -> bool:
    return any(piece.tag in (Tag.INSERTED, Tag.DELETED) for piece in pieces)


@given(documents, documents)
@settings(max_examples=300)
def test_the_changes_carried_out_on_the_old_text_give_the_new_and_back(old: list[Block], new: list[Block]) -> None:
    found = compare(old, new)
    assert found.verified, found.faults
    assert [canonical(line) for line in apply(found, old)] == read(new)
    assert [canonical(line) for line in revert(found, new)] == read(old)


@given(documents)
@settings(max_examples=150)
def test_a_text_is_like_itself(text: list[Block]) -> None:
    found = compare(text, text)
    assert found.same and not found.moves and not found.sections
    assert all(block.kind is BlockKind.UNCHANGED for block in found.new)


@given(documents, st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_a_pure_move_marks_no_word(text: list[Block], chance: object) -> None:
    moved = sorted(text, key=lambda _: chance.random())  # type: ignore[attr-defined]
    found = summary(compare(text, moved))
    assert (found.inserted, found.deleted) == (0, 0)


@given(documents, documents)
@settings(max_examples=200)
def test_what_was_inserted_one_way_was_deleted_the_other(old: list[Block], new: list[Block]) -> None:
    there, back = compare(old, new), compare(new, old)
    assert [[(p.tag, p.text) for p in block.pieces if p.tag is not Tag.DELETED] for block in there.old] == [
        [(p.tag, p.text) for p in block.pieces if p.tag is not Tag.INSERTED] for block in back.new
    ]
    assert summary(there).inserted == summary(back).deleted
    assert summary(there).moved == summary(back).moved


@given(documents, documents)
@settings(max_examples=150)
def test_a_side_that_changed_nothing_gives_way(base: list[Block], other: list[Block]) -> None:
    for merged in (merge(base, base, other), merge(base, other, base), merge(base, other, other)):
        assert [canonical(found.block.line) for found in merged.blocks] == read(other)
        assert not merged.conflicts


@given(documents, documents, documents)
@settings(max_examples=200)
def test_no_word_that_a_side_wrote_is_lost_in_a_merge(
    base: list[Block], left: list[Block], right: list[Block]
) -> None:
    merged = merge(base, left, right)
    there = words_in([found.block for found in merged.blocks])
    for conflict in merged.conflicts:
        there.update(canonical(f"{conflict.left or ''} {conflict.right or ''}").split())
    for side in (left, right):
        assert not (words_in(side) - words_in(base)) - there


def words_in(blocks: list[Block]) -> Counter[str]:
    return Counter(word for block in blocks for word in canonical(block.text).split())


@given(documents, documents)
@settings(max_examples=150)
def test_both_texts_read_in_one_hold_every_word_once(old: list[Block], new: list[Block]) -> None:
    found = compare(old, new)
    shown = [piece for block in inlined(found) for piece in block.pieces]
    deleted = [piece for block in found.old for piece in block.pieces if piece.tag is Tag.DELETED]
    assert all_words(p for p in shown if p.tag is Tag.DELETED) == all_words(deleted)
    assert [p for p in shown if p.tag is not Tag.DELETED] == [p for block in found.new for p in block.pieces]


def all_words(pieces: Iterable[Piece]) -> Counter[str]:
    return Counter(word for piece in pieces for word in piece.text.split())


@given(documents, documents)
@settings(max_examples=150)
def test_every_moved_word_is_the_same_word_on_both_sides(old: list[Block], new: list[Block]) -> None:
    found = compare(old, new)
    left = {p.link: canonical(p.text) for block in found.old for p in block.pieces if p.tag is Tag.MOVED}
    right = {p.link: canonical(p.text) for block in found.new for p in block.pieces if p.tag is Tag.MOVED}
    assert left == right


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=150)
def test_any_characters_at_all_can_be_compared(old: str, new: str) -> None:
    assert compare(blocks_of(old.split("\n")), blocks_of(new.split("\n"))).verified
