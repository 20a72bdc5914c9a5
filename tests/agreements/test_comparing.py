"""Two versions compared: on the page and as Word, for those that both lie for and nobody else."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.domain.access import Audience, Placement
from samsyn.domain.sections import Section
from samsyn.office.word import Revisions, read_docx
from tests.agreements.examples import MAIN, long_text, open_package, publish
from tests.page import Page, text_of
from tests.world import World

SECOND = "/avtal/provpaket/huvudavtal/version/2/jamfor/"
ADDED = "Nytt stycke när 5 < 6 & mer."
REGION = Placement(Audience.SIDE, side="region")


def changed() -> Any:
    """The first chapter stands last, and has a paragraph more."""
    first, purpose, *rest = MAIN.sections
    return replace(MAIN, sections=(*rest, first, replace(purpose, body=f"{purpose.body}\n\n{ADDED}")))


@pytest.fixture
def twice(world: World) -> Any:
    package = open_package(world)
    publish(world, package)
    publish(world, package, changed(), label="SRO 2026-05-04", news={"syfte": "Efter remissen."})
    return package


def marked(page: Any, tag: str) -> str:
    return " ".join(text_of(node) for node in page.tree.iter(f"{{http://www.w3.org/1999/xhtml}}{tag}"))


def test_the_page_tells_what_became_of_each_word_and_why(page: Page, twice: Any) -> None:
    got = page.get(SECOND)
    assert got.h1 == "Jämför versioner"
    assert "har flyttats" in got.text
    assert ADDED in marked(got, "ins")
    assert "Efter remissen." in got.text
    assert "Till version 2, SRO 2026-05-04, från" in got.text


def test_only_what_changed_can_be_shown_under_the_headings_it_stands_under(page: Page, world: World) -> None:
    package, (first, purpose, *rest) = open_package(world), MAIN.sections
    publish(world, package)
    more = replace(purpose, body=f"{purpose.body}\n\n{ADDED}")
    publish(world, package, replace(MAIN, sections=(first, more, *rest)), label="SRO 2026-05-04")
    assert "Avtalet sägs upp skriftligt." in page.get(SECOND).text
    less = page.get(f"{SECOND}?bara=1")
    assert "Avtalet sägs upp skriftligt." not in less.text
    assert ADDED in marked(less, "ins")
    assert "1.1 Syfte" in marked(less, "h3")
    assert "Inledning" not in marked(less, "h2")


def test_it_can_be_read_the_other_way(page: Page, twice: Any) -> None:
    back = page.get(page.get(SECOND).links()["Visa åt andra hållet, i den andra versionens ordning"])
    assert "Efter remissen." not in back.text  # said of the way from the first to the second
    assert ADDED in marked(back, "del")


def test_the_word_file_is_both_versions(page: Page, twice: Any) -> None:
    content = page.client.get(f"{SECOND}andringar.docx?med=1").content
    new, old = (read_docx(content, revisions=revisions).text for revisions in (Revisions.ACCEPT, Revisions.REJECT))
    assert [s.heading for s in new.sections] == [s.heading for s in changed().sections]
    assert [s.heading for s in old.sections] == [s.heading for s in MAIN.sections]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "Efter remissen." in archive.read("word/comments.xml").decode()


def test_a_version_that_does_not_lie_for_her_is_no_choice(page: Page, world: World, twice: Any) -> None:
    """The region's own version is compared by the region; to others it is not there, and no number tells of it."""
    text = replace(MAIN, sections=(*MAIN.sections, Section(1, "eget", "Eget", "Bara för regionen.")))
    publish(world, twice, text, place=REGION, label="Regionens")
    own = "sida-region-1"
    other = page.as_(world.people["lawyer_municipal"])
    assert "Regionens" not in other.get(SECOND).text
    for address in (f"{SECOND}?med={own}", f"{SECOND}andringar.docx?med={own}", SECOND.replace("/2/", f"/{own}/")):
        assert other.client.get(address).status_code == 404
    hers = page.as_(world.people["lawyer_region"])
    assert "Bara för regionen." in marked(hers.get(f"{SECOND}?med={own}"), "del")


def test_a_first_version_has_nothing_to_be_compared_with(page: Page, world: World) -> None:
    publish(world, open_package(world))
    first = SECOND.replace("/2/", "/1/")
    assert "ingen annan version" in page.get(first).text
    assert page.client.get(f"{first}andringar.docx").status_code == 404
    assert page.client.get(f"{first}?med=7").status_code == 404


@pytest.mark.parametrize("chapters", [2, 20])
def test_it_asks_as_much_of_the_database_for_a_long_text(page: Page, world: World, chapters: int) -> None:
    package, text = open_package(world), long_text(chapters)
    publish(world, package, text)
    publish(world, package, replace(text, sections=text.sections[:-1]), label="SRO 2026-05-04")
    page.get(SECOND)
    with CaptureQueriesContext(connection) as found:
        page.get(SECOND)
    assert len(found) <= 14
