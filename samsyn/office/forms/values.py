"""What a form asks and how it stands now, and what was read out of one that somebody filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# Characters in one field; the same as the page takes.
LONGEST = 20_000


class Field(StrEnum):
    """What can be said: the first four about a section, the others about the whole."""

    GRADE = "grade"
    GROUND = "ground"
    COMMENT = "comment"
    PROPOSAL = "proposal"
    STANCE = "stance"
    CONDITIONS = "conditions"
    GENERAL = "general"


OF_A_SECTION = (Field.GRADE, Field.GROUND, Field.COMMENT, Field.PROPOSAL)
OF_THE_WHOLE = (Field.STANCE, Field.CONDITIONS, Field.GENERAL)


class FormFault(StrEnum):
    """What is wrong in a form that was filled in, or why it is no form of this respondent's at all."""

    NO_FORM = "form.no_form"
    OTHER_CONSULTATION = "form.other_consultation"
    OTHER_RESPONDENT = "form.other_respondent"
    MISSING = "form.missing"
    TWICE = "form.twice"
    UNKNOWN = "form.unknown"
    NOT_A_CHOICE = "form.not_a_choice"
    TOO_LONG = "form.too_long"
    FORMULA = "form.formula"


@dataclass(frozen=True, slots=True)
class FormSection:
    """A section that is sent out: its number in the database, where it stands, and its words as plain text."""

    key: int
    document: str
    number: str
    heading: str
    body: str
    is_graded: bool = True

    @property
    def label(self) -> str:
        return f"{self.number} {self.heading}".strip()


@dataclass(frozen=True, slots=True)
class Now:
    """What stands in a field, and its revision."""

    value: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """One respondent's form. `grades`, `grounds` and `stances`: what is kept → what one chooses; empty where it is not
    asked for. `now` has the fields that somebody has written in, by section (`None`: the whole) and name."""

    consultation: int
    respondent: int
    title: str
    name: str
    closes: str
    sections: tuple[FormSection, ...]
    grades: Mapping[str, str]
    grounds: Mapping[str, str] = field(default_factory=dict)
    stances: Mapping[str, str] = field(default_factory=dict)
    now: Mapping[tuple[int | None, Field], Now] = field(default_factory=dict)

    def stands(self, section: int | None, name: Field) -> Now:
        """What stands there now."""
        return self.now.get((section, name), Now())

    def choices(self, name: Field) -> Mapping[str, str]:
        """What one chooses from in a field; nothing where one writes freely."""
        known = {Field.GRADE: self.grades, Field.GROUND: self.grounds, Field.STANCE: self.stances}
        return known.get(name, {})

    def asked(self) -> Iterator[tuple[FormSection | None, Field]]:
        """Every field of the form, section by section, and those of the whole last."""
        for section in self.sections:
            for name in OF_A_SECTION if section.is_graded else ():
                if name is not Field.GROUND or self.grounds:
                    yield section, name
        for name in OF_THE_WHOLE:
            if name is Field.GENERAL or self.stances:
                yield None, name

    def documents(self) -> dict[str, list[FormSection]]:
        """The sections by document, in order."""
        found: dict[str, list[FormSection]] = {}
        for section in self.sections:
            found.setdefault(section.document, []).append(section)
        return found


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in one field of a filled form, the revision it was written on, and where in the file it stands."""

    section: int | None
    name: Field
    value: str
    written_on: int
    place: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that must be mended before the form can be taken in, and where in the file it stands."""

    code: FormFault
    place: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it was filled in. With any fault, nothing of it is to be taken in."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
