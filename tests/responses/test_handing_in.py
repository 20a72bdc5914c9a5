"""From draft to receipt: released, handed in, taken back, handed in late; or the respondent abstains from answering."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Any

import pytest

from samsyn.access import log
from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.scope import everything, seen_by
from samsyn.domain.answering import Stage
from samsyn.domain.receipts import Decision
from samsyn.files import store
from samsyn.responses.actions import (
    Change,
    ResponseRefused,
    Upload,
    abstain_from_response,
    release_response,
    reopen_response,
    save_fields,
    submit_response,
    withdraw_response,
)
from samsyn.responses.models import Submission, SubmittedAnswer
from samsyn.responses.queries import answering, submissions_counted
from samsyn.responses.texts import Refused
from tests.consultations.examples import Sent, sent
from tests.world import AT, World

LATE = AT + timedelta(days=30, hours=2)


@pytest.fixture
def out(world: World) -> Sent:
    return sent(world)


class Orust:
    """What the officer in Orust does with its answer."""

    def __init__(self, world: World, out: Sent, who: str = "officer_orust") -> None:
        self.world, self.out, self.viewer = world, out, world.viewers[who]
        self.response = out.response["1421"].pk

    def writes(self, grades: dict[str, str], *, at: Any = AT, on: int = 0, **whole: str) -> None:
        changes = [Change(self.out.section[slug].pk, "grade", value, on) for slug, value in grades.items()]
        changes += [Change(self.out.section[slug].pk, "comment", f"Om {slug}.", on) for slug in grades]
        changes += [Change(None, name, value, on) for name, value in whole.items()]
        save_fields(viewer=self.viewer, at=at, response=self.response, changes=changes)

    def does(self, action: Any, at: Any = AT, **facts: Any) -> Any:
        return action(viewer=self.viewer, at=at, response=self.response, **facts)

    def stage(self, at: Any = AT) -> Stage:
        with seen_by(self.viewer):
            return answering(self.out.consultation.pk, self.response, self.viewer, at).stage


@pytest.fixture
def orust(world: World, out: Sent) -> Orust:
    return Orust(world, out)


def state(out: Sent) -> Any:
    from samsyn.consultations.models import RespondentState

    with everything(why="a test looks at what those who follow are told"):
        return RespondentState.objects.get(respondent=out.respondent["1421"])


def counted(world: World, out: Sent, who: str = "lawyer_region") -> list[Any]:
    with seen_by(world.viewers[who]):
        return submissions_counted(out.consultation.pk)


def code_of(action: Any, *args: Any, **facts: Any) -> str:
    with pytest.raises(ResponseRefused) as refused:
        action(*args, **facts)
    return str(refused.value.code)


def test_an_answer_goes_from_draft_to_those_who_compile(world: World, out: Sent, orust: Orust) -> None:
    orust.writes({"syfte": "full", "kommunens-ansvar": "partial"}, stance="supports", general="Bra.")
    orust.does(release_response)
    assert orust.stage() is Stage.RELEASED and state(out).released_at == AT
    assert code_of(orust.writes, {"syfte": "none"}) == Refused.LOCKED
    decision = Decision("Kommunstyrelsen", AT.date(), "§ 12", "KS 2026/14")
    receipt = orust.does(submit_response, decision=decision)
    assert orust.stage() is Stage.SUBMITTED and state(out).submitted_at == AT and not state(out).is_late
    (one,) = counted(world, out)
    assert (one.kind, one.stance, one.general, one.decided_by) == ("answer", "supports", "Bra.", "Kommunstyrelsen")
    assert one.content_hash == receipt.content_hash == hashlib.sha256(receipt.content.encode()).hexdigest()
    told = json.loads(receipt.content)
    assert [a["grade"] for a in told["answers"]] == ["full", "partial"]
    with seen_by(world.viewers["lawyer_region"]):
        assert SubmittedAnswer.objects.get(grade="partial").comment == "Om kommunens-ansvar."


def test_the_copy_is_not_the_respondents_to_read(world: World, out: Sent, orust: Orust) -> None:
    orust.writes({"syfte": "full"})
    orust.does(release_response)
    orust.does(submit_response)
    assert counted(world, out, "officer_orust") == counted(world, out, "secretary_municipal") == []


def test_the_history_tells_both_sides_and_neither_the_words(world: World, out: Sent, orust: Orust) -> None:
    orust.writes({"syfte": "full"})
    orust.does(release_response)
    orust.does(submit_response)
    with seen_by(orust.viewer):
        assert [e.act for e in log.history(out.response["1421"])] == ["response.submit", "response.release"]
    with seen_by(world.viewers["lawyer_region"]):
        submission = Submission.objects.get()
        entry = log.history(submission).get()
        assert entry.act == "response.submit" and set(entry.data) == {"number", "hash"}
        assert not log.history(out.response["1421"]).exists()


def test_a_comment_is_asked_for_where_the_text_does_not_agree(world: World, out: Sent, orust: Orust) -> None:
    change = Change(out.section["syfte"].pk, "grade", "none")
    orust.does(save_fields, changes=[change])
    assert code_of(orust.does, release_response) == Refused.LACKING
    with everything(why="a test changes what is asked for"):
        out.consultation.comment_required = False
        out.consultation.save()
    orust.does(release_response)


def test_nothing_at_all_is_not_released(orust: Orust) -> None:
    assert code_of(orust.does, release_response) == Refused.LACKING


def test_two_texts_are_chosen_between_before_it_is_released(orust: Orust) -> None:
    orust.writes({"syfte": "full"})
    orust.writes({"syfte": "partial"})
    assert code_of(orust.does, release_response) == Refused.LACKING


def test_it_is_opened_again_and_locked_by_one_only(orust: Orust) -> None:
    orust.writes({"syfte": "full"})
    orust.does(release_response)
    assert code_of(orust.does, release_response) == Refused.LOCKED
    orust.does(reopen_response)
    assert orust.stage() is Stage.DRAFT
    assert code_of(orust.does, reopen_response) == Refused.OTHER_STAGE
    assert code_of(orust.does, submit_response) == Refused.OTHER_STAGE


def test_it_is_taken_back_and_handed_in_anew_until_the_deadline(world: World, out: Sent, orust: Orust) -> None:
    orust.writes({"syfte": "full"})
    orust.does(release_response)
    orust.does(submit_response)
    assert code_of(orust.does, reopen_response) == Refused.TAKE_BACK_FIRST
    assert code_of(orust.does, submit_response) == Refused.OTHER_STAGE
    orust.does(withdraw_response)
    assert orust.stage() is Stage.DRAFT and counted(world, out) == [] and state(out).submitted_at is None
    orust.writes({"syfte": "none"}, on=1)
    orust.does(release_response)
    assert orust.does(submit_response).number == 2
    with seen_by(world.viewers["lawyer_region"]):
        assert [s.withdrawn_at for s in Submission.objects.order_by("number")] == [AT, None]


def test_a_late_answer_is_received_marked_and_takes_the_place_of_the_earlier(
    world: World, out: Sent, orust: Orust
) -> None:
    orust.writes({"syfte": "full"})
    orust.does(release_response)
    orust.does(submit_response)
    assert code_of(orust.does, withdraw_response, at=LATE) == Refused.TOO_LATE_TO_TAKE_BACK
    orust.does(reopen_response, at=LATE)
    assert orust.stage(LATE) is Stage.REWORKED
    (still,) = counted(world, out)
    assert still.is_late is False
    orust.writes({"syfte": "partial"}, at=LATE, on=1)
    orust.does(release_response, at=LATE)
    receipt = orust.does(submit_response, at=LATE)
    assert receipt.is_late and json.loads(receipt.content)["late_by_seconds"] == 7200
    (now,) = counted(world, out)
    assert now.is_late and state(out).is_late
    with seen_by(world.viewers["lawyer_region"]):
        assert Submission.objects.count() == 2


def test_to_abstain_is_handed_in_and_can_be_thought_over(world: World, out: Sent, orust: Orust) -> None:
    orust.writes({"syfte": "full"})
    orust.does(abstain_from_response, reason="Berör oss inte.")
    assert orust.stage() is Stage.ABSTAINED and state(out).abstained_at == AT
    (one,) = counted(world, out)
    assert (one.kind, one.stance, one.reason) == ("abstention", "abstains", "Berör oss inte.")
    assert code_of(orust.writes, {"syfte": "none"}) == Refused.LOCKED
    orust.does(withdraw_response)
    assert orust.stage() is Stage.DRAFT and state(out).abstained_at is None and counted(world, out) == []
    orust.does(release_response)
    orust.does(submit_response)
    assert counted(world, out)[0].kind == "answer"


def test_who_abstained_may_answer_after_the_deadline(world: World, out: Sent, orust: Orust) -> None:
    orust.writes({"syfte": "full"})
    orust.does(abstain_from_response)
    orust.does(reopen_response, at=LATE)
    orust.does(release_response, at=LATE)
    orust.does(submit_response, at=LATE)
    (one,) = counted(world, out)
    assert (one.kind, one.is_late) == ("answer", True)
    assert state(out).abstained_at is None


def test_a_decision_that_is_not_taken_yet_is_refused(orust: Orust) -> None:
    orust.writes({"syfte": "full"})
    orust.does(release_response)
    tomorrow = Decision("Nämnden", AT.date() + timedelta(days=1))
    assert code_of(orust.does, submit_response, decision=tomorrow) == Refused.DECISION_IN_THE_FUTURE
    assert orust.stage() is Stage.RELEASED


def test_an_extract_of_the_minutes_goes_with_it(world: World, out: Sent, orust: Orust) -> None:
    orust.writes({"syfte": "full"})
    orust.does(release_response)
    receipt = orust.does(submit_response, attachment=Upload("Protokoll.pdf", b"%PDF-1.7 beslut"))
    told = json.loads(receipt.content)["attachment"]
    assert store.bytes_of(told["sha256"]) == b"%PDF-1.7 beslut" and told["name"] == "Protokoll.pdf"
    with seen_by(world.viewers["lawyer_region"]):
        assert Submission.objects.get().attachment_hash == told["sha256"]


@pytest.mark.parametrize(
    "action", [release_response, submit_response, reopen_response, withdraw_response, abstain_from_response]
)
def test_only_those_who_speak_for_the_respondent_decide(world: World, out: Sent, action: Any) -> None:
    """A colleague with another seat writes in the draft; those outside do not find it."""
    from samsyn.parties.models import Seat
    from samsyn.parties.queries import viewer_of

    stranger = world.people["stranger"]
    Seat.objects.create(person=stranger, organisation=world.organisations["1421"], role="member", from_on=AT.date())
    colleague = viewer_of(stranger, on=AT.date())
    with pytest.raises(NotAllowed):
        action(viewer=colleague, at=AT, response=out.response["1421"].pk)
    with pytest.raises(NotSeen):
        action(viewer=world.viewers["leader_municipal"], at=AT, response=out.response["1421"].pk)


def test_whoever_is_no_longer_asked_hands_in_nothing(out: Sent, orust: Orust) -> None:
    orust.writes({"syfte": "full"})
    orust.does(release_response)
    with everything(why="a test asks them no longer"):
        out.respondent["1421"].withdrawn_at = AT
        out.respondent["1421"].save()
    assert code_of(orust.does, submit_response) == Refused.NO_LONGER_ASKED


def test_what_somebody_waits_for_goes_before_receipts(world: World) -> None:
    """After the last hour of a consultation a hundred receipts may wait to be drawn; the pages make theirs until then."""
    from django_tasks_db.models import DBTaskResult

    from samsyn.outbox.tasks import enqueue

    enqueue("samsyn.responses.tasks.draw_receipt", receipt=1)
    enqueue("samsyn.compilations.tasks.make_report", order=1)
    assert [row.task_path.rsplit(".")[-1] for row in DBTaskResult.objects.ready()] == ["make_report", "draw_receipt"]
