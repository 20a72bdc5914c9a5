"""What the plan gives: who is asked, what each says and when, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from samsyn.demo.consultations.words import Place, Words
from samsyn.domain.grading import Grade, Ground
from samsyn.domain.names import Party


@dataclass(frozen=True, slots=True)
class Answered:
    """What one respondent says of one section. `handed_down`: the wording came from its association."""

    place: Place
    grade: Grade
    ground: Ground | None = None
    comment: str = ""
    proposal: str = ""
    handed_down: bool = False

    @staticmethod
    def of(words: Words, comment: str = "", *, handed_down: bool = False) -> Answered:
        """These words, or `comment` in their place. Full agreement needs no ground."""
        ground = None if words.grade is Grade.FULL else words.ground
        return Answered(words.place, words.grade, ground, comment or words.text, words.proposal, handed_down)


@dataclass(frozen=True, slots=True)
class Decided:
    """The respondent's own decision, as it is written there."""

    by: str
    on: date
    paragraph: str
    file_number: str


@dataclass(frozen=True, slots=True)
class Whole:
    """What is said of the whole: the stance (`""`: not asked, or not said yet), its conditions, a general comment."""

    stance: str = ""
    conditions: str = ""
    general: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """How one respondent goes through it. What has no moment has not happened; `abstains` is the reason, when it does.

    The order is begun, written, released, handed in; one that abstains does so at `handed_in_at`.
    """

    asked: Party
    begun_at: datetime | None = None
    written_at: datetime | None = None
    released_at: datetime | None = None
    handed_in_at: datetime | None = None
    answers: tuple[Answered, ...] = ()
    whole: Whole = Whole()
    decided: Decided | None = None
    abstains: str = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """That somebody (a slug of the cast) was in touch with a respondent, written in by hand; and the day its answer is
    expected on, if that was said."""

    code: str
    by: str
    channel: str
    at: datetime
    note: str
    expected_on: date | None = None
