"""Getting the answers in: who is told what, who is reminded, and how the time to answer is moved."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from samsyn.access import log
from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.scope import everything, seen_by
from samsyn.consultations import actions, queries
from samsyn.consultations.actions import ConsultationRefused
from samsyn.consultations.models import Consultation, Contact, DeadlineChange
from samsyn.consultations.texts import Refused
from samsyn.domain.access import PARTIES, Role, Viewer
from samsyn.domain.standing import Standing
from samsyn.parties.queries import viewer_of
from tests.consultations.composed import begun, letters, note, respondent, sent, state
from tests.world import AT, DAY, World

ALL = ("14", "1421", "1489", "1498")
LATER = AT + timedelta(days=1)


@pytest.fixture
def row(world: World) -> Any:
    return sent(world, PARTIES)


@pytest.fixture
def helper(world: World) -> Viewer:
    """An officer at the association of Orust."""
    from samsyn.parties.models import Grouping, Organisation, Seat

    own = Organisation.objects.create(
        code="fyrbodal", name="Fyrbodal", formal_name="Fyrbodals kommunalförbund", sort_key="fyrbodal",
        kind="association", side_id="municipal", email="forbund@fyrbodal.example",
    )  # fmt: skip
    Grouping.objects.filter(kind="association", slug="fyrbodal").update(organisation=own)
    person = world.people["stranger"]
    Seat.objects.create(person=person, organisation=own, role=Role.CASE_OFFICER.value, from_on=DAY)
    return viewer_of(person, on=DAY)


def remind(viewer: Viewer, row: Any, codes: tuple[str, ...] = ALL, *, at: Any = LATER, **more: Any) -> int:
    return actions.remind_respondents(
        viewer=viewer,
        at=at,
        consultation=row.pk,
        respondents=[respondent(row, code).pk for code in codes],
        message=more.pop("message", "Hej {remissinstans}, vi saknar ert svar."),
        **more,
    )


def standings(row: Any, viewer: Viewer, at: Any = LATER) -> dict[str, Standing]:
    with seen_by(viewer):
        return {one.code: one.standing for one in queries.following(row.pk, viewer, at).rows}


def test_each_respondent_stands_as_far_as_it_has_told(world: World, row: Any) -> None:
    note(row, "14", opened_at=AT)
    note(row, "1421", opened_at=AT, drafting_at=AT, released_at=AT)
    note(row, "1489", submitted_at=AT, is_late=True)
    viewer = world.viewers["lawyer_municipal"]
    assert standings(row, viewer) == {
        "14": Standing.OPENED,
        "1421": Standing.RELEASED,
        "1489": Standing.LATE,
        "1498": Standing.INVITED,
    }
    assert standings(row, viewer, AT + timedelta(days=91))["1498"] is Standing.SILENT


@pytest.mark.parametrize("who", ["officer_orust", "politician", "secretary_municipal", "operator", "stranger"])
def test_nobody_else_follows_it(world: World, row: Any, who: str) -> None:
    with seen_by(world.viewers[who]), pytest.raises(NotSeen):
        queries.following(row.pk, world.viewers[who], LATER)


def test_the_silent_ones_are_reminded_and_nobody_else(world: World, row: Any) -> None:
    note(row, "1421", submitted_at=AT)
    before = len(letters())
    with pytest.raises(ConsultationRefused, match=Refused.NOT_SILENT) as refusal:
        remind(world.viewers["lawyer_municipal"], row)
    assert refusal.value.facts["names"] == "Orust kommun" and len(letters()) == before
    assert remind(world.viewers["lawyer_municipal"], row, ("14", "1489", "1498")) == 3
    new = letters()[before:]
    assert {one.to for one in new} == {f"{n}@kommun.example" for n in ("region", "alingsas", "tidaholm")}
    assert state(row, "1489").reminded_at == LATER and state(row, "1421").reminded_at is None
    with seen_by(world.viewers["leader_region"]):
        assert Contact.objects.filter(channel="reminder").count() == 3
        assert log.history(row).first().act == "respondent.remind"


def test_whoever_abstained_is_not_reminded(world: World, row: Any) -> None:
    note(row, "1498", abstained_at=AT)
    with pytest.raises(ConsultationRefused, match=Refused.NOT_SILENT):
        remind(world.viewers["leader_region"], row, ("1498",))


def test_not_twice_the_same_day_unless_one_means_it(world: World, row: Any) -> None:
    viewer = world.viewers["leader_region"]
    remind(viewer, row, ("1421",))
    with pytest.raises(ConsultationRefused, match=Refused.REMINDED_TODAY):
        remind(viewer, row, ("1421", "1489"))
    assert remind(viewer, row, ("1421",), again=True) == 1
    assert remind(viewer, row, ("1421",), at=LATER + timedelta(days=1)) == 1


def test_a_reminder_brings_a_new_link_to_those_who_never_followed_theirs(world: World, row: Any) -> None:
    old = letters("tidaholm@kommun.example")[0].text.split("/inbjudan/")[1].split()[0]
    remind(world.viewers["leader_region"], row, ("1498",))
    text = letters("tidaholm@kommun.example")[-1].text
    assert "Hej Tidaholms kommun, vi saknar ert svar." in text
    assert "/inbjudan/" in text and old not in text


def test_a_reminder_says_what_it_is_told_to_say(world: World, row: Any) -> None:
    with pytest.raises(ConsultationRefused, match=Refused.PLACES_UNKNOWN):
        remind(world.viewers["leader_region"], row, message="Hej {namn}!")


def test_an_associations_officer_sees_and_reminds_her_own_members_only(
    world: World, row: Any, helper: Viewer
) -> None:
    assert standings(row, helper) == {"1421": Standing.INVITED}
    with pytest.raises(NotSeen):
        remind(helper, row, ("1498",))
    with pytest.raises(NotSeen):
        remind(helper, row, ("1421", "1498"))
    assert remind(helper, row, ("1421",)) == 1
    # Those who lead know of it.
    with seen_by(world.viewers["leader_region"]):
        assert Contact.objects.get().respondent.organisation.code == "1421"


def test_an_association_hears_no_address_and_nothing_that_others_noted(
    world: World, row: Any, helper: Viewer
) -> None:
    one = respondent(row, "1421")
    said = {"respondent": one.pk, "channel": "telephone", "contacted_at": AT, "consultation": row.pk}
    actions.note_contact(viewer=world.viewers["leader_region"], at=LATER, note="Sagt till ledningen.", **said)
    actions.note_contact(viewer=helper, at=LATER, note="Sagt till förbundet.", expected_on=DAY, **said)
    with seen_by(helper):
        page = queries.followed_page(row.pk, one.pk, helper, LATER)
    assert page.row.email == "" and [c.note for c in page.contacts] == ["Sagt till förbundet."]
    leader = world.viewers["leader_region"]
    with seen_by(leader):
        page = queries.followed_page(row.pk, one.pk, leader, LATER)
    # The day is known to all who follow; the note lies with the association.
    assert page.row.expected_on == DAY and [c.note for c in page.contacts] == ["Sagt till ledningen."]


def test_an_association_leads_nothing(world: World, row: Any, helper: Viewer) -> None:
    with pytest.raises(NotAllowed):
        actions.move_deadline(
            viewer=helper, at=LATER, consultation=row.pk, closes_at=AT + timedelta(days=99), reason="Mer tid."
        )
    with pytest.raises(NotAllowed):
        actions.renew_invitation(
            viewer=helper, at=LATER, consultation=row.pk, respondent=respondent(row, "1421").pk, email="a@b.example"
        )


def test_an_association_hears_nothing_of_what_is_composed(world: World, helper: Viewer) -> None:
    composed = begun(world)
    with seen_by(helper), pytest.raises(NotSeen):
        queries.following(composed.pk, helper, AT)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"note": " "}, Refused.NOTE_EMPTY),
        ({"channel": "reminder"}, Refused.NOTE_EMPTY),
        ({"contacted_at": LATER + timedelta(minutes=1)}, Refused.CONTACT_IN_THE_FUTURE),
        ({"note": "x" * 4001}, Refused.TOO_LONG),
    ],
)
def test_a_note_that_does_not_hold_is_refused(world: World, row: Any, said: dict[str, Any], code: str) -> None:
    told = {"channel": "telephone", "contacted_at": AT, "note": "Ringde.", **said}
    with pytest.raises(ConsultationRefused, match=code):
        actions.note_contact(
            viewer=world.viewers["leader_region"],
            at=LATER,
            consultation=row.pk,
            respondent=respondent(row, "1421").pk,
            **told,
        )


def test_moving_the_deadline_tells_everyone_and_is_kept(world: World, row: Any) -> None:
    note(row, "1421", submitted_at=AT)
    before, closes = len(letters()), AT + timedelta(days=120)
    viewer = world.viewers["leader_municipal"]
    change = actions.move_deadline(viewer=viewer, at=LATER, consultation=row.pk, closes_at=closes, reason="Sommaren.")
    assert change.told == 4 and len(letters()) == before + 4
    with seen_by(world.viewers["officer_tidaholm"]):
        kept = DeadlineChange.objects.get()
        assert (kept.was_at, kept.becomes_at, kept.reason) == (AT + timedelta(days=90), closes, "Sommaren.")
        assert Consultation.objects.get().closes_at == closes


@pytest.mark.parametrize(
    ("closes_at", "reason", "code"),
    [
        (AT + timedelta(days=90), "Mer tid.", Refused.DEADLINE_UNCHANGED),
        (LATER - timedelta(minutes=1), "Mer tid.", Refused.DEADLINE_PASSED),
        (AT + timedelta(days=120), " ", Refused.REASON_EMPTY),
    ],
)
def test_a_deadline_that_does_not_hold_is_refused(
    world: World, row: Any, closes_at: Any, reason: str, code: str
) -> None:
    with pytest.raises(ConsultationRefused, match=code):
        actions.move_deadline(
            viewer=world.viewers["leader_region"], at=LATER, consultation=row.pk, closes_at=closes_at, reason=reason
        )
    assert not [one for one in letters() if "Ny svarstid" in one.subject]


def test_a_closed_consultation_can_be_opened_again(world: World, row: Any) -> None:
    late = AT + timedelta(days=95)
    actions.move_deadline(
        viewer=world.viewers["leader_region"],
        at=late,
        consultation=row.pk,
        closes_at=late + timedelta(days=7),
        reason="Flera bad om det.",
    )
    assert standings(row, world.viewers["leader_region"], late)["1498"] is Standing.INVITED


@pytest.mark.parametrize("who", ["lawyer_region", "officer_orust"])
def test_only_those_who_lead_move_or_withdraw(world: World, row: Any, who: str) -> None:
    viewer = world.viewers[who]
    with pytest.raises(NotAllowed):
        actions.move_deadline(
            viewer=viewer, at=LATER, consultation=row.pk, closes_at=AT + timedelta(days=99), reason="Mer tid."
        )
    with pytest.raises(NotAllowed):
        actions.withdraw_consultation(viewer=viewer, at=LATER, consultation=row.pk, reason="Nej.")


def test_whoever_has_answered_is_not_taken_out(world: World, row: Any) -> None:
    note(row, "1421", submitted_at=AT)
    with pytest.raises(ConsultationRefused, match=Refused.ANSWERED_ALREADY):
        actions.withdraw_respondent(
            viewer=world.viewers["leader_region"],
            at=LATER,
            consultation=row.pk,
            respondent=respondent(row, "1421").pk,
            reason="Fel.",
        )


def test_withdrawing_keeps_what_was_handed_in_and_tells_everyone(world: World, row: Any) -> None:
    before = len(letters())
    actions.withdraw_consultation(
        viewer=world.viewers["leader_region"], at=LATER, consultation=row.pk, reason="Texten görs om."
    )
    assert [one.subject for one in letters()[before:]] == ["Remissen Remiss om provavtalet är återkallad"] * 4
    with everything(why="a test looks at what was saved"):
        assert Consultation.objects.get().withdrawn_reason == "Texten görs om."


def test_what_was_never_sent_is_withdrawn_without_a_word(world: World) -> None:
    row = begun(world)
    actions.withdraw_consultation(
        viewer=world.viewers["leader_region"], at=AT, consultation=row.pk, reason="Inställt."
    )
    assert not letters()


def test_what_is_sent_to_more_costs_the_same_questions(world: World) -> None:
    """Sending asks as much whether two or four are asked."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.consultations.composed import published, ready

    asked = []
    for n, codes in enumerate((("1421", "1489"), ALL)):
        composed = ready(world, codes=codes, version=published(f"paket-{n}"))
        with CaptureQueriesContext(connection) as found:
            actions.send_consultation(
                viewer=world.viewers["leader_region"],
                at=AT,
                consultation=composed.pk,
                place=PARTIES,
                registering_authority="14",
            )
        asked.append(len(found))
    assert asked[0] == asked[1] and asked[1] < 45
