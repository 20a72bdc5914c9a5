"""What the demo's people write in their answers, read from texts/remiss/.

A file is a list for each section (`## slug`) of a document (`# document`, or the file's own name). A line says the
grade, the ground, perhaps which kind of municipality would write it, and the words. Under it may stand what the wording
should be: `ändra: words of the section => other words`, or `tillägg: a sentence`.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samsyn.domain.grading import Grade, Ground
from samsyn.domain.sections import REFERENCE, Section, parse_text

TEXTS = Path(__file__).parent.parent / "texts"
FOLDER = TEXTS / "remiss"
GRADES = {"helt": Grade.FULL, "delvis": Grade.PARTIAL, "inte alls": Grade.NONE}
GROUNDS = {
    "redaktionellt": Ground.EDITORIAL,
    "förtydligande": Ground.CLARIFICATION,
    "princip": Ground.PRINCIPLE,
    "kostnad": Ground.CONSEQUENCE,
    "nuläge": Ground.TODAY,
}
# (document slug, section slug)
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """What may be said of a section: grade, ground, by which kind of municipality (empty: any), comment, proposal."""

    place: Place
    grade: Grade
    ground: Ground
    kind: str
    text: str
    proposal: str = ""


Bank = Mapping[Place, tuple[Words, ...]]


def bank(*names: str) -> Bank:
    """Everything in these files (without .md), section by section, in their order."""
    found: dict[Place, list[Words]] = {}
    for name in names:
        for words in _read(FOLDER / f"{name}.md"):
            found.setdefault(words.place, []).append(words)
    return {place: tuple(said) for place, said in found.items()}


@functools.cache
def about() -> Mapping[str, Any]:
    """What respondents are like, and how far they come (allmant.toml)."""
    return tomllib.loads((FOLDER / "allmant.toml").read_text(encoding="utf-8"))


def letter(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8").strip()


def _read(path: Path) -> Iterator[Words]:
    document, section = path.stem, ""
    kept: Words | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            document = line[2:].strip()
        elif line.startswith("## "):
            section = line[3:].strip()
        elif line.startswith("  ") and kept is not None:
            kept = _with_proposal(kept, line.strip())
        elif line.startswith("- "):
            if kept is not None:
                yield kept
            kept = _line((document, section), line[2:])
    if kept is not None:
        yield kept


def _line(place: Place, line: str) -> Words:
    head, _, text = line.partition(": ")
    grade, ground, *kind = [word.strip() for word in head.split(",")]
    return Words(place, GRADES[grade], GROUNDS[ground], "".join(kind), text.strip())


def _with_proposal(words: Words, line: str) -> Words:
    what, _, said = line.partition(": ")
    if what == "tillägg":
        proposal = f"Lägg till: {said}"
    else:
        old, _, new = said.partition(" => ")
        proposal = reworded(words.place, old, new)
    return Words(words.place, words.grade, words.ground, words.kind, words.text, proposal)


@functools.cache
def sections() -> Mapping[Place, Section]:
    """Every section as it is sent out: of the referral version, and of the guideline."""
    texts = [parse_text(path.read_text(encoding="utf-8")) for path in _sent_out()]
    return {(text.slug, section.slug): section for text in texts for section in text.sections}


def _sent_out() -> list[Path]:
    return sorted(TEXTS.glob("*.md")) + sorted((TEXTS / "riktlinje").glob("*.md"))


def reworded(place: Place, old: str, new: str) -> str:
    """The sentence, item or cell of the section that holds `old`, with `new` in its place. Raises where `old` does not
    stand there exactly once."""
    body = sections()[place].body
    if body.count(old) != 1:
        raise ValueError(f"{place}: {old!r} stands {body.count(old)} times")
    piece = next(piece for piece in _pieces(body) if old in piece).replace("**", "")
    return REFERENCE.sub(lambda reference: _heading(reference[1], place[0]), piece.replace(old, new))


# A sentence ends before a capital letter; an item of a list and a cell of a table stand by themselves.
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-ZÅÄÖ])")
_ITEM = re.compile(r"^(?:- |\d+\. )")


def _pieces(body: str) -> Iterator[str]:
    for line in body.splitlines():
        if line.startswith("|"):
            yield from (cell.strip() for cell in line.strip("|").split("|"))
        else:
            yield from _SENTENCE.split(_ITEM.sub("", line))


def _heading(reference: str, document: str) -> str:
    """A reference as a reader would write it: the heading in quotation marks."""
    named, _, slug = reference.partition("#")
    return f"”{sections()[named or document, slug].heading}”"
