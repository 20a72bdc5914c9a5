"""A report: everything that is told of a compilation, counted and in order, before anybody draws it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from samsyn.domain.grading import Beside, Grade, Judgement, Ranking, Reweighed, Tally
from samsyn.domain.matrix import Respondent
from samsyn.office.reports.texts import GRADES


@dataclass(frozen=True, slots=True)
class Late:
    """Somebody whose answer was finished after the deadline; `replaced` tells that an earlier one came in time."""

    name: str
    finished: datetime
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """The compilation in numbers. `late` is None where no deadline is known or no row tells when it was finished,
    `superseded` where the answers come from no sheet."""

    parties: int
    answered: int
    missing: tuple[str, ...]
    abstained: tuple[str, ...]
    late: tuple[Late, ...] | None
    deadline: datetime | None
    first: datetime | None
    last: datetime | None
    others: tuple[str, ...]
    superseded: int | None
    doubtful: int
    comments: int
    total: Tally


@dataclass(frozen=True, slots=True)
class Group:
    """A side, an association or a care area: how many of its parties answered, and all their grades together."""

    kind: str
    slug: str
    name: str
    members: int
    answered: int
    total: Tally


@dataclass(frozen=True, slots=True)
class Section:
    """A section: where it stands, how all and each side graded it, how many comments it has, and its two pictures."""

    at: int
    key: str
    document: str
    number: str
    heading: str
    total: Tally
    sides: tuple[Tally, ...]
    comments: int
    weighed: Reweighed

    @property
    def label(self) -> str:
        """Number and heading."""
        return f"{self.number} {self.heading}".strip()

    @property
    def whole(self) -> str:
        """Document, number and heading: what it is called where sections of several documents stand together."""
        return f"{self.document} {self.label}".strip()


@dataclass(frozen=True, slots=True)
class Part:
    """The sections of a document, or of a chapter where the sheet names no documents."""

    name: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a respondent says of one section: the grade with its ground, the comment, wording it would rather have."""

    judgement: Judgement
    comment: str = ""
    proposal: str = ""

    @property
    def grade(self) -> Grade | None:
        """The grade given."""
        return self.judgement.grade


@dataclass(frozen=True, slots=True)
class Voice:
    """A row that counts, or one of somebody who is no party: who it is, and what is said of each section in order."""

    respondent: Respondent
    code: str
    short: str
    said: tuple[Said, ...]
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Something that a person should look at, and where in the sheet it stands."""

    row: int | None
    column: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What a respondent says of the whole, in words: its stance, on what conditions, and how it decided."""

    name: str
    side: str
    stance: str
    conditions: str = ""
    general: str = ""
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Live:
    """What is known of a compilation that was made of a consultation and not of a sheet: where its answers come from, in a
    sentence; standpoints; labels of grades that are not the usual ones."""

    origin: str
    standpoints: tuple[Standpoint, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. Sides, associations and care areas stand in the order their tallies stand in everywhere.

    `live` is nothing where the answers come from a sheet.

    `weighed_sides`, `beside.totals` and every section's `sides` follow `sides`.
    """

    title: str
    source: str
    sheet: str
    figures: Figures
    sides: tuple[Group, ...]
    associations: tuple[Group, ...]
    care_areas: tuple[Group, ...]
    sections: tuple[Section, ...]
    parts: tuple[Part, ...]
    voices: tuple[Voice, ...]
    red: Ranking
    discussed: Ranking
    weighed: Reweighed
    weighed_sides: tuple[Reweighed, ...]
    beside: Beside
    looks: tuple[Look, ...]
    live: Live | None = None

    def label(self, grade: Grade | None) -> str:
        """What a grade is called here."""
        return (self.live.labels.get(grade, "") if self.live and grade else "") or GRADES[grade]

    def section(self, key: str) -> Section:
        """The section with this key."""
        return next(section for section in self.sections if section.key == key)

    def name_of(self, kind: str, slug: str) -> str:
        """The name of a group."""
        groups: Iterable[Group] = {"side": self.sides, "association": self.associations}.get(kind, self.care_areas)
        return next((group.name for group in groups if group.slug == slug), slug)

    def set_aside(self) -> Iterator[tuple[Section, Voice, Said]]:
        """Every grade of a party that is set aside in the second picture, section by section."""
        kinds = {(moved.grade, moved.ground) for moved in self.weighed.moved}
        for section in self.sections:
            for voice in self.voices:
                said = voice.said[section.at]
                found = {(said.grade, said.judgement.said), (said.grade, said.judgement.suggested)}
                if voice.respondent.is_party and found & kinds:
                    yield section, voice, said
