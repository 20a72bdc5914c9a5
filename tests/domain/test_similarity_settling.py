"""What people have said about comments stays, and what comes later is suggested beside it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.domain.similarity import Choice, ChoiceKind, Comment, Point, group, opposed, settle

CARE = "Kommunen ska ansvara för hemsjukvården i ordinärt boende dygnet runt."
TOOLS = "Förskrivning av hjälpmedel behöver beskrivas så att ansvaret framgår."


def together(comment: str, other: str) -> Choice:
    return Choice(ChoiceKind.TOGETHER, comment, other)


def apart(comment: str, other: str) -> Choice:
    return Choice(ChoiceKind.APART, comment, other)


def points(texts: dict[str, str], *choices: Choice) -> tuple[Point, ...]:
    comments = [Comment(key, text) for key, text in texts.items()]
    return settle(comments, group(comments), choices)


def test_without_choices_all_is_suggested() -> None:
    assert points({"a": CARE, "b": CARE, "c": TOOLS}) == (Point("a", suggested=("b",)), Point("c"))


def test_what_is_kept_together_is_kept_and_a_late_one_is_suggested_to_it() -> None:
    assert points({"a": CARE, "b": CARE, "c": CARE, "d": TOOLS}, together("b", "a")) == (
        Point("a", kept=("a", "b"), suggested=("c",)),
        Point("d"),
    )


def test_what_was_taken_apart_stands_alone() -> None:
    assert points({"a": CARE, "b": CARE, "c": CARE}, apart("b", "a")) == (Point("a", suggested=("c",)), Point("b"))


def test_what_was_kept_can_be_taken_apart_again_and_back() -> None:
    texts = {"a": CARE, "b": CARE, "c": CARE}
    kept = (together("b", "a"), together("c", "a"))
    assert points(texts, *kept, apart("c", "b")) == (Point("a", kept=("a", "b")), Point("c"))
    assert points(texts, *kept, apart("c", "b"), together("c", "b")) == (Point("a", kept=("a", "b", "c")),)


def test_one_that_is_moved_leaves_its_star_and_the_rest_stays() -> None:
    texts = {"a": CARE, "b": CARE, "c": CARE, "x": TOOLS, "y": TOOLS}
    assert points(texts, together("b", "x")) == (
        Point("a", suggested=("c",)),
        Point("x", kept=("b", "x"), suggested=("y",)),
    )


def test_the_centre_itself_can_be_moved() -> None:
    texts = {"a": CARE, "b": CARE, "c": CARE, "x": TOOLS, "y": TOOLS}
    moved = points(texts, together("x", "y"), together("a", "x"))
    assert moved == (Point("b", suggested=("c",)), Point("x", kept=("a", "x", "y")))


def test_of_two_kept_groups_in_a_star_a_late_one_is_suggested_to_the_likest() -> None:
    added = f"{CARE} Vi ser gärna att det finns en gemensam rutin."
    texts = {"a": CARE, "b": CARE, "c": added, "d": added, "e": added.replace("gärna", "gärna")}
    found = points(texts, together("b", "a"), together("d", "c"))
    assert found == (Point("a", kept=("a", "b")), Point("c", kept=("c", "d"), suggested=("e",)))


def test_nothing_is_suggested_to_a_group_where_somebody_says_the_opposite() -> None:
    texts = {"a": CARE, "b": CARE.replace("ska", "ska inte"), "c": CARE}
    assert opposed(Comment("a", texts["a"]), Comment("b", texts["b"]))
    assert points(texts, together("b", "a")) == (Point("a", kept=("a", "b")), Point("c"))


def test_comments_that_are_gone_hold_nothing_together() -> None:
    assert points({"a": CARE, "b": TOOLS}, together("a", "gone"), together("b", "gone")) == (Point("a"), Point("b"))


KEYS = "abcdef"
TEXTS = (CARE, TOOLS, CARE.replace("ska", "får"), f"{CARE} {TOOLS}", "Se ovan")
crowds = st.lists(st.sampled_from(TEXTS), min_size=2, max_size=6).map(
    lambda texts: dict(zip(KEYS, texts, strict=False))
)
choices = st.lists(
    st.builds(Choice, st.sampled_from(ChoiceKind), st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=8
)


@given(crowds, choices)
@settings(max_examples=150)
def test_every_comment_is_in_one_point_and_the_last_word_on_a_pair_holds(
    texts: dict[str, str], said: list[Choice]
) -> None:
    found = points(texts, *said)
    assert sorted(key for point in found for key in point.keys) == sorted(texts)
    where = {key: point.centre for point in found for key in point.keys}
    known = [c for c in said if c.comment != c.other and {c.comment, c.other} <= texts.keys()]
    if known:
        last = known[-1]
        assert (where[last.comment] == where[last.other]) is (last.kind is ChoiceKind.TOGETHER)
    for point in found:
        assert len(point.kept) != 1 and (not point.kept or point.centre in point.kept)


@given(crowds, choices, st.sampled_from(TEXTS))
@settings(max_examples=100)
def test_a_late_comment_undoes_nothing(texts: dict[str, str], said: list[Choice], late: str) -> None:
    before = {point.kept for point in points(texts, *said) if point.kept}
    assert {point.kept for point in points({**texts, "late": late}, *said) if point.kept} == before
