"""An empty database is filled with a county once; fictional people are seated in a demo only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from samsyn.access.actions import NotAllowed
from samsyn.access.models import LogEntry
from samsyn.domain.access import Viewer
from samsyn.office.county import read_county
from samsyn.parties import actions
from samsyn.parties.actions import DemoSeat, refusals
from samsyn.parties.models import Body, Grouping, Installation, Membership, Organisation, Seat, Side
from samsyn.parties.queries import installation, installation_name, parties_known, party_count
from tests.world import AT, DAY, World

COUNTY = Path(actions.__file__).parent.parent / "data"
OPERATOR = Viewer(operator=True)


@pytest.fixture
def nothing(world: World) -> None:
    """A database without a county."""
    for model in (Seat, Membership, Grouping):
        model.objects.all().delete()
    Body.sides.through.objects.all().delete()
    for model in (Body, Organisation, Side, Installation):
        model.objects.all().delete()


def fill(viewer: Viewer = OPERATOR, *, is_demo: bool = False) -> Installation:
    return actions.fill_installation(
        viewer=viewer, at=AT, name="Västra Götaland", is_demo=is_demo, county=read_county(COUNTY)
    )


@pytest.mark.usefixtures("nothing")
def test_the_county_is_filled_and_logged(last_entry: Callable[..., Any]) -> None:
    assert installation() is None and installation_name() == ""
    fill()
    assert installation_name() == "Västra Götaland" and party_count() == 50
    entry = last_entry("installation.fill")
    assert entry.data == {"is_demo": False, "organisations": 52, "groupings": 10, "bodies": 13}


@pytest.mark.usefixtures("nothing")
def test_what_is_filled_is_what_was_written() -> None:
    fill()
    known = {p.code: p for p in parties_known(DAY)}
    assert "Region Västra Götaland" in known["14"].aliases
    assert (known["1421"].association, known["1421"].care_area) == ("fyrbodal", "fyrbodal")
    assert known["1441"].care_area == "samla"
    assert {p.code: p for p in parties_known(date(2016, 12, 31))}["1441"].care_area == "sodra-alvsborg"
    assert known["14"].association == "" and known["14"].side == "region"
    assert Body.objects.get(slug="vvg").follows.slug == "lisa"
    assert {s.slug for s in Body.objects.get(slug="sro").sides.all()} == {"region", "municipal"}
    kungsbacka = Organisation.objects.get(code="1384")
    assert not kungsbacka.is_party and kungsbacka.side is None
    assert kungsbacka.memberships.get().grouping.slug == "goteborgsregionen"


@pytest.mark.usefixtures("nothing")
def test_an_association_is_an_organisation_on_its_members_side() -> None:
    fill()
    association = Grouping.objects.get(kind="association", slug="goteborgsregionen").organisation
    assert association is not None
    assert (association.kind, association.side_id, association.is_party) == ("association", "municipal", False)
    assert not Grouping.objects.filter(kind="care_area", organisation__isnull=False).exists()


@pytest.mark.usefixtures("nothing")
def test_parties_stand_in_swedish_order() -> None:
    fill()
    names = [p.formal_name for p in parties_known(DAY)]
    assert names[0] == "Ale kommun"
    assert names[-2:] == ["Åmåls kommun", "Öckerö kommun"]


def test_a_filled_database_is_not_filled_again(world: World) -> None:
    before = Organisation.objects.count()
    with pytest.raises(refusals.AlreadyFilled):
        fill()
    assert Organisation.objects.count() == before


@pytest.mark.usefixtures("nothing")
def test_nobody_but_the_operator_fills(world: World) -> None:
    for viewer in (Viewer.public(), world.viewers["secretary_region"]):
        with pytest.raises(NotAllowed):
            fill(viewer)
    assert not Side.objects.exists()


@pytest.mark.usefixtures("nothing")
def test_a_county_that_does_not_fit_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("samsyn.parties.actions.filling._bodies", broken)
    entries = LogEntry._base_manager.count()
    with pytest.raises(RuntimeError):
        fill()
    assert not Installation.objects.exists() and not Organisation.objects.exists()
    assert LogEntry._base_manager.count() == entries


def seats(world: World, **more: Any) -> list[DemoSeat]:
    person = world.people["stranger"].pk
    return [DemoSeat(**{"person": person, "role": "member", "body": "sro", "side": "region", **more})]


def test_fictional_people_are_seated_in_a_demo(world: World, last_entry: Callable[..., Any]) -> None:
    Installation.objects.update(is_demo=True)
    actions.fill_demo_seats(viewer=OPERATOR, at=AT, seats=seats(world))
    assert Seat.objects.filter(person=world.people["stranger"], body__slug="sro").exists()
    assert last_entry().data == {"seats": 1}


def test_a_real_installation_gets_no_fictional_people(world: World) -> None:
    with pytest.raises(refusals.NotADemo):
        actions.fill_demo_seats(viewer=OPERATOR, at=AT, seats=seats(world))
    Installation.objects.update(is_demo=True)
    with pytest.raises(NotAllowed):
        actions.fill_demo_seats(viewer=world.viewers["secretary_region"], at=AT, seats=seats(world))


def test_a_demo_has_its_secretaries_in_the_secretariats_too(world: World) -> None:
    Installation.objects.update(is_demo=True)
    with pytest.raises(refusals.SecretaryOutsideSecretariat):
        actions.fill_demo_seats(viewer=OPERATOR, at=AT, seats=seats(world, role="secretary"))
