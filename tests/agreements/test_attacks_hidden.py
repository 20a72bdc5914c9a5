"""A side's hidden draft changes nothing that others see: one story, with and without it, page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.utils.timezone import localtime

from samsyn.access.scope import everything, seen_by
from samsyn.agreements import actions, queries
from samsyn.agreements.actions import numbering
from samsyn.agreements.models import Package, Version
from samsyn.agreements.places import word_of
from samsyn.agreements.texts import Refused
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement
from samsyn.domain.verdicts import Refusal
from samsyn.search.actions import reindex
from samsyn.search.queries import found
from tests.agreements.drafts import (
    AT_GROUP,
    check,
    group,
    later,
    open_draft,
    package,
    publish_all,
    release,
    slug_of,
    write,
)
from tests.agreements.examples import MAIN, SUB
from tests.agreements.test_drafting_pages import confirmed
from tests.page import Page
from tests.world import World

REGION = Placement(Audience.SIDE, side="region")
MUNICIPAL = Placement(Audience.SIDE, side="municipal")
PACKAGE = "/avtal/provpaket/"
DOCUMENT = f"{PACKAGE}huvudavtal/"
DRAFT = f"{DOCUMENT}arbete/{AT_GROUP}/"
# What differs each time a page is fetched, and running numbers of rows, which tell nobody's name (ADR 0016).
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|value="\d+"|id_versions_\d+|/sparade/\d+/')


@pytest.fixture(autouse=True)
def the_clock_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that pages that are fetched twice differ by nothing but what is told here."""
    monkeypatch.setattr("samsyn.access.clock.timezone", SimpleNamespace(localtime=lambda: localtime(later(30))))


# --- what the region does that nobody else may notice ---------------------------------------------------------------


def own_draft(world: World, made: Any) -> Version:
    """The region works on a text of its own, with a section that nobody else has."""
    main = open_draft(world, made, MAIN, place=REGION)[0]
    actions.add_section(
        viewer=world.viewers["leader_region"], at=later(1), version=main.pk, heading="Tillsyn", level=1
    )
    write(world, "leader_region", main, slug_of(main, "Tillsyn"), "Regionens smygkrav zebra.", on=0)
    return main


def given_up(world: World, made: Any) -> None:
    actions.withdraw_version(
        viewer=world.viewers["leader_region"], at=later(2), version=own_draft(world, made).pk, reason="Fel väg."
    )


def published_for_itself(world: World, made: Any) -> None:
    main = own_draft(world, made)
    write(world, "leader_region", main, "inledning", "Läs [[#uppsagning]].", on=0)
    check(world, main, "lawyer_region")
    actions.publish_versions(
        viewer=world.viewers["leader_region"],
        at=later(3),
        package=made.pk,
        versions=[main.pk],
        release=release(REGION, registering_authority=""),
    )


def everything_of_its_own(world: World, made: Any) -> None:
    """A version published for the side, a draft that was given up, one that is open, a package at a wanted address."""
    published_for_itself(world, made)
    given_up(world, made)
    own_draft(world, made)
    package(world, slug="gemensamt", place=REGION)


# --- what the others then do and see --------------------------------------------------------------------------------


