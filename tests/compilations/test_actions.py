"""A compilation is kept whole, shown to more people on purpose, withdrawn with a reason; never deleted."""

from __future__ import annotations

import pytest

from samsyn.access import log
from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.models import LogEntry
from samsyn.access.scope import everything, seen_by
from samsyn.compilations.actions import CompilationRefused, widen_compilation, withdraw_compilation
from samsyn.compilations.models import Compilation, CompiledAnswer, CompiledProblem, CompiledRow, CompiledSection
from samsyn.compilations.texts import REFUSALS, Refused, words
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement, Viewer
from samsyn.domain.grading.compiling import CompiledSheet
from tests.compilations.sheets import compiled, keep, kept_at
from tests.world import AT, World

PARTS = (CompiledSection, CompiledRow, CompiledAnswer, CompiledProblem)
REGION, MUNICIPAL = Placement(Audience.SIDE, side="region"), Placement(Audience.SIDE, side="municipal")


def newest() -> LogEntry:
    with everything(why="the test reads the log as it is"):
        entry = LogEntry.objects.order_by("-number").first()
    assert isinstance(entry, LogEntry)
    return entry


def placements_of(pk: int) -> set[Placement]:
    """Where the compilation and all its parts lie."""
    with everything(why="the test looks at every part, wherever it lies"):
        parts = [row for part in PARTS for row in part.objects.filter(compilation=pk)]
        return {row.placement for row in (Compilation.objects.get(pk=pk), *parts)}


def widen(viewer: Viewer, pk: int, place: Placement, authority: str = "14") -> None:
    widen_compilation(viewer=viewer, at=AT, compilation=pk, place=place, registering_authority=authority)


def test_everything_in_the_sheet_is_kept(world: World) -> None:
    sheet = compiled(comments={(0, 2): "Ansvaret är otydligt."})
    viewer = world.viewers["officer_orust"]
    pk = keep(viewer, sheet=sheet)
    with seen_by(viewer):
        answers = CompiledAnswer.objects.filter(compilation=pk).values_list(
            "row__row", "section__key", "grade", "comment"
        )
        assert sorted(answers) == sorted((a.row, a.section, a.grade or "", a.comment or "") for a in sheet.answers)
        rows = CompiledRow.objects.filter(compilation=pk).values_list("as_written", "organisation__code")
        assert list(rows) == [(r.as_written, r.party.code if r.party else None) for r in sheet.respondents]
        problems = CompiledProblem.objects.filter(compilation=pk).values_list("code", flat=True)
        assert sorted(problems) == sorted(p.code for p in sheet.problems)
    assert newest().act == "compilation.keep" and log.verify().fault is None


def test_it_lies_with_whoever_keeps_it_and_so_do_all_its_parts(world: World) -> None:
    viewer = world.viewers["officer_orust"]
    assert placements_of(keep(viewer)) == {Placement(Audience.PERSON, person=viewer.person)}


@pytest.mark.parametrize("slug", ["stranger", "operator", "patient_voice"])
def test_whoever_sits_for_no_side_keeps_nothing(world: World, slug: str) -> None:
    with pytest.raises(NotAllowed):
        keep(world.viewers[slug])
    with pytest.raises(NotSeen):
        keep(Viewer.public(), REGION)


def test_nobody_puts_a_compilation_with_another_side_or_another_person(world: World) -> None:
    for place in (REGION, Placement(Audience.PERSON, person=world.people["leader_region"].pk)):
        with pytest.raises(NotSeen):
            keep(world.viewers["officer_orust"], place)


@pytest.mark.parametrize("place", [PARTIES, PUBLIC])
def test_a_new_compilation_never_starts_open_to_both_sides(world: World, place: Placement) -> None:
    with pytest.raises(CompilationRefused) as refused:
        keep(world.viewers["leader_region"], place)
    assert refused.value.code == Refused.KEPT_TOO_WIDE


def test_a_compilation_without_title_or_answers_is_refused(world: World) -> None:
    viewer = world.viewers["leader_region"]
    with pytest.raises(CompilationRefused) as refused:
        keep(viewer, title="  ")
    assert refused.value.code == Refused.TITLE_EMPTY
    with pytest.raises(CompilationRefused) as refused:
        keep(viewer, sheet=CompiledSheet("Svar", (), (), (), {}, ()))
    assert refused.value.code == Refused.NO_ANSWERS


def test_long_headings_that_begin_alike_are_kept_apart(world: World) -> None:
    long = "Ett avsnitt med mycket lång rubrik " * 30
    viewer = world.viewers["leader_region"]
    pk = keep(viewer, sheet=compiled([("Orust kommun", "HI")], sections=[f"{long} ett", f"{long} två"]))
    with seen_by(viewer):
        keys = CompiledSection.objects.filter(compilation=pk).values_list("key", flat=True)
        assert len(set(keys)) == 2 and max(map(len, keys)) <= 400


