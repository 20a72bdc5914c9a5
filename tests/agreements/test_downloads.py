"""A text as a file: the Markdown that the checksum is of, and an HTML file that needs no other."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from samsyn.domain.sections import parse_text, written
from tests.agreements.examples import MAIN, SUB, open_package, publish
from tests.page import H, Page
from tests.world import World

PACKAGE = "/avtal/provpaket/"
VERSION = f"{PACKAGE}huvudavtal/version/1/"


def test_the_markdown_is_the_file_that_the_checksum_is_of(page: Page, world: World) -> None:
    publish(world, open_package(world))
    response = page.get(f"{VERSION}text.md").response
    assert parse_text(response.content.decode()) == MAIN
    assert hashlib.sha256(response.content).hexdigest() in page.get(VERSION).text
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert 'filename="huvudavtal-sro-2026-03-04.md"' in response["Content-Disposition"]


def test_the_whole_package_as_markdown_is_every_document_in_order(page: Page, world: World) -> None:
    publish(world, open_package(world))
    content = page.get(f"{PACKAGE}hela/text.md").response.content.decode()
    assert content == f"{written(MAIN)}\n{written(SUB)}"


def test_the_html_file_needs_no_other_and_runs_nothing(page: Page, world: World) -> None:
    publish(world, open_package(world), news={"syfte": "Nytt syfte."})
    got = page.get(f"{PACKAGE}hela/text.html")
    tags = {n.tag.removeprefix(H) for n in got.tree.iter() if isinstance(n.tag, str)}
    assert not tags & {"script", "link", "img", "form", "iframe"}
    assert got.response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert got.h1 == "Provpaketet" and "Avtalet sägs upp skriftligt." in got.text and "Nytt syfte." in got.text


def test_links_in_the_html_file_stay_in_it_or_lead_to_the_version(page: Page, world: World) -> None:
    publish(world, open_package(world))
    one = page.get(f"{VERSION}text.html")
    ids = {n.get("id") for n in one.tree.iter() if isinstance(n.tag, str)}
    for href in (a.get("href", "") for a in one.tree.iter(f"{H}a")):
        assert href.startswith(f"http://testserver{VERSION}") or href.removeprefix("#") in ids
    assert "avsnitt 1 i underavtalet ”Prov i hemmet”" in one.text
    assert "avsnitt 1 i underavtalet ”Prov i hemmet”" not in one.links()


@pytest.mark.parametrize("demo", [True, False])
def test_in_the_demo_the_html_says_that_it_is_made_up(page: Page, world: World, settings: Any, demo: bool) -> None:
    settings.DEMO = demo
    publish(world, open_package(world))
    assert ("Påhittade uppgifter" in page.get(f"{VERSION}text.html").text) is demo


def test_a_package_without_texts_has_no_file(page: Page, world: World) -> None:
    open_package(world)
    for name in ("hela/", "hela/text.md", "hela/text.html"):
        page.get(f"{PACKAGE}{name}", status=404)
