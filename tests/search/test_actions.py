"""The index follows what it is told: found, found anew, found no more; always where the record lies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from samsyn.access.scope import NobodyLooks, everything, seen_by
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement, Viewer
from samsyn.search.actions import Entry, forget, index, reindex
from samsyn.search.models import SearchEntry
from samsyn.search.texts import KINDS
from tests.search.entries import entry, keys, put, search
from tests.world import World

pytestmark = pytest.mark.django_db
REGION = Placement(Audience.SIDE, side="region")


def count() -> int:
    with everything(why="the test counts what there is"):
        return int(SearchEntry.objects.count())


def test_what_is_put_in_is_found_with_all_that_was_said_of_it() -> None:
    put(entry(7, "3.2 Kommunens ansvar", "Kommunen svarar för hemsjukvård.", inside="Hälsoavtal", kind="section"))
    (hit,) = search("hemsjukvård").hits
    assert (hit.kind, hit.key, hit.address, hit.inside) == ("section", 7, "/avtal/prov/7/", "Hälsoavtal")
    assert "".join(piece.text for piece in hit.title) == "3.2 Kommunens ansvar"


def test_a_known_thing_is_written_anew_and_not_twice() -> None:
    put(entry(7, "Gammal rubrik", "om läkemedel"))
    put(entry(7, "Ny rubrik", "om tandvård"))
    assert count() == 1
    assert (keys("läkemedel"), keys("gammal"), keys("tandvård"), keys("ny")) == ([], [], [7], [7])


def test_the_same_number_of_another_kind_is_another_thing() -> None:
    put(entry(7, text="avtal"), entry(7, text="avtal", kind="package"))
    assert search("avtal").counts == {"section": 1, "package": 1}


def test_a_thing_named_twice_at_once_is_as_it_was_named_last() -> None:
    put(entry(7, text="först"), entry(7, text="sist"))
    assert (keys("först"), keys("sist")) == ([], [7])


def test_what_is_shown_to_more_is_found_by_more(world: World) -> None:
    leader, other = world.viewers["leader_region"], world.viewers["officer_orust"]
    put(entry(7, text="uppdrag", place=REGION))
    assert (keys("uppdrag", leader), keys("uppdrag", other), keys("uppdrag")) == ([7], [], [])
    put(entry(7, text="uppdrag", place=PARTIES))
    assert (keys("uppdrag", leader), keys("uppdrag", other), keys("uppdrag")) == ([7], [7], [])


def test_what_is_forgotten_is_found_by_nobody(world: World) -> None:
    put(entry(7, text="uppdrag", place=REGION), entry(8, text="uppdrag", place=REGION), entry(9, text="uppdrag"))
    with seen_by(world.viewers["officer_orust"]):  # who does not see it herself
        forget("section", [7, 9])
        forget("package", [8])
    assert keys("uppdrag", world.viewers["leader_region"]) == [8]


def test_nothing_is_put_in_while_nobody_looks() -> None:
    with pytest.raises(NobodyLooks):
        index([entry(1)])


def test_a_change_that_is_rolled_back_changes_nothing() -> None:
    put(entry(7, text="före"))
    with pytest.raises(RuntimeError), transaction.atomic():
        put(entry(7, text="efter"), entry(8, text="efter"))
        raise RuntimeError
    assert (keys("före"), keys("efter")) == ([7], [])


def test_what_no_database_can_hold_is_left_out() -> None:
    put(entry(7, "Rubrik\x00 med \ud800", "Text\x00med nolla", inside="Inne\x00"))
    assert keys("rubrik") == keys("nolla") == [7]


def test_many_are_put_in_and_forgotten_in_few_questions() -> None:
    def asked(work: Any) -> int:
        with (
            everything(why="the test counts questions"),
            CaptureQueriesContext(
                connection,
            ) as found,
        ):
            work()
        return len(found)

    few = asked(lambda: index(entry(n, text="avtal") for n in range(10)))
    many = asked(lambda: index(entry(n, text="avtal") for n in range(60)))
    assert few == many <= 3
    assert asked(lambda: forget("section", range(10))) == asked(lambda: forget("section", range(10, 300))) <= 3
    put(*(entry(n, text="avtal") for n in range(1200)))
    assert count() == 1200
    with everything(why="the test forgets them all"):
        forget("section", range(1200))
    assert count() == 0


def test_a_text_of_a_million_letters_is_found_by_its_last_word() -> None:
    put(entry(7, text="ord " * 250_000 + "slutklämmen"), entry(8, text="a" * 1_000_000))
    assert keys("slutklämmen") == [7]


def test_a_book_of_different_words_is_found_by_its_first_ones() -> None:
    book = " ".join(f"{'å' * 14}{n}" for n in range(40_000))
    put(entry(7, book[:30_000], book))
    assert keys(f"{'å' * 14}1") == [7] and keys(f"{'å' * 14}39999") == []


# --- all anew ---------------------------------------------------------------------------------------------------


def one_slice() -> Iterator[Entry]:
    yield entry(1, text="avtal", kind="package")


def another_slice() -> Iterator[Entry]:
    yield entry(2, text="avtal", kind="body", place=PARTIES)


def test_the_whole_index_is_worked_out_anew(world: World, settings: Any) -> None:
    put(entry(99, text="avtal"))
    settings.SAMSYN_SEARCHABLE = [f"{__name__}.one_slice", f"{__name__}.another_slice"]
    assert reindex() == 2
    assert (keys("avtal"), keys("avtal", world.viewers["leader_region"])) == ([1], [1, 2])


def test_each_slice_gives_things_of_a_kind_that_has_words(world: World) -> None:
    assert reindex() >= len(world.organisations) + len(world.bodies)
    with everything(why="the test looks at every kind"):
        kinds = set(SearchEntry.objects.values_list("kind", flat=True))
    assert {"organisation", "body"} <= kinds <= set(KINDS)


def test_an_index_that_fails_halfway_is_as_it_was(settings: Any) -> None:
    put(entry(99, text="avtal"))
    settings.SAMSYN_SEARCHABLE = [f"{__name__}.one_slice", f"{__name__}.nowhere"]
    with pytest.raises(ImportError):
        reindex()
    assert keys("avtal") == [99]


# --- the databases' own tables ----------------------------------------------------------------------------------


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL works its column out by itself")
def test_the_triggers_that_keep_the_words_in_step_are_there() -> None:
    """A table that Django rebuilds loses them; see the migration."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'search_searchentry'")
        assert {name for (name,) in cursor.fetchall()} == {
            "search_words_insert",
            "search_words_update",
            "search_words_delete",
        }


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL works its column out by itself")
def test_the_words_are_in_step_after_every_sort_of_change() -> None:
    put(*(entry(n, f"Rubrik {n}", f"text {n}") for n in range(20)))
    put(*(entry(n, f"Ny {n}", f"annat {n}") for n in range(5, 10)))
    put(entry(5, "Ny 5", "annat 5", place=PARTIES))
    with everything(why="the test takes some away"):
        forget("section", range(3))
    with connection.cursor() as cursor:  # fails with "database disk image is malformed" when they are not
        cursor.execute("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has its table")
def test_the_words_are_looked_up_in_an_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'search_words'")
        assert "USING gin (words)" in cursor.fetchone()[0]


def test_the_public_finds_nothing_that_is_not_public(world: World) -> None:
    places = [
        PARTIES,
        REGION,
        Placement(Audience.BODY, body=world.bodies["sro"].pk),
        Placement(Audience.ORGANISATION, organisation=world.organisations["1421"].pk),
        Placement(Audience.PERSON, person=world.people["officer_orust"].pk),
        PUBLIC,
    ]
    put(*(entry(n, text="hemligt", place=place) for n, place in enumerate(places)))
    assert search("hemligt").counts == {"section": 1}
    assert keys("hemligt", world.viewers["officer_orust"]) == [0, 3, 4, 5]
    assert keys("hemligt", Viewer(operator=True)) == [5]
