"""Numbers follow places, references follow identity, and a text survives its own file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.domain import sections
from samsyn.domain.sections import Section, Text, TextFault
from samsyn.domain.verdicts import Refusal

FILE = """---
slug: provavtal
title: Provavtal
kind: main
---

# Inledning {#inledning}

Avtalet läses som en helhet, se [[#uppsagning]] och [[annat#syfte]].

## Syfte {#syfte}

- en sak
- en annan

## Parter {#parter}

# Giltighet {#giltighet}

## Uppsägning {#uppsagning}

Avtalet sägs upp skriftligt.
"""

WORDS = st.text("abcdåäö ,.ABC", min_size=1, max_size=30).map(str.strip).filter(lambda s: s and s[0].isalpha())
BODIES = st.lists(WORDS, max_size=3).map("\n\n".join)


@st.composite
def trees(draw: st.DrawFn) -> tuple[Section, ...]:
    """Any tree that a text can have: no level skipped, every slug its own."""
    result: list[Section] = []
    level = 0
    for at in range(draw(st.integers(1, 25))):
        level = draw(st.integers(1, min(level + 1, sections.DEEPEST)))
        result.append(Section(level, f"s-{at}", draw(WORDS), draw(BODIES)))
    return tuple(result)


def as_text(tree: tuple[Section, ...], slug: str = "prov", kind: str = "main") -> Text:
    return Text(slug, "Prov", kind, "", tree)


def key(number: str) -> list[int]:
    return [int(part) for part in number.split(".")]


@given(trees())
def test_numbers_are_unique_and_in_reading_order(tree: tuple[Section, ...]) -> None:
    numbers = [key(p.number) for p in sections.placed(tree)]
    assert numbers == sorted(numbers)
    assert len({tuple(n) for n in numbers}) == len(tree)


@given(trees())
def test_a_number_is_its_parents_number_and_its_place_among_its_siblings(tree: tuple[Section, ...]) -> None:
    children: dict[str | None, int] = {}
    number_of = {None: ""}
    for p in sections.placed(tree):
        children[p.parent] = children.get(p.parent, 0) + 1
        number_of[p.section.slug] = p.number
        assert p.number == f"{number_of[p.parent]}.{children[p.parent]}".lstrip(".")
        assert len(key(p.number)) == p.section.level


@given(trees(), st.data())
def test_moving_a_section_renumbers_but_keeps_what_it_is_known_by(
    tree: tuple[Section, ...], data: st.DataObject
) -> None:
    chapters = [p for p in sections.placed(tree) if p.section.level == 1]
    moved = data.draw(st.sampled_from(chapters)).section.slug
    carried = sections.branch(sections.placed(tree), moved)
    rest = tuple(s for s in tree if s not in {p.section for p in carried})
    after = sections.placed((*rest, *(p.section for p in carried)))
    assert {p.section for p in after} == set(tree)
    last = str(len(chapters))
    for before, now in zip(carried, sections.branch(after, moved), strict=True):
        assert now.section == before.section
        assert now.number == ".".join([last, *before.number.split(".")[1:]])


@given(trees())
def test_a_text_survives_its_own_file(tree: tuple[Section, ...]) -> None:
    text = as_text(tree)
    assert sections.parse_text(sections.written(text)) == text
    assert sections.content_hash(text) == hashlib.sha256(sections.written(text).encode()).hexdigest()


@given(trees(), trees())
def test_two_texts_have_the_same_hash_only_when_they_are_the_same(
    one: tuple[Section, ...], other: tuple[Section, ...]
) -> None:
    same = sections.content_hash(as_text(one)) == sections.content_hash(as_text(other))
    assert same == (one == other)


@given(trees(), st.data())
def test_a_branch_is_the_section_and_all_under_it(tree: tuple[Section, ...], data: st.DataObject) -> None:
    all_placed = sections.placed(tree)
    chosen = data.draw(st.sampled_from(all_placed))
    under = [p for p in all_placed if p.number == chosen.number or p.number.startswith(f"{chosen.number}.")]
    assert list(sections.branch(all_placed, chosen.section.slug)) == under


@given(trees())
def test_reading_on_from_the_first_chapter_passes_every_section_or_shows_it_whole(tree: tuple[Section, ...]) -> None:
    all_placed = sections.placed(tree)
    slug: str | None = all_placed[0].section.slug
    shown: list[str] = []
    while slug is not None:
        shown += [p.section.slug for p in sections.branch(all_placed, slug)]
        after = sections.neighbours(all_placed, slug)[1]
        slug = after.section.slug if after else None
    assert shown == [s.slug for s in tree]


@given(trees(), st.data())
def test_the_path_to_a_section_is_what_its_number_says(tree: tuple[Section, ...], data: st.DataObject) -> None:
    all_placed = sections.placed(tree)
    chosen = data.draw(st.sampled_from(all_placed))
    parts = chosen.number.split(".")
    expected = [".".join(parts[:n]) for n in range(1, len(parts))]
    assert [p.number for p in sections.path(all_placed, chosen.section.slug)] == expected


def test_what_is_read_before_and_after_a_section() -> None:
    all_placed = sections.placed(sections.parse_text(FILE).sections)

    def around(slug: str) -> list[str | None]:
        return [p.number if p else None for p in sections.neighbours(all_placed, slug)]

    assert around("inledning") == [None, "2"]
    assert around("syfte") == ["1", "1.2"]
    assert around("parter") == ["1.1", "2"]
    assert around("giltighet") == ["1", None]
    assert around("uppsagning") == ["2", None]


def test_a_file_is_read_with_its_numbers() -> None:
    text = sections.parse_text(FILE)
    assert (text.slug, text.title, text.kind, text.subtitle) == ("provavtal", "Provavtal", "main", "")
    assert [(p.number, p.section.slug) for p in sections.placed(text.sections)] == [
        ("1", "inledning"),
        ("1.1", "syfte"),
        ("1.2", "parter"),
        ("2", "giltighet"),
        ("2.1", "uppsagning"),
    ]
    assert text.sections[1].body == "- en sak\n- en annan"


def test_a_reference_follows_the_section_and_not_the_number() -> None:
    text = sections.parse_text(FILE)
    ref = sections.references(text.sections[0].body)[0]
    assert sections.resolved(ref, "provavtal", sections.numbers([text])) == ("provavtal", "uppsagning", "2.1")
    reordered = Text(text.slug, text.title, text.kind, "", (*text.sections[3:], *text.sections[:3]))
    assert sections.resolved(ref, "provavtal", sections.numbers([reordered])) == ("provavtal", "uppsagning", "1.1")


def test_references_that_lead_nowhere_are_named_with_their_section() -> None:
    text = sections.parse_text(FILE)
    [(section, ref)] = sections.unresolved(text, sections.numbers([text]))
    assert (section, ref.written) == ("inledning", "[[annat#syfte]]")
    other = as_text((Section(1, "syfte", "Syfte"),), slug="annat")
    assert sections.unresolved(text, sections.numbers([text, other])) == ()


@pytest.mark.parametrize("inside", ["3.2", "annat", "#", "#Syfte", "annat#", "../annat#syfte", "javascript:x#y z"])
def test_brackets_that_name_no_section_are_never_resolved(inside: str) -> None:
    text = as_text((Section(1, "syfte", "Syfte", f"Se [[{inside}]]."),))
    assert [ref.written for _, ref in sections.unresolved(text, sections.numbers([text]))] == [f"[[{inside}]]"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("---\nslug", "slug"), TextFault.NO_FRONT_MATTER),
        (("title: Provavtal\n", ""), TextFault.FIELD_MISSING),
        (("kind: main", "kind: appendix"), TextFault.KIND_UNKNOWN),
        (("kind: main", "kind: main\ncolour: red"), TextFault.FIELD_UNKNOWN),
        (("kind: main", "kind: main\nkind: sub"), TextFault.FIELD_UNKNOWN),
        (("## Syfte {#syfte}", "## Syfte"), TextFault.HEADING_UNREADABLE),
        (("## Syfte {#syfte}", "## 1.1 Syfte {#syfte}"), TextFault.NUMBER_TYPED),
        (("## Syfte {#syfte}", "### Syfte {#syfte}"), TextFault.LEVEL_SKIPPED),
        (("{#parter}", "{#syfte}"), TextFault.SLUG_TWICE),
        (("# Inledning", "Ord i luften.\n\n# Inledning"), TextFault.BEFORE_FIRST_HEADING),
    ],
)
def test_a_file_that_does_not_hold_is_refused_with_what_is_wrong(change: tuple[str, str], fault: TextFault) -> None:
    with pytest.raises(Refusal) as refused:
        sections.parse_text(FILE.replace(*change, 1))
    assert refused.value.code == fault


def test_a_text_without_sections_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        sections.parse_text("---\nslug: a\ntitle: A\nkind: main\n---\n")
    assert refused.value.code == TextFault.NO_SECTIONS


def test_the_demo_texts_hold_together() -> None:
    folder = Path(sections.__file__).parents[1] / "demo" / "texts"
    texts = [sections.parse_text(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.md"))]
    known = sections.numbers(texts)
    assert len(texts) == 5
    assert [sections.unresolved(text, known) for text in texts] == [()] * 5


# Some of these would take hours if time grew faster than the text.
HOSTILE = [
    "-|",
    "- ",
    "|",
    "[",
    "[[",
    "[[a",
    "]]",
    "*",
    "**a",
    "\\",
    "1",
    "1.",
    "avsnitt ",
    "avsnitt 1.",
    "\n",
    "-|\n",
    " ",
]


@pytest.mark.parametrize("signs", HOSTILE)
def test_a_hostile_text_is_read_in_one_pass(signs: str) -> None:
    body = signs * (sections.LONGEST // len(signs)) + "x"
    assert sections.running_words(body).endswith("x")
    assert sections.references(body) == ()
    assert len(sections.typed_references(body)) == (1 if signs == "avsnitt 1." else 0) * body.count("avsnitt")


def test_the_line_under_a_tables_heading_is_no_words() -> None:
    assert sections.running_words("|a|b|\n|--|:-:|\n|c|d|").split() == ["a", "b", "c", "d"]
    assert sections.running_words("|a\n|--\n|b").split() == ["a", "b"]
    assert sections.running_words("a\n---\nb - c") == "a\n---\nb - c"


def test_cells_are_counted_as_they_are_drawn_and_not_as_they_are_written() -> None:
    assert sections.cells_of("Ingen tabell - alls | här.\n\nEller här.") == 0
    assert sections.cells_of("|a|b|c|\n|-|-|-|\nd\ne\n\nText.\n\n|f|\n|-|") == 3 * 3 + 1
    assert sections.cells_of("|a|b|\r\n|-|-|\r\n|c|d|") == 4


def test_a_section_holds_what_a_section_needs_and_no_more() -> None:
    wide = "|" + "a|" * 20 + "\n|" + "-|" * 20 + "\n"
    sections.check_body("x" * sections.LONGEST)
    sections.check_body("rad\r\n" * (sections.LONGEST // 4))
    sections.check_body("1. a\n   - b\n\n     * c\n\n          mycket indraget\n" * 10)
    sections.check_body(wide + "b\n" * (sections.MOST_CELLS // 20 - 1))
    for body, fault in [
        ("x" * (sections.LONGEST + 1), TextFault.TOO_LONG),
        (wide + "b\n" * (sections.MOST_CELLS // 20), TextFault.TOO_MANY_CELLS),
        ((wide + "b\n" * 50 + "\n") * 2, TextFault.TOO_MANY_CELLS),
        ("- " * (sections.DEEPEST_LIST + 1) + "a", TextFault.LISTS_TOO_DEEP),
        ("\n".join("  " * n + "- a" for n in range(sections.DEEPEST_LIST + 1)), TextFault.LISTS_TOO_DEEP),
    ]:
        with pytest.raises(Refusal) as refused:
            sections.check_body(body)
        assert refused.value.code == fault
