"""What every page about a consultation will ask, with few questions and only of what lies for whoever looks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from samsyn.access.actions import NotSeen
from samsyn.access.scope import everything, seen_by
from samsyn.consultations.actions.pieces import note_state
from samsyn.consultations.models import Consultation, RespondentState
from samsyn.consultations.queries import heads
from samsyn.domain.access import Audience, Placement
from samsyn.domain.timeliness import Phase
from tests.consultations.examples import SECTIONS, sent
from tests.world import AT, World


def working_group(world: World) -> Placement:
    return Placement(Audience.BODY, body=world.bodies["arbetsgrupp"].pk)


def test_a_consultation_says_what_it_is_and_who_leads_it(world: World) -> None:
    asked = sent(world)
    with seen_by(world.viewers["officer_orust"]):
        head = heads.consultation(asked.consultation.pk)
    assert (head.title, head.led_by_name) == ("Remiss om provavtalet", "Arbetsgruppen")
    assert head.leads == working_group(world)
    phases = [head.phase(AT + timedelta(days=days)) for days in (-31, 0, 31)]
    assert phases == [Phase.COMPOSED, Phase.OPEN, Phase.CLOSED]


def test_one_that_is_being_composed_is_seen_by_those_who_compose_it_alone(world: World) -> None:
    asked = sent(world, place=working_group(world))
    with seen_by(world.viewers["leader_region"]):
        assert heads.consultation(asked.consultation.pk).pk == asked.consultation.pk
        assert heads.texts_consulted(asked.consultation.pk)
    with seen_by(world.viewers["officer_orust"]):
        with pytest.raises(NotSeen):
            heads.consultation(asked.consultation.pk)
        assert not heads.texts_consulted(asked.consultation.pk)
        assert not heads.own_parts(asked.consultation.pk, world.viewers["officer_orust"])


def test_its_sections_come_in_order_with_their_words(world: World, django_assert_num_queries: Any) -> None:
    asked = sent(world)
    with seen_by(world.viewers["officer_orust"]), django_assert_num_queries(1):
        texts = heads.texts_consulted(asked.consultation.pk)
    assert [(t.level, t.number, t.slug, t.heading, t.body) for t in texts] == list(SECTIONS)
    assert {(t.package, t.document, t.document_title, t.version_number) for t in texts} == {
        ("provavtal", "provavtal", "Provavtalet", 1)
    }


def test_one_answers_for_the_own_organisation_and_for_no_other(world: World) -> None:
    asked = sent(world)
    viewer = world.viewers["officer_orust"]
    with seen_by(viewer):
        assert [part.code for part in heads.own_parts(asked.consultation.pk, viewer)] == ["1421"]
    with seen_by(world.viewers["leader_region"]):
        assert not heads.own_parts(asked.consultation.pk, world.viewers["leader_region"])


def test_one_that_is_asked_no_more_answers_for_nobody(world: World) -> None:
    asked = sent(world)
    viewer = world.viewers["officer_orust"]
    with everything(why="the test takes a respondent away"):
        asked.respondent["1421"].withdrawn_at = AT
        asked.respondent["1421"].save()
    with seen_by(viewer):
        assert not heads.own_parts(asked.consultation.pk, viewer)


def test_how_far_one_has_come_is_told_to_those_who_follow_and_moves_the_page_on(world: World) -> None:
    asked = sent(world)
    before = asked.consultation.revision
    with seen_by(world.viewers["officer_orust"]):
        note_state(asked.respondent["1421"].pk, drafting_at=AT)
        assert not RespondentState.objects.exists()
    with seen_by(world.viewers["leader_region"]):
        told = dict(RespondentState.objects.values_list("respondent__organisation__code", "drafting_at"))
        assert told == {code: AT if code == "1421" else None for code in asked.respondent}
        assert Consultation.objects.get(pk=asked.consultation.pk).revision == before + 1
