"""The gallery shows every component, and holds as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from samsyn import ui
from tests.page import H, Page, text_of
from tests.world import World

COMPONENTS = Path(ui.__file__).parent / "templates" / "components"


@pytest.fixture
def drawn(page: Page, world: World, settings: Any) -> set[str]:
    """The templates that drawing the gallery in the demo used."""
    settings.DEMO = True
    response = page.as_(world.people["secretary_region"]).get("/komponenter/").response
    return {template.name for template in response.templates}


def test_every_component_appears_in_the_gallery(drawn: set[str]) -> None:
    missing = {f"components/{file.name}" for file in COMPONENTS.glob("*.html")} - drawn
    assert not missing, f"not shown at /komponenter/: {sorted(missing)}"


def test_every_component_is_a_fragment() -> None:
    assert all(file.name.startswith("_") for file in COMPONENTS.iterdir())


def test_the_gallery_is_open_to_everybody(page: Page, db: None) -> None:
    got = page.get("/komponenter/")
    assert got.h1 == "Komponenter"


def test_a_wrong_form_names_each_field_and_links_to_it(page: Page, db: None) -> None:
    tree = page.get("/komponenter/").tree
    summary = next(n for n in tree.iter(f"{H}section") if n.get("class") == "error-summary")
    ids = {n.get("id") for n in tree.iter() if isinstance(n.tag, str)}
    links = [(text_of(a), a.get("href").removeprefix("#")) for a in summary.iter(f"{H}a")]
    assert len(links) == 6
    assert all(target in ids for _, target in links)
    assert links[0][0].startswith("Namn på organet – ")


def test_no_field_loses_what_was_typed(page: Page, db: None) -> None:
    form = page.get("/komponenter/").form("fel")
    assert form.values["fel-email"] == "handlaggare@"


def test_the_gallery_asks_the_database_one_thing_when_nobody_is_signed_in(
    page: Page, db: None, django_assert_num_queries: pytest.FixtureDef[None]
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        page.get("/komponenter/")
