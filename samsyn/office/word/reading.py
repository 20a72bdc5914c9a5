"""A Word document to sections, with a report of what was understood and what was not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from samsyn.domain.redline import Block
from samsyn.domain.sections import KINDS, Text, placed
from samsyn.domain.verdicts import Refusal
from samsyn.office.word.comments_in import Remark, remarks_of
from samsyn.office.word.faults import WordFault
from samsyn.office.word.layout import text_of
from samsyn.office.word.lines import Line, LineKind, plain
from samsyn.office.word.lines_in import LineReader
from samsyn.office.word.notes import Note, NoteCode
from samsyn.office.word.numbering_in import Lists
from samsyn.office.word.package import UNREADABLE, Package, opened
from samsyn.office.word.sectioning import sectioned, slugified
from samsyn.office.word.story import Story
from samsyn.office.word.story_in import StoryReader, TooManyParagraphs
from samsyn.office.word.styles_in import Styles
from samsyn.office.word.views import ACCEPTED, REJECTED, Revisions, View, changes_of, has_changes, seen
from samsyn.office.word.writing import KIND, LONG, SLUG
from samsyn.office.word.xml import Element, child, value, w

# Sections and looks take five seconds and 250 MB at so many; a comparison of bare paragraphs a fourth.
MOST_PARAGRAPHS, MOST_BLOCKS = 50_000, 200_000
MOST_AUTHORS = 100
# What stands at the foot of most documents is no text of theirs.
_PAGE_NUMBER = re.compile(r"(?:sid(?:a|an)?\.?\s*)?\d*\s*(?:(?:av|\(|/)\s*\d*\)?)?", re.IGNORECASE)


class Tracked(NamedTuple):
    """One author's tracked changes: how many words were put in and taken out, and when the last one was made."""

    author: str
    inserted: int
    deleted: int
    last: str


@dataclass(frozen=True)
class Read:
    """A document as it reads in one view of its tracked changes.

    `text` is the whole as sections; `lines` the same line by line, each known by its bookmark where it has one;
    `notes` what to look at; `remarks` the comments; `tracked` who changed what.
    """

    text: Text
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    remarks: tuple[Remark, ...]
    tracked: tuple[Tracked, ...]
    is_ours: bool
    saved_by: str
    _opened: _Opened = field(repr=False, compare=False)

    def seen_by(self, view: View) -> Read:
        """The same document with other changes accepted."""
        return _read(self._opened, view, "")


@dataclass(frozen=True)
class _Opened:
    """What has been read from the file, before a view is chosen."""

    story: Story
    styles: Styles
    numbering: Element | None
    notes: tuple[Note, ...]
    comments: Element | None
    extended: Element | None
    facts: Mapping[str, str]
    title: str
    saved_by: str


def read_docx(data: bytes, *, name: str = "dokumentet", revisions: Revisions = Revisions.ACCEPT) -> Read:
    """Read a .docx or .dotx. Raises `Refusal` with a `WordFault` when it is no such file, damaged or not safe, and when
    it has tracked changes that the caller refuses."""
    found = _open(data, name, MOST_PARAGRAPHS)
    if revisions is Revisions.REFUSE and has_changes(found.story):
        raise Refusal(WordFault.HAS_CHANGES, file=name)
    return _read(found, REJECTED if revisions is Revisions.REJECT else ACCEPTED, name)


def read_blocks(
    data: bytes, *, name: str = "dokumentet", revisions: Revisions = Revisions.REFUSE
) -> tuple[Block, ...]:
    """The document's paragraphs as they stand, for a comparison: with their labels, without looks and sections."""
    found = _open(data, name)
    if revisions is Revisions.REFUSE and has_changes(found.story):
        raise Refusal(WordFault.HAS_CHANGES, file=name)
    story = seen(found.story, REJECTED if revisions is Revisions.REJECT else ACCEPTED)
    return tuple(LineReader(found.styles, Lists(found.numbering, found.styles), {}).blocks(story))


def read_raw(data: bytes, view: View) -> list[str]:
    """What every paragraph and cell reads as: what a redline is checked by."""
    found = _open(data, "")
    return list(LineReader(found.styles, Lists(found.numbering, found.styles), {}).unmarked(seen(found.story, view)))


def _open(data: bytes, name: str, most: int = MOST_BLOCKS) -> _Opened:
    package = opened(data, name, with_pictures=False)
    try:
        body = child(package.root(package.main), "body")
        if body is None:
            raise ValueError("no body")
        notes: list[Note] = []
        styles = Styles(_part(package, "styles", notes))
        beside = {kind: _notes_of(_part(package, kind, notes)) for kind in ("footnotes", "endnotes")}
        reader = StoryReader(styles, beside, most)
        story = reader.story(body)
        kinds = ("numbering", "comments", "commentsExtended")
        numbering, comments, extended = (_part(package, kind, notes) for kind in kinds)
        notes += [*reader.notes, *_around(package, notes)]
        found = _Opened(story, styles, numbering, tuple(notes), comments, extended, *_properties(package))
    except TooManyParagraphs as fault:
        raise Refusal(WordFault.TOO_MANY_PARAGRAPHS, file=name, number=f"{most:,}".replace(",", "\u00a0")) from fault
    except (*UNREADABLE, RecursionError) as fault:
        raise Refusal(WordFault.BROKEN, file=name) from fault
    return found


