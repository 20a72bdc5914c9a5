"""What each of the cast reads under /avtal/: the newest version that lies for her, and nothing of the others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samsyn.domain.access import PARTIES, Audience, Placement
from samsyn.domain.sections import Section
from tests.agreements.examples import MAIN, SUB, long_text, open_package, publish
from tests.page import Page
from tests.world import World

LIST = "/avtal/"
PACKAGE = "/avtal/provpaket/"
DOCUMENT = "/avtal/provpaket/huvudavtal/"
SECTION = "/avtal/provpaket/huvudavtal/uppsagning/"
REGION = Placement(Audience.SIDE, side="region")


def as_(page: Page, world: World, who: str | None) -> Page:
    return page.as_(world.people[who]) if who else page


def test_an_empty_house_says_what_will_come(page: Page, db: None) -> None:
    assert "inga avtalspaket" in page.get(LIST).text


@pytest.mark.parametrize("who", [None, "stranger", "officer_orust", "operator"])
def test_everybody_reads_a_public_package(page: Page, world: World, who: str | None) -> None:
    publish(world, open_package(world))
    reader = as_(page, world, who)
    assert "Provpaketet" in reader.get(LIST).text
    assert "Giltighet" in reader.get(PACKAGE).text
    document = reader.get(DOCUMENT)
    assert document.h1 == "Avtal om prov"
    assert "Avtalet sägs upp skriftligt." in document.text
    assert reader.get(SECTION).h1 == "2.1 Uppsägning"


def test_a_reader_finds_her_way_from_the_list_to_the_section_and_on(page: Page, world: World) -> None:
    publish(world, open_package(world))
    links = page.get(page.get(LIST).links()["Avtal om prov"]).links()
    assert links["2.1 Uppsägning"] == "#uppsagning"
    assert links["#Avsnitt 2.1 på egen sida"] == SECTION
    section = page.get(SECTION)
    assert section.links()["2 Giltighet"] == "/avtal/provpaket/huvudavtal/giltighet/"
    assert "Avtal om prov, avsnitt 2.1 (SRO 2026-03-04)" in section.text
    assert "http://testserver/avtal/provpaket/huvudavtal/uppsagning/" in section.text
    assert "http://testserver/avtal/provpaket/huvudavtal/version/1/uppsagning/" in section.text
    assert section.links()["Läs avsnittet i hela dokumentet"] == f"{DOCUMENT}#uppsagning"


def test_a_chapter_shows_everything_under_it(page: Page, world: World) -> None:
    publish(world, open_package(world))
    chapter = page.get("/avtal/provpaket/huvudavtal/inledning/")
    assert "Provperson" in chapter.text and "sägs upp" not in chapter.text
    assert chapter.links()["avsnitt 2.1"] == SECTION


def test_references_are_read_in_both_directions(page: Page, world: World) -> None:
    publish(world, open_package(world))
    assert page.get(DOCUMENT).links()["avsnitt 1 i underavtalet ”Prov i hemmet”"].endswith("/underavtal/omfattning/")
    sub = page.get("/avtal/provpaket/underavtal/")
    assert sub.links()["avsnitt 2 i huvudavtalet"].endswith("/huvudavtal/giltighet/")


def test_the_newest_version_is_read_and_earlier_ones_are_told_of(page: Page, world: World) -> None:
    package = open_package(world)
    publish(world, package)
    publish(world, package, replace(MAIN, title="Nytt avtal om prov"), label="SRO 2026-06-01")
    document = page.get(DOCUMENT)
    assert document.h1 == "Nytt avtal om prov"
    versions = page.get(document.links()["Versioner och historik"])
    assert "publicerade version 1" in versions.text and "publicerade version 2" in versions.text


@pytest.mark.parametrize(
    ("place", "readers", "others"),
    [
        (PARTIES, ["officer_orust", "leader_region"], [None, "stranger", "operator", "patient_voice"]),
        (REGION, ["leader_region", "lawyer_region"], [None, "stranger", "operator", "officer_orust"]),
    ],
)
def test_a_version_is_nowhere_to_be_seen_for_those_it_does_not_lie_for(
    page: Page, world: World, place: Placement, readers: list[str], others: list[str | None]
) -> None:
    publish(world, open_package(world), place=place)
    for who in readers:
        assert "Avtal om prov" in as_(page, world, who).get(LIST).text
        assert as_(page, world, who).get(SECTION).status == 200
    files = (f"{PACKAGE}hela/", f"{PACKAGE}hela/text.md", f"{PACKAGE}hela/text.html")
    kept = (
        f"{DOCUMENT}version/",
        f"{DOCUMENT}version/1/",
        f"{DOCUMENT}version/1/text.md",
        f"{DOCUMENT}version/1/text.html",
    )
    for who in others:
        other = as_(page, world, who)
        assert "prov" not in other.get(LIST).text.replace("Provpaketet", "").replace("Provlänet", "").lower()
        assert "Uppsägning" not in other.get(PACKAGE).text
        for url in (DOCUMENT, SECTION, *files, *kept, f"{DOCUMENT}version/1/uppsagning/"):
            other.get(url, status=404)


def test_a_narrow_newer_version_leaves_the_public_one_as_it_was(page: Page, world: World) -> None:
    package = open_package(world)
    publish(world, package)
    draft = replace(MAIN, title="Hemlig titel", sections=(*MAIN.sections, Section(1, "hemligt", "Hemligt avsnitt")))
    publish(world, package, draft, place=REGION, label="Hemlig etikett")
    for url in (LIST, PACKAGE, f"{PACKAGE}hela/", f"{PACKAGE}hela/text.md", DOCUMENT, f"{DOCUMENT}version/", SECTION):
        public = page.get(url)
        assert "emlig" not in public.response.content.decode()
        assert "Version 2" not in public.text and "version 2" not in public.text
    page.get("/avtal/provpaket/huvudavtal/hemligt/", status=404)
    page.get(f"{DOCUMENT}version/2/", status=404)
    member = page.as_(world.people["leader_region"])
    assert member.get(DOCUMENT).h1 == "Hemlig titel"
    assert "Syns för den egna sidan" in member.get(DOCUMENT).text


def test_a_package_that_lies_elsewhere_does_not_exist(page: Page, world: World) -> None:
    publish(world, open_package(world, place=REGION), place=REGION)
    assert "Provpaketet" not in page.get(LIST).text
    own = "/avtal/provpaket-sida-region/"
    page.get(own, status=404)
    page.as_(world.people["officer_orust"]).get(own, status=404)
    assert page.as_(world.people["lawyer_region"]).get(own).h1 == "Provpaketet"


@pytest.mark.parametrize("url", ["/avtal/finns-inte/", "/avtal/provpaket/finns-inte/", f"{DOCUMENT}finns-inte/"])
def test_what_does_not_exist_answers_as_what_does_not_lie_for_one(page: Page, world: World, url: str) -> None:
    publish(world, open_package(world))
    page.get(url, status=404)


def test_the_public_learns_what_was_done_but_no_officials_name(page: Page, world: World) -> None:
    publish(world, open_package(world))
    for url in (f"{PACKAGE}om/", f"{DOCUMENT}version/"):
        assert "Ledare Region" not in page.get(url).text
        assert "Ledare Region" in page.as_(world.people["officer_orust"]).get(url).text


BUDGETS = [
    (LIST, 8),
    (PACKAGE, 12),
    (f"{PACKAGE}om/", 14),
    (f"{PACKAGE}hela/", 10),
    (f"{PACKAGE}hela/text.md", 10),
    (DOCUMENT, 10),
    (f"{DOCUMENT}version/", 12),
    (f"{DOCUMENT}version/1/", 10),
    (SECTION, 14),
    (f"{DOCUMENT}version/1/uppsagning/", 15),
]


@pytest.mark.parametrize(("url", "most"), BUDGETS)
def test_a_page_asks_the_database_as_often_for_a_large_text_as_for_a_small(
    page: Page, world: World, url: str, most: int
) -> None:
    package = open_package(world)
    publish(world, package)
    publish(world, package)
    reader = page.as_(world.people["officer_orust"])
    small = asked(reader, url)
    tree = (*long_text(20).sections, Section(1, "uppsagning", "Uppsägning"), Section(1, "giltighet", "Giltighet"))
    publish(world, package, replace(long_text(20), sections=tree), SUB, label="större")
    for number in range(5):
        publish(world, open_package(world, slug=f"annat-{number}"))
    large = asked(reader, url)
    assert small == large <= most


def asked(reader: Page, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        reader.get(url)
    return len(queries)


def test_hostile_words_stay_words_on_every_page(page: Page, world: World) -> None:
    hostile: Any = '<script>alert("x")</script>'
    text = replace(
        SUB,
        title=hostile,
        subtitle=hostile,
        sections=(Section(1, "omfattning", hostile, f"{hostile} [x](javascript:a)"),),
    )
    publish(world, open_package(world), MAIN, text, label=hostile)
    sub = "/avtal/provpaket/underavtal/"
    files = (f"{PACKAGE}hela/text.html", f"{sub}version/1/text.html")
    for url in (
        LIST,
        PACKAGE,
        f"{PACKAGE}om/",
        f"{PACKAGE}hela/",
        DOCUMENT,
        sub,
        f"{sub}version/",
        f"{sub}omfattning/",
        *files,
    ):
        got = page.get(url)
        assert "<script>alert" not in got.response.content.decode()
        assert not [href for href in got.links().values() if href.startswith("javascript")]


def test_the_addresses_are_the_promised_ones() -> None:
    assert reverse("agreements:list") == LIST
    assert reverse("agreements:section", args=["provpaket", "huvudavtal", "uppsagning"]) == SECTION
