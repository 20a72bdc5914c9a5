"""What one side could learn of the other's drafts, or have certified unseen: each of these was possible once."""

from __future__ import annotations

from typing import Any

import pytest

from samsyn.access.actions import NotSeen
from samsyn.access.scope import everything, seen_by
from samsyn.agreements import actions, queries
from samsyn.agreements.models import LegalCheck, SectionComment, Version
from samsyn.agreements.texts import Refused
from samsyn.domain.access import PARTIES, Audience, Placement
from samsyn.domain.quotes import Quote
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
    row,
    write,
)
from tests.page import Page
from tests.world import World

SECRET = "Regionens smygkrav zebra."
PLAIN = "Avtalet sägs upp skriftligt."


def side(which: str) -> Placement:
    return Placement(Audience.SIDE, side=which)


def hits(world: World, who: str, words: str = "zebra") -> list[str]:
    with seen_by(world.viewers[who]):
        return [hit.kind for hit in found(words).hits]


def comment_on(world: World, version: Version, place: Placement, who: str = "lawyer_municipal") -> SectionComment:
    return actions.write_comment(
        viewer=world.viewers[who],
        at=later(6),
        text=row(version, "uppsagning").pk,
        words="Det här godtar vi aldrig.",
        place=place,
        quote=Quote("smygkrav zebra"),
    )


def read(world: World, who: str, version: Version) -> list[str]:
    """The quotes that somebody is shown beside the section."""
    text = row(version, "uppsagning")
    with seen_by(world.viewers[who]):
        return [c.quote for c in queries.comment_panel(text.pk, text.placement, world.viewers[who]).rows]


def narrower_version(world: World, made: Any) -> Version:
    """Published for all, and then once more for the region alone."""
    publish_all(world, made, open_draft(world, made))
    [own] = actions.open_versions(
        viewer=world.viewers["leader_region"],
        at=later(3),
        package=made.pk,
        documents=["huvudavtal"],
        place=side("region"),
    )
    write(world, "leader_region", own, "uppsagning", SECRET, on=0)
    check(world, own, "lawyer_region")
    actions.publish_versions(
        viewer=world.viewers["leader_region"],
        at=later(7),
        package=made.pk,
        versions=[own.pk],
        release=release(side("region")),
    )
    return own


def test_a_version_opened_for_more_people_does_not_begin_with_what_only_some_may_read(world: World) -> None:
    made = package(world)
    narrower_version(world, made)
    [joint] = actions.open_versions(
        viewer=world.viewers["leader_region"],
        at=later(8),
        package=made.pk,
        documents=["huvudavtal"],
        place=group(world),
    )
    assert row(joint, "uppsagning").body == PLAIN
    assert hits(world, "lawyer_municipal") == []


def test_a_version_is_not_opened_when_no_published_one_is_for_all_who_will_work_on_it(world: World) -> None:
    made = package(world)
    opened = open_draft(world, made, place=side("region"))
    for version in opened:
        check(world, version, "lawyer_region")
    actions.publish_versions(
        viewer=world.viewers["leader_region"],
        at=later(7),
        package=made.pk,
        versions=[v.pk for v in opened],
        release=release(side("region")),
    )
    with pytest.raises(Refusal) as refused:
        actions.open_versions(
            viewer=world.viewers["leader_region"],
            at=later(8),
            package=made.pk,
            documents=["huvudavtal"],
            place=group(world),
        )
    assert refused.value.code == Refused.BASE_NARROWER


def test_a_lawyer_certifies_only_the_words_that_she_was_shown(world: World, page: Page) -> None:
    made = package(world)
    [main, _] = open_draft(world, made)
    lawyer = page.as_(world.people["lawyer_municipal"])
    shown = lawyer.get(f"/avtal/provpaket/huvudavtal/arbete/{AT_GROUP}/granska/").form("form")
    write(world, "leader_region", main, "uppsagning", "Regionen betalar inget.", on=0)
    shown["confirmed"] = True
    answer = shown.submit()
    assert answer.status == 422
    assert "Texten har ändrats sedan du öppnade sidan" in answer.text
    with everything(why="the test counts what was saved"):
        assert not LegalCheck.objects.filter(version=main).exists()
    shown = lawyer.get(f"/avtal/provpaket/huvudavtal/arbete/{AT_GROUP}/granska/").form("form")
    shown["confirmed"] = True
    shown.submit()
    with everything(why="the test counts what was saved"):
        assert LegalCheck.objects.filter(version=main).count() == 1


def test_what_was_said_of_a_draft_stays_with_those_who_saw_the_draft(world: World) -> None:
    made = package(world)
    opened = open_draft(world, made)
    main = opened[0]
    write(world, "leader_region", main, "uppsagning", SECRET, on=0)
    comment_on(world, main, side("municipal"))
    write(world, "leader_region", main, "uppsagning", PLAIN, on=1)
    assert read(world, "lawyer_municipal", main) == ["smygkrav zebra"]
    publish_all(world, made, opened, PARTIES)
    reindex()
    assert "smygkrav zebra" in read(world, "lawyer_municipal", main)
    assert read(world, "officer_orust", main) == [] == read(world, "lawyer_region", main)
    assert hits(world, "officer_orust") == []


def test_a_comment_promises_no_more_readers_than_its_text_has(world: World) -> None:
    made = package(world)
    main = open_draft(world, made)[0]
    write(world, "leader_region", main, "uppsagning", SECRET, on=0)
    with pytest.raises(Refusal) as refused:
        comment_on(world, main, PARTIES)
    assert refused.value.code == Refused.COMMENT_PLACE


@pytest.mark.parametrize("how", ["section", "version"])
def test_what_was_said_of_a_text_that_is_gone_is_not_found_nor_answered(world: World, how: str) -> None:
    made = package(world)
    main = open_draft(world, made)[0]
    write(world, "leader_region", main, "uppsagning", SECRET, on=0)
    comment = comment_on(world, main, group(world))
    assert "comment" in hits(world, "lawyer_municipal")
    if how == "section":
        actions.remove_section(
            viewer=world.viewers["leader_region"], at=later(8), version=main.pk, section="uppsagning"
        )
    else:
        actions.withdraw_version(
            viewer=world.viewers["leader_region"], at=later(8), version=main.pk, reason="Fel väg."
        )
    assert hits(world, "lawyer_municipal") == []
    reindex()
    assert hits(world, "lawyer_municipal") == []
    assert read(world, "lawyer_municipal", main) == []
    with pytest.raises(NotSeen):
        actions.settle_comment(viewer=world.viewers["lawyer_municipal"], at=later(9), comment=comment.pk)
    with pytest.raises(NotSeen):
        comment_on(world, main, group(world))
