"""Reading a text through its versions: which one this is, what is new, what was adjusted, where a section went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from samsyn.agreements import actions
from samsyn.agreements.actions import Release, TermFacts
from samsyn.domain.access import PUBLIC
from samsyn.domain.sections import Section, section_hash
from tests.agreements.examples import MAIN, SUB, check_as, open_package, open_versions, publish
from tests.page import H, Page
from tests.world import AT, World

PACKAGE = "/avtal/provpaket/"
DOCUMENT = f"{PACKAGE}huvudavtal/"
TERM = TermFacts(date(2027, 1, 1), date(2030, 12, 31), 36, 12, "giltighet", "uppsagning")
SPAN = "1 januari 2027–31 december 2030, förlängs med 3 år i taget; uppsägningstid 12 månader."


def changed(slug: str, **fields: Any) -> Any:
    """The main text with one section changed."""
    return replace(MAIN, sections=tuple(replace(s, **fields) if s.slug == slug else s for s in MAIN.sections))


def test_the_term_is_told_with_the_clauses_that_say_so(page: Page, world: World) -> None:
    publish(world, open_package(world, valid_from=date(2027, 1, 1)), described={"term": TERM})
    for url, clause in ((PACKAGE, f"{DOCUMENT}giltighet/"), (DOCUMENT, "#giltighet")):
        got = page.get(url)
        assert SPAN in got.text
        assert got.links()["2"] == clause
    assert "Enligt avsnitt 2 och 2.1." in page.get(PACKAGE).text


def test_no_version_of_an_agreement_applies_until_it_is_adopted(page: Page, world: World) -> None:
    old = {"kind": "earlier", "title": "Det gamla avtalet"}
    publish(world, open_package(world, slug="gammalt", valid_from=date(2017, 4, 1), **old))
    open_package(world, slug="aldst", valid_until=date(2016, 12, 31), **(old | {"title": "Det äldsta avtalet"}))
    replaces = (("replaces", "gammalt"), ("replaces", "aldst"))
    publish(world, open_package(world, valid_from=date(2027, 1, 1), relations=replaces))
    got = page.get(PACKAGE)
    assert "Ingen version gäller än. Avtalet avses gälla från och med 1 januari 2027" in got.text
    assert "Till dess gäller Det gamla avtalet." in got.text
    assert got.links()["Det gamla avtalet"] == "/avtal/gammalt/"
    assert "Gäller inte än. Avses gälla från och med 1 januari 2027." in page.get(DOCUMENT).text
    assert "Gäller från och med 1 april 2017." in page.get("/avtal/gammalt/").text
    assert "Gällde till och med 31 december 2016." in page.get("/avtal/aldst/").text


def test_an_older_version_says_so_and_leads_to_the_newest(page: Page, world: World) -> None:
    package = open_package(world)
    publish(world, package)
    publish(world, package, changed("uppsagning", body="Nya ord."), label="SRO 2026-06-01")
    old = page.get(f"{DOCUMENT}version/1/")
    assert "Du läser en tidigare version." in old.text and "Avtalet sägs upp skriftligt." in old.text
    assert old.links()["Läs den senaste, version 2 (SRO 2026-06-01)"] == DOCUMENT
    section = page.get(f"{DOCUMENT}version/1/uppsagning/")
    assert section.links()["Läs den senaste, version 2 (SRO 2026-06-01)"] == f"{DOCUMENT}uppsagning/"
    assert "Du läser en tidigare version." not in page.get(f"{DOCUMENT}version/2/").text
    page.get(f"{DOCUMENT}version/3/", status=404)


def test_references_of_a_version_lead_to_the_versions_it_is_read_with(page: Page, world: World) -> None:
    package = open_package(world)
    publish(world, package)
    publish(world, package, MAIN, SUB, at=AT + timedelta(days=1))
    links = page.get(f"{DOCUMENT}version/1/").links()
    assert links["avsnitt 1 i underavtalet ”Prov i hemmet”"] == f"{PACKAGE}underavtal/version/1/omfattning/"
    links = page.get(f"{DOCUMENT}version/1/inledning/").links()
    assert links["avsnitt 2.1"] == f"{DOCUMENT}version/1/uppsagning/"


def test_what_is_new_is_listed_and_stands_by_its_section(page: Page, world: World) -> None:
    publish(world, open_package(world), news={"syfte": "Provperson är definierad."})
    document = page.get(DOCUMENT)
    assert "Det här är nytt i 1 avsnitt" in document.text
    assert document.text.count("Provperson är definierad.") == 2
    assert "Nytt i avsnittet: Provperson är definierad." in page.get(f"{DOCUMENT}syfte/").text
    assert "Nytt i avsnittet:" not in page.get(f"{DOCUMENT}giltighet/").text
    assert "Nytt i 1 avsnitt" in page.get(f"{DOCUMENT}version/").text


def test_a_version_that_adjusts_lists_each_change_with_its_reason(page: Page, world: World) -> None:
    package = open_package(world)
    publish(world, package)
    reasons = {"uppsagning": "Ett ord var fel.", "": "Titeln var fel."}
    text = replace(changed("uppsagning", body="Avtalet sägs upp i skrift."), title="Rätt titel")
    publish(world, package, text, reasons=reasons, label="SRO 2026-03-05")
    got = page.get(DOCUMENT)
    assert "2 justeringar i versionen" in got.text and "justerar version 1" in got.text
    for word in ("Ett ord var fel.", "Titeln var fel.", "Avtal om prov", "Avtalet sägs upp skriftligt."):
        assert word in got.text
    assert "justeringar" not in page.get(f"{DOCUMENT}version/1/").text


def test_an_interim_version_says_that_the_work_goes_on(page: Page, world: World) -> None:
    publish(world, open_package(world), described={"is_interim": True})
    assert "Interimsversion." in page.get(DOCUMENT).text
    assert "interimsversion" in page.get(PACKAGE).text
    assert "Interimsversion." in page.get(f"{DOCUMENT}version/").text


def test_a_section_tells_how_it_stands_in_other_versions(page: Page, world: World) -> None:
    package = open_package(world)
    publish(world, package)
    first, purpose, validity, notice = MAIN.sections
    publish(world, package, replace(MAIN, sections=(first, validity, notice, replace(purpose, body="Annat."))))
    publish(world, package, replace(MAIN, sections=(first, replace(notice, body="Nya ord."), purpose, validity)))

    def told(section: str) -> list[str]:
        rows = page.get(f"{DOCUMENT}{section}/").text.split("Avsnittet i andra versioner")[1]
        return [
            words
            for words in ("Samma lydelse, ny plats", "Ändrad lydelse, ny plats", "Samma lydelse, nytt nummer")
            if words in rows
        ]

    assert told("uppsagning") == ["Ändrad lydelse, ny plats"]
    assert told("syfte") == ["Ändrad lydelse, ny plats", "Samma lydelse, nytt nummer"]
    assert "Samma lydelse" in page.get(f"{DOCUMENT}giltighet/").text


def test_the_checksum_of_a_section_is_of_its_own_words(page: Page, world: World) -> None:
    publish(world, open_package(world))
    assert section_hash(MAIN.sections[3]) in page.get(f"{DOCUMENT}uppsagning/").text


def test_a_section_that_is_gone_is_read_where_it_stood_last(page: Page, world: World) -> None:
    package = open_package(world)
    publish(world, package)
    first = replace(MAIN.sections[0], body="Läs [[underavtal#omfattning]].")
    publish(world, package, replace(MAIN, sections=(first, *MAIN.sections[1:3], Section(2, "slut", "Upphörande"))))
    gone = page.get(f"{DOCUMENT}uppsagning/")
    assert gone.url == f"{DOCUMENT}version/1/uppsagning/"
    assert "Avsnittet finns inte i den senaste versionen." in gone.text
    assert f"http://testserver{DOCUMENT}uppsagning/" not in gone.text, "no link that leads here again"


def test_a_section_that_was_merged_tells_where_its_words_went(page: Page, world: World) -> None:
    package = open_package(world)
    text = replace(MAIN, sections=(*MAIN.sections, Section(2, "skrift", "Skriftlig form", "Ett brev räcker.")))
    publish(world, package, text, SUB)
    leader = {"viewer": world.viewers["leader_region"], "at": AT}
    (opened,) = open_versions(world, package, text)
    actions.merge_sections(**leader, version=opened.pk, section="skrift", into="uppsagning")
    finish(world, package, opened)
    gone = page.get(f"{DOCUMENT}skrift/")
    assert "Det slogs ihop med 2.1 Uppsägning." in gone.text
    notice = next(n for n in gone.tree.iter(f"{H}div") if "older" in (n.get("class") or ""))
    assert [a.get("href") for a in notice.iter(f"{H}a")] == [f"{DOCUMENT}uppsagning/", DOCUMENT]


def finish(world: World, package: Any, opened: Any) -> None:
    for lawyer in ("lawyer_region", "lawyer_municipal"):
        check_as(world.viewers[lawyer], opened.pk, AT)
    actions.publish_versions(
        viewer=world.viewers["leader_region"],
        at=AT,
        package=package.pk,
        versions=[opened.pk],
        release=Release(PUBLIC, AT.date(), words="SRO", registering_authority="14"),
    )


def test_the_whole_package_is_read_in_one_go(page: Page, world: World) -> None:
    publish(world, open_package(world), news={"syfte": "Nytt syfte."})
    whole = page.get(f"{PACKAGE}hela/")
    assert whole.text.index("Avtalet sägs upp skriftligt.") < whole.text.index("Underavtal till provavtalet")
    ids = {n.get("id") for n in whole.tree.iter() if isinstance(n.tag, str)}
    inside = [a.get("href") for a in whole.tree.iter(f"{H}a") if (a.get("href") or "").startswith("#huvudavtal--")]
    assert inside and {href[1:] for href in inside} <= ids
    assert whole.links()["avsnitt 1 i underavtalet ”Prov i hemmet”"] == "#underavtal--omfattning"
    assert "Nytt i avsnittet: Nytt syfte." in whole.text


def test_the_packages_are_listed_by_kind(page: Page, world: World) -> None:
    publish(world, open_package(world))
    open_package(world, slug="rad", kind="guideline", title="Riktlinjen", valid_from=date(2025, 1, 1))
    open_package(world, slug="gammalt", kind="earlier", title="Det gamla", valid_until=date(2020, 1, 31))
    text = page.get("/avtal/").text
    places = [text.index(word) for word in ("Provpaketet", "Riktlinjer", "Riktlinjen", "Andra avtal", "Det gamla")]
    assert places == sorted(places)
    assert "Gällde till och med 31 januari 2020." in text and "Gäller från och med 1 januari 2025." in text


def test_what_a_package_is_called_and_relates_to_stands_both_ways(page: Page, world: World) -> None:
    open_package(world, slug="gammalt", kind="earlier", title="Det gamla")
    publish(world, open_package(world, aliases=("1999 års avtal",), relations=(("supplements", "gammalt"),)))
    for url in (PACKAGE, f"{PACKAGE}om/"):
        got = page.get(url)
        assert "1999 års avtal" in got.text and "Kompletterar" in got.text
        assert got.links()["Det gamla"] == "/avtal/gammalt/"
    old = page.get("/avtal/gammalt/")
    assert "Kompletteras av" in old.text and old.links()["Provpaketet"] == PACKAGE
    assert "Texten finns inte i Samsyn." in old.text
