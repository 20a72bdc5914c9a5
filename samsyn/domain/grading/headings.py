"""The header of a grade column: the section's number, if it has one, and its heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.domain.grading.table import folded, letter

_MARKER = r"(?:avsnitt|avsn\.?|kapitel|kap\.?|punkt|del|section|chapter|§§?)"
_NUMBER = r"(?P<number>\d{1,2}(?:[.:]\d{1,2})*[a-z]?)(?![\w%-]|[.:]\d|–\d)"
_AFTER = r"\s*(?:[.:)\]–—-]\s*|\s*§\s*)*(?P<heading>.*)$"
# "Fråga 7. 2.1 …" and "7) 2.1 …": the number of the question in the form, not of the section.
_QUESTION = re.compile(r"^(?:(?:fråga|question|q)\s*\d+|\d+[.)])[\s.:)–-]+(?=.*\d+\.\d)", re.IGNORECASE)
_ONLY_QUESTION = re.compile(r"^(?:fråga|question|q)\s*\d", re.IGNORECASE)
_AT_START = re.compile(rf"^[\s\W]*?(?:{_MARKER}\s*)?{_NUMBER}{_AFTER}", re.IGNORECASE)
_INSIDE = (
    re.compile(rf"(?<=\s){_NUMBER.replace('*[a-z]', '+[a-z]')}{_AFTER.replace('.*', '.+')}", re.IGNORECASE),
    re.compile(rf"(?<![\w]){_MARKER}\s*{_NUMBER}{_AFTER}", re.IGNORECASE),
    re.compile(rf"(?<=[^\W\d_]\s){_NUMBER}{_AFTER.replace('(?P<heading>.*)', '(?P<heading>[A-ZÅÄÖ].+)')}"),
)
_DOTTED = re.compile(r"(?<![\w.:])\d{1,2}(?:[.:]\d{1,2})+[a-z]?(?![\w%]|[.:]\d)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A header read: `number` ("2.1") or None, `text` after the number, `whole` header, `prefix` before it."""

    whole: str
    number: str | None = None
    text: str = ""
    prefix: str = ""


def read_heading(header: str) -> Heading:
    """Find the section number in a header: first at its start, else after a document's name ("ÖK Munhälsa 2.1 …")."""
    whole = folded(header)
    rest = _QUESTION.sub("", whole)
    found = _AT_START.match(rest)
    if found and not _ONLY_QUESTION.match(rest):
        return Heading(whole, found["number"], found["heading"])
    for pattern in _INSIDE:
        if (found := pattern.search(rest)) and not _ONLY_QUESTION.match(rest):
            return Heading(whole, found["number"], found["heading"], rest[: found.start()].strip())
    return Heading(whole)


def dotted_number(header: str) -> str | None:
    """The section number of at least two parts that a header names, wherever in it: "Kommentar till 2.1"."""
    found = _DOTTED.search(header)
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Section:
    """A graded section. `key` is the number where no other section of the sheet has it, else the whole header.

    `heading` is the text after the number. It is the whole header where there is no number, where the number is
    not unique, or where a document's name stands before the number, so that nothing of the header is lost. `document` is
    the document's title where it is known rather than read out of the header; then `heading` is the heading alone.
    """

    column: int
    number: str | None
    heading: str
    key: str
    header: str
    document: str = ""

    @property
    def letter(self) -> str:
        """The letter of the column of grades."""
        return letter(self.column)


def name_sections(headers: Sequence[tuple[int, str]]) -> tuple[Section, ...]:
    """The sections of grade columns, given as (column, header)."""
    read = [(column, read_heading(header)) for column, header in headers]
    times = Counter(heading.number for _, heading in read)
    return tuple(_section(column, heading, unique=times[heading.number] == 1) for column, heading in read)


def _section(column: int, heading: Heading, *, unique: bool) -> Section:
    if heading.number is None or not unique:
        return Section(column, heading.number, heading.whole, heading.whole, heading.whole)
    text = heading.whole if heading.prefix else heading.text
    return Section(column, heading.number, text or heading.whole, heading.number, heading.whole)
