"""The page of the search, as people use it."""

from __future__ import annotations

from typing import Any

import pytest

from samsyn.domain.access import PARTIES
from tests.page import Got, H, Page, text_of
from tests.search.entries import entry, put
from tests.world import World


@pytest.fixture(autouse=True)
def things(world: World) -> None:
    put(
        entry(
            1,
            "3.2 Kommunens ansvar",
            "Kommunen ansvarar för hemsjukvården.",
            inside="Hälsoavtal",
            series="d:1",
            age=2,
        ),
        entry(2, "3.2 Kommunens ansvar", "Kommunen ansvarade för ålderdomshemmen.", series="d:1", age=1),
        entry(3, "Orust kommun", "", kind="organisation", address="/parter/1421/", inside="Kommunerna"),
        entry(4, "Svar om ansvar", "Kommunen vill ha mer.", kind="answer", place=PARTIES),
    )


def marks(got: Got) -> list[str]:
    return [text_of(node) for node in got.tree.iter(f"{H}mark")]


def hits(got: Got) -> list[str]:
    return [text_of(node) for node in got.tree.iter(f"{H}h2")]


def tabs(got: Got) -> list[str]:
    return [text_of(a) for nav in got.tree.iter(f"{H}nav") if nav.get("class") == "tabs" for a in nav.iter(f"{H}a")]


def test_the_box_in_the_masthead_searches_from_every_page(page: Page) -> None:
    front = page.get("/parter/")
    box = next(
        form for form in front.tree.iter(f"{H}form") if form.get("role") == "search" and form.get("action") == "/sok/"
    )
    assert box.get("method") == "get"
    assert "sok-q" in {label.get("for") for label in box.iter(f"{H}label")}
    got = page.get(box.get("action"), {"q": "hemsjukvård"})
    assert hits(got) == ["3.2 Kommunens ansvar"]


def test_the_page_has_one_box_and_it_keeps_the_words(page: Page) -> None:
    got = page.get("/sok/", {"q": "hemsjukvård", "aldre": "1"})
    boxes = [form for form in got.tree.iter(f"{H}form") if form.get("role") == "search"]
    assert len(boxes) == 1
    assert got.form().values == {"q": "hemsjukvård", "aldre": "1"}


def test_a_search_is_typed_and_sent(page: Page) -> None:
    form = page.get("/sok/").form()
    form["q"] = "kommunernas ansvar"
    got = form.submit()
    assert got.h1 == "Sökresultat" and "1 träff" in got.text
    assert got.links()["3.2 Kommunens ansvar"] == "/avtal/prov/1/"
    assert marks(got) == ["Kommunens", "ansvar", "Kommunen"]
    assert "Avsnitt · Hälsoavtal" in got.text and "hemsjukvården" in got.text


def test_older_versions_are_searched_when_the_box_is_ticked(page: Page) -> None:
    assert "Inget hittades" in page.get("/sok/", {"q": "ålderdomshem"}).text
    form = page.get("/sok/", {"q": "ålderdomshemmen"}).form()
    form["aldre"] = "1"
    assert marks(form.submit()) == ["ålderdomshemmen"]


def test_kinds_are_tabs_with_counts_and_keep_the_words(page: Page) -> None:
    got = page.get("/sok/", {"q": "kommun", "sida": "1"})
    assert tabs(got) == ["Alla 2", "Avsnitt 1", "Organisationer 1"]
    chosen = page.get(f"/sok/{got.links()['Organisationer 1']}")
    assert hits(chosen) == ["Orust kommun"] and chosen.form().values["q"] == "kommun"


def test_a_kind_without_hits_leads_back_to_all(page: Page) -> None:
    got = page.get("/sok/", {"q": "kommun", "slag": "body"})
    assert hits(got) == [] and "Organ 0" in tabs(got)
    assert len(hits(page.get(f"/sok/{got.links()['Visa alla träffar']}"))) == 2


def test_the_parties_find_more_than_the_public(page: Page, world: World) -> None:
    assert tabs(page.get("/sok/", {"q": "kommun"})) == ["Alla 2", "Avsnitt 1", "Organisationer 1"]
    hers = page.as_(world.people["officer_orust"]).get("/sok/", {"q": "kommun"})
    assert tabs(hers) == ["Alla 3", "Avsnitt 1", "Svar 1", "Organisationer 1"]


