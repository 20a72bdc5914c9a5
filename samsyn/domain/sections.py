"""The section tree of an agreement text: numbers that follow from places, and references that follow identity.

A section is known by its slug, whatever its number, heading or place. Numbers ("3", "3.2", "3.2.1") are never typed:
they come from the order and the levels. A cross reference names the section, `[[#slug]]` in the same text or
`[[document#slug]]` in another, and becomes a number only when somebody reads it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from samsyn.domain.verdicts import Refusal

DEEPEST = 4
KINDS = ("main", "sub", "guideline")
# What one section holds. It is read on a page and written in a box: a few thousand characters, and a table or two.
LONGEST = 60_000
MOST_CELLS = 2_000
DEEPEST_LIST = 6  # of lists that lie deeper than nine, the renderer leaves out words

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_HEADING = re.compile(rf"(#+) (\S(?:.*\S)?) \{{#({_SLUG})\}}")
_TYPED_NUMBER = re.compile(r"\d+([.:]\d+)*\.?\s")
# "avsnitt 3.2", "avsnittet 4", "avsnitten 2 och 3": a number that would go stale. "12 kap. 1 §" names a law.
_TYPED_REFERENCE = re.compile(r"\bavsnitt(?:et|en|ens|ets)?\s+\d+(?:\.\d+)*", re.IGNORECASE)
# Every expression here must take time in step with the length of the text, whatever the text is.
REFERENCE = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_TARGET = re.compile(rf"({_SLUG})?#({_SLUG})")
_FIELDS = ("slug", "title", "kind", "subtitle")


class TextFault(StrEnum):
    """Why a text cannot be read as a section tree."""

    NO_FRONT_MATTER = "text_has_no_front_matter"
    FIELD_MISSING = "text_lacks_a_field"
    FIELD_UNKNOWN = "text_has_an_unknown_field"
    KIND_UNKNOWN = "text_is_of_an_unknown_kind"
    HEADING_UNREADABLE = "heading_is_unreadable"
    NUMBER_TYPED = "heading_has_a_typed_number"
    BEFORE_FIRST_HEADING = "text_stands_before_the_first_heading"
    NO_SECTIONS = "text_has_no_sections"
    LEVEL_SKIPPED = "heading_skips_a_level"
    SLUG_TWICE = "section_name_is_used_twice"
    TOO_LONG = "text_is_too_long"
    TOO_MANY_CELLS = "body_has_too_many_table_cells"
    LISTS_TOO_DEEP = "body_has_lists_that_lie_too_deep"


@dataclass(frozen=True, slots=True)
class Section:
    """A section as written: how deep it lies, what it is known by, its heading and its body (small Markdown)."""

    level: int
    slug: str
    heading: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A whole text in reading order: what its file says at the top, and its sections."""

    slug: str
    title: str
    kind: str
    subtitle: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A section in its place: its derived number, its parent's slug, and the place in reading order from 0."""

    section: Section
    number: str
    parent: str | None
    position: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross reference as written: the document it names (empty: its own), the section, and the very characters."""

    document: str
    section: str
    written: str


# (document slug, section slug) → number: everything a reference can lead to.
Numbers = Mapping[tuple[str, str], str]


def placed(sections: Iterable[Section]) -> tuple[Placed, ...]:
    """The sections with their numbers and parents. Refuses a skipped level and a slug that is used twice."""
    counts: list[int] = []
    above: list[str] = []
    seen: set[str] = set()
    result: list[Placed] = []
    for position, section in enumerate(sections):
        if not 1 <= section.level <= min(len(counts) + 1, DEEPEST):
            raise Refusal(TextFault.LEVEL_SKIPPED, section=section.slug)
        if section.slug in seen:
            raise Refusal(TextFault.SLUG_TWICE, section=section.slug)
        seen.add(section.slug)
        counts = [*counts, 0][: section.level]
        counts[-1] += 1
        above = above[: section.level - 1]
        number = ".".join(map(str, counts))
        result.append(Placed(section, number, above[-1] if above else None, position))
        above.append(section.slug)
    return tuple(result)


def branch(sections: Sequence[Placed], slug: str) -> tuple[Placed, ...]:
    """The section with everything under it, in reading order; empty when the tree has no such section."""
    start = next((at for at, p in enumerate(sections) if p.section.slug == slug), None)
    if start is None:
        return ()
    level = sections[start].section.level
    end = next((at for at in range(start + 1, len(sections)) if sections[at].section.level <= level), len(sections))
    return tuple(sections[start:end])


def path(sections: Sequence[Placed], slug: str) -> tuple[Placed, ...]:
    """The sections above `slug`, from the outermost in."""
    known = {p.section.slug: p for p in sections}
    above: list[Placed] = []
    parent = known[slug].parent
    while parent is not None:
        above.insert(0, known[parent])
        parent = known[parent].parent
    return tuple(above)


def neighbours(sections: Sequence[Placed], slug: str) -> tuple[Placed | None, Placed | None]:
    """What to read before and after the branch at `slug`: the nearest section before it that is no deeper (a sibling
    or its parent), and the first one after everything under it."""
    shown = branch(sections, slug)
    level, first = shown[0].section.level, sections.index(shown[0])
    after = first + len(shown)
    before = next((p for p in reversed(sections[:first]) if p.section.level <= level), None)
    return before, sections[after] if after < len(sections) else None


def numbers(texts: Iterable[Text]) -> dict[tuple[str, str], str]:
    """Everything that a reference between these texts can lead to."""
    return {(text.slug, p.section.slug): p.number for text in texts for p in placed(text.sections)}


def references(body: str) -> tuple[Reference, ...]:
    """The cross references in a body, in order. What stands in double brackets but names no section has an empty one."""
    return tuple(reference(found[1]) for found in REFERENCE.finditer(body))


def reference(inside: str) -> Reference:
    """What stands between `[[` and `]]`, read."""
    target = _TARGET.fullmatch(inside)
    if target is None:
        return Reference("", "", f"[[{inside}]]")
    return Reference(target[1] or "", target[2], f"[[{inside}]]")


def resolved(ref: Reference, here: str, known: Numbers) -> tuple[str, str, str] | None:
    """The document, section and number that a reference in the document `here` leads to; `None` if nowhere."""
    document = ref.document or here
    number = known.get((document, ref.section))
    return None if number is None else (document, ref.section, number)


def unresolved(text: Text, known: Numbers) -> tuple[tuple[str, Reference], ...]:
    """Each reference of `text` that leads nowhere, with the slug of the section it stands in."""
    return tuple(
        (section.slug, ref)
        for section in text.sections
        for ref in references(section.body)
        if resolved(ref, text.slug, known) is None
    )


def typed_references(body: str) -> tuple[str, ...]:
    """References written by hand with a number ("avsnitt 3.2"), which should be picked as links instead."""
    return tuple(found.group() for found in _TYPED_REFERENCE.finditer(body))


_MARKS = re.compile(r"\*\*|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|\\(?=[*_\[\]|\\])")
_LINE_MARKS = re.compile(r"^(?:[-*+] |\d+[.)] )", re.MULTILINE)
_RULE_SIGNS = frozenset(" \t:|-")
_LIST_MARK = re.compile(r"([-*+]|\d{1,9}[.)])(?: +|$)")


def running_words(body: str) -> str:
    """A body's words without its marks, as a reader sees and can copy them; of a reference only that there is one ("…"),
    since what it reads as depends on the reader."""
    lines = REFERENCE.sub("…", body).split("\n")
    words = "\n".join("" if "|" in line and _is_rule(line) else line for line in lines).replace("|", " ")
    return _MARKS.sub("", _LINE_MARKS.sub("", words))


def _is_rule(line: str) -> bool:
    """Is it such a line as parts a table's heading from its rows?"""
    return "-" in line and set(line) <= _RULE_SIGNS


