"""Writing in an open version: nothing that was sent in is lost, whoever was faster."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.access import log
from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.agreements import actions
from samsyn.agreements.models import Writing
from samsyn.agreements.texts import Refused
from samsyn.domain.sections import LONGEST, MOST_CELLS, TextFault
from samsyn.domain.verdicts import Refusal
from tests.agreements.drafts import draft, later, open_draft, package, publish_all, row, saves, write
from tests.world import World


def test_a_saved_text_is_the_sections_and_stays_among_those_saved(world: World) -> None:
    main, _ = open_draft(world, package(world))
    saved = write(world, "leader_municipal", main, "uppsagning", "Ny text.\n", on=0)
    assert (saved.revision, saved.beside) == (1, 0)
    assert row(main, "uppsagning").body == "Ny text."
    assert [(s.number, s.body) for s in saves(main, "uppsagning")] == [
        (0, "Avtalet sägs upp skriftligt."),
        (1, "Ny text."),
    ]


def test_a_save_holds_the_version_before_its_section(world: World) -> None:
    """As publishing does. Otherwise a save that waited for a publishing would take the version for open (PostgreSQL)."""
    main, _ = open_draft(world, package(world))
    with CaptureQueriesContext(connection) as asked:
        write(world, "leader_municipal", main, "uppsagning", "Ny text.", on=0)
    held = [
        q["sql"] for q in asked if '"agreements_version"."id"' in q["sql"] or "agreements_sectiontext" in q["sql"]
    ]
    first = next(
        n for n, sql in enumerate(held) if 'FROM "agreements_version" INNER JOIN "agreements_sectiontext"' in sql
    )
    section = next(n for n, sql in enumerate(held) if 'INNER JOIN "agreements_section" ' in sql and n > first)
    assert first < section
    if connection.vendor == "postgresql":
        assert 'FOR UPDATE OF "agreements_version"' in held[first]


def test_the_same_text_sent_again_is_saved_once(world: World) -> None:
    main, _ = open_draft(world, package(world))
    write(world, "leader_region", main, "uppsagning", "Ny text.", on=0)
    again = write(world, "leader_region", main, "uppsagning", "Ny text.", on=0)
    assert (again.revision, again.beside) == (1, 0)
    assert len(saves(main, "uppsagning")) == 2


def test_two_who_write_at_the_same_time_lose_nothing(world: World) -> None:
    main, _ = open_draft(world, package(world))
    write(world, "leader_region", main, "uppsagning", "Regionens text.", on=0)
    other = write(world, "leader_municipal", main, "uppsagning", "Kommunernas text.", on=0)
    assert other.beside and other.revision == 1
    assert row(main, "uppsagning").body == "Regionens text."
    kept = [s for s in saves(main, "uppsagning") if s.pk == other.beside]
    assert [(s.number, s.written_on, s.body) for s in kept] == [(None, 0, "Kommunernas text.")]
    assert write(world, "leader_municipal", main, "uppsagning", "Kommunernas text.", on=0).beside == other.beside


def test_choosing_settles_what_was_kept_beside(world: World) -> None:
    main, _ = open_draft(world, package(world))
    write(world, "leader_region", main, "uppsagning", "Regionens text.", on=0)
    beside = write(world, "leader_municipal", main, "uppsagning", "Kommunernas text.", on=0).beside
    write(world, "leader_municipal", main, "uppsagning", "Bådas text.", on=1, settles=beside)
    assert row(main, "uppsagning").body == "Bådas text."
    assert next(s for s in saves(main, "uppsagning") if s.pk == beside).settled_at


def test_letting_the_others_text_stand_settles_it_too(world: World) -> None:
    main, _ = open_draft(world, package(world))
    write(world, "leader_region", main, "uppsagning", "Regionens text.", on=0)
    beside = write(world, "leader_municipal", main, "uppsagning", "Kommunernas text.", on=0).beside
    actions.settle_save(viewer=world.viewers["leader_municipal"], at=later(6), save=beside)
    assert row(main, "uppsagning").body == "Regionens text."
    assert next(s for s in saves(main, "uppsagning") if s.pk == beside).settled_at == later(6)


def test_a_section_that_was_taken_out_meanwhile_takes_no_text_but_keeps_it(world: World) -> None:
    main, _ = open_draft(world, package(world))
    actions.remove_section(viewer=world.viewers["leader_region"], at=later(3), version=main.pk, section="syfte")
    saved = write(world, "leader_municipal", main, "syfte", "Skrivet i onödan?", on=0)
    assert saved.beside
    assert row(main, "syfte").position is None
    assert saves(main, "syfte")[-1].body == "Skrivet i onödan?"


def test_going_back_is_a_save_like_any_other(world: World) -> None:
    main, _ = open_draft(world, package(world))
    first = row(main, "uppsagning").body
    write(world, "leader_region", main, "uppsagning", "Ny text.", on=0)
    write(world, "leader_region", main, "uppsagning", first, on=1)
    assert row(main, "uppsagning").body == first
    assert [s.number for s in saves(main, "uppsagning")] == [0, 1, 2]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"heading": "   "}, Refused.FIELD_EMPTY),
        ({"heading": "R" * 301}, Refused.FIELD_TOO_LONG),
        ({"body": "x" * (LONGEST + 1)}, TextFault.TOO_LONG),
        ({"news": "x" * (LONGEST + 1)}, TextFault.TOO_LONG),
        ({"body": "|a|b|\n|-|-|\n" + "c\n" * MOST_CELLS}, TextFault.TOO_MANY_CELLS),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_half_saved(
    world: World, words: dict[str, str], code: str
) -> None:
    main, _ = open_draft(world, package(world))
    body = words.pop("body", "Ny text.")
    with pytest.raises(Refusal) as refused:
        write(world, "leader_region", main, "uppsagning", body, on=0, **words)
    assert refused.value.code == code
    assert len(saves(main, "uppsagning")) == 1 and row(main, "uppsagning").revision == 0


def test_signs_that_no_database_holds_are_taken_away(world: World) -> None:
    main, _ = open_draft(world, package(world))
    write(world, "leader_region", main, "uppsagning", "Ett\x00\r\ntvå  \r\n\r\ntre\ud800", on=0)
    assert row(main, "uppsagning").body == "Ett\ntvå\n\ntre?"


@pytest.mark.parametrize(
    ("who", "fault"),
    [("officer_orust", NotSeen), ("secretary_region", NotSeen), ("operator", NotSeen), ("stranger", NotSeen)],
)
def test_nobody_outside_the_group_writes_or_learns_of_it(world: World, who: str, fault: type[Exception]) -> None:
    main, _ = open_draft(world, package(world))
    with pytest.raises(fault):
        write(world, who, main, "uppsagning", "Hej", on=0)
    with pytest.raises(fault):
        actions.note_writing(viewer=world.viewers[who], at=later(5), text=row(main, "uppsagning").pk)


def test_a_published_version_is_not_written_in(world: World) -> None:
    made = package(world)
    main, sub = open_draft(world, made)
    publish_all(world, made, [main, sub])
    with pytest.raises(Refusal) as refused:
        write(world, "leader_region", main, "uppsagning", "Hej", on=0)
    assert refused.value.code == Refused.NOT_OPEN


def test_drafts_leave_no_trace_in_the_log(world: World) -> None:
    main, _ = open_draft(world, package(world))
    before = log.size()
    write(world, "leader_region", main, "uppsagning", "Ny text.", on=0)
    actions.note_writing(viewer=world.viewers["leader_region"], at=later(5), text=row(main, "uppsagning").pk)
    assert log.size() == before


def test_who_writes_now_is_kept_as_one_line_a_person(world: World) -> None:
    main, _ = open_draft(world, package(world))
    text = row(main, "uppsagning")
    for minute in (5, 6):
        actions.note_writing(viewer=world.viewers["leader_region"], at=later(minute), text=text.pk)
    kept = Writing._base_manager.filter(text=text)
    assert [(w.person_id, w.at) for w in kept] == [(world.people["leader_region"].pk, later(6))]


def test_a_draft_is_read_by_the_group_only(world: World) -> None:
    made = package(world)
    open_draft(world, made)
    assert draft(world, "lawyer_municipal", made).may_write
    for who in ("officer_orust", "secretary_municipal", "politician", "stranger"):
        with pytest.raises(NotSeen):
            draft(world, who, made)


def test_a_sides_own_draft_is_the_sides(world: World) -> None:
    from samsyn.domain.access import Audience, Placement

    made = package(world)
    main, _ = open_draft(world, made, place=Placement(Audience.SIDE, side="region"))
    assert write(world, "secretary_region", main, "uppsagning", "Regionens egen.", on=0).revision == 1
    with pytest.raises(NotSeen):
        write(world, "leader_municipal", main, "uppsagning", "Kommunens.", on=1)
    with pytest.raises(NotAllowed):
        actions.check_version(viewer=world.viewers["secretary_region"], at=later(1), version=main.pk, words="")
