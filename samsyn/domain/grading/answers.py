"""What comes of a compilation: respondents, answers, and the compiled sheet that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from samsyn.domain.grading.grounds import Ground, Judgement
from samsyn.domain.grading.headings import Section
from samsyn.domain.grading.layout import NO_LAYOUT, Layout
from samsyn.domain.grading.naming import Choice
from samsyn.domain.grading.problems import Problem
from samsyn.domain.grading.scale import Grade
from samsyn.domain.grading.suggesting import suggest
from samsyn.domain.grading.tallies import Tally
from samsyn.domain.names import Match, Party


@dataclass(frozen=True, slots=True)
class Respondent:
    """One row: the name as written, how it was matched, and the row that counts instead of it, if any.

    `finished` is when the answer was completed, as the sheet says it: a moment in nobody's time zone. `choice` is what a
    person has said of the name; the match stands beside it as it was.
    """

    row: int
    as_written: str
    match: Match
    superseded_by: int | None = None
    finished: datetime | None = None
    choice: Choice | None = None

    @property
    def party(self) -> Party | None:
        """Whom a person has said, else the party the name was matched to."""
        return self.choice.party if self.choice else self.match.party

    @property
    def doubtful(self) -> bool:
        """True where a party was weighed rather than read, and nobody has said anything about it."""
        return self.choice is None and self.match.doubtful


@dataclass(frozen=True, slots=True)
class Answer:
    """What one counted row says of one section (`Section.key`), and on what ground where the sheet has a column for it.

    `party` is None where the name fits nobody. `proposal` is wording that the respondent would rather have; no sheet has it.
    """

    row: int
    party: Party | None
    section: str
    grade: Grade | None
    comment: str | None
    ground: Ground = Ground.UNSAID
    proposal: str | None = None


def judged(answer: Answer) -> Judgement:
    """An answer's grade with its ground, and what the comment's words suggest where no ground is said."""
    suggestion = suggest(answer.comment) if answer.ground is Ground.UNSAID else None
    return Judgement(answer.grade, answer.ground, suggestion)


@dataclass(frozen=True, slots=True)
class CompiledSheet:
    """The whole compilation. `tallies`: group ("all", "side:municipal", …) → section key → tally.

    `set_aside` are the answers of superseded rows, which are in no tally; `layout` is what was taken for what.
    """

    sheet: str
    respondents: tuple[Respondent, ...]
    sections: tuple[Section, ...]
    answers: tuple[Answer, ...]
    tallies: Mapping[str, Mapping[str, Tally]]
    problems: tuple[Problem, ...]
    set_aside: tuple[Answer, ...] = ()
    layout: Layout = NO_LAYOUT