def story(world: World, page: Page) -> Iterator[str]:
    """What the municipal leader, her lawyer and a municipality see while she opens, writes, publishes and looks up."""
    leader = confirmed(page, world, "leader_municipal")

    def seen(*addresses: str, who: Page | None = None) -> Iterator[str]:
        for address in addresses:
            yield TOKENS.sub("¤", (who or leader).get(address).response.content.decode())

    yield from seen(PACKAGE, f"{PACKAGE}arbete/", f"{PACKAGE}arbete/oppna/", f"{DOCUMENT}version/", f"{PACKAGE}om/")
    opened = leader.get(f"{PACKAGE}arbete/oppna/").form("form")
    done = opened.submit(documents=["huvudavtal"], place=f"body:{group(world).body}")
    assert "En arbetsversion är öppnad." in done.text
    add = leader.get(f"{DRAFT}nytt-avsnitt/").form("form")
    add["spot"], add["heading"] = "first", "Tillsyn"
    yield add.submit().url
    yield from seen(f"{DOCUMENT}arbete/", DRAFT, f"{PACKAGE}arbete/", "/sok/?q=tillsyn&aldre=1", "/sok/?q=zebra")
    with everything(why="the test publishes what was opened through the page"):
        version = Version.objects.get(published_at=None, withdrawn_at=None, for_body=group(world).body)
    check(world, version)
    yield from seen(f"{PACKAGE}arbete/publicera/")
    actions.publish_versions(
        viewer=world.viewers["leader_municipal"],
        at=later(20),
        package=version.document.package_id,
        versions=[version.pk],
        release=release(PARTIES),
    )
    officer = page.as_(world.people["officer_orust"])
    yield from seen(DOCUMENT, f"{DOCUMENT}version/", f"{DOCUMENT}version/2/", PACKAGE, "/mitt-arbete/", who=officer)
    yield from seen("/sok/?q=tillsyn&aldre=1", "/sok/?q=zebra", f"{PACKAGE}om/", "/mitt-arbete/")
    made = actions.open_package(
        viewer=world.viewers["leader_municipal"],
        at=later(21),
        slug="gemensamt",
        facts=actions.PackageFacts("Gemensamt"),
        documents=[("avtal", "main")],
        place=PUBLIC,
    )
    yield str(made.slug)


@contextmanager
def undone() -> Iterator[None]:
    """All of it is put back afterwards."""
    before = transaction.savepoint()
    yield
    transaction.savepoint_rollback(before)


def test_what_one_side_does_by_itself_changes_no_page_of_the_others(world: World, page: Page) -> None:
    made = package(world)
    publish_all(world, made, open_draft(world, made))
    with undone():
        without = list(story(world, page))
    everything_of_its_own(world, made)
    reindex()
    for number, (one, other) in enumerate(zip(without, story(world, page), strict=True)):
        assert one == other, f"what is seen differs, at step {number}"


def test_the_story_would_tell_of_what_it_sees(world: World, page: Page) -> None:
    """Planted: the same draft, lying with the group. Otherwise the test above would prove nothing."""
    made = package(world)
    publish_all(world, made, open_draft(world, made))
    with undone():
        without = next(iter(story(world, page)))
    publish_all(world, made, open_draft(world, made, MAIN, SUB))
    assert next(iter(story(world, page))) != without


# --- numbers --------------------------------------------------------------------------------------------------------


def test_each_reader_sees_numbers_without_a_gap(world: World) -> None:
    made = package(world)
    publish_all(world, made, open_draft(world, made))
    for _again in range(2):
        published_for_itself(world, made)
    publish_all(world, made, open_draft(world, made))
    numbers: dict[str, list[Any]] = {}
    for who in ("lawyer_municipal", "lawyer_region"):
        with seen_by(world.viewers[who]):
            numbers[who] = [v.number for v in queries.reading("provpaket", "huvudavtal").document.versions]
    assert sorted(numbers["lawyer_municipal"]) == [1, 2]
    assert set(numbers["lawyer_region"]) == {1, 2, "sida-region-1", "sida-region-2"}


def test_a_version_is_read_at_the_number_of_its_side_by_that_side_only(world: World, page: Page) -> None:
    made = package(world)
    publish_all(world, made, open_draft(world, made))
    published_for_itself(world, made)
    address = f"{DOCUMENT}version/sida-region-1/"
    read = page.as_(world.people["lawyer_region"]).get(address)
    assert "version 1 för den egna sidan, publicerad" in read.text
    versions = page.as_(world.people["lawyer_region"]).get(f"{DOCUMENT}version/").text
    assert "Version 1 för den egna sidan, SRO" in versions and "publicerade version 1 för den egna sidan" in versions
    for part in ("", "text.md", "text.html", "pdf/", "uppsagning/"):
        page.as_(world.people["lawyer_region"]).get(f"{address}{part}")
        page.as_(world.people["lawyer_municipal"]).get(f"{address}{part}", status=404)
    page.as_(world.people["lawyer_region"]).get(f"{DOCUMENT}version/sida-region-2/", status=404)


