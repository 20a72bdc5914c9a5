"""Agreements as they are searched: documents by their titles, sections by words that read as on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samsyn.access.scope import everything
from samsyn.agreements import actions
from samsyn.domain.access import PARTIES, Viewer
from samsyn.domain.sections import Section, Text
from samsyn.search.actions import reindex
from samsyn.search.models import SearchEntry
from samsyn.search.queries import Hit
from tests.agreements.drafts import AT_GROUP, later, write
from tests.agreements.examples import MAIN, SUB, open_package, open_versions, publish
from tests.page import Page
from tests.search.entries import NOBODY, search
from tests.world import AT, World

pytestmark = pytest.mark.django_db
ALONE = replace(SUB, sections=(Section(1, "omfattning", "Omfattning", "Gäller alla."),))
RENAMED = replace(ALONE, title="Prov på boendet")


def documents(words: str, viewer: Viewer = NOBODY, *, older: bool = False) -> list[str]:
    return [hit.address for hit in search(words, viewer, kind="document", older=older).hits]


def passage(hit: Hit) -> str:
    return "".join(piece.text for piece in hit.excerpt)


def index() -> list[tuple[object, ...]]:
    with everything(why="the test looks at the whole index"):
        said = SearchEntry.objects.filter(kind__in=["package", "document", "section", "comment"])
        columns = ("series", "age", "position", "address", "title", "inside", "title_stems", "stems", "text")
        return sorted(said.values_list("kind", "key", "audience", *columns))


# --- documents --------------------------------------------------------------------------------------------------


def test_a_document_is_found_by_its_title_before_its_sections(world: World, page: Page) -> None:
    title_in_a_section = replace(SUB, sections=(Section(1, "omfattning", "Prov i hemmet"),))
    publish(world, open_package(world), MAIN, title_in_a_section)
    hits = search("prov i hemmet").hits
    assert [(hit.kind, hit.address) for hit in hits] == [
        ("document", "/avtal/provpaket/underavtal/version/1/"),
        ("section", "/avtal/provpaket/underavtal/version/1/omfattning/"),
    ]
    assert "".join(piece.text for piece in hits[0].title) == "Prov i hemmet"
    assert (hits[0].inside, passage(hits[0])) == ("SRO 2026-03-04", "Underavtal till provavtalet")
    got = page.get("/sok/", {"q": "prov i hemmet"})
    assert "Dokument · SRO 2026-03-04" in got.text
    assert page.get(hits[0].address).h1 == "Prov i hemmet"


def test_a_subtitle_counts_as_a_title(world: World) -> None:
    mentions = replace(
        MAIN, sections=(Section(1, "inledning", "Inledning", "Ett underavtal till provavtalet finns."),)
    )
    publish(world, open_package(world), mentions, ALONE)
    assert [hit.kind for hit in search("underavtal till provavtalet").hits] == ["document", "section"]


def test_the_newest_version_that_one_sees_is_found(world: World) -> None:
    package = open_package(world)
    publish(world, package, ALONE)
    publish(world, package, RENAMED, place=PARTIES, at=later(5))
    first, second = (f"/avtal/provpaket/underavtal/version/{number}/" for number in (1, 2))
    party = world.viewers["officer_orust"]
    assert (documents("hemmet"), documents("boendet")) == ([first], [])
    assert (documents("hemmet", party), documents("boendet", party)) == ([], [second])
    assert documents("hemmet", party, older=True) == [first]


def test_an_open_version_is_found_by_those_who_work_on_it(world: World, page: Page) -> None:
    package = open_package(world)
    publish(world, package, ALONE, at=later(-5))
    (draft,) = open_versions(world, package, RENAMED)
    worker = world.viewers["lawyer_region"]
    address = f"/avtal/provpaket/underavtal/arbete/{AT_GROUP}/"
    assert documents("boendet", worker) == [address]
    assert documents("prov", worker) == [address, "/avtal/provpaket/underavtal/version/1/"]
    assert page.as_(world.people["lawyer_region"]).get(address).response.status_code == 200
    assert documents("boendet") == documents("boendet", world.viewers["officer_orust"], older=True) == []
    actions.describe_version(viewer=worker, at=AT, version=draft.pk, title="Prov på kliniken")
    assert (documents("boendet", worker), documents("kliniken", worker)) == ([], [address])
    actions.withdraw_version(
        viewer=world.viewers["leader_region"], at=AT, version=draft.pk, reason="Arbetet börjar om."
    )
    assert documents("kliniken", worker) == []


def test_the_index_made_anew_is_the_one_that_was_kept(world: World) -> None:
    package = open_package(world)
    publish(world, package)
    (draft,) = open_versions(world, package, RENAMED)
    write(world, "lawyer_region", draft, "omfattning", "Se [[#omfattning]] och [[huvudavtal#syfte]].", on=0)
    kept = index()
    reindex()
    assert index() == kept and len([one for one in kept if one[0] == "document"]) == 3


# --- what sections say ------------------------------------------------------------------------------------------

TOLD = Text(
    "huvudavtal",
    "Avtal om prov",
    "main",
    "",
    (
        Section(
            1, "inledning", "Inledning", "Provtagning följer [[#giltighet]]. Eftersom [[underavtal#omfattning]]."
        ),
        Section(1, "giltighet", "Giltighet", "Tandvård ges:\n\n- i hemmet\n- med intyg\n\nFör alla."),
    ),
)


def test_a_reference_reads_as_on_the_page_and_names_another_document(world: World) -> None:
    package = open_package(world, sub_name="överenskommelse", sub_name_definite="överenskommelsen")
    publish(world, package, TOLD, SUB)
    (hit,) = search("provtagning").hits
    assert passage(hit) == "Provtagning följer avsnitt 2. Eftersom ett avsnitt i överenskommelsen."


def test_a_reference_in_an_open_version_follows_what_is_written(world: World) -> None:
    (draft,) = open_versions(world, open_package(world), TOLD)
    worker = world.viewers["lawyer_region"]
    body = "Blodprov följer [[#giltighet]], [[#borta]], [[huvudavtal#inledning]] och [[bilaga#x]]."
    write(world, "lawyer_region", draft, "inledning", body, on=0)
    (hit,) = search("blodprov", worker).hits
    assert passage(hit) == "Blodprov följer avsnitt 2, ett avsnitt, avsnitt 1 och ett avsnitt."
    actions.add_section(viewer=worker, at=AT, version=draft.pk, heading="Syfte", level=1, after="inledning")
    (hit,) = search("blodprov", worker).hits
    assert passage(hit).startswith("Blodprov följer avsnitt 3,")


def test_items_of_a_list_do_not_run_together(world: World) -> None:
    publish(world, open_package(world), TOLD, SUB)
    (hit,) = search("tandvård").hits
    assert passage(hit) == "Tandvård ges: i hemmet; med intyg. För alla."
