"""Organisations and bodies are found by whatever people call them, from the moment they are there."""

from __future__ import annotations

from typing import Any

import pytest

from samsyn.domain.access import Viewer
from samsyn.office.county import read_county
from samsyn.parties import actions
from samsyn.parties.models import Body, Organisation
from samsyn.search.actions import reindex
from tests.parties.test_bodies import start
from tests.parties.test_filling import COUNTY, nothing
from tests.parties.test_organisations import ORUST, add
from tests.search.entries import search
from tests.world import AT, World

__all__ = ["nothing"]


def found(words: str) -> list[str]:
    return ["".join(piece.text for piece in hit.title) for hit in search(words).hits]


@pytest.mark.usefixtures("nothing")
def test_every_party_and_body_of_a_filled_county_is_found_by_its_names() -> None:
    actions.fill_installation(
        viewer=Viewer(operator=True), at=AT, name="Länet", is_demo=False, county=read_county(COUNTY)
    )
    for row in Organisation.objects.all():
        names = [row.name, row.formal_name, *row.aliases.splitlines(), *([row.code] if row.is_party else [])]
        for name in names:
            assert row.formal_name in found(name), name
    for body in Body.objects.all():
        assert body.name in found(body.name)
    assert "Vara kommun" in found("Vara") and "Åmåls kommun" in found("Åmål")
    assert "Dals-Eds kommun" in found("dals ed")


def test_a_body_lies_with_its_sides_and_leads_to_its_page(world: World) -> None:
    body = start(world, sides=frozenset({"region", "municipal"}), purpose="Bereder frågor om tandvård.")
    (hit,) = search("tandvården").hits
    assert (hit.kind, hit.address, hit.inside) == ("body", body.get_absolute_url(), "Regionen, Kommunerna")


def test_a_body_is_found_by_its_new_name_only(world: World) -> None:
    body = start(world)
    actions.update_body(
        viewer=world.viewers["secretary_region"], at=AT, slug=body.slug, name="Tandgruppen", purpose=""
    )
    assert found("tandgruppen") == ["Tandgruppen"] and found("munhälsa") == []


def test_an_organisation_is_found_when_it_is_added_and_no_more_when_it_is_withdrawn(world: World) -> None:
    made = add(world, part_of="1421", side=None)
    (hit,) = search("ungdomsrådet").hits
    assert (hit.kind, hit.address, hit.inside) == ("organisation", made.get_absolute_url(), "Orust kommun")
    actions.withdraw_organisation(viewer=world.viewers["secretary_municipal"], at=AT, code=made.code)
    assert found("ungdomsråd") == []
    reindex()
    assert found("ungdomsråd") == []


def test_a_new_name_reaches_the_parts_too(world: World) -> None:
    add(world, part_of="1421", side=None)
    changed: dict[str, Any] = {**ORUST, "formal_name": "Öns kommun"}
    actions.update_organisation(viewer=world.viewers["secretary_municipal"], at=AT, **changed)
    assert found("öns") == ["Öns kommun"]
    assert search("ungdomsrådet").hits[0].inside == "Öns kommun"


def test_what_is_worked_out_anew_is_what_the_actions_kept(world: World) -> None:
    reindex()
    add(world)
    start(world)
    before = [search(words).hits for words in ("ungdomsrådet", "munhälsa", "orust", "kommun", "grupp")]
    reindex()
    assert [search(words).hits for words in ("ungdomsrådet", "munhälsa", "orust", "kommun", "grupp")] == before