def cells_of(body: str) -> int:
    """How many cells the tables of a body come to at most. Every row has as many as the table's heading, also where
    fewer are written: few signs can make many cells."""
    cells = columns = 0
    for line in _one_kind_of_line_ends(body).split("\n"):
        if _is_rule(line):
            columns = max(columns, line.strip(" \t|").count("|") + 1)
        elif not line.strip(" \t"):
            columns = 0
        cells += columns
    return cells


def list_depth(body: str) -> int:
    """How deep the lists of a body lie in each other at most."""
    deepest = 0
    # Where the words of each item begin that the line may lie in.
    items: list[int] = []
    for line in _one_kind_of_line_ends(body).expandtabs(4).split("\n"):
        at = len(line) - len(line.lstrip(" "))
        if at == len(line):
            continue
        while items and at < items[-1]:
            items.pop()
        while found := _LIST_MARK.match(line, at):
            items.append(at + len(found[1]) + 1)
            at = found.end()
        deepest = max(deepest, len(items))
    return deepest


def check_length(text: str) -> None:
    """Refuse words that are longer than a section's can be."""
    if len(_one_kind_of_line_ends(text)) > LONGEST:
        raise Refusal(TextFault.TOO_LONG, longest=LONGEST)


def check_body(body: str) -> None:
    """Refuse a body that is more than a section can be: it would take too long to draw for everyone who reads it."""
    check_length(body)
    if cells_of(body) > MOST_CELLS:
        raise Refusal(TextFault.TOO_MANY_CELLS, most=MOST_CELLS)
    if list_depth(body) > DEEPEST_LIST:
        raise Refusal(TextFault.LISTS_TOO_DEEP)


