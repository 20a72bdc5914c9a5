"""Lines as read to sections: a title first, and every line in a section with a name of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from samsyn.office.word.lines import Line, LineKind, Piece, plain, words_of
from samsyn.office.word.notes import Note, NoteCode

UNTITLED, BEFORE, WHOLE = "Namnlöst dokument", "Inledande text", "Hela texten"


def sectioned(
    lines: Sequence[Line], numbers: Sequence[int], title: str
) -> tuple[list[Line], list[tuple[int, str]], list[Note]]:
    """The lines with a title first and every line in a section with a name of its own; and where sections begin."""
    notes: list[Note] = []
    heads = [line for line in lines if line.kind in (LineKind.TITLE, LineKind.SUBTITLE)]
    titles = [line for line in heads if line.kind is LineKind.TITLE]
    result: list[Line] = [titles[0] if titles else Line(LineKind.TITLE, words_of([Piece(title or UNTITLED)]))]
    result += [line for line in heads if line.kind is LineKind.SUBTITLE][:1]
    rest = [(line, at) for line, at in zip(lines, numbers, strict=True) if line not in result]
    if rest and rest[0][0].kind is not LineKind.HEADING:
        has_headings = any(line.kind is LineKind.HEADING for line, _ in rest)
        code = NoteCode.BEFORE_FIRST_HEADING if has_headings else NoteCode.NO_HEADINGS
        notes.append(Note(code, rest[0][1], _said(rest[0][0])))
        rest.insert(0, (Line(LineKind.HEADING, words_of([Piece(BEFORE if has_headings else WHOLE)]), 1), rest[0][1]))
    taken: set[str] = {line.slug for line, _ in rest if line.kind is LineKind.HEADING and line.slug}
    used: set[str] = set()
    tried: dict[str, int] = {}
    starts: list[tuple[int, str]] = []
    for line, at in rest:
        if line.kind is LineKind.HEADING:
            own = line.slug if line.slug not in used else ""
            slug = own or _free(slugified(plain(line.words)), taken, tried)
            used.add(slug)
            taken.add(slug)
            line = replace(line, slug=slug)
            starts.append((at, slug))
        elif line.kind in (LineKind.TITLE, LineKind.SUBTITLE):
            line = Line(LineKind.TEXT, line.words)
        result.append(line)
    return result, starts, notes


def _said(line: Line) -> str:
    return plain(line.words) or " ".join(plain(cell) for cell in line.cells)


def slugified(text: str) -> str:
    """A name for what is called so: "Syfte och mål" is syfte-och-mal."""
    plain_letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain_letters))[:60].strip("-") or "avsnitt"


def _free(slug: str, taken: set[str], tried: dict[str, int]) -> str:
    """The name, or the first with a number that is not taken. `tried`: how far each has been counted, so that many
    sections with one name do not count from the beginning each."""
    found = slug
    while found in taken:
        tried[slug] = tried.get(slug, 1) + 1
        found = f"{slug}-{tried[slug]}"
    return found
