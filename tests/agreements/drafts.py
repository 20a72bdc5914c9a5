"""Open versions to work on in tests: the small package, opened for the working group by the region's leader."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from samsyn.access.scope import everything, seen_by
from samsyn.agreements import actions, queries
from samsyn.agreements.actions.numbering import SIGNS
from samsyn.agreements.models import SectionSave, SectionText, Version
from samsyn.domain.access import PUBLIC, Audience, Placement
from samsyn.domain.sections import Text
from tests.agreements.examples import MAIN, SUB, check_as
from tests.world import AT, World

# Where the working group's open versions are in the addresses: it is the first body of the small world.
AT_GROUP = "organ-1"
TAIL = re.compile(f"-[{SIGNS}]{{4}}$")
LAWYERS = ("lawyer_region", "lawyer_municipal")


def later(minutes: int) -> datetime:
    return AT + timedelta(minutes=minutes)


def group(world: World) -> Placement:
    """The working group: both leaders and both lawyers sit in it."""
    return Placement(Audience.BODY, body=world.bodies["arbetsgrupp"].pk)


def package(world: World, *, place: Placement = PUBLIC, slug: str = "provpaket") -> Any:
    return actions.open_package(
        viewer=world.viewers["leader_region"],
        at=AT,
        slug=slug,
        facts=actions.PackageFacts("Provpaketet", "Ett avtal och ett underavtal."),
        documents=[("huvudavtal", "main"), ("underavtal", "sub")],
        place=place,
    )


def open_draft(
    world: World, made: Any, *texts: Text, adjusts: bool = False, place: Placement | None = None
) -> list[Version]:
    """Open versions of the documents of these texts; of the small package when none is given."""
    given = texts or (MAIN, SUB)
    return actions.open_versions(
        viewer=world.viewers["leader_region"],
        at=AT,
        package=made.pk,
        documents=[text.slug for text in given],
        place=place or group(world),
        texts=() if adjusts else given,
        adjusts=adjusts,
    )


def check(world: World, version: Version, *lawyers: str) -> None:
    for lawyer in lawyers or LAWYERS:
        check_as(world.viewers[lawyer], version.pk, later(1))


def release(place: Placement = PUBLIC, **facts: Any) -> actions.Release:
    said = {"words": "SRO", "registering_authority": "14", **facts}
    return actions.Release(place, AT.date(), **said)


def publish_all(
    world: World, made: Any, versions: list[Version], place: Placement = PUBLIC, **facts: Any
) -> list[Version]:
    """Check and publish open versions."""
    for version in versions:
        check(world, version)
    return actions.publish_versions(
        viewer=world.viewers["leader_region"],
        at=later(2),
        package=made.pk,
        versions=[v.pk for v in versions],
        release=release(place, **facts),
    )


def row(version: Version, slug: str) -> SectionText:
    with everything(why="the test looks at what is kept"):
        return SectionText.objects.select_related("section").get(version=version, section__slug=slug)


def saves(version: Version, slug: str) -> list[SectionSave]:
    with everything(why="the test looks at what is kept"):
        return list(SectionSave.objects.filter(text=row(version, slug)).order_by("pk"))


def write(world: World, who: str, version: Version, slug: str, body: str, on: int, **words: Any) -> actions.Saved:
    text = row(version, slug)
    said = {"heading": text.heading, "news": text.news, "at": later(5), **words}
    return actions.save_section(viewer=world.viewers[who], text=text.pk, body=body, written_on=on, **said)


def slug_of(version: Version, heading: str) -> str:
    """What a section that was added in an open version is called in addresses."""
    with everything(why="the test looks at what is kept"):
        return str(SectionText.objects.get(version=version, heading=heading).section.slug)


def outline(world: World, version: Version) -> str:
    """ "1 inledning · 1.1 syfte · …" of an open version as the region's leader reads it; names without their tails."""
    with everything(why="the test looks at what is kept"):
        rows = SectionText.objects.filter(version=version, position__isnull=False).select_related(
            "section", "parent__section"
        )
        assert [r.position for r in rows.order_by("position")] == list(range(len(rows)))
        for r in rows:
            above = r.number.rpartition(".")[0]
            assert (r.parent.number if r.parent else "") == above, r
        plain = [TAIL.sub("", r.section.slug) for r in rows.order_by("position")]
        return " · ".join(f"{r.number} {slug}" for r, slug in zip(rows.order_by("position"), plain, strict=True))


def draft(world: World, who: str, made: Any, document: str = "huvudavtal") -> queries.Draft:
    with seen_by(world.viewers[who]):
        return queries.draft(made.slug, document, world.viewers[who])
