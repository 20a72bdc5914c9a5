"""Several people at a respondent write one answer, field by field, and nothing that was typed is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from samsyn.access.actions import NotSeen
from samsyn.access.scope import everything, seen_by
from samsyn.responses.actions import Change, ResponseRefused, begin_response, save_fields, settle_field
from samsyn.responses.models import FieldSave, Response, ResponseField
from samsyn.responses.texts import Refused
from tests.consultations.examples import Sent, sent
from tests.world import AT, World


@pytest.fixture
def out(world: World) -> Sent:
    return sent(world)


def save(world: World, out: Sent, *changes: Change, who: str = "officer_orust", at: Any = AT) -> Any:
    return save_fields(viewer=world.viewers[who], at=at, response=out.response["1421"].pk, changes=changes)


def state(out: Sent, code: str = "1421") -> Any:
    from samsyn.consultations.models import RespondentState

    with everything(why="a test looks at what those who follow are told"):
        return RespondentState.objects.get(respondent=out.respondent[code])


def grade(out: Sent, value: str, on: int = 0, **more: Any) -> Change:
    return Change(out.section["kommunens-ansvar"].pk, "grade", value, on, **more)


def test_what_is_written_is_saved_with_a_revision(world: World, out: Sent) -> None:
    first, second = save(world, out, grade(out, "partial"), Change(None, "general", " Bra.\r\n")), None
    assert [(s.name, s.revision, s.value, s.beside) for s in first] == [
        ("grade", 1, "partial", 0),
        ("general", 1, "Bra.", 0),
    ]
    (second,) = save(world, out, grade(out, "none", 1))
    assert (second.revision, second.value) == (2, "none")
    with seen_by(world.viewers["officer_orust"]):
        assert [s.value for s in FieldSave.objects.filter(field__name="grade")] == ["partial", "none"]
    assert state(out).drafting_at == AT


def test_two_who_write_the_same_field_both_keep_their_text(world: World, out: Sent) -> None:
    save(world, out, grade(out, "full"))
    (met,) = save(world, out, grade(out, "none"), who="officer_orust")
    assert (met.value, met.revision) == ("full", 1) and met.beside
    (again,) = save(world, out, grade(out, "none"))
    assert again.beside == met.beside, "what was kept beside is not kept twice"
    (chosen,) = save(world, out, grade(out, "none", 1, settles=met.beside))
    assert (chosen.value, chosen.revision, chosen.beside) == ("none", 2, 0)
    with seen_by(world.viewers["officer_orust"]):
        assert FieldSave.objects.get(pk=met.beside).settled_at == AT


def test_the_other_text_may_stand(world: World, out: Sent) -> None:
    save(world, out, grade(out, "full"))
    (met,) = save(world, out, grade(out, "none"))
    viewer = world.viewers["officer_orust"]
    settle_field(viewer=viewer, at=AT, response=out.response["1421"].pk, save=met.beside)
    with seen_by(viewer):
        assert ResponseField.objects.get().value == "full"
        assert FieldSave.objects.get(pk=met.beside).settled_at == AT


def test_a_field_that_nobody_touched_meets_nobody(world: World, out: Sent) -> None:
    """A form without scripts sends all its fields, also those that stand as they were read."""
    save(world, out, grade(out, "full"))
    save(world, out, grade(out, "none", 1))
    (old,) = save(world, out, grade(out, "full", 1))
    (empty,) = save(world, out, grade(out, "", 0))
    assert (old.value, old.beside) == (empty.value, empty.beside) == ("none", 0)


def test_the_same_text_sent_twice_is_saved_once(world: World, out: Sent) -> None:
    for _ in range(2):
        (told,) = save(world, out, grade(out, "full"))
        assert (told.revision, told.beside) == (1, 0)


@pytest.mark.parametrize(
    "name, value, of_a_section",
    [
        ("grade", "kanske", True),
        ("ground", "unsaid", True),
        ("comment", "x" * 20_001, True),
        ("stance", "supports", True),
        ("grade", "full", False),
        ("stance", "declines", False),
        ("general", "x" * 20_001, False),
        ("submitted_at", "nu", False),
    ],
)
def test_what_no_field_holds_is_refused_and_nothing_is_saved(
    world: World, out: Sent, name: str, value: str, of_a_section: bool
) -> None:
    section = out.section["syfte"].pk if of_a_section else None
    with pytest.raises(ResponseRefused):
        save(world, out, grade(out, "full"), Change(section, name, value))
    with seen_by(world.viewers["officer_orust"]):
        assert not ResponseField.objects.exists()


def test_only_graded_sections_of_this_consultation_are_answered(world: World, out: Sent) -> None:
    with everything(why="a test takes a section out of those that are graded"):
        out.section["ansvar"].is_graded = False
        out.section["ansvar"].save()
    for section in (out.section["ansvar"].pk, 10_000):
        with pytest.raises(ResponseRefused) as refused:
            save(world, out, Change(section, "grade", "full"))
        assert refused.value.code == Refused.NO_SUCH_FIELD


def test_signs_that_no_paper_holds_are_taken_away(world: World, out: Sent) -> None:
    (told,) = save(world, out, Change(None, "general", "a\x00b\x1b\u202ec\ud800"))
    assert told.value == "abc?"


@pytest.mark.parametrize("who", ["officer_tidaholm", "leader_region", "secretary_municipal", "operator", "stranger"])
def test_nobody_else_finds_the_draft(world: World, out: Sent, who: str) -> None:
    with pytest.raises(NotSeen):
        save(world, out, grade(out, "full"), who=who)


def test_before_it_opens_and_after_it_is_withdrawn_nothing_is_saved(world: World, out: Sent) -> None:
    with pytest.raises(ResponseRefused) as early:
        save(world, out, grade(out, "full"), at=out.consultation.opens_at - timedelta(minutes=1))
    with everything(why="a test withdraws a consultation"):
        out.consultation.withdrawn_at = AT
        out.consultation.save()
    with pytest.raises(ResponseRefused) as late:
        save(world, out, grade(out, "full"))
    assert (early.value.code, late.value.code) == (Refused.NOT_SENT, Refused.WITHDRAWN)


def test_the_first_to_open_the_form_makes_it(world: World) -> None:
    out = sent(world)
    with everything(why="a test begins from nothing"):
        out.response["1421"].delete()
    viewer = world.viewers["officer_orust"]
    ask = {"viewer": viewer, "consultation": out.consultation.pk, "respondent": out.respondent["1421"].pk}
    first, second = begin_response(at=AT, **ask), begin_response(at=AT + timedelta(days=1), **ask)
    assert first == second and first.placement.organisation == world.organisations["1421"].pk
    assert state(out).opened_at == AT
    with pytest.raises(NotSeen):
        begin_response(at=AT, **{**ask, "respondent": out.respondent["1498"].pk})


def test_it_opens_when_the_consultation_does(world: World) -> None:
    out = sent(world, opens_at=AT + timedelta(days=1))
    with everything(why="a test begins from nothing"):
        out.response["1421"].delete()
        out.consultation.sent_at = AT - timedelta(days=1)
        out.consultation.save()
    with pytest.raises(ResponseRefused) as refused:
        begin_response(
            viewer=world.viewers["officer_orust"],
            at=AT,
            consultation=out.consultation.pk,
            respondent=out.respondent["1421"].pk,
        )
    assert refused.value.code == Refused.NOT_OPEN_YET
    with everything(why="a test looks at all"):
        assert not Response.objects.filter(respondent=out.respondent["1421"]).exists()
