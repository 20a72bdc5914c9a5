"""Which paragraphs are headings, and how deep: by their styles; in badly made files by numbers, bold letters and size."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.domain.sections import DEEPEST
from samsyn.office.word.names import section_of
from samsyn.office.word.notes import Note, NoteCode
from samsyn.office.word.numbering_in import Label
from samsyn.office.word.story import Para, StoryPart
from samsyn.office.word.styles_in import NO_OUTLINE, Props, Styles

TYPED = re.compile(r"(\d+(?:\.\d+)*)[.:)]?[\s\u00a0]+(?=\S)")
_DECIMAL = re.compile(r"\d+(?:\.\d+)*\.?")
_ENDS_NO_TITLE = (".", ",", ";", ":", "och", "eller", "samt")
LONGEST, MOST_WORDS = 120, 16


@dataclass
class Read:
    """A paragraph as read: with its styles' properties, its label, its words on one line."""

    para: Para
    props: Props
    label: Label | None
    text: str
    bold: bool
    size: int
    # How deep a heading; 0 for what is none. A title is a heading of no depth.
    level: int = 0
    is_title: bool = False
    is_subtitle: bool = False

    @property
    def number(self) -> str:
        """A decimal number before the text, Word's own or typed."""
        if self.label and _DECIMAL.fullmatch(self.label.text):
            return self.label.text.rstrip(".")
        typed = TYPED.match(self.text)
        return typed[1] if typed and not self.label else ""

    @property
    def is_ours(self) -> bool:
        """Does it carry the bookmark of a section?"""
        return any((own := section_of(name, {})) and not own[1] for name in self.para.names)


def read_para(para: Para, styles: Styles, label: Label | None) -> Read:
    """A paragraph with all that tells what it is."""
    letters = [bit for bit in para.bits if bit.text.strip()]
    style_bold, style_size = styles.bold(para.props.style), styles.size_of(para.props.style)
    text = " ".join("".join(bit.text for bit in para.bits).split())
    bold = bool(letters) and all(bit.bold or style_bold for bit in letters)
    size = min((bit.size or style_size for bit in letters), default=style_size)
    return Read(para, styles.whole(para.props), label, text, bold, size)


def find_headings(found: Sequence[Read], styles: Styles) -> list[Note]:
    """Say of each paragraph whether it is a heading; returns what was guessed."""
    for read in found:
        name = styles.name(read.para.props.style)
        read.is_title = name == "title"
        read.is_subtitle = name == "subtitle"
        if not (read.is_title or read.is_subtitle) and 0 <= read.props.outline < NO_OUTLINE and read.text:
            read.level = read.props.outline + 1
    notes: list[Note] = []
    is_styled = any(read.level for read in found)
    if not is_styled:
        notes += _guess_title(found)
        notes += _guess(found, [read for read in found if _could_be(read)])
    else:
        notes += _guess(
            found, [read for read in found if not read.level and read.bold and read.number and _could_be(read)]
        )
    notes += _levelled(found)
    return notes


def _could_be(read: Read) -> bool:
    """A short line that stands out: by a number, bold letters, capitals."""
    if read.is_title or read.is_subtitle or read.para.where is not StoryPart.BODY or not is_title_like(read.text):
        return False
    if read.label and read.label.kind == "bullet":
        return False
    decimal = "." in read.number
    return read.bold or decimal or _is_shouted(read.text)


def is_title_like(text: str) -> bool:
    """Short, with a capital first, and not ended like a sentence."""
    words = TYPED.sub("", text, count=1) if TYPED.match(text) else text
    return (
        0 < len(words) <= LONGEST
        and words.count(" ") < MOST_WORDS
        and words[0].isupper()
        and not words.rstrip().endswith(_ENDS_NO_TITLE)
    )


def _is_shouted(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 3 and text == text.upper()


def _guess_title(found: Sequence[Read]) -> list[Note]:
    """The first line is the title when it is the largest, or stands in the middle, and has no number."""
    first = next((read for read in found if read.text and read.para.where is StoryPart.BODY), None)
    if first is None or any(read.is_title for read in found) or first.number or not is_title_like(first.text):
        return []
    rest = max((read.size for read in found if read is not first and read.text), default=0)
    if first.size > rest or (first.props.centred and (first.bold or first.size >= rest)):
        first.is_title = True
        return [Note(NoteCode.TITLE_GUESSED, first.para.number, first.text)]
    return []


def _guess(found: Sequence[Read], candidates: Sequence[Read]) -> list[Note]:
    candidates = [read for read in candidates if not read.is_title]
    sizes = sorted({_weight(read) for read in candidates if not read.number}, reverse=True)
    by_weight = {_weight(read): read.number.count(".") + 1 for read in candidates if read.number}
    notes, last = [], 0
    for read in candidates:
        if read.number:
            read.level = read.number.count(".") + 1
            last = read.level
        elif _weight(read) in by_weight:
            read.level = by_weight[_weight(read)]
        else:
            read.level = last + 1 if last else sizes.index(_weight(read)) + 1
        read.level = min(read.level, DEEPEST)
        notes.append(Note(NoteCode.HEADING_GUESSED, read.para.number, read.text, read.level))
    return notes


def _weight(read: Read) -> tuple[int, bool]:
    """What makes a heading stand out more than another."""
    return read.size, _is_shouted(read.text)


def _levelled(found: Sequence[Read]) -> list[Note]:
    """No heading lies more than one step deeper than the one before; those too deep are bold text."""
    notes, before = [], 0
    for read in found:
        if not read.level:
            continue
        if read.level > DEEPEST and not read.is_ours:
            notes.append(Note(NoteCode.HEADING_AS_TEXT, read.para.number, read.text, read.level))
            read.level = 0
            read.bold = True
            read.para.bits = [bit._replace(bold=True) for bit in read.para.bits]
            continue
        if read.level > before + 1:
            notes.append(Note(NoteCode.LEVEL_CHANGED, read.para.number, read.text, before + 1))
            read.level = before + 1
        before = read.level
    return notes
