"""A small package to read: a main agreement and a sub-agreement that refer to each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from samsyn.access.scope import seen_by
from samsyn.agreements import actions, queries
from samsyn.agreements.actions import PackageFacts, Release
from samsyn.domain.access import PUBLIC, Audience, Placement, Viewer
from samsyn.domain.sections import Section, Text
from tests.world import AT, DAY, World

MAIN = Text(
    "huvudavtal",
    "Avtal om prov",
    "main",
    "",
    (
        Section(1, "inledning", "Inledning", "Läs [[#uppsagning]] och [[underavtal#omfattning]]."),
        Section(2, "syfte", "Syfte", "**Provperson**: den som provar.\n\n- ett\n- två"),
        Section(1, "giltighet", "Giltighet"),
        Section(2, "uppsagning", "Uppsägning", "Avtalet sägs upp skriftligt."),
    ),
)
SUB = Text(
    "underavtal",
    "Prov i hemmet",
    "sub",
    "Underavtal till provavtalet",
    (Section(1, "omfattning", "Omfattning", "Gäller med [[huvudavtal#giltighet]]."),),
)


def long_text(chapters: int) -> Text:
    """A main agreement of this many chapters with ten sections each, every one with references."""
    sections = [
        Section(min(at % 11 + 1, 2), f"s-{at}", f"Avsnitt {at}", f"Ord med **tyngd** och [[#s-{at}]].\n\n- en sak")
        for at in range(chapters * 11)
    ]
    return Text("huvudavtal", "Ett långt avtal", "main", "", tuple(sections))


def open_package(world: World, *, place: Placement = PUBLIC, slug: str = "provpaket", **facts: Any) -> Any:
    told = {"title": "Provpaketet", "summary": "Ett avtal och ett underavtal."} | facts
    return actions.open_package(
        viewer=world.viewers["leader_region"],
        at=AT,
        slug=slug,
        facts=PackageFacts(**told),
        documents=[("huvudavtal", "main"), ("underavtal", "sub")],
        place=place,
    )


def open_versions(world: World, package: Any, *texts: Text, place: Placement | None = None, **how: Any) -> list[Any]:
    """Versions to work on, as these texts read; with the working group unless another place is given."""
    group = Placement(Audience.BODY, body=world.bodies["arbetsgrupp"].pk)
    return actions.open_versions(
        viewer=world.viewers["leader_region"],
        at=AT,
        package=package.pk,
        documents=[text.slug for text in texts],
        place=place or group,
        texts=texts,
        **how,
    )


def publish(
    world: World,
    package: Any,
    *texts: Text,
    place: Placement = PUBLIC,
    label: str = "SRO 2026-03-04",
    news: Mapping[str, str] | None = None,
    described: Mapping[str, Any] | None = None,
    reasons: Mapping[str, str] | None = None,
    at: datetime = AT,
) -> list[Any]:
    """Open, check and publish these texts. A side's own lie with it all the way; the others are the working group's.

    `news`: what is new, by slug of a section. `described`: the term and the like, of the first text. `reasons`: they
    adjust what was published last, for these reasons.
    """
    said = texts or (MAIN, SUB)
    own = place if place.audience is Audience.SIDE else None
    opened = open_versions(world, package, *said, place=own, adjusts=reasons is not None)
    who = {"viewer": world.viewers["lawyer_region"], "at": AT}
    if described is not None:
        actions.describe_version(**who, version=opened[0].pk, **{"title": said[0].title, **described})
    _note(world, opened, news or {})
    if reasons is not None:
        actions.list_adjustments(**who, version=opened[0].pk, reasons=reasons)
    _check(world, opened, own)
    return actions.publish_versions(
        viewer=world.viewers["leader_region"],
        at=at,
        package=package.pk,
        versions=[version.pk for version in opened],
        release=_release(place, label),
    )


def _note(world: World, opened: list[Any], news: Mapping[str, str]) -> None:
    viewer = world.viewers["lawyer_region"]
    with seen_by(viewer):
        noted = [t for v in opened for t in v.texts.select_related("section") if t.section.slug in news]
    for text in noted:
        actions.save_section(
            viewer=viewer,
            at=AT,
            text=text.pk,
            heading=text.heading,
            body=text.body,
            news=news[text.section.slug],
            written_on=text.revision,
        )


def check_as(viewer: Viewer, version: int, at: datetime) -> None:
    """A lawyer's check of the text as it reads now."""
    with seen_by(viewer):
        words = queries.words_to_check(version)
    actions.check_version(viewer=viewer, at=at, version=version, words=words)


def _check(world: World, opened: list[Any], own: Placement | None) -> None:
    sides = [own.side] if own else ["region", "municipal"]
    for version in opened:
        for side in sides:
            check_as(world.viewers[f"lawyer_{side}"], version.pk, AT)


def _release(place: Placement, label: str) -> Release:
    """ "SRO 2026-03-04" as words and day; what has no day gets the world's."""
    words, _, last = label.rpartition(" ")
    try:
        return Release(place, date.fromisoformat(last), words=words, registering_authority="14")
    except ValueError:
        return Release(place, DAY, words=label, registering_authority="14")


def rows(world: World, who: str, model: Any) -> list[Any]:
    with seen_by(world.viewers[who]):
        return list(model.objects.all())
