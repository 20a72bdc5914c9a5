"""The story of the two consultations, step by step in the order it happened, woven into the rest of the county's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from samsyn.consultations.actions import Described, Position
from samsyn.demo.consultations.answering import Answering, Step
from samsyn.demo.consultations.days import working_day
from samsyn.demo.consultations.leading import Leading
from samsyn.demo.consultations.plans import DOCUMENTS, Plan, guideline_plan, package_plan
from samsyn.demo.consultations.words import about, letter
from samsyn.domain.access import Viewer
from samsyn.domain.names import Party
from samsyn.parties.queries import parties_known
from samsyn.parties.queries.parties import others_known

PACKAGE, GUIDELINE = "halso-och-sjukvardsavtal", "eskalering-och-patientsakerhet"
# Those who are no parties and are asked about the package; a part of a party is asked about the guideline as well.
ASKED_TOO = ("hemma-i-tid", "nara-anhoriga")
PART = "norra-hamnen"
# Days back from the one the county is filled on.
COMPOSED, SENT, MOVED, FIRST_CLOSES, CLOSES = 97, 96, 34, 29, 24
GUIDELINE_COMPOSED, GUIDELINE_SENT, GUIDELINE_OPEN_FOR = 31, 30, 21


@dataclass
class Remisser:
    """Both consultations. `somebody` gives one of the cast as she was that day, `ago` a moment so many days back,
    `people` the address of the one who answers for each organisation (code), `person` somebody by her address."""

    today: datetime
    ago: Callable[..., datetime]
    somebody: Callable[[str, datetime], Viewer]
    person: Callable[[str, datetime], Viewer]
    people: Mapping[str, str]
    _left: list[Step] | None = field(default=None, init=False)

    def until(self, moment: datetime) -> None:
        """Carry out what happened before this moment and has not been told yet."""
        if moment < self.ago(COMPOSED):
            return
        if self._left is None:
            steps = [*self._about_the_package(), *self._about_the_guideline()]
            self._left = sorted(steps, key=lambda step: step[0])
        while self._left and self._left[0][0] < moment:
            _at, carry_out = self._left.pop(0)
            carry_out()

    # --- the closed one

    def _about_the_package(self) -> Iterator[Step]:
        facts, lead = about()["package"], Leading("processledare-region", self.somebody)
        opens = self.ago(SENT, hour=12)
        first_closes, closes = (working_day(self.ago(days, hour=12)) for days in (FIRST_CLOSES, CLOSES))
        asked = self._asked(*ASKED_TOO)
        plan = package_plan(asked, opens, closes)
        answering = Answering(self._at_work)
        described = self._described(facts, "brev", opens, first_closes, COMPOSED + 1)

        def compose() -> None:
            answering.consultation = lead.compose(self.ago(COMPOSED), facts["title"], PACKAGE, DOCUMENTS)

        yield self.ago(COMPOSED), compose
        yield self._later(answering, COMPOSED, 11, lead.describe, described, plan.places)
        yield self._later(answering, SENT, 10, lead.send, [party.code for party in asked])
        yield self._later(answering, MOVED, 14, lead.move_deadline, closes, facts["change"])
        yield self._later(answering, CLOSES + 6, 10, lead.remind, facts["reminders"][0])
        yield self._later(answering, CLOSES - 1, 10, lead.remind, facts["reminders"][1])
        for course in plan.courses:
            yield from answering.steps(course)

    # --- the open one

    def _about_the_guideline(self) -> Iterator[Step]:
        facts, lead = about()["guideline"], Leading("processledare-kommun", self.somebody)
        opens = self.ago(GUIDELINE_SENT, hour=12)
        closes = working_day(self.today.replace(hour=12) + timedelta(days=GUIDELINE_OPEN_FOR), forward=True)
        asked = self._asked(*ASKED_TOO, PART)
        plan = guideline_plan(asked, opens, self.today)
        answering = Answering(self._at_work)
        described = self._described(facts, "brev-riktlinje", opens, closes)

        def compose() -> None:
            at = self.ago(GUIDELINE_COMPOSED)
            answering.consultation = lead.compose(at, facts["title"], GUIDELINE, (GUIDELINE,))

        yield self.ago(GUIDELINE_COMPOSED), compose
        yield self._later(answering, GUIDELINE_COMPOSED, 11, lead.describe, described, plan.places)
        yield self._later(answering, GUIDELINE_SENT, 10, lead.send, [party.code for party in asked])
        yield from self._followed_up(plan, lead, answering)
        for course in self._with_a_colleague(plan, facts["colleague"]):
            yield from answering.steps(course)
        yield from self._a_colleagues_part(plan, facts["colleague"], answering)

    def _followed_up(self, plan: Plan, lead: Leading, answering: Answering) -> Iterator[Step]:
        """Everybody who is silent is reminded, an association's members once more; then some are talked to."""
        messages = about()["guideline"]["reminders"]
        yield self._later(answering, 9, 8, lead.remind, messages[0])
        yield self._later(answering, 5, 10, lead.remind, messages[1], "forbund-fyrbodal")
        for touched in plan.contacts:
            yield touched.at, partial(lead.note, answering, touched)

    def _with_a_colleague(self, plan: Plan, colleague: Mapping[str, str]) -> Iterator[Any]:
        """The courses; where a colleague writes the last section of a draft, without that one."""
        for course in plan.courses:
            own = course.asked.code == colleague["respondent"]
            yield replace(course, answers=course.answers[:-1]) if own else course

    def _a_colleagues_part(self, plan: Plan, colleague: Mapping[str, str], answering: Answering) -> Iterator[Step]:
        """The last section of a draft, and a note about another."""
        code, course = colleague["respondent"], plan.course(colleague["respondent"])
        assert course.written_at is not None
        at = course.written_at + timedelta(hours=1)
        place = (GUIDELINE, colleague["section"])

        def write() -> None:
            viewer = self.somebody(colleague["who"], at)
            answering.write(code, at, course.answers[-1:], by=viewer)
            answering.note(code, at, viewer, place, colleague["note"])

        yield at, write

    # --- what both need

    def _later(self, answering: Answering, days: int, hour: int, do: Callable[..., None], *given: Any) -> Step:
        """What is done to a consultation once it has been composed and has its number."""
        at = self.ago(days, hour=hour)
        return at, lambda: do(at, answering.consultation, *given)

    def _described(
        self, facts: Mapping[str, Any], name: str, opens: datetime, closes: datetime, let_go: int = 0
    ) -> Described:
        said = facts.get("let_go")
        position = Position(said["body"], self.ago(let_go).date(), said["paragraph"]) if said else Position()
        return Described(facts["title"], letter(name), opens, closes, position=position)

    def _asked(self, *others: str) -> list[Party]:
        known = [party for party in others_known() if party.code in others]
        return [*parties_known(self.today.date()), *known]

    def _at_work(self, code: str, at: datetime) -> Viewer:
        return self.person(self.people[code], at)
