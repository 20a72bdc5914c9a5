"""Acts on sections of an open version: identity stays, numbers follow, the log tells, other versions are untouched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from samsyn.access import log
from samsyn.access.actions import NotSeen
from samsyn.access.scope import everything, seen_by
from samsyn.agreements import actions, queries
from samsyn.agreements.models import Succession, Version
from samsyn.domain.access import Act
from samsyn.domain.rearranging import Misplaced
from samsyn.domain.sections import LONGEST
from samsyn.domain.verdicts import Refusal
from tests.agreements.drafts import TAIL, later, open_draft, outline, package, publish_all, row, saves, slug_of, write
from tests.world import World

Do = Callable[[World, str, Version], Any]
ACTS: dict[Act, Do] = {
    Act.SECTION_MOVE: lambda w, who, v: actions.move_section(
        viewer=w.viewers[who], at=later(3), version=v.pk, section="uppsagning", level=1
    ),
    Act.SECTION_SPLIT: lambda w, who, v: actions.split_section(
        viewer=w.viewers[who], at=later(3), version=v.pk, section="syfte", block=1, heading="Lista"
    ),
    Act.SECTION_MERGE: lambda w, who, v: actions.merge_sections(
        viewer=w.viewers[who], at=later(3), version=v.pk, section=slug_of(v, "Tillägg"), into="uppsagning"
    ),
    Act.SECTION_ADD: lambda w, who, v: actions.add_section(
        viewer=w.viewers[who], at=later(3), version=v.pk, heading="Nytt", level=1, after="giltighet"
    ),
    Act.SECTION_REMOVE: lambda w, who, v: actions.remove_section(
        viewer=w.viewers[who], at=later(3), version=v.pk, section="uppsagning"
    ),
}


def opened(world: World) -> tuple[Any, Version]:
    """The small main agreement with one section more: 1 inledning · 1.1 syfte · 2 giltighet · 2.1 uppsagning · 2.2 tillagg."""
    made = package(world)
    main, _ = open_draft(world, made)
    actions.add_section(
        viewer=world.viewers["leader_region"],
        at=later(1),
        version=main.pk,
        heading="Tillägg",
        level=2,
        after="uppsagning",
        body="Tillägg är skriftliga.",
    )
    return made, main


def test_the_tree_after_each_act(world: World) -> None:
    _, main = opened(world)
    assert outline(world, main) == "1 inledning · 1.1 syfte · 2 giltighet · 2.1 uppsagning · 2.2 tillagg"
    ACTS[Act.SECTION_MOVE](world, "leader_region", main)
    assert outline(world, main) == "1 uppsagning · 2 inledning · 2.1 syfte · 3 giltighet · 3.1 tillagg"
    ACTS[Act.SECTION_SPLIT](world, "leader_municipal", main)
    assert outline(world, main) == "1 uppsagning · 2 inledning · 2.1 syfte · 2.2 lista · 3 giltighet · 3.1 tillagg"
    assert row(main, slug_of(main, "Lista")).body == "- ett\n- två"
    actions.merge_sections(
        viewer=world.viewers["leader_region"],
        at=later(4),
        version=main.pk,
        section=slug_of(main, "Lista"),
        into="syfte",
    )
    assert outline(world, main) == "1 uppsagning · 2 inledning · 2.1 syfte · 3 giltighet · 3.1 tillagg"
    actions.remove_section(
        viewer=world.viewers["leader_region"], at=later(5), version=main.pk, section=slug_of(main, "Tillägg")
    )
    assert outline(world, main) == "1 uppsagning · 2 inledning · 2.1 syfte · 3 giltighet"
    actions.restore_section(
        viewer=world.viewers["leader_region"],
        at=later(6),
        version=main.pk,
        section=slug_of(main, "Tillägg"),
        level=2,
        first_in="giltighet",
    )
    assert outline(world, main) == "1 uppsagning · 2 inledning · 2.1 syfte · 3 giltighet · 3.1 tillagg"
    assert row(main, slug_of(main, "Tillägg")).body == "Tillägg är skriftliga."


def test_moving_changes_no_word_and_no_identity(world: World) -> None:
    _, main = opened(world)
    before = row(main, "uppsagning")
    ACTS[Act.SECTION_MOVE](world, "leader_region", main)
    after = row(main, "uppsagning")
    assert (after.pk, after.section_id, after.body, after.revision) == (
        before.pk, before.section_id, before.body, before.revision
    )  # fmt: skip
    assert len(saves(main, "uppsagning")) == 1


def test_splitting_and_merging_keep_the_earlier_texts(world: World) -> None:
    _, main = opened(world)
    ACTS[Act.SECTION_SPLIT](world, "leader_region", main)
    assert [s.body for s in saves(main, "syfte")][-1] == "**Provperson**: den som provar."
    assert len(saves(main, "syfte")) == 2 and len(saves(main, slug_of(main, "Lista"))) == 1
    with everything(why="the test looks at what is kept"):
        one = Succession.objects.get(version=main)
    assert (one.kind, one.section.slug, one.other.slug) == ("split", slug_of(main, "Lista"), "syfte")


def test_each_act_is_told_in_the_log_to_the_group(world: World) -> None:
    for act, do in ACTS.items():
        made = package(world, slug=f"paket-{act.value.partition('.')[2]}")
        main, _ = open_draft(world, made)
        actions.add_section(
            viewer=world.viewers["leader_region"],
            at=later(1),
            version=main.pk,
            heading="Tillägg",
            level=2,
            after="uppsagning",
        )
        do(world, "leader_region", main)
        with seen_by(world.viewers["lawyer_municipal"]):
            assert log.history(main).first().act == act.value
        with seen_by(world.viewers["officer_orust"]):
            assert not log.history(main).exists()


@pytest.mark.parametrize("act", ACTS)
def test_nobody_outside_the_group_rearranges(world: World, act: Act) -> None:
    _, main = opened(world)
    for who in ("officer_orust", "secretary_region", "operator"):
        with pytest.raises(NotSeen):
            ACTS[act](world, who, main)


def test_what_cannot_be_done_is_refused_and_the_tree_stays(world: World) -> None:
    _, main = opened(world)
    before = outline(world, main)
    with pytest.raises(Refusal) as refused:
        actions.remove_section(
            viewer=world.viewers["leader_region"], at=later(3), version=main.pk, section="giltighet"
        )
    assert refused.value.code == Misplaced.HAS_CHILDREN
    assert outline(world, main) == before


def test_a_new_section_is_named_after_its_heading_and_never_twice(world: World) -> None:
    _, main = opened(world)
    for _n in range(2):
        actions.add_section(
            viewer=world.viewers["leader_region"],
            at=later(3),
            version=main.pk,
            heading="Ärenden på ö & å",
            level=1,
            after="giltighet",
        )
    assert outline(world, main).endswith("3 arenden-pa-o-a · 4 arenden-pa-o-a")
    with everything(why="the test looks at what is kept"):
        named = main.texts.filter(heading="Ärenden på ö & å").values_list("section__slug", flat=True)
        assert len(set(named)) == 2 and all(TAIL.search(slug) for slug in named)


def test_a_merged_section_is_found_where_its_words_went(world: World) -> None:
    made = package(world)
    first = open_draft(world, made)
    publish_all(world, made, first)
    main = actions.open_versions(
        viewer=world.viewers["leader_region"],
        at=later(10),
        package=made.pk,
        documents=["huvudavtal"],
        place=first_place(world),
    )[0]
    actions.add_section(
        viewer=world.viewers["leader_region"],
        at=later(11),
        version=main.pk,
        heading="Ny",
        level=2,
        first_in="giltighet",
        slug="ny",
    )
    actions.merge_sections(
        viewer=world.viewers["leader_region"], at=later(12), version=main.pk, section="uppsagning", into="ny"
    )
    write(world, "leader_region", main, "inledning", "Läs [[#ny]].", on=0)
    publish_all(world, made, [main])
    with seen_by(world.viewers["officer_orust"]):
        reading = queries.reading("provpaket", "huvudavtal")
        assert queries.gone(reading, "uppsagning") == queries.Gone(1, "ny")
        with pytest.raises(NotSeen):
            queries.gone(reading, "aldrig-funnits")


def first_place(world: World) -> Any:
    from tests.agreements.drafts import group

    return group(world)


def test_what_was_taken_out_is_not_published_with_the_rest(world: World) -> None:
    made = package(world)
    versions = open_draft(world, made)
    main = versions[0]
    write(world, "leader_region", main, "inledning", "Läs [[underavtal#omfattning]].", on=0)
    actions.remove_section(viewer=world.viewers["leader_region"], at=later(3), version=main.pk, section="uppsagning")
    publish_all(world, made, versions)
    assert row(main, "uppsagning").audience == "body"
    with seen_by(world.viewers["officer_orust"]):
        reading = queries.reading("provpaket", "huvudavtal")
    assert [p.section.slug for p in reading.sections] == ["inledning", "syfte", "giltighet"]


def test_two_sections_that_are_too_much_as_one_are_not_merged(world: World) -> None:
    main = open_draft(world, package(world))[0]
    half = ("ord " * (LONGEST // 6)).strip()
    actions.add_section(
        viewer=world.viewers["leader_region"], at=later(6), version=main.pk, after="syfte", heading="Till", level=2
    )
    write(world, "leader_region", main, "syfte", half, on=0)
    write(world, "leader_region", main, slug_of(main, "Till"), half, on=0)
    with pytest.raises(Refusal):
        actions.merge_sections(
            viewer=world.viewers["leader_region"],
            at=later(7),
            version=main.pk,
            section=slug_of(main, "Till"),
            into="syfte",
        )
    assert row(main, "syfte").body == half
