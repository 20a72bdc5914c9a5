"""Packages are opened and versions published: by process leaders, whole, once, and for good."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from samsyn.access import log
from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.models import LogEntry
from samsyn.access.scope import everything, seen_by
from samsyn.agreements import actions, queries
from samsyn.agreements.models import Package, Section, SectionText, Version
from samsyn.agreements.texts import WORDS, Refused, words
from samsyn.domain import sections
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement
from samsyn.domain.sections import TextFault
from samsyn.domain.verdicts import Refusal
from tests.agreements.examples import MAIN, SUB, open_package, publish
from tests.world import AT, World

REGION = Placement(Audience.SIDE, side="region")


def last_entry() -> LogEntry:
    with everything(why="the test reads the log as it is"):
        entry = LogEntry.objects.order_by("-number").first()
    assert entry is not None
    return entry


def refusal_of(world: World, package: Any, *texts: sections.Text, **more: Any) -> Refusal:
    with pytest.raises(Refusal) as refused:
        publish(world, package, *texts, **more)
    return refused.value


def test_a_process_leader_opens_a_package_and_it_is_logged(world: World) -> None:
    package = open_package(world)
    entry = last_entry()
    assert (entry.act, entry.target_id) == ("package.open", package.pk)
    assert (entry.actor, entry.data) == (world.people["leader_region"].pk, {"documents": 2})


@pytest.mark.parametrize("who", ["secretary_region", "officer_orust", "politician", "operator", "stranger"])
def test_others_may_not_open_a_package(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        actions.open_package(
            viewer=world.viewers[who], at=AT, slug="p", title="P", documents=[("d", "main")], place=PUBLIC
        )
    with everything(why="the test counts what was saved"):
        assert not Package.objects.exists()


def test_nobody_opens_a_package_where_she_cannot_look(world: World) -> None:
    with pytest.raises(NotSeen):
        open_package(world, place=Placement(Audience.SIDE, side="municipal"))


def test_two_packages_do_not_share_an_address(world: World) -> None:
    open_package(world)
    with pytest.raises(Refusal) as refused:
        open_package(world)
    assert refused.value.code == Refused.PACKAGE_TAKEN


def test_documents_that_refer_to_each_other_are_published_together(world: World) -> None:
    main, sub = publish(world, open_package(world))
    assert (main.number, sub.number) == (1, 1)
    with seen_by(world.viewers["officer_orust"]):
        read = [(t.number, t.section.slug) for t in SectionText.objects.filter(version=main)]
    assert read == [("1", "inledning"), ("1.1", "syfte"), ("2", "giltighet"), ("2.1", "uppsagning")]


def test_publishing_is_logged_with_the_hash_of_the_text(world: World) -> None:
    _, sub = publish(world, open_package(world))
    entry = last_entry()
    assert (entry.act, entry.target_id) == ("version.publish", sub.pk)
    assert entry.data["hash"] == sections.content_hash(SUB)
    assert log.verify().fault is None


def test_a_published_text_can_be_worked_out_again_from_its_rows(world: World) -> None:
    main, _ = publish(world, open_package(world))
    with seen_by(world.viewers["officer_orust"]):
        text = queries.published_text(main.pk)
    assert text == MAIN
    assert sections.content_hash(text) == main.content_hash


def test_one_document_gets_its_next_version_and_sections_keep_their_identity(world: World) -> None:
    package = open_package(world)
    first, _ = publish(world, package)
    moved = replace(MAIN, sections=(*MAIN.sections[2:], *MAIN.sections[:2]))
    second = actions.publish_version(
        viewer=world.viewers["leader_municipal"],
        at=AT,
        document=first.document_id,
        text=moved,
        label="SRO 2026-05-01",
        place=PUBLIC,
    )
    assert second.number == 2
    assert Section.objects.filter(document=first.document_id).count() == 4
    with seen_by(world.viewers["officer_orust"]):
        assert second.texts.get(section__slug="uppsagning").number == "1.1"
        assert first.texts.get(section__slug="uppsagning").number == "2.1"


def test_the_same_number_is_not_used_twice(world: World) -> None:
    package = open_package(world)
    first, _ = publish(world, package)
    with pytest.raises(Refusal) as refused:
        actions.publish_version(
            viewer=world.viewers["leader_region"],
            at=AT,
            document=first.document_id,
            text=MAIN,
            label="igen",
            place=PUBLIC,
            number=1,
        )
    assert refused.value.code == Refused.NUMBER_TAKEN
    assert "Version 1 finns redan" in words(refused.value)


def test_the_next_number_counts_versions_that_lie_elsewhere(world: World) -> None:
    package = open_package(world)
    publish(world, package, place=REGION)
    main, _ = actions.publish_versions(
        viewer=world.viewers["leader_municipal"],
        at=AT,
        package=package.pk,
        texts=[MAIN, SUB],
        label="b",
        place=PUBLIC,
    )
    assert main.number == 2


def test_a_reference_that_leads_nowhere_is_refused_and_nothing_is_saved(world: World) -> None:
    package = open_package(world)
    refusal = refusal_of(world, package, MAIN)
    assert refusal.code == Refused.REFERENCE_DANGLES
    assert "inledning: [[underavtal#omfattning]]" in words(refusal)
    with everything(why="the test counts what was saved"):
        assert not Version.objects.exists() and not Section.objects.exists()


def test_a_public_text_does_not_refer_to_what_the_public_cannot_read(world: World) -> None:
    package = open_package(world)
    publish(world, package, place=PARTIES)
    assert refusal_of(world, package, MAIN).code == Refused.REFERENCE_DANGLES
    assert publish(world, package, MAIN, place=REGION)


def test_a_version_does_not_reach_further_than_its_document(world: World) -> None:
    package = open_package(world, place=PARTIES)
    assert refusal_of(world, package).code == Refused.REACHES_FURTHER


def test_a_package_that_does_not_lie_for_the_publisher_does_not_exist(world: World) -> None:
    package = open_package(world, place=REGION)
    with pytest.raises(NotSeen):
        actions.publish_versions(
            viewer=world.viewers["leader_municipal"],
            at=AT,
            package=package.pk,
            texts=[MAIN],
            label="x",
            place=REGION,
        )


@pytest.mark.parametrize("who", ["lawyer_region", "secretary_region", "officer_orust", "operator"])
def test_others_may_not_publish(world: World, who: str) -> None:
    package = open_package(world)
    with pytest.raises(NotAllowed):
        actions.publish_versions(
            viewer=world.viewers[who], at=AT, package=package.pk, texts=[MAIN, SUB], label="x", place=PUBLIC
        )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (replace(SUB, slug="annat"), Refused.DOCUMENT_UNKNOWN),
        (replace(SUB, kind="main"), Refused.OTHER_KIND),
        (replace(SUB, title=" "), Refused.FIELD_EMPTY),
        (replace(SUB, title="x" * 301), Refused.FIELD_TOO_LONG),
        (replace(SUB, sections=(replace(SUB.sections[0], level=2),)), TextFault.LEVEL_SKIPPED),
    ],
)
def test_a_text_that_does_not_hold_is_refused(world: World, text: sections.Text, code: str) -> None:
    assert refusal_of(world, open_package(world), MAIN, text).code == code


CHANGES = {
    "the words of a section": lambda v: SectionText.objects.filter(version=v).update(body="annat"),
    "a section's heading through save": lambda v: [t.save() for t in v.texts.all()[:1]],
    "a section removed": lambda v: SectionText.objects.filter(version=v).delete(),
    "a section added": lambda v: SectionText.objects.create(
        version=v,
        section=Section.objects.create(document=v.document, slug="ny"),
        position=99,
        level=1,
        number="9",
        heading="Ny",
        audience="public",
    ),
    "the title": lambda v: Version.objects.filter(pk=v.pk).update(title="annat"),
    "the hash": lambda v: Version.objects.filter(pk=v.pk).update(content_hash="0" * 64),
    "unpublished again": lambda v: Version.objects.filter(pk=v.pk).update(published_at=None),
    "the identity of a section": lambda v: Section.objects.filter(document=v.document).update(slug="x"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_database_refuses_to_change_what_is_published(world: World, change: Any) -> None:
    main, _ = publish(world, open_package(world))
    with everything(why="the test tries to change what is published"):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(main)
        assert sections.content_hash(queries.published_text(main.pk)) == main.content_hash


def test_where_a_published_version_lies_may_change(world: World) -> None:
    """Widening will be an act of its own; the words stay as they were."""
    main, _ = publish(world, open_package(world), place=PARTIES)
    with everything(why="the test moves a version as a later act will"):
        assert Version.objects.filter(pk=main.pk).update(audience="public") == 1


def test_every_refusal_has_words() -> None:
    assert set(WORDS) == {*Refused, *TextFault}