def test_without_words_the_page_says_how_to_search(page: Page) -> None:
    for query in ({}, {"q": ""}, {"q": "   "}, {"slag": "section"}):
        got = page.get("/sok/", query)
        assert got.h1 == "Sök" and "Så söker du" in got.text


def test_with_small_words_only_the_page_asks_for_another(page: Page) -> None:
    for words in ("och", "att den", "!!!"):
        assert "Orden är för vanliga" in page.get("/sok/", {"q": words}).text


def test_small_words_among_others_are_told(page: Page) -> None:
    assert "Utan småord: vad, är" in page.get("/sok/", {"q": "vad är kommunens ansvar"}).text


def test_when_nothing_is_found_the_page_says_what_to_try(page: Page, world: World) -> None:
    got = page.get("/sok/", {"q": "finnsinte"})
    assert "Inget hittades." in got.text and "Kontrollera stavningen" in got.text
    assert got.links()["Sök också i äldre versioner"] == "?q=finnsinte&aldre=1"
    main = text_of(next(got.tree.iter(f"{H}main")))
    assert "Logga in" in main
    hers = page.as_(world.people["officer_orust"]).get("/sok/", {"q": "finnsinte", "aldre": "1"})
    main = text_of(next(hers.tree.iter(f"{H}main")))
    assert "Logga in" not in main and "Sök också i äldre versioner" not in hers.links()


def test_words_that_only_begin_so_are_found_and_the_page_says_so(page: Page) -> None:
    got = page.get("/sok/", {"q": "hemsjuk"})
    assert "Inget hittades med hela orden" in got.text and marks(got) == ["hemsjukvården"]


@pytest.mark.parametrize("words", ["kommun " + "x " * 49, "kommun " * 2_000, "kommun" + " " * 50 + "y" * 9_000])
def test_of_too_many_words_the_first_are_searched_and_the_page_says_so(page: Page, words: str) -> None:
    got = page.get("/sok/", {"q": words})
    assert "Sökningen tar emot högst 20 ord" in got.text
    assert len(got.response.content) < 100_000


def test_a_long_list_has_pages(page: Page) -> None:
    put(*(entry(n, f"Vite {n}", position=n) for n in range(100, 145)))
    got = page.get("/sok/", {"q": "vite"})
    assert len(hits(got)) == 20 and "45 träffar" in got.text and "Visar 1–20 av 45" in got.text
    last = page.get(f"/sok/{got.links()['Sida 3']}")
    assert hits(last) == [f"Vite {n}" for n in range(140, 145)]
    assert hits(page.get("/sok/", {"q": "vite", "sida": "99"})) == hits(last)


@pytest.mark.parametrize(
    "query",
    [
        {"sida": "-1"},
        {"sida": "0"},
        {"sida": "x"},
        {"sida": "٣"},
        {"sida": "9" * 400},
        {"slag": "' OR 1=1"},
        {"aldre": "ja"},
        {"order_by": "-text", "for_side": "region", "audience": "side"},
    ],
)
def test_whatever_else_the_address_says_changes_nothing(page: Page, query: dict[str, str]) -> None:
    assert hits(page.get("/sok/", {"q": "kommun", **query})) == ["3.2 Kommunens ansvar", "Orust kommun"]


def test_hostile_titles_and_texts_stay_words(page: Page) -> None:
    put(entry(9, "<script>alert(1)</script> vite", "<img src=x onerror=alert(2)> vite", inside="<b>"))
    got = page.get("/sok/", {"q": "vite"})
    assert hits(got) == ["<script>alert(1)</script> vite"]
    assert not [s for s in got.tree.iter(f"{H}script") if not s.get("src")] and not list(got.tree.iter(f"{H}img"))
    got = page.get("/sok/", {"q": "<script>alert(1)</script>"})
    assert not [s for s in got.tree.iter(f"{H}script") if not s.get("src")]


def test_the_search_only_reads(page: Page) -> None:
    assert page.client.post("/sok/", {"q": "kommun"}).status_code in {403, 405}
    assert page.client.head("/sok/?q=kommun").status_code == 200


def test_the_page_is_english_for_those_who_read_english(page: Page, settings: Any) -> None:
    page.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    got = page.get("/sok/", {"q": "kommun"})
    assert got.h1 == "Search results" and tabs(got) == ["All 2", "Sections 1", "Organisations 1"]