def test_a_version_let_out_to_the_parties_gets_the_next_number_and_keeps_its_address(
    world: World, page: Page
) -> None:
    made = package(world)
    [main, sub] = open_draft(world, made)
    publish_all(world, made, [main, sub], group(world), registering_authority="")
    address = f"{DOCUMENT}version/{word_of(group(world))}-1/"
    member, officer = page.as_(world.people["lawyer_region"]), page.as_(world.people["officer_orust"])
    assert "version 1 för organet" in member.get(address).text
    officer.get(address, status=404)
    actions.widen_version(
        viewer=world.viewers["leader_region"], at=later(9), version=main.pk, place=PARTIES, registering_authority="14"
    )
    for where in (address, f"{DOCUMENT}version/1/", DOCUMENT):
        assert "version 1, publicerad" in officer.get(where).text, where


# --- two open versions of one document ------------------------------------------------------------------------------


def both(world: World) -> tuple[Version, Version]:
    """The group's and the region's own, open at the same time."""
    made = package(world)
    publish_all(world, made, open_draft(world, made))
    joint, _ = open_draft(world, made)
    return joint, own_draft(world, made)


def test_whoever_sees_two_chooses_and_the_others_are_led_to_theirs(world: World, page: Page) -> None:
    both(world)
    member = page.as_(world.people["lawyer_region"]).get(f"{DOCUMENT}arbete/")
    assert "Det finns 2 arbetsversioner av dokumentet." in member.text and "Bygger på version 1" in member.text
    links = member.links()
    assert links["Arbetsgruppen"] == DRAFT
    assert links["Regionen"] == f"{DOCUMENT}arbete/sida-region/"
    assert "Tillsyn" in page.as_(world.people["lawyer_region"]).get(f"{DOCUMENT}arbete/sida-region/").text
    other = page.as_(world.people["lawyer_municipal"])
    assert other.get(f"{DOCUMENT}arbete/").url == DRAFT
    assert other.get(f"{DOCUMENT}arbete/avsnitt/uppsagning/").url == f"{DRAFT}avsnitt/uppsagning/"
    other.get(f"{DOCUMENT}arbete/sida-region/", status=404)


def test_an_old_address_takes_along_what_was_asked_and_what_was_sent(world: World, page: Page) -> None:
    made = package(world)
    open_draft(world, made)
    leader = page.as_(world.people["leader_region"])
    asked = leader.get(f"{DOCUMENT}arbete/nytt-avsnitt/?plats=after:uppsagning").form("form")
    assert asked.values["spot"] == "after:uppsagning"
    values = leader.get(f"{DRAFT}avsnitt/uppsagning/").form("writing").values
    sent = leader.client.post(f"{DOCUMENT}arbete/avsnitt/uppsagning/", {**values, "body": "I brev."})
    assert (sent.status_code, sent["Location"]) == (307, f"{DRAFT}avsnitt/uppsagning/")


def test_an_old_address_saves_nothing_where_it_could_be_either(world: World, page: Page) -> None:
    joint, own = both(world)
    leader = page.as_(world.people["leader_region"])
    values = leader.get(f"{DRAFT}avsnitt/uppsagning/").form("writing").values
    sent = leader.client.post(f"{DOCUMENT}arbete/avsnitt/uppsagning/", {**values, "body": "I brev."})
    assert sent.status_code == 409
    with everything(why="the test looks at what is kept"):
        assert not joint.texts.filter(body="I brev.").exists() and not own.texts.filter(body="I brev.").exists()


def test_each_is_written_moved_checked_and_given_up_by_itself(world: World, page: Page) -> None:
    joint, own = both(world)
    leader = page.as_(world.people["leader_region"])
    for version, body in ((joint, "Gruppens ord."), (own, "Regionens ord.")):
        here = f"{DOCUMENT}arbete/{word_of(version.placement)}/"
        form = leader.get(f"{here}avsnitt/uppsagning/").form("writing")
        form["body"] = body
        assert form.submit().url.startswith(f"{here}avsnitt/uppsagning/")
    with everything(why="the test looks at what is kept"):
        kept = {v.pk: v.texts.get(section__slug="uppsagning").body for v in (joint, own)}
    assert kept == {joint.pk: "Gruppens ord.", own.pk: "Regionens ord."}
    check(world, own, "lawyer_region")
    work = leader.get(f"{PACKAGE}arbete/")
    assert work.text.count("Avtal om prov") >= 2 and "Granskad av jurist för Regionen" in work.text
    leave = leader.get(f"{DOCUMENT}arbete/sida-region/aterkalla/").form("form")
    leave["reason"] = "Vi går vidare i gruppen."
    leave.submit()
    assert leader.get(f"{DOCUMENT}arbete/").url == DRAFT


