"""Who says what, and when: the two consultations as frozen values, the same every time."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from samsyn.demo.consultations import days
from samsyn.demo.consultations.choosing import Chooser
from samsyn.demo.consultations.patterns import Municipality, as_written, temper_of
from samsyn.demo.consultations.values import Answered, Course, Touched, Whole
from samsyn.demo.consultations.words import Place, about, bank
from samsyn.domain.names import Party

SEED = 20270102
DOCUMENTS = ("halso-och-sjukvardsavtal", "betalningsansvar", "lakaransvar", "psykisk-halsa", "munhalsa")
REGION, PATIENTS = "14", "hemma-i-tid"
# How much of the sections somebody has got to who is still writing.
HALFWAY = 0.55


@dataclass(frozen=True, slots=True)
class Plan:
    """A consultation as it goes: the graded sections in reading order, and each respondent's course."""

    places: tuple[Place, ...]
    courses: tuple[Course, ...]
    contacts: tuple[Touched, ...] = ()

    def course(self, code: str) -> Course:
        return next(course for course in self.courses if course.asked.code == code)


def package_plan(asked: Sequence[Party], opens_at: datetime, closes_at: datetime) -> Plan:
    """The closed consultation: everybody has answered but one that abstains and one, no party, that is silent."""
    words, told = bank(*(f"kommentarer/{document}" for document in DOCUMENTS)), about()
    chooser = Chooser(words, told)
    places = tuple(words)
    courses = []
    for one in sorted(asked, key=lambda a: a.code):
        chance = random.Random(f"{SEED} {one.code}")  # noqa: S311  (opinions, not secrets)
        answers = _package_answers(one, chooser, places, chance)
        course = Course(one, answers=answers, whole=_whole(one, told, chance))
        courses.append(_timed(course, told["package"], chance, opens_at, closes_at))
    return Plan(places, tuple(courses))


def _package_answers(
    asked: Party, chooser: Chooser, places: Sequence[Place], chance: random.Random
) -> tuple[Answered, ...]:
    facts = chooser.about["package"]
    if asked.code in {facts["silent"], facts["abstains"]}:
        return ()
    if asked.code == REGION:
        return as_written(bank("regionen"), places, else_full=True)
    if asked.code == PATIENTS:
        return as_written(bank("hemma-i-tid"), places, else_full=False)
    handed = bank(f"forbund/{asked.association}") if asked.association else {}
    municipality = Municipality(asked, chooser, handed, temper_of(asked, facts["mild"]), chance)
    return municipality.answers(places)


def _whole(asked: Party, told: Mapping[str, Any], chance: random.Random) -> Whole:
    """What is said of the whole agreement."""
    facts, code = told["package"], asked.code
    general = chance.choice(told["general"]) if chance.random() < 0.6 else ""
    if code == REGION:
        return Whole("supports", "", told["region_general"])
    if not asked.side:
        return Whole("no_objection")
    if code in facts["opposes"]:
        return Whole("opposes", "", told["opposes"])
    if code in facts["conditional"]:
        return Whole("conditional", " ".join(chance.sample(told["conditions"], chance.choice((1, 1, 2)))), general)
    return Whole("no_objection" if code in facts["no_objection"] else "supports", "", general)


def _timed(
    course: Course, facts: Mapping[str, Any], chance: random.Random, opens_at: datetime, closes_at: datetime
) -> Course:
    code = course.asked.code
    if code == facts["silent"]:
        return course
    late = facts["late"].index(code) + 1 if code in facts["late"] else 0
    handed_in = days.handed_in(chance, opens_at, closes_at, late)
    if code == facts["abstains"]:
        return replace(course, begun_at=handed_in, handed_in_at=handed_in, abstains=about()["abstention"])
    return days.timed(course, chance, handed_in, about())


def guideline_plan(asked: Sequence[Party], opens_at: datetime, today: datetime) -> Plan:
    """The open consultation on the guideline, on the day it is looked at: answers in all states."""
    words, told = bank("riktlinjen"), about()
    facts, chooser, places = told["guideline"], Chooser(words, told), tuple(words)
    courses = []
    for one in sorted(asked, key=lambda a: a.code):
        chance = random.Random(f"{SEED} riktlinjen {one.code}")  # noqa: S311  (opinions, not secrets)
        municipality = Municipality(one, chooser, {}, temper_of(one, ()), chance)
        courses.append(_guideline_course(municipality, facts, places, opens_at, today))
    contacts = [_touched(row, n, facts, today) for n, row in enumerate(facts["contact"])]
    return Plan(places, tuple(courses), tuple(contacts))


def _touched(row: Mapping[str, Any], n: int, facts: Mapping[str, Any], today: datetime) -> Touched:
    """The n:th contact, four days ago and on."""
    at = (today - timedelta(days=4)).replace(hour=9 + n, minute=20)
    days_on = facts["expected"].get(row["who"])
    expected = (today + timedelta(days=days_on)).date() if days_on else None
    return Touched(row["who"], row["by"], row["channel"], at, row["note"], expected)


def _guideline_course(
    municipality: Municipality, facts: Mapping[str, Any], places: Sequence[Place], opens_at: datetime, today: datetime
) -> Course:
    asked, chance = municipality.asked, municipality.chance
    course, code = Course(asked), asked.code
    begun = days.between(chance, opens_at, today - timedelta(days=9))
    if code in facts["abstains"]:
        return replace(course, begun_at=begun, handed_in_at=begun, abstains=facts["abstains"][code])
    if code in facts["opened"]:
        return replace(course, begun_at=begun)
    if code in facts["drafting"]:
        some = places[: int(len(places) * HALFWAY)]
        written = days.between(chance, begun, today - timedelta(days=5))
        return replace(course, begun_at=begun, written_at=written, answers=municipality.answers(some))
    if code in (*facts["released"], *facts["submitted"]):
        whole = Whole("supports" if asked.side else "no_objection")
        course = replace(course, answers=municipality.answers(places), whole=whole)
        course = days.timed(course, chance, days.between(chance, today - timedelta(days=8), today), about(), opens_at)
        return course if code in facts["submitted"] else replace(course, handed_in_at=None, decided=None)
    return course
