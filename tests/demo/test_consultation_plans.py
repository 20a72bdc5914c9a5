# SPDX-License-Identifier: EUPL-1.2
"""The demo's consultations go as the sources tell: who is yellow, who is red, who is late, who hands wording down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from samsyn.demo.consultations.days import working_day
from samsyn.demo.consultations.plans import Plan, guideline_plan, package_plan
from samsyn.demo.consultations.values import Answered, Course
from samsyn.demo.consultations.words import about
from samsyn.domain.grading import Grade, Ground
from samsyn.domain.names import Party
from samsyn.domain.timeliness import Window, late_by
from samsyn.office.sheets.party_list import built_in_parties

TODAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
OPENS, CLOSES = TODAY - timedelta(days=96), TODAY - timedelta(days=24) + timedelta(hours=3)
ASKED = [*built_in_parties(), Party("hemma-i-tid", "Hemma i tid"), Party("nara-anhoriga", "Nära anhöriga")]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return package_plan(ASKED, OPENS, CLOSES)


@pytest.fixture(scope="module")
def guideline() -> Plan:
    return guideline_plan(ASKED, TODAY - timedelta(days=30), TODAY)


def said(courses: Iterable[Course]) -> list[Answered]:
    return [answer for course in courses for answer in course.answers]


def municipal(plan: Plan) -> list[Course]:
    return [course for course in plan.courses if course.asked.side == "municipal"]


def share(grade: Grade, courses: Iterable[Course]) -> float:
    grades = [answer.grade for answer in said(courses)]
    return grades.count(grade) / len(grades)


def test_it_is_the_same_every_time(plan: Plan) -> None:
    assert plan == package_plan(list(reversed(ASKED)), OPENS, CLOSES)


def test_fifty_answers_one_that_abstains_and_one_that_is_silent(plan: Plan) -> None:
    assert len(plan.courses) == 52 and len(plan.places) == 60
    assert len([c for c in plan.courses if c.answers]) == 50
    assert [c.asked.code for c in plan.courses if c.abstains] == ["1446"]
    assert [c.asked.code for c in plan.courses if c.handed_in_at is None] == ["nara-anhoriga"]


def test_two_are_late(plan: Plan) -> None:
    window = Window(OPENS, OPENS, CLOSES)
    late = [c.asked.code for c in plan.courses if c.handed_in_at and late_by(window, c.handed_in_at)]
    assert late == ["1407", "1492"]


def test_municipalities_are_yellow_and_the_region_is_green(plan: Plan) -> None:
    assert Counter(a.grade for a in said(municipal(plan))).most_common(1)[0][0] is Grade.PARTIAL
    region = [plan.course("14")]
    assert share(Grade.FULL, region) > 0.6 > share(Grade.FULL, municipal(plan))
    assert share(Grade.PARTIAL, municipal(plan)) > 1.5 * share(Grade.PARTIAL, region)


def test_less_than_eight_percent_is_red_and_much_of_it_is_about_today(plan: Plan) -> None:
    assert 0.02 < share(Grade.NONE, municipal(plan)) < 0.08
    red = [a for a in said(municipal(plan)) if a.grade is Grade.NONE]
    assert 0.35 < sum(a.ground is Ground.TODAY for a in red) / len(red) < 0.7


def test_part_of_the_yellow_is_editorial(plan: Plan) -> None:
    yellow = [a for a in said(municipal(plan)) if a.grade is Grade.PARTIAL]
    assert 0.1 < sum(a.ground is Ground.EDITORIAL for a in yellow) / len(yellow) < 0.3


def test_one_association_has_no_red_and_one_care_area_has_it_in_places(plan: Plan) -> None:
    courses = municipal(plan)
    assert share(Grade.NONE, [c for c in courses if c.asked.association == "skaraborg"]) == 0
    shares = {
        area: share(Grade.NONE, [c for c in courses if c.asked.care_area == area])
        for area in {c.asked.care_area for c in courses}
    }
    worst, next_worst = sorted(shares.values())[-1:-3:-1]
    assert shares["simba"] == worst > 2 * next_worst
    assert worst > 0.1


def test_most_red_and_most_comments_are_where_the_sources_say(plan: Plan) -> None:
    by_section = Counter(a.place[1] for a in said(municipal(plan)) if a.grade is Grade.NONE)
    reddest = {section for section, _ in by_section.most_common(6)}
    assert {"kortvariga-behov", "specialiserad-vard", "kvall-natt-helg", "akuta-situationer"} <= reddest


def test_associations_hand_wording_down_and_members_change_it_a_little(plan: Plan) -> None:
    courses = municipal(plan)
    for association in ("fyrbodal", "skaraborg", "goteborgsregionen", "borasregionen"):
        handed = [a for a in said(c for c in courses if c.asked.association == association) if a.handed_down]
        by_place = Counter(a.place for a in handed)
        texts = {place: {a.comment for a in handed if a.place == place} for place in by_place}
        assert by_place.most_common(1)[0][1] >= 5
        assert len(handed) > len(set().union(*texts.values())) > len(by_place)


def test_what_is_said_is_said_in_hundreds_of_ways(plan: Plan) -> None:
    comments = Counter(a.comment for a in said(plan.courses) if a.comment)
    assert len(comments) >= 1_000
    assert len([text for text in comments if len(text.split()) >= 8]) >= 400


def test_yellow_and_red_always_say_why(plan: Plan) -> None:
    assert not [a for a in said(plan.courses) if a.grade is not Grade.FULL and not (a.comment and a.ground)]
    assert not [a for a in said(plan.courses) if a.grade is Grade.FULL and a.ground]


def test_nobody_says_what_only_another_kind_of_municipality_would(plan: Plan) -> None:
    simba = set(about()["kinds"]["simba"])
    assert not [
        c.asked.name for c in plan.courses for a in c.answers
        if c.asked.code not in simba and "Akut bedömning dygnet runt finns bara inne i Göteborg" in a.comment
    ]  # fmt: skip


def test_conditions_stand_where_support_is_conditional(plan: Plan) -> None:
    conditional = [c for c in plan.courses if c.whole.stance == "conditional"]
    assert len(conditional) == 7 and all(c.whole.conditions for c in conditional)
    assert not [c for c in plan.courses if c.whole.conditions and c.whole.stance != "conditional"]
    assert {"supports", "no_objection", "opposes"} < {c.whole.stance for c in plan.courses if c.answers}


def test_each_goes_its_course_in_order_and_decides_in_its_own_way(plan: Plan) -> None:
    for course in plan.courses:
        if not course.answers:
            continue
        assert course.begun_at and course.written_at and course.released_at and course.handed_in_at and course.decided
        assert OPENS < course.begun_at < course.written_at < course.released_at < course.handed_in_at
        assert course.released_at.date() <= course.decided.on <= course.handed_in_at.date()
    decided = [c.decided for c in plan.courses if c.decided]
    assert len({d.by for d in decided}) >= 6
    assert len({d.paragraph.replace(" ", "")[0] for d in decided if d.paragraph}) >= 4
    assert max(len(d.file_number) for d in decided) <= 60


@pytest.mark.parametrize("day", range(14))
def test_the_order_holds_whatever_day_it_is_filled_on(day: int) -> None:
    today = TODAY + timedelta(days=day)
    closes = working_day(today - timedelta(days=24) + timedelta(hours=3))
    closed = package_plan(ASKED, today - timedelta(days=96), closes)
    late = {c.asked.code for c in closed.courses if c.handed_in_at and c.handed_in_at > closes}
    assert late == {"1407", "1492"}
    for plan in (closed, guideline_plan(ASKED, today - timedelta(days=30), today)):
        for c in plan.courses:
            moments = [m for m in (c.begun_at, c.written_at, c.released_at, c.handed_in_at) if m]
            assert moments == sorted(moments) and all(m < today for m in moments), c.asked.code
            assert c.decided is None or c.handed_in_at is None or c.decided.on <= c.handed_in_at.date()


def test_the_guideline_has_answers_in_all_states(guideline: Plan) -> None:
    states = Counter(
        "abstained" if c.abstains else "submitted" if c.handed_in_at else "released" if c.released_at
        else "drafting" if c.written_at else "opened" if c.begun_at else "not opened"
        for c in guideline.courses
    )  # fmt: skip
    assert set(states) == {"abstained", "submitted", "released", "drafting", "opened", "not opened"}
    assert min(states.values()) >= 1 and states["not opened"] >= 10
    assert {touched.channel for touched in guideline.contacts} == {"telephone", "mail", "meeting"}


def test_a_draft_has_come_halfway(guideline: Plan) -> None:
    orust = guideline.course("1421")
    assert 0 < len(orust.answers) < len(guideline.places)
    assert orust.written_at and not orust.released_at


def test_an_unknown_organisation_has_only_been_asked(guideline: Plan) -> None:
    plan = guideline_plan([Party("ny", "Ny")], TODAY - timedelta(days=30), TODAY)
    assert plan.courses == (Course(Party("ny", "Ny")),)