def _one_kind_of_line_ends(body: str) -> str:
    return body.replace("\r\n", "\n").replace("\r", "\n")


def parse_text(source: str) -> Text:
    """Read a text file: front matter, then headings `# Heading {#slug}` with what stands under them."""
    lines = unicodedata.normalize("NFC", source).splitlines()
    fields, first = _front_matter(lines)
    sections: list[Section] = []
    body: list[str] = []
    for at, line in enumerate(lines[first:], start=first + 1):
        if not line.startswith("#"):
            body.append(line.rstrip())
            continue
        _close(sections, body, at)
        body = []
        sections.append(_heading(line.rstrip(), at))
    _close(sections, body, len(lines))
    if not sections:
        raise Refusal(TextFault.NO_SECTIONS)
    placed(sections)
    return Text(fields["slug"], fields["title"], fields["kind"], fields.get("subtitle", ""), tuple(sections))


def _front_matter(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """The fields between the two lines of dashes, and the index of the line after them."""
    if not lines or lines[0].rstrip() != "---" or "---" not in (line.rstrip() for line in lines[1:]):
        raise Refusal(TextFault.NO_FRONT_MATTER)
    end = next(at for at, line in enumerate(lines[1:], start=1) if line.rstrip() == "---")
    fields: dict[str, str] = {}
    for at, line in enumerate(lines[1:end], start=2):
        name, colon, value = line.partition(":")
        if not colon or name not in _FIELDS or name in fields:
            raise Refusal(TextFault.FIELD_UNKNOWN, field=name, line=str(at))
        fields[name] = value.strip()
    for name in _FIELDS[:3]:
        if not fields.get(name):
            raise Refusal(TextFault.FIELD_MISSING, field=name)
    if fields["kind"] not in KINDS:
        raise Refusal(TextFault.KIND_UNKNOWN, kind=fields["kind"])
    return fields, end + 1


def _close(sections: list[Section], body: Sequence[str], line: int) -> None:
    """Give the last of the sections read so far the body that has been gathered."""
    gathered = "\n".join(body).strip("\n")
    if not sections:
        if gathered:
            raise Refusal(TextFault.BEFORE_FIRST_HEADING, line=str(line))
        return
    last = sections[-1]
    sections[-1] = Section(last.level, last.slug, last.heading, gathered)


def _heading(line: str, at: int) -> Section:
    found = _HEADING.fullmatch(line)
    if found is None:
        raise Refusal(TextFault.HEADING_UNREADABLE, line=str(at))
    if _TYPED_NUMBER.match(found[2]):
        raise Refusal(TextFault.NUMBER_TYPED, line=str(at))
    return Section(len(found[1]), found[3], found[2])


def written(text: Text) -> str:
    """The text as its file: the canonical form. `parse_text(written(text)) == text`."""
    head = [f"slug: {text.slug}", f"title: {text.title}", f"kind: {text.kind}"]
    if text.subtitle:
        head.append(f"subtitle: {text.subtitle}")
    parts = ["---", *head, "---"]
    for section in text.sections:
        parts += ["", f"{'#' * section.level} {section.heading} {{#{section.slug}}}"]
        if section.body:
            parts += ["", section.body]
    return "\n".join(parts) + "\n"


def content_hash(text: Text) -> str:
    """SHA-256 of the canonical form: whoever has the file can work it out with any tool."""
    return hashlib.sha256(written(text).encode()).hexdigest()


def section_hash(section: Section) -> str:
    """SHA-256 of the section's own words (heading, blank line, body), whatever its number, level or place."""
    return hashlib.sha256(f"{section.heading}\n\n{section.body}\n".encode()).hexdigest()
