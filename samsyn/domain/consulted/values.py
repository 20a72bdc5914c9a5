"""A consultation and its answers as values: what was sent out, who was asked, what was handed in and counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from samsyn.domain.answering import Stance
from samsyn.domain.grading.grounds import Ground
from samsyn.domain.grading.scale import Grade
from samsyn.domain.matrix import Mark


class Kind(StrEnum):
    """What was handed in: an answer, or that the respondent abstains from answering (T12: no no to the agreement)."""

    ANSWER = "answer"
    ABSTENTION = "abstention"


@dataclass(frozen=True, slots=True)
class Section:
    """A section that was sent out. `position` runs through all documents; `document` is the document's slug, `chapter`
    the heading of the chapter it stands in."""

    position: int
    document: str
    document_title: str
    version: int
    slug: str
    level: int
    number: str
    heading: str
    body: str
    chapter: str = ""
    is_graded: bool = True


@dataclass(frozen=True, slots=True)
class Submitted:
    """What was handed in of the whole, and how the respondent decided it. Moments are aware datetimes."""

    kind: Kind
    at: datetime
    is_late: bool = False
    decided_by: str = ""
    decided_on: date | None = None
    paragraph: str = ""
    file_number: str = ""
    stance: Stance | None = None
    conditions: str = ""
    general: str = ""
    reason: str = ""
    content_hash: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """An organisation that was asked, the groups it belongs to, and what it handed in; nothing, where it is silent.

    `key` is the respondent's number. Whoever is no party belongs to no group and is counted in no share.
    """

    key: int
    code: str
    name: str
    formal_name: str
    sort_key: str
    is_party: bool = False
    side: str = ""
    association: str = ""
    care_area: str = ""
    submitted: Submitted | None = None

    @property
    def mark(self) -> Mark:
        """How its answer came, or did not come."""
        if self.submitted is None:
            return Mark.SILENT
        if self.submitted.kind is Kind.ABSTENTION:
            return Mark.ABSTAINED
        return Mark.LATE if self.submitted.is_late else Mark.NONE

    @property
    def has_answered(self) -> bool:
        return self.submitted is not None and self.submitted.kind is Kind.ANSWER

    @property
    def counts(self) -> bool:
        """Only parties that have answered are counted in shares."""
        return self.is_party and self.has_answered


@dataclass(frozen=True, slots=True)
class Said:
    """What a respondent (`Asked.key`) says of a section (`Section.position`). There is none where nothing was said."""

    respondent: int
    section: int
    grade: Grade | None = None
    ground: Ground = Ground.UNSAID
    comment: str = ""
    proposal: str = ""


class Told(NamedTuple):
    """An answer with who gives it and what it is about; `said` is blank where nothing was said."""

    who: Asked
    section: Section
    said: Said


@dataclass(frozen=True, slots=True)
class Consulted:
    """The whole: sections in the order they are read in, respondents by name (parties and others), answers respondent by
    respondent and section by section. The order is always the same.

    `sides` and `groups` give names to "side" slugs and to "association:…" and "care_area:…", in their order. `scale`
    holds labels of grades that are not the usual ones.
    """

    title: str
    opens_at: datetime | None
    closes_at: datetime | None
    sections: tuple[Section, ...]
    respondents: tuple[Asked, ...]
    answers: tuple[Said, ...]
    sides: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    scale: Mapping[str, str] = field(default_factory=dict)

    def by_respondent(self) -> Iterator[Told]:
        """Everybody who has answered × every section, respondent by respondent."""
        return self._told((who, section) for who in self._answering for section in self.sections)

    def by_section(self) -> Iterator[Told]:
        """The same, section by section."""
        return self._told((who, section) for section in self.sections for who in self._answering)

    @property
    def _answering(self) -> list[Asked]:
        return [one for one in self.respondents if one.has_answered]

    def _told(self, places: Iterable[tuple[Asked, Section]]) -> Iterator[Told]:
        said = {(one.respondent, one.section): one for one in self.answers}
        for who, section in places:
            place = (who.key, section.position)
            yield Told(who, section, said.get(place) or Said(*place))
