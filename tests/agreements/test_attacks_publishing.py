"""What publishing must not let out: a hidden base, undone changes' reasons, names nobody was shown, one side's word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from samsyn.access.clock import now
from samsyn.access.log import LogEntry
from samsyn.access.scope import everything, seen_by
from samsyn.agreements import actions, queries, tasks
from samsyn.agreements.actions import publishing
from samsyn.agreements.models import Adjustment, Succession, Version
from samsyn.agreements.texts import Refused
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement, Viewer
from samsyn.domain.sections import Section
from samsyn.domain.verdicts import Refusal
from samsyn.outbox.tasks import run_queued
from tests.agreements.drafts import check, later, open_draft, package, publish_all, release, write
from tests.agreements.examples import MAIN
from tests.agreements.test_drafting_pages import confirmed
from tests.page import Page
from tests.world import AT, World

REGION = Placement(Audience.SIDE, side="region")
DOCUMENT = "/avtal/provpaket/huvudavtal/"
ALONE = replace(MAIN, sections=(replace(MAIN.sections[0], body="Läs [[#uppsagning]]."), *MAIN.sections[1:]))
HIDDEN = replace(ALONE, sections=(*ALONE.sections, Section(1, "hemligt", "Hemligt", "Hemliga ord.")))


@pytest.fixture(autouse=True)
def files(tmp_path: Any, settings: Any) -> None:
    settings.FILES = tmp_path


def listed(world: World, version: Version, reasons: dict[str, str]) -> None:
    actions.list_adjustments(viewer=world.viewers["lawyer_region"], at=later(3), version=version.pk, reasons=reasons)


def adjusting(world: World, base: Placement, place: Placement) -> Any:
    """Version 1 with a section that version 2, which adjusts it, takes out."""
    made = package(world)
    publish_all(world, made, open_draft(world, made, HIDDEN), base)
    (second,) = open_draft(world, made, HIDDEN, adjusts=True)
    actions.remove_section(viewer=world.viewers["leader_region"], at=later(4), version=second.pk, section="hemligt")
    listed(world, second, {"hemligt": "Struket"})
    publish_all(world, made, [second], place)
    return made


def told(viewer: Viewer) -> list[tuple[str, str]]:
    with seen_by(viewer):
        return [(a.heading, a.reason) for a in queries.adjustments(queries.reading("provpaket", "huvudavtal"))]


def printed(monkeypatch: pytest.MonkeyPatch, viewer: Viewer) -> str:
    """The HTML that a printout of the package is set from."""
    made: list[str] = []

    def kept(html: str, **facts: Any) -> bytes:
        made.append(html)
        return b"%PDF"

    monkeypatch.setattr(tasks, "pdf_of", kept)
    with seen_by(viewer):
        order = queries.order_of(queries.whole("provpaket"), viewer)
    actions.order_printout(viewer=viewer, at=now(), order=order)
    assert run_queued() == 1
    return made[0]


# --- a base that its reader may not see -----------------------------------------------------------------------------


def test_a_printout_tells_nothing_of_a_base_its_readers_may_not_see(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    adjusting(world, PARTIES, PUBLIC)
    words = printed(monkeypatch, Viewer.public())
    assert "Avtalet sägs upp skriftligt." in words
    assert "emlig" not in words and "Struket" not in words


def test_a_printout_lists_the_adjustments_of_a_base_that_all_its_readers_see(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    adjusting(world, PUBLIC, PUBLIC)
    assert "Struket" in printed(monkeypatch, Viewer.public())


def test_a_version_names_the_one_it_adjusts_to_those_who_see_that(world: World, page: Page) -> None:
    adjusting(world, PARTIES, PUBLIC)
    for address in (DOCUMENT, f"{DOCUMENT}version/", f"{DOCUMENT}version/2/", f"{DOCUMENT}uppsagning/"):
        text = page.get(address).text
        assert "usterar version" not in text and "rättar version" not in text and "emlig" not in text, address
    member = page.as_(world.people["officer_orust"])
    assert "justerar version 1" in member.get(DOCUMENT).text and "Struket" in member.get(DOCUMENT).text


def test_a_version_that_only_one_side_may_read_is_not_what_a_joint_one_adjusts(world: World, page: Page) -> None:
    made = package(world)
    first = open_draft(world, made, ALONE, place=REGION)
    check(world, first[0], "lawyer_region")
    publish(world, made, first, REGION)
    with pytest.raises(Refusal) as refused:
        open_draft(world, made, ALONE, adjusts=True)
    assert refused.value.code == Refused.BASE_NARROWER
    open_draft(world, made, ALONE, place=REGION, adjusts=True)
    work = "/avtal/provpaket/arbete/"
    assert "justerar version 1 för den egna sidan" in page.as_(world.people["leader_region"]).get(work).text
    assert "justerar version" not in page.as_(world.people["leader_municipal"]).get(work).text


# --- reasons for changes that were undone ---------------------------------------------------------------------------


def undone(world: World) -> tuple[Any, Version]:
    """A version with a change that is listed, one that is listed and undone, and a title likewise."""
    made = package(world)
    publish_all(world, made, open_draft(world, made, ALONE))
    (second,) = open_draft(world, made, ALONE, adjusts=True)
    write(world, "leader_region", second, "syfte", "Avtalet gäller bara Orust.", on=0)
    write(world, "leader_region", second, "uppsagning", "Avtalet sägs upp i brev.", on=0)
    listed(world, second, {"syfte": "Orust är på väg ut.", "": "Titeln väcker frågor.", "uppsagning": "I brev."})
    write(world, "leader_region", second, "syfte", ALONE.sections[1].body, on=1)
    return made, second


def test_reasons_for_what_was_undone_are_not_published(world: World) -> None:
    made, second = undone(world)
    publish_all(world, made, [second])
    with everything(why="the test looks at what is kept"):
        assert list(Adjustment.objects.values_list("reason", flat=True)) == ["I brev."]
        entry = LogEntry.objects.filter(act="version.publish").order_by("number").last()
    assert len(entry.data["undone"]) == 2
    assert told(Viewer.public()) == [("Uppsägning", "I brev.")]


def test_reasons_that_were_published_for_what_was_undone_are_not_shown(
    world: World, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, second = undone(world)
    monkeypatch.setattr(publishing, "_forget_undone", lambda version, rows: [], raising=False)
    publish_all(world, made, [second])
    assert told(Viewer.public()) == [("Uppsägning", "I brev.")]
    text = page.get(DOCUMENT).text
    assert "I brev." in text and "Orust är på väg ut." not in text and "väcker frågor" not in text


# --- names that nobody was shown ------------------------------------------------------------------------------------


def merged_away(world: World) -> tuple[Any, Version]:
    """Version 2, where a section was merged into a new one that was then taken out."""
    made = package(world)
    publish_all(world, made, open_draft(world, made, ALONE))
    (second,) = open_draft(
        world, made, replace(ALONE, sections=(replace(ALONE.sections[0], body="Läs."), *ALONE.sections[1:]))
    )
    who = {"viewer": world.viewers["leader_region"], "at": later(11), "version": second.pk}
    actions.add_section(**who, heading="Hemligt utspel", level=2, first_in="giltighet", slug="hemligt-utspel")
    actions.merge_sections(**who, section="uppsagning", into="hemligt-utspel")
    actions.remove_section(**who, section="hemligt-utspel")
    return made, second


def test_a_section_that_was_never_published_is_not_named_by_where_words_went(world: World, page: Page) -> None:
    made, second = merged_away(world)
    publish_all(world, made, [second])
    with everything(why="the test looks at what is kept"):
        assert not Succession.objects.exists()
    gone = page.get(f"{DOCUMENT}version/1/uppsagning/")
    assert "Avsnittet finns inte i den senaste versionen." in gone.text
    assert "hemligt-utspel" not in gone.response.content.decode()


def test_a_succession_that_names_nothing_gives_no_link(
    world: World, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, second = merged_away(world)
    monkeypatch.setattr(publishing, "_forget_unread", lambda version, rows: None, raising=False)
    publish_all(world, made, [second])
    gone = page.get(f"{DOCUMENT}version/1/uppsagning/").response.content.decode()
    assert "hemligt-utspel" not in gone and "Det slogs ihop med" not in gone


# --- one side alone -------------------------------------------------------------------------------------------------


def publish(world: World, made: Any, versions: list[Version], place: Placement, authority: str = "") -> list[Version]:
    done: list[Version] = actions.publish_versions(
        viewer=world.viewers["leader_region"],
        at=AT,
        package=made.pk,
        versions=[v.pk for v in versions],
        release=release(place, registering_authority=authority),
    )
    return done


@pytest.mark.parametrize("place", [PARTIES, PUBLIC])
def test_one_side_alone_publishes_to_itself_only(world: World, place: Placement) -> None:
    made = package(world)
    versions = open_draft(world, made, ALONE, place=REGION)
    check(world, versions[0], "lawyer_region")
    with pytest.raises(Refusal) as refused:
        publish(world, made, versions, place, "14")
    assert refused.value.code == Refused.ONE_SIDES
    (done,) = publish(world, made, versions, REGION)
    with pytest.raises(Refusal) as refused:
        actions.widen_version(
            viewer=world.viewers["leader_region"], at=AT, version=done.pk, place=place, registering_authority="14"
        )
    assert refused.value.code == Refused.ONE_SIDES


def test_the_pages_offer_one_sides_text_to_that_side_only(world: World, page: Page) -> None:
    made = package(world)
    versions = open_draft(world, made, ALONE, place=REGION)
    check(world, versions[0], "lawyer_region")
    leader = confirmed(page, world)
    offered = leader.get("/avtal/provpaket/arbete/publicera/").response.content.decode()
    assert 'value="side:region"' in offered and 'value="public"' not in offered and 'value="parties"' not in offered
    publish(world, made, versions, REGION)
    assert "bara en sidas text" in leader.get(f"{DOCUMENT}visa-for-fler/sida-region-1/").text


def test_a_body_of_one_side_is_one_side_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made = package(world)
    versions = open_draft(
        world, made, ALONE, place=Placement(Audience.BODY, body=world.bodies["styrgrupp-region"].pk)
    )
    monkeypatch.setattr(publishing, "missing_checks", lambda *facts: [])
    with pytest.raises(Refusal) as refused:
        publish(world, made, versions, PUBLIC, "14")
    assert refused.value.code == Refused.ONE_SIDES


# --- in one order ---------------------------------------------------------------------------------------------------


def test_versions_are_held_in_one_order(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made = package(world)
    versions = open_draft(world, made)
    for version in versions:
        check(world, version)
    held: list[int] = []
    hold = publishing.held_open

    def noted(pk: int) -> Version:
        held.append(pk)
        return hold(pk)

    monkeypatch.setattr(publishing, "held_open", noted)
    publish(world, made, versions[::-1], PUBLIC, "14")
    assert held == sorted(v.pk for v in versions)
