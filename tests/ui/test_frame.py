"""The frame of every page: where am I, what waits for me, what is public."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import override_settings
from django.urls import include, path

from samsyn.domain.access import Viewer
from samsyn.ui.rooms import DOORS, address_of, rooms_for
from tests.page import H, Page, text_of
from tests.world import World

FRAME_LEADS_TO = [
    "desk:front",
    "search:search",
    "desk:accessibility",
    "desk:privacy",
    "desk:help",
    "account_login",
    "account_logout",
]
FRAME_LEADS_TO += ["accounts:home", "set_language", "demo:people", *(door.url_name for door in DOORS)]


def names(viewer: Viewer, view_name: str = "") -> list[str]:
    return [str(room.name) for room in rooms_for(viewer, view_name)]


@pytest.mark.parametrize("url_name", [name for name in FRAME_LEADS_TO if name != "demo:people"])
def test_everything_the_frame_leads_to_exists(url_name: str) -> None:
    assert address_of(url_name), f"{url_name} is not mounted"


def test_a_visitor_sees_the_public_rooms(world: World) -> None:
    assert names(Viewer.public()) == ["Avtal", "Remisser", "Parter", "Hjälp"]


def test_who_sits_nowhere_sees_no_compilations(world: World) -> None:
    assert names(world.viewers["stranger"]) == ["Mitt arbete", "Avtal", "Remisser", "Parter", "Hjälp"]


def test_who_has_a_side_sees_every_room(world: World) -> None:
    assert names(world.viewers["officer_orust"]) == [
        "Mitt arbete",
        "Avtal",
        "Remisser",
        "Sammanställningar",
        "Parter",
        "Hjälp",
    ]


def test_the_room_one_is_in_is_marked(world: World) -> None:
    def marked(view_name: str) -> dict[str, str]:
        rooms = rooms_for(world.viewers["officer_orust"], view_name)
        return {str(room.name): room.current for room in rooms if room.current}

    assert marked("parties:list") == {"Parter": "page"}
    assert marked("parties:party") == {"Parter": "true"}
    assert marked("desk:help") == {"Hjälp": "page"}
    assert marked("desk:front") == {}


def test_a_room_that_is_not_built_is_not_shown() -> None:
    assert address_of("nowhere:list") == ""


def test_the_frame_says_whose_installation_it_is_and_who_is_signed_in(page: Page, world: World) -> None:
    text = page.as_(world.people["officer_orust"]).get("/komponenter/").text
    assert "Samsyn Provlänet" in text
    assert "Handläggare Orust" in text


def test_signing_out_is_a_form_and_signing_in_a_link(page: Page, world: World) -> None:
    assert "Logga in" in page.get("/komponenter/").links()
    signed_in = page.as_(world.people["officer_orust"]).get("/komponenter/")
    assert "Logga in" not in signed_in.links()
    forms = {form.get("action") for form in signed_in.tree.iter(f"{H}form")}
    assert address_of("account_logout") in forms


def test_the_language_can_be_changed_and_back(page: Page, db: None) -> None:
    english = page.get("/komponenter/").form("sprak").submit()
    assert next(english.tree.iter(f"{H}html")).get("lang") == "en"
    swedish = english.form("sprak").submit()
    assert next(swedish.tree.iter(f"{H}html")).get("lang") == "sv"
    assert swedish.url == "/komponenter/"


def test_the_demo_says_that_it_is_made_up_on_every_page(page: Page, db: None, settings: Any) -> None:
    assert "Påhittade uppgifter" not in header_of(page)
    settings.DEMO = True
    assert "Påhittade uppgifter" in header_of(page)


def header_of(page: Page) -> str:
    return text_of(next(page.get("/komponenter/").tree.iter(f"{H}header")))


class Bare:
    """Addresses of an installation with nothing but the gallery."""

    urlpatterns = [path("komponenter/", include("samsyn.ui.urls"))]


@override_settings(ROOT_URLCONF=Bare)
def test_the_frame_stands_without_any_room(page: Page, db: None) -> None:
    assert page.get("/komponenter/").h1 == "Komponenter"


def test_the_skip_link_comes_first_and_leads_to_the_main_part(page: Page, db: None) -> None:
    tree = page.get("/komponenter/").tree
    first = next(tree.iter(f"{H}a"))
    assert first.get("href") == "#main"
    assert next(tree.iter(f"{H}main")).get("id") == "main"
