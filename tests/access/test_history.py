"""The log in words: who is named to whom, and what the slices say of their acts."""

from __future__ import annotations

from typing import Any

import pytest

from samsyn.access import history, log
from samsyn.access.scope import seen_by
from samsyn.domain.access import PARTIES, PUBLIC, Placement, Viewer
from tests.world import AT, World


@pytest.fixture
def told(world: World) -> Any:
    """What a viewer is told about Orust after an entry was written."""

    def after(
        viewer: Viewer, *, place: Placement = PUBLIC, actor: str | None = "secretary_municipal", **more: Any
    ) -> Any:
        target = world.organisations["1421"]
        asked = {"act": "organisation.update", "data": {"changed": ["email"]}, **more}
        log.append(at=AT, actor=world.people[actor].pk if actor else None, place=place, target=target, **asked)
        with seen_by(viewer):
            return history.history_of(target, viewer).entries

    return after


def test_the_parties_are_told_who_did_it(world: World, told: Any) -> None:
    (entry,) = told(world.viewers["officer_orust"])
    assert (entry.who, entry.what, entry.at) == ("Sekreterare Kommun", "ändrade e-postadress", AT)


@pytest.mark.parametrize("who", ["", "stranger", "patient_voice"])
def test_others_are_told_what_was_done_but_no_officials_name(world: World, told: Any, who: str) -> None:
    (entry,) = told(world.viewers[who] if who else Viewer.public())
    assert entry.who == "En företrädare för parterna" and entry.what == "ändrade e-postadress"


def test_what_nobody_did_samsyn_did(world: World, told: Any) -> None:
    assert told(Viewer.public(), actor=None)[0].who == "Samsyn"


def test_what_lies_for_the_parties_is_not_told_to_others(world: World, told: Any) -> None:
    assert told(Viewer.public(), place=PARTIES) == ()


def test_an_act_without_words_says_its_own_name(world: World, told: Any) -> None:
    assert told(Viewer.public(), act="moon.land")[0].what == "moon.land"


def test_people_in_an_entry_have_their_names(world: World, told: Any) -> None:
    data = {"person": world.people["officer_orust"].pk, "role": "case_officer", "from_on": "2026-03-01"}
    (entry,) = told(world.viewers["officer_orust"], act="seat.give", data=data)
    assert entry.what == "gav Handläggare Orust en plats som handläggare från och med den 1 mars 2026"


def test_free_words_are_told_until_they_are_erased(world: World, told: Any) -> None:
    assert told(Viewer.public(), words="Fyrbodal → Skaraborg")[0].words == "Fyrbodal → Skaraborg"


def test_the_newest_ten_and_then_the_rest(world: World, django_assert_num_queries: Any) -> None:
    target, viewer = world.organisations["1421"], world.viewers["officer_orust"]
    for _ in range(12):
        log.append(
            at=AT, actor=world.people["officer_orust"].pk, place=PUBLIC, target=target, act="organisation.update"
        )
    with seen_by(viewer), django_assert_num_queries(2):
        found = history.history_of(target, viewer)
    with seen_by(viewer):
        assert len(found.entries) == 10 and found.more
        assert len(history.whole_history_of(target, viewer)) == 12
