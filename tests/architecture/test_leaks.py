"""No page, file, list or count shows a bird to somebody it does not lie for (see placed.py)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from samsyn.access.scope import SeenManager, everything
from samsyn.domain.access import Viewer, may_see
from tests.architecture.placed import BIRDS, KIND_AT, Placed
from tests.architecture.test_doors import DOORS, PEOPLE, address_of, client
from tests.world import World

COLUMNS = ("public", "operator", "patient", "tidaholm", "orust", "side", "leader")


def viewer(world: World, column: str) -> Viewer:
    return world.viewers[PEOPLE[column]] if PEOPLE[column] else Viewer.public()


def hidden_from(who: Viewer, placed: Placed) -> set[str]:
    """The birds that lie for others only."""
    return {BIRDS[key] for key, place in placed.place.items() if not may_see(who, place)} | {BIRDS["withdrawn"]}


def body_of(response: Any) -> str:
    """What the answer says; of an archive (a workbook, a document) what each of its parts says."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if not content.startswith(b"PK"):
        return str(content.decode("utf-8", "replace" if content.startswith(b"%PDF") else "strict"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def leaks(column: str, world: World, placed: Placed) -> Iterator[str]:
    """Every door, walked through by one of the cast: which birds were seen that should not have been."""
    browser, hidden = client(world, column), hidden_from(viewer(world, column), placed)
    for door in DOORS:
        if door.method == "GET":
            address = address_of(door.name, door.where, world, placed)
            said = body_of(browser.get(address))
            yield from (f"{column} saw {bird} at {address}" for bird in hidden if bird in said)


@pytest.mark.parametrize("column", COLUMNS)
def test_nobody_sees_what_does_not_lie_for_her(column: str, world: World, placed: Placed) -> None:
    assert list(leaks(column, world, placed)) == []


def test_every_bird_is_seen_by_those_it_lies_for(world: World, placed: Placed) -> None:
    """Otherwise the test above would prove nothing."""
    browser = client(world, "orust")
    shown = "".join(
        body_of(browser.get(address_of(d.name, d.where, world, placed))) for d in DOORS if d.method == "GET"
    )
    for key, place in placed.place.items():
        if may_see(viewer(world, "orust"), place):
            assert BIRDS[key] in shown, f"{BIRDS[key]} ({key}) stands on no page"


def test_a_planted_missing_filter_is_seen(world: World, placed: Placed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the gate's manager gives all rows."""
    plain = super(SeenManager, SeenManager).get_queryset
    monkeypatch.setattr(SeenManager, "get_queryset", plain)
    assert any("Fjälluggla" in leak for leak in leaks("tidaholm", world, placed))


def test_a_planted_query_that_goes_round_the_gate_is_seen(
    world: World, placed: Placed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: one list of one slice reads everything(), because it was quicker."""
    from samsyn.agreements import queries

    through_the_gate = queries.packages

    @everything(why="planted by a test: it was quicker")
    def packages() -> Any:
        return through_the_gate()

    monkeypatch.setattr(queries, "packages", packages)
    found = list(leaks("tidaholm", world, placed))
    assert any(leak == "tidaholm saw Fjälluggla at /avtal/" for leak in found)
    assert all("/avtal/" in leak or leak.endswith(" at /") for leak in found), (
        "the plant reaches further than its page"
    )


NOWHERE = "Finnsinte"


def searched(browser: Any, word: str) -> str:
    """All that the search says of a word, without the word itself."""
    query = {"q": word, "aldre": "1", "slag": ""}
    pages = [body_of(browser.get("/sok/", {**query, **more})) for more in ({}, {"aldre": ""}, *KIND_TABS)]
    said = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", "".join(pages))
    return said.replace(word, "¤").replace(quote(word), "¤")


KIND_TABS = tuple({"slag": kind} for kind in set(KIND_AT.values()))


def leaks_of_the_search(column: str, world: World, placed: Placed) -> Iterator[str]:
    """The answer about what lies for others is the answer about what is not there: no hit, no count, no kind."""
    browser = client(world, column)
    nothing = searched(browser, NOWHERE)
    for bird in hidden_from(viewer(world, column), placed):
        for asked in (bird, bird[:-2]):
            if searched(browser, asked) != nothing:
                yield f"{column} is told of {bird} by the search for {asked}"


@pytest.mark.parametrize("column", COLUMNS)
def test_the_search_tells_nobody_of_what_does_not_lie_for_her(column: str, world: World, placed: Placed) -> None:
    assert list(leaks_of_the_search(column, world, placed)) == []


@pytest.mark.parametrize("column", COLUMNS)
def test_the_search_finds_what_lies_for_her(column: str, world: World, placed: Placed) -> None:
    """Otherwise the test above would prove nothing."""
    browser, hidden = client(world, column), hidden_from(viewer(world, column), placed)
    for bird in set(BIRDS.values()) - hidden:
        assert f"<mark>{bird}</mark>" in body_of(browser.get("/sok/", {"q": bird, "aldre": "1"})), bird


def test_a_planted_search_that_goes_round_the_gate_is_seen(
    world: World, placed: Placed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: hits are filtered, but counts are of everything."""
    from samsyn.search import queries

    keys = queries._keys

    @everything(why="planted by a test: the counts were wanted quickly")
    def all_keys(*args: Any, **kwargs: Any) -> Any:
        return keys(*args, **kwargs)

    monkeypatch.setattr(queries, "_keys", all_keys)
    found = list(leaks_of_the_search("tidaholm", world, placed))
    assert any("Fjälluggla" in leak for leak in found) and not any("Tofsvipa" in leak for leak in found)


def test_the_history_tells_strangers_no_names(world: World, placed: Placed) -> None:
    """Officials' names are for the parties: not on any page that the public sees."""
    browser, officials = (
        client(world, "public"),
        {p.name for p in world.people.values() if p.name not in {"Politiker Samråd", "Förvaltare"}},
    )
    for door in DOORS:
        if door.method == "GET":
            said = body_of(browser.get(address_of(door.name, door.where, world, placed)))
            assert not [n for n in officials if n in said], door