def test_what_the_database_cannot_hold_is_left_out_of_the_text(world: World) -> None:
    viewer = world.viewers["leader_region"]
    pk = keep(viewer, sheet=compiled(comments={(0, 2): "Ett\x00två\ud800tre"}), title="Remiss\x00")
    with seen_by(viewer):
        assert CompiledAnswer.objects.exclude(comment="").get(compilation=pk).comment == "Etttvå?tre"


def test_it_is_shown_to_the_side_then_the_parties_then_everyone(world: World) -> None:
    leader = world.viewers["leader_region"]
    pk = keep(leader)
    for place in (REGION, PARTIES, PUBLIC):
        widen(leader, pk, place)
        assert placements_of(pk) == {place}
        assert newest().act == "compilation.widen" and newest().placement == place
    with seen_by(leader):
        found = Compilation.objects.get(pk=pk)
    assert found.revision == 4 and found.registering_authority.code == "14"
    assert newest().data == {"from": "parties", "to": "public", "side": None, "authority": "14"}


@pytest.mark.parametrize(
    ("lies", "asked"), [(PARTIES, REGION), (PUBLIC, PARTIES), (PARTIES, PARTIES), (REGION, MUNICIPAL)]
)
def test_it_is_never_shown_to_fewer_or_to_others_instead(world: World, lies: Placement, asked: Placement) -> None:
    pk = kept_at(world, lies)
    with pytest.raises(CompilationRefused) as refused:
        widen(world.viewers["leader_region"], pk, asked)
    assert refused.value.code == Refused.NOT_WIDER
    assert placements_of(pk) == {lies}


@pytest.mark.parametrize("authority", ["", "patient", "9999"])
def test_an_authority_must_have_registered_it(world: World, authority: str) -> None:
    leader = world.viewers["leader_region"]
    pk = keep(leader)
    with pytest.raises(CompilationRefused) as refused:
        widen(leader, pk, PARTIES, authority)
    assert refused.value.code == Refused.UNKNOWN_AUTHORITY
    assert placements_of(pk) == {Placement(Audience.PERSON, person=leader.person)}


def test_a_colleague_who_sees_it_may_not_show_it_to_others(world: World) -> None:
    pk = kept_at(world, MUNICIPAL)
    with pytest.raises(NotAllowed):
        widen(world.viewers["officer_orust"], pk, PARTIES)
    with pytest.raises(NotAllowed):
        withdraw_compilation(viewer=world.viewers["officer_orust"], at=AT, compilation=pk, reason="Fel")


@pytest.mark.parametrize("slug", ["leader_region", "stranger", "operator"])
def test_whoever_does_not_see_it_learns_nothing(world: World, slug: str) -> None:
    pk = kept_at(world, MUNICIPAL)
    for number in (pk, pk + 1000):
        with pytest.raises(NotSeen):
            widen(world.viewers[slug], number, PUBLIC)
        with pytest.raises(NotSeen):
            withdraw_compilation(viewer=world.viewers[slug], at=AT, compilation=number, reason="Fel")


def test_it_is_withdrawn_with_a_reason_and_kept(world: World) -> None:
    leader = world.viewers["leader_region"]
    pk = kept_at(world, PARTIES)
    withdraw_compilation(viewer=leader, at=AT, compilation=pk, reason="Fel ark.")
    entry = newest()
    assert entry.act == "compilation.withdraw" and "Fel ark." not in str(entry.data)
    with seen_by(leader):
        found = Compilation.objects.get(pk=pk)
        assert found.withdrawn_at == AT and log.history(found)[0].words.text == "Fel ark."
    for again in (
        lambda: withdraw_compilation(viewer=leader, at=AT, compilation=pk, reason="Igen"),
        lambda: widen(leader, pk, PUBLIC),
    ):
        with pytest.raises(CompilationRefused) as refused:
            again()
        assert refused.value.code == Refused.ALREADY_WITHDRAWN


def test_it_is_not_withdrawn_without_a_reason(world: World) -> None:
    leader = world.viewers["leader_region"]
    pk = keep(leader)
    with pytest.raises(CompilationRefused) as refused:
        withdraw_compilation(viewer=leader, at=AT, compilation=pk, reason=" \n")
    assert refused.value.code == Refused.REASON_EMPTY


def test_a_withdrawn_one_does_not_exist_for_those_who_may_not_withdraw_it(world: World) -> None:
    pk = kept_at(world, PARTIES)
    withdraw_compilation(viewer=world.viewers["leader_region"], at=AT, compilation=pk, reason="Fel ark.")
    with pytest.raises(NotSeen):
        withdraw_compilation(viewer=world.viewers["officer_orust"], at=AT, compilation=pk, reason="Fel")


def test_every_refusal_has_words() -> None:
    assert set(REFUSALS) == set(Refused)
    assert all(words(CompilationRefused(code, length=1, most=2)) for code in Refused)
