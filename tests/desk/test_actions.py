"""Feedback is taken from anybody and answered by the operator; visits are remembered but not logged."""

from __future__ import annotations

from datetime import timedelta

import pytest

from samsyn.access import log
from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.models import LogEntry, LogWords
from samsyn.access.scope import everything
from samsyn.desk import actions
from samsyn.desk.models import Feedback, Visit
from samsyn.desk.texts import WORDS, Refused, words
from samsyn.domain.access import Viewer
from samsyn.domain.verdicts import Refusal
from tests.world import AT, World


def give(viewer: Viewer, text: str = "Tabellen läses inte upp.") -> Feedback:
    return actions.give_feedback(viewer=viewer, at=AT, text=text, page="/avtal/", reply_to="ord@prov.example")


@pytest.mark.parametrize("who", [None, "stranger", "officer_orust", "operator"])
def test_anybody_gives_feedback_and_it_is_logged_without_its_words(world: World, who: str | None) -> None:
    feedback = give(world.viewers[who] if who else Viewer.public())
    with everything(why="the test reads the log as it is"):
        entry = LogEntry.objects.order_by("-number").first()
        assert entry is not None and (entry.act, entry.target_id, entry.data) == ("feedback.give", feedback.pk, {})
        assert not LogWords.objects.filter(entry=entry).exists()
    assert log.verify().fault is None


@pytest.mark.parametrize("text", ["", " \n "])
def test_feedback_that_says_nothing_is_refused(world: World, text: str) -> None:
    with pytest.raises(Refusal) as refused:
        give(Viewer.public(), text)
    assert refused.value.code == Refused.NOTHING_SAID
    assert words(refused.value).startswith("Skriv vad")
    assert not Feedback.objects.exists()


def test_the_operator_marks_feedback_as_answered_once(world: World) -> None:
    feedback = give(Viewer.public())
    operator = world.viewers["operator"]
    answered = actions.answer_feedback(viewer=operator, at=AT, feedback=feedback.pk)
    assert answered.answered_at == AT
    with everything(why="the test reads the log as it is"):
        assert LogEntry.objects.filter(act="feedback.answer", target_id=feedback.pk).count() == 1
    with pytest.raises(Refusal) as refused:
        actions.answer_feedback(viewer=operator, at=AT, feedback=feedback.pk)
    assert refused.value.code == Refused.ANSWERED_ALREADY


@pytest.mark.parametrize("who", [None, "stranger", "secretary_region", "leader_region"])
def test_others_may_not_answer_feedback(world: World, who: str | None) -> None:
    feedback = give(Viewer.public())
    with pytest.raises(NotAllowed):
        actions.answer_feedback(viewer=world.viewers[who] if who else Viewer.public(), at=AT, feedback=feedback.pk)
    feedback.refresh_from_db()
    assert feedback.answered_at is None


def test_feedback_that_does_not_exist_cannot_be_answered(world: World) -> None:
    with pytest.raises(NotSeen):
        actions.answer_feedback(viewer=world.viewers["operator"], at=AT, feedback=10**9)


def test_a_visit_remembers_the_one_before_and_leaves_no_entry(world: World) -> None:
    viewer, before = world.viewers["officer_orust"], log.size()
    actions.note_visit(viewer=viewer, at=AT)
    actions.note_visit(viewer=viewer, at=AT + timedelta(days=2))
    visit = Visit.objects.get(person=viewer.person)
    assert (visit.before, visit.at) == (AT, AT + timedelta(days=2))
    assert log.size() == before


def test_nobody_signed_out_visits_a_desk(world: World) -> None:
    with pytest.raises(NotAllowed):
        actions.note_visit(viewer=Viewer.public(), at=AT)


def test_every_refusal_has_words() -> None:
    assert set(WORDS) == set(Refused)
