"""Finding people and the links mailed to them."""

from __future__ import annotations

from samsyn.accounts import queries
from tests.accounts.tools import give_app
from tests.world import DAY, World


def test_a_person_is_found_by_number_and_by_address_in_any_letter_case(world: World) -> None:
    officer = world.people["officer_orust"]
    assert queries.person_by_id(officer.pk) == queries.person_named(" Officer_ORUST@prov.example ") == officer
    assert queries.person_by_id(0) is None and queries.person_named("ingen@prov.example") is None


def test_many_people_are_found_at_once(world: World, django_assert_num_queries: object) -> None:
    wanted = [world.people["officer_orust"], world.people["stranger"]]
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = queries.people_of(p.pk for p in wanted)
    assert found == {p.pk: p for p in wanted}


def test_an_account_is_known_to_its_own_side_and_to_the_operator(world: World) -> None:
    officer = world.people["officer_orust"]
    knowing = {slug for slug, viewer in world.viewers.items() if queries.knows(viewer, officer, DAY)}
    assert {"secretary_municipal", "leader_municipal", "operator", "officer_tidaholm"} <= knowing
    assert not {"secretary_region", "leader_region", "stranger", "patient_voice"} & knowing


def test_recovery_codes_alone_are_no_second_factor(world: World) -> None:
    officer = world.people["officer_orust"]
    assert not queries.has_second_factor(officer.pk)
    give_app(officer)
    assert queries.account_of(officer).has_second_factor
    officer.authenticator_set.filter(type="totp").delete()
    assert not queries.has_second_factor(officer.pk)