def _part(package: Package, kind: str, notes: list[Note]) -> Element | None:
    """A part beside the text. A document without it can still be read; that it was broken is noted."""
    for part in package.related(kind):
        try:
            return package.root(part)
        except ValueError:
            notes.append(Note(NoteCode.PART_BROKEN, 0, part))
    return None


def _notes_of(root: Element | None) -> dict[str, Element]:
    return {} if root is None else {value(e, "id"): e for e in root if value(e, "type") in ("", "normal")}


def _around(package: Package, notes: list[Note]) -> list[Note]:
    """Heads and feet of pages are not read, but what stands in them is told."""
    found: dict[tuple[NoteCode, str], None] = {}
    for kind, code in (("header", NoteCode.HEADER_LEFT_OUT), ("footer", NoteCode.FOOTER_LEFT_OUT)):
        for part in package.related(kind):
            try:
                words = " ".join("".join(package.root(part).itertext(w("t"))).split())
            except ValueError:
                notes.append(Note(NoteCode.PART_BROKEN, 0, part))
                continue
            if words and not _PAGE_NUMBER.fullmatch(words):
                found[code, words] = None
    return [Note(code, 0, words) for code, words in found]


def _properties(package: Package) -> tuple[dict[str, str], str, str]:
    """Our own facts of the document, its title, and who saved it last."""
    facts: dict[str, str] = {}
    title = saved_by = ""
    for _, of, part, _ in package.relations.get("", []):
        if part not in package.parts or not of.endswith(("custom-properties", "core-properties")):
            continue
        try:
            root = package.root(part)
        except ValueError:
            continue
        for element in root:
            text = "".join(str(t) for t in element.itertext()).strip()
            if of.endswith("custom-properties"):
                facts[element.get("name", "")] = text
            elif str(element.tag).endswith("}title"):
                title = text
            elif str(element.tag).endswith("}lastModifiedBy"):
                saved_by = text
    return facts, title, saved_by


def _read(found: _Opened, view: View, name: str) -> Read:
    known = {name.removeprefix(LONG): slug for name, slug in found.facts.items() if name.startswith(LONG)}
    tracked = _tracked(found.story)
    if len(tracked) > MOST_AUTHORS:
        raise Refusal(WordFault.TOO_MANY_AUTHORS, file=name, number=len(tracked))
    reader = LineReader(found.styles, Lists(found.numbering, found.styles), known, was=not view.accepted)
    story = seen(found.story, view)
    lines = reader.lines(story)
    notes = [note for note in [*found.notes, *reader.notes] if note.words != found.title or not found.facts]
    is_ours = any(line.slug for line in lines)
    whole, starts, more = sectioned(lines, reader.numbers, found.title)
    notes += more
    if tracked:
        notes.append(Note(NoteCode.CHANGES, 0, ", ".join(one.author or "okänd" for one in tracked), len(tracked)))
    kind = found.facts.get(KIND, "")
    title = next(plain(line.words) for line in whole if line.kind is LineKind.TITLE)
    text = text_of(whole, found.facts.get(SLUG, "") or slugified(title), kind if kind in KINDS else KINDS[0])
    notes += _renumbered(text, whole, starts)
    remarks = remarks_of(found.comments, found.extended, story, starts)
    return Read(
        text,
        tuple(whole),
        tuple(sorted(notes, key=lambda n: n.paragraph)),
        remarks,
        tracked,
        is_ours,
        found.saved_by,
        found,
    )


def _renumbered(text: Text, lines: Sequence[Line], starts: Sequence[tuple[int, str]]) -> list[Note]:
    """Headings that had another number in the file than the one that follows from their place."""
    paragraphs_of = {slug: at for at, slug in starts}
    marks = {line.slug: line.mark for line in lines if line.kind is LineKind.HEADING}
    return [
        Note(
            NoteCode.NUMBER_CHANGED,
            paragraphs_of[p.section.slug],
            f"{marks[p.section.slug]} {p.section.heading}",
            number=p.number,
        )
        for p in placed(text.sections)
        if marks[p.section.slug] not in ("", p.number)
    ]


def _tracked(story: Story) -> tuple[Tracked, ...]:
    words: dict[str, Counter[bool]] = {}
    last: dict[str, str] = {}
    for change, text in changes_of(story):
        words.setdefault(change.author, Counter())[change.is_in] += len(text.split())
        last[change.author] = max(last.get(change.author, ""), change.date)
    return tuple(Tracked(author, count[True], count[False], last[author]) for author, count in words.items())
