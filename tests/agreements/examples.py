"""A small package to read: a main agreement and a sub-agreement that refer to each other."""

from __future__ import annotations

from typing import Any

from samsyn.access.scope import seen_by
from samsyn.agreements import actions
from samsyn.domain.access import PUBLIC, Placement
from samsyn.domain.sections import Section, Text
from tests.world import AT, World

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


def open_package(world: World, *, place: Placement = PUBLIC, slug: str = "provpaket") -> Any:
    return actions.open_package(
        viewer=world.viewers["leader_region"],
        at=AT,
        slug=slug,
        title="Provpaketet",
        summary="Ett avtal och ett underavtal.",
        documents=[("huvudavtal", "main"), ("underavtal", "sub")],
        place=place,
    )


def publish(
    world: World, package: Any, *texts: Text, place: Placement = PUBLIC, label: str = "SRO 2026-03-04"
) -> Any:
    return actions.publish_versions(
        viewer=world.viewers["leader_region"],
        at=AT,
        package=package.pk,
        texts=texts or (MAIN, SUB),
        label=label,
        place=place,
    )


def rows(world: World, who: str, model: Any) -> list[Any]:
    with seen_by(world.viewers[who]):
        return list(model.objects.all())
