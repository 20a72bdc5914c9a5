"""The same is found in the same order, whichever the database and whatever was typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.access.scope import everything, seen_by
from samsyn.domain.access import PARTIES, Audience, Placement, Viewer
from samsyn.domain.stems import query_stems, stems
from samsyn.search.models import SearchEntry
from samsyn.search.queries import PER_PAGE, found
from tests.search.entries import NOBODY, entry, keys, put, search
from tests.world import World

pytestmark = pytest.mark.django_db


def words_of(pieces: tuple[Any, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.marked]


# --- what is found ----------------------------------------------------------------------------------------------


def test_any_form_of_a_word_finds_every_form() -> None:
    put(
        entry(1, text="Ett avtal."),
        entry(2, text="Avtalet gäller."),
        entry(3, text="De avtalen."),
        entry(4, text="Annat."),
    )
    for word in ("avtal", "avtalet", "avtalen", "AVTALETS"):
        assert keys(word) == [1, 2, 3]


def test_all_the_words_must_be_there_in_title_or_text() -> None:
    put(
        entry(1, "Läkemedel", "Regionen betalar."),
        entry(2, "Läkemedel", "Kommunen."),
        entry(3, text="Regionen betalar."),
    )
    assert keys("läkemedel regionen") == [1]
    assert keys("läkemedel och regionens betalning") == []


def test_a_section_number_finds_that_section_only() -> None:
    titles = {
        1: "3.2 Kommunens ansvar",
        2: "3.21 Annat",
        3: "3.2.1 Del av det",
        4: "13 a Vite",
        5: "13 b Böter",
        6: "15:1",
    }
    put(*(entry(key, title) for key, title in titles.items()))
    assert {asked: keys(asked) for asked in ("3.2", "3.21", "3.2.1", "13 a §", "13b", "15:1", "3", "2", "15.1")} == {
        "3.2": [1],
        "3.21": [2],
        "3.2.1": [3],
        "13 a §": [4],
        "13b": [5],
        "15:1": [6],
        "3": [],
        "2": [],
        "15.1": [],
    }


def test_what_is_found_shows_the_words_it_was_found_by() -> None:
    put(entry(1, "Kommunens ansvar", "Utfyllnad. " * 60 + "Där börjar kommunens ansvar för hemsjukvården."))
    (hit,) = search("kommun ansvar").hits
    assert words_of(hit.title) == ["Kommunens", "ansvar"]
    assert words_of(hit.excerpt) == ["kommunens", "ansvar"]


def test_words_that_are_not_searched_are_told() -> None:
    results = search("vad är ett avtal")
    assert results.query.ignored == ("vad", "är", "ett")


# --- in which order ---------------------------------------------------------------------------------------------


def test_titles_come_first_then_the_newest_then_reading_order() -> None:
    put(
        entry(1, "Inledning", "om vite", series="document:2", age=1, position=9),
        entry(2, "Vite", "", series="document:10", age=1, position=4),
        entry(3, "Slut", "vite och vite och vite", series="document:10", age=3, position=8),
        entry(4, "Slut", "vite", series="document:10", age=3, position=2),
        entry(5, "Vite vid dröjsmål", "", series="", age=0, position=0),
        entry(6, "Slut", "vite", series="Document:1", age=3, position=99),
        entry(7, "Slut", "vite", series="document-1", age=3, position=1),
        entry(8, "Slut", "vite", series="document:10", age=3, position=2),
    )
    assert keys("vite", older=True) == [2, 5, 6, 7, 4, 8, 3, 1]


def test_with_several_words_all_must_be_in_the_title_to_come_first() -> None:
    put(entry(1, "Ansvar", "för kommunen"), entry(2, "Bilaga", "kommunens ansvar"), entry(3, "Kommunens ansvar"))
    assert keys("kommun ansvar") == [3, 1, 2]


def test_kinds_of_the_same_number_come_in_the_same_order() -> None:
    put(*(entry(1, text="avtal", kind=kind) for kind in ("section", "answer", "package", "body")))
    assert [hit.kind for hit in search("avtal").hits] == ["answer", "body", "package", "section"]


# --- of each series the newest that one sees --------------------------------------------------------------------


def test_of_a_document_the_newest_version_is_found_unless_older_are_asked_for() -> None:
    put(
        entry(1, text="vite", series="document:1", age=1),
        entry(2, text="vite", series="document:1", age=2),
        entry(3, text="vite", series="document:2", age=1),
        entry(4, text="vite"),
        entry(5, text="vite", age=0),
    )
    assert keys("vite") == [2, 3, 4, 5]
    assert keys("vite", older=True) == [2, 1, 3, 4, 5]


def test_a_word_that_only_the_older_version_has_is_not_found_in_the_newest() -> None:
    put(entry(1, text="vite", series="document:1", age=1), entry(2, text="skadestånd", series="document:1", age=2))
    assert (keys("vite"), keys("vite", older=True)) == ([], [1])


def test_newest_is_what_is_newest_for_whoever_looks(world: World) -> None:
    put(
        entry(1, text="vite", series="document:1", age=1),
        entry(2, text="vite", series="document:1", age=2, place=PARTIES),
        entry(3, text="böter", series="document:1", age=3, place=Placement(Audience.SIDE, side="region")),
    )
    assert keys("vite") == [1]
    assert keys("vite", world.viewers["officer_orust"]) == [2]
    assert keys("vite", world.viewers["leader_region"]) == []


# --- counts, kinds, pages ---------------------------------------------------------------------------------------


def test_what_is_found_is_counted_for_each_kind_and_one_kind_can_be_chosen() -> None:
    put(*(entry(n, text="avtal") for n in range(3)), *(entry(n, text="avtal", kind="answer") for n in range(2)))
    results = search("avtal", kind="answer")
    assert (results.total, results.counts) == (5, {"section": 3, "answer": 2})
    assert [hit.kind for hit in results.hits] == ["answer", "answer"] and results.page.paginator.count == 2
    assert search("avtal", kind="body").hits == () and search("avtal", kind="body").total == 5


def test_nobody_is_told_how_much_lies_elsewhere(world: World) -> None:
    put(
        entry(1, text="vite"),
        entry(2, text="vite", place=PARTIES),
        entry(3, text="vite", kind="answer", place=PARTIES),
    )
    assert search("vite").counts == {"section": 1}
    assert search("vite", world.viewers["officer_orust"]).counts == {"section": 2, "answer": 1}


def test_a_long_list_has_pages_and_past_the_end_is_the_last() -> None:
    put(*(entry(n, text="avtal", position=n) for n in range(PER_PAGE * 2 + 5)))
    pages = {page: keys("avtal", page=page) for page in (1, 2, 3, 4, 99999)}
    assert pages[1] == list(range(PER_PAGE)) and pages[2] == list(range(PER_PAGE, PER_PAGE * 2))
    assert pages[3] == pages[4] == pages[99999] == list(range(PER_PAGE * 2, PER_PAGE * 2 + 5))


# --- beginnings of words ----------------------------------------------------------------------------------------


def test_when_nothing_holds_the_word_those_that_begin_so_are_found() -> None:
    put(entry(1, text="sjuksköterskans uppdrag"), entry(2, text="sjukhuset"), entry(3, "Sjuksköterskor"))
    results = search("sjuksköt")
    assert results.beginnings and [hit.key for hit in results.hits] == [3, 1]
    assert words_of(results.hits[1].excerpt) == ["sjuksköterskans"]
    assert not search("sjukhus").beginnings and keys("sjukhus") == [2]


def test_beginnings_are_not_tried_for_numbers_and_short_words() -> None:
    put(entry(1, "3.21 Avtal", "1998"))
    assert keys("3.2") == keys("19") == keys("av") == keys("3.2 avt") == []
    assert keys("3.21 avt") == [1]


def test_a_word_that_lies_elsewhere_does_not_stop_the_search_for_beginnings(world: World) -> None:
    """Otherwise the answer would tell that it is there."""
    put(entry(1, text="avtalsperiod"), entry(2, text="avtals-x avtal", place=PARTIES))
    assert search("avtal").beginnings and keys("avtal") == [1]
    assert not search("avtal", world.viewers["officer_orust"]).beginnings


# --- whatever was typed -----------------------------------------------------------------------------------------

HOSTILE = [
    "",
    " ",
    "!!!",
    "och",
    "'",
    '"',
    '"avtal',
    "avtal'; DROP TABLE search_searchentry; --",
    "avtal* OR 1=1",
    "NEAR(avtal kommun, 2)",
    "avtal NOT kommun",
    "title_stems : avtal",
    "{title_stems stems} : avtal",
    "^avtal",
    "avtal AND OR NOT",
    "avtal & | ! <-> kommun:*A",
    "avtal\x00kommun",
    "\ud800",
    "%s %(x)s %%",
    "\\",
    "a" * 10_000,
    "avtal " * 2_000,
    "*" * 10_000,
    "1." * 5_000,
]


@pytest.mark.parametrize("typed", HOSTILE, ids=[ascii(typed[:30]) for typed in HOSTILE])
def test_whatever_is_typed_is_only_words(typed: str) -> None:
    put(
        entry(1, text="Ett avtal med en kommun, tabellen, near, not, or, and, title, stems."), entry(2, text="Annat.")
    )
    results = search(typed)
    text = "Avsnitt Ett avtal med en kommun, tabellen, near, not, or, and, title, stems."
    asked = query_stems(typed).stems
    expected = bool(asked) and set(asked) <= set(stems(text))
    assert bool(results.total and not results.beginnings) == expected, results


@pytest.mark.parametrize(
    "typed", ["avtal AND kommun", "avtal OR kommun", "avtal NOT kommun", 'kommun "avtal"', "avtal & !kommun"]
)
def test_signs_and_words_of_the_databases_tongues_mean_nothing(typed: str) -> None:
    put(entry(1, text="avtal kommun and or not"), entry(2, text="avtal"), entry(3, text="kommun"))
    assert keys(typed) == [1]


TYPED = st.one_of(
    st.text(max_size=80), st.text(alphabet="åäöéab3.: -_'\"*&|!()<>:\x00\u00ad\u0308ßıİσςﬁ½²ªƻǅ٣日𝐀🦉", max_size=40)
)


def test_every_text_is_found_by_each_of_its_words() -> None:
    """Both tokenizers keep every stem whole, whatever letters there are in the world."""

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(TYPED)
    def holds(text: str) -> None:
        put(entry(1, "Rubrik", text))
        for token in text.split():
            asked = query_stems(token).stems
            if asked and set(asked) <= set(stems(text)):
                assert keys(token) == [1], (token, asked)
        assert keys("rubrik") == [1]

    holds()


def test_every_word_in_a_title_is_known_to_be_there() -> None:
    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(TYPED)
    def first(text: str) -> None:
        put(entry(1, "Text", text, position=1), entry(2, text, "Text", position=2))
        asked = query_stems(text).stems
        if asked and not query_stems(text).cut and set(asked) <= set(stems(text)):
            titled = [2] if set(asked) - set(stems("Text")) else [1, 2]
            assert keys(text)[: len(titled)] == titled

    first()


def test_a_kind_that_was_typed_is_only_compared() -> None:
    put(entry(1, text="avtal"))
    assert search("avtal", kind="' OR 1=1 --").hits == ()


# --- what it costs ----------------------------------------------------------------------------------------------


def questions(words: str, viewer: Viewer, **more: Any) -> int:
    with seen_by(viewer), CaptureQueriesContext(connection) as asked:
        found(words, **more)
    return len(asked)


def test_as_many_questions_whatever_there_is_to_find(world: World) -> None:
    viewer = world.viewers["leader_region"]
    put(*(entry(n, text="avtal läkemedel") for n in range(3)))
    few = [questions(words, viewer) for words in ("avtal", "avt", "finnsinte", "och", "")]
    put(*(entry(n, text="avtal läkemedel", series=f"document:{n % 7}", age=n % 3) for n in range(300)))
    assert [questions(words, viewer) for words in ("avtal", "avt", "finnsinte", "och", "")] == few == [2, 3, 2, 0, 0]


def test_everything_can_be_searched_by_those_who_go_round_the_gate() -> None:
    put(entry(1, text="vite", place=PARTIES))
    with everything(why="the test looks at what a rebuild would"):
        assert found("vite").total == 1 and SearchEntry.objects.count() == 1
    assert keys("vite", NOBODY) == []