def test_each_is_found_by_those_who_see_it(world: World) -> None:
    both(world)
    with seen_by(world.viewers["lawyer_region"]):
        addresses = {hit.address for hit in found("avtal om prov", kind="document").hits}
    assert {DRAFT, f"{DOCUMENT}arbete/sida-region/"} <= addresses


def test_a_reference_leads_to_what_lies_at_the_same_place(world: World, page: Page) -> None:
    """The group's sub-agreement is nothing that the region's own draft could refer to."""
    made = package(world)
    open_draft(world, made, MAIN, place=REGION)
    open_draft(world, made, SUB)
    leader = page.as_(world.people["leader_region"])
    assert "hänvisningen leder ingenstans" in leader.get(f"{DOCUMENT}arbete/sida-region/").text
    open_draft(world, made, SUB, place=REGION)
    assert "hänvisningen leder ingenstans" not in leader.get(f"{DOCUMENT}arbete/sida-region/").text


def test_two_of_one_document_are_not_published_at_once_and_the_second_says_what_came_between(
    world: World, page: Page
) -> None:
    made = package(world)
    publish_all(world, made, open_draft(world, made))
    joint = open_draft(world, made, MAIN)[0]
    own = Placement(Audience.BODY, body=world.bodies["styrgrupp-region"].pk)
    other = open_draft(world, made, MAIN, place=own)[0]
    with pytest.raises(Refusal) as refused:
        actions.publish_versions(
            viewer=world.viewers["leader_region"],
            at=later(3),
            package=made.pk,
            versions=[joint.pk, other.pk],
            release=release(),
        )
    assert refused.value.code == Refused.PUBLISHED_TWICE
    publish_all(world, made, [joint])
    work = page.as_(world.people["leader_region"]).get(f"{PACKAGE}arbete/")
    assert "Version 2 har publicerats sedan arbetsversionen öppnades" in work.text


# --- addresses ------------------------------------------------------------------------------------------------------


def open_as(world: World, who: str, slug: str, place: Placement) -> Any:
    return actions.open_package(
        viewer=world.viewers[who], at=later(1), slug=slug, facts=actions.PackageFacts("P"), documents=(), place=place
    )


def test_a_package_of_ones_own_side_takes_no_address_from_the_others(world: World) -> None:
    assert open_as(world, "leader_region", "gemensamt", REGION).slug == "gemensamt-sida-region"
    assert open_as(world, "leader_municipal", "gemensamt", MUNICIPAL).slug == "gemensamt-sida-municipal"
    assert open_as(world, "leader_municipal", "gemensamt", PUBLIC).slug == "gemensamt"
    long = open_as(world, "leader_region", "x" * 50, REGION).slug
    assert len(long) == 50 and long.endswith("-sida-region")


@pytest.mark.parametrize("slug", ["gemensamt-sida-region", "finns-inte-sida-region"])
def test_nobody_tries_out_the_addresses_of_the_other_side(world: World, slug: str) -> None:
    open_as(world, "leader_region", "gemensamt", REGION)
    with pytest.raises(Refusal) as refused:
        open_as(world, "leader_municipal", slug, PUBLIC)
    assert refused.value.code == Refused.ADDRESS_OF_A_SIDE


def test_an_older_package_that_is_not_hers_to_see_stops_nobody(world: World) -> None:
    """From before the address said whose it is."""
    old = open_as(world, "leader_region", "gemensamt", REGION)
    with everything(why="the test makes it as it was made before"):
        Package.objects.filter(pk=old.pk).update(slug="gemensamt")
    fresh = open_as(world, "leader_municipal", "gemensamt", PUBLIC)
    assert re.fullmatch(f"gemensamt-[{numbering.SIGNS}]{{4}}", fresh.slug)
    with pytest.raises(Refusal):
        open_as(world, "leader_region", "gemensamt", PUBLIC)
