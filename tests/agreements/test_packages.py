"""Opening and describing a package through its forms: what case officers fill in, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from samsyn.access.scope import seen_by
from samsyn.agreements import models
from samsyn.agreements.forms.packages import slug_of
from tests.agreements.examples import open_package, publish
from tests.page import Got, Page
from tests.world import World

NEW = "/avtal/nytt/"
CHANGE = "/avtal/provpaket/andra/"


def leader(page: Page, world: World) -> Page:
    return page.as_(world.people["leader_region"])


def filled(page: Page, world: World, **values: str) -> Got:
    form = leader(page, world).get(NEW).form("form")
    said = {
        "title": "Avtal om rehabilitering",
        "place": "public",
        "document_1_name": "Huvudavtal",
        "document_1_kind": "main",
    }
    for name, value in (said | values).items():
        form[name] = value
    return form.submit()


def kept(slug: str, world: World) -> Any:
    with seen_by(world.viewers["leader_region"]):
        return models.Package.objects.get(slug=slug)


def test_a_leader_opens_a_package_from_the_list(page: Page, world: World) -> None:
    publish(world, open_package(world))
    assert leader(page, world).get("/avtal/").links()["Lägg upp ett avtalspaket"] == NEW
    assert "Lägg upp ett avtalspaket" not in page.as_(world.people["officer_orust"]).get("/avtal/").links()
    opened = filled(
        page,
        world,
        document_2_name="Hjälpmedel i hemmet",
        document_2_kind="sub",
        valid_from="2027-01-01",
        sub_name="överenskommelse",
        sub_name_definite="överenskommelsen",
        sub_heading="underavtal",
        aliases="Rehabavtalet\n\n 1999  års avtal ",
        relation_1_kind="replaces",
        relation_1_package="provpaket",
    )
    assert opened.url == "/avtal/avtal-om-rehabilitering/" and opened.h1 == "Avtal om rehabilitering"
    for said in ("Rehabavtalet", "1999 års avtal", "Ersätter", "Inget dokument i paketet är publicerat för dig än."):
        assert said in opened.text
    package = kept("avtal-om-rehabilitering", world)
    with seen_by(world.viewers["leader_region"]):
        assert list(package.documents.values_list("slug", "kind")) == [
            ("huvudavtal", "main"),
            ("hjalpmedel-i-hemmet", "sub"),
        ]
    assert package.valid_from == date(2027, 1, 1)


def test_a_document_is_added_through_the_page_and_begins_with_the_name_that_was_typed(
    page: Page, world: World
) -> None:
    opened = filled(page, world, document_1_name="Hälsa på lika villkor")
    links = opened.links()
    form = leader(page, world).get(links["Lägg till ett dokument"]).form("form")
    assert "Skriv ett namn med bokstäver eller siffror." in form.submit(name="—", kind="sub").text
    work = form.submit(name="Tillgång till läkare på äldreboenden", kind="sub")
    assert "Dokumentet är tillagt." in work.text
    offered = leader(page, world).get(work.links()["Öppna en arbetsversion"])
    assert "Hälsa på lika villkor" in offered.text and "Tillgång till läkare på äldreboenden" in offered.text
    assert "Lägg till ett dokument" not in page.as_(world.people["officer_orust"]).get(opened.url).links()


def test_a_side_opens_a_package_of_its_own(page: Page, world: World) -> None:
    filled(page, world, place="side:region", slug="vart eget")
    assert kept("vart-eget-sida-region", world).for_side_id == "region"
    page.get("/avtal/vart-eget-sida-region/", status=404)
    form = leader(page, world).get(NEW).form("form")
    form["title"] = "Annat"
    assert "Välj något av det som finns att välja på." in form.submit(place="side:municipal").text


def test_an_earlier_agreement_needs_no_documents(page: Page, world: World) -> None:
    none = {"document_1_name": "", "document_1_kind": ""}
    opened = filled(page, world, kind="earlier", valid_until="2020-12-31", **none)
    assert "Gällde till och med 31 december 2020." in opened.text
    assert "Ange minst ett dokument." in filled(page, world, slug="annat", **none).text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "Titel – "),
        ({"title": "–", "slug": ""}, "Skriv en adress med bokstäver eller siffror."),
        ({"slug": "nytt"}, "Adressen nytt används av en egen sida i Samsyn."),
        ({"slug": "provpaket"}, "Adressen provpaket används redan"),
        (
            {"valid_from": "2027-01-02", "valid_until": "2027-01-01"},
            "Den sista dagen kan inte ligga före den första.",
        ),
        ({"main_name": "överenskommelse"}, "Skriv ordet i båda formerna"),
        ({"sub_name_definite": "överenskommelsen"}, "Skriv ordet i båda formerna"),
        ({"document_2_name": "Huvudavtal", "document_2_kind": "sub"}, "Två dokument heter lika."),
        ({"document_2_name": "Bilaga"}, "Ange både namn och slag"),
        ({"document_2_name": "–", "document_2_kind": "sub"}, "Skriv ett namn med bokstäver eller siffror."),
        ({"relation_1_kind": "replaces"}, "Välj både samband och avtal"),
        ({"aliases": "x" * 201}, "Ett namn får vara högst 200 tecken."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    page: Page, world: World, typed: dict[str, str], said: str
) -> None:
    publish(world, open_package(world))
    refused = filled(page, world, **{"summary": "Kort om avtalet.", **typed})
    assert refused.status == 422 and said in refused.text
    assert refused.form("form").values["summary"] == "Kort om avtalet."


def test_a_package_may_not_point_to_what_its_readers_cannot_see(page: Page, world: World) -> None:
    filled(page, world, place="side:region", slug="eget")
    refused = filled(page, world, slug="oppet", relation_1_kind="supplements", relation_1_package="eget-sida-region")
    assert refused.status == 422 and "inte alla som läser paketet" in refused.text


def test_describing_begins_with_what_is_said_and_keeps_it(page: Page, world: World) -> None:
    open_package(world, slug="gammalt", kind="earlier", title="Det gamla")
    many = tuple((kind, "gammalt") for kind in ("supplements", "part_of", "replaces"))
    publish(
        world,
        open_package(world, aliases=("A", "B"), relations=many, main_name="avtal", main_name_definite="avtalet"),
    )
    form = leader(page, world).get(CHANGE).form("form")
    assert form.values["aliases"] == "A\nB" and form.values["main_name_definite"] == "avtalet"
    assert form.values["sub_name_definite"] == ""
    form["title"], form["aliases"] = "Nya namnet", "B"
    changed = form.submit()
    assert changed.url == "/avtal/provpaket/om/" and "ändrade uppgifterna om avtalspaketet" in changed.text
    with seen_by(world.viewers["leader_region"]):
        package = kept("provpaket", world)
        assert package.title == "Nya namnet" and package.relations.count() == 3
        assert [a.name for a in package.aliases.all()] == ["B"]


def test_only_leaders_describe(page: Page, world: World) -> None:
    publish(world, open_package(world))
    for who in ("officer_orust", "secretary_region", "stranger"):
        other = page.as_(world.people[who])
        for url in (CHANGE, NEW):
            assert "processledarna" in other.get(url, status=403).text
        assert "Ändra uppgifterna om paketet" not in other.get("/avtal/provpaket/").links()
    page.get(CHANGE, status=403)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [("Hälso- och sjukvård", "halso-och-sjukvard"), ("a_b", "a-b"), ("–", ""), ("x" * 60, "x" * 50)],
)
def test_a_name_in_an_address_has_plain_letters(typed: str, slug: str) -> None:
    assert slug_of(typed) == slug
