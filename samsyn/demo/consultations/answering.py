"""Answering, for one consultation: each step of a respondent's course through the same action as everybody's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from samsyn.access.scope import seen_by
from samsyn.consultations import queries
from samsyn.demo.consultations.values import Answered, Course, Whole
from samsyn.demo.consultations.words import Place
from samsyn.domain.access import Viewer
from samsyn.domain.receipts import Decision
from samsyn.responses import actions
from samsyn.responses.actions import Change

NOTHING = Whole()
# When it happens, and what is done then.
Step = tuple[datetime, Callable[[], None]]


@dataclass
class Answering:
    """The respondents of one consultation at their answers. `at_work` gives who answers for an organisation (code);
    `consultation` is its number once it has been composed."""

    at_work: Callable[[str, datetime], Viewer]
    consultation: int = 0
    # code → number, once it has been opened.
    responses: dict[str, int] = field(default_factory=dict)
    numbers: dict[Place, int] = field(default_factory=dict)

    def steps(self, course: Course) -> Iterator[Step]:
        """What one respondent does, with its moments."""
        code = course.asked.code
        if course.begun_at:
            yield course.begun_at, lambda: self.begin(code, course.begun_at)
        if course.written_at:
            yield course.written_at, lambda: self.write(code, course.written_at, course.answers, course.whole)
        if course.released_at:
            yield course.released_at, lambda: self.release(code, course.released_at)
        if course.handed_in_at and course.abstains:
            moment = course.handed_in_at + timedelta(minutes=9)
            yield moment, lambda: self.abstain(code, moment, course.abstains)
        elif course.handed_in_at:
            yield course.handed_in_at, lambda: self.hand_in(course)

    def begin(self, code: str, at: datetime | None) -> None:
        viewer, at = self._somebody(code, at)
        with seen_by(viewer):
            part = next(p for p in queries.own_parts(self.consultation, viewer) if p.code == code)
        made = actions.begin_response(viewer=viewer, at=at, consultation=self.consultation, respondent=part.pk)
        self.responses[code] = made.pk

    def write(
        self,
        code: str,
        at: datetime | None,
        answers: Iterable[Answered],
        whole: Whole = NOTHING,
        by: Viewer | None = None,
    ) -> None:
        """All that it says, in one saving; by a colleague, where somebody else is named."""
        viewer, at = self._somebody(code, at)
        changes = [*self._of_sections(viewer, answers), *_of_the_whole(whole)]
        actions.save_fields(viewer=by or viewer, at=at, response=self.responses[code], changes=changes)

    def note(self, code: str, at: datetime, by: Viewer, place: Place, words: str) -> None:
        actions.write_note(viewer=by, at=at, response=self.responses[code], section=self.numbers[place], words=words)

    def release(self, code: str, at: datetime | None) -> None:
        viewer, at = self._somebody(code, at)
        actions.release_response(viewer=viewer, at=at, response=self.responses[code])

    def hand_in(self, course: Course) -> None:
        code = course.asked.code
        viewer, at = self._somebody(code, course.handed_in_at)
        said = course.decided
        decision = Decision(said.by, said.on, said.paragraph, said.file_number) if said else Decision()
        actions.submit_response(viewer=viewer, at=at, response=self.responses[code], decision=decision)

    def abstain(self, code: str, at: datetime, reason: str) -> None:
        viewer, at = self._somebody(code, at)
        actions.abstain_from_response(viewer=viewer, at=at, response=self.responses[code], reason=reason)

    def _somebody(self, code: str, at: datetime | None) -> tuple[Viewer, datetime]:
        assert at is not None
        return self.at_work(code, at), at

    def _of_sections(self, viewer: Viewer, answers: Iterable[Answered]) -> Iterator[Change]:
        if not self.numbers:
            with seen_by(viewer):
                texts = queries.texts_consulted(self.consultation)
            self.numbers.update({(text.document, text.slug): text.pk for text in texts})
        for answer in answers:
            ground = answer.ground.value if answer.ground else ""
            said = {"grade": answer.grade.value, "ground": ground, "comment": answer.comment}
            for name, value in {**said, "proposal": answer.proposal}.items():
                if value:
                    yield Change(self.numbers[answer.place], name, value)


def _of_the_whole(whole: Whole) -> Iterator[Change]:
    said = {"stance": whole.stance, "conditions": whole.conditions, "general": whole.general}
    return (Change(None, name, value) for name, value in said.items() if value)
