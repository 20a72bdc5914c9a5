"""A sheet is put in, read by a task, corrected, kept or thrown away; it is one person's until she keeps and shows it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from samsyn.access import log
from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.models import LogEntry
from samsyn.access.scope import everything, seen_by
from samsyn.compilations import queries
from samsyn.compilations.actions import (
    CompilationRefused,
    ask_to_keep,
    choose_names,
    discard_upload,
    keep_uploaded,
    start_upload,
)
from samsyn.compilations.actions.uploads import KEPT_FOR, Sheet, forget_uploads
from samsyn.compilations.jobs import JOBS
from samsyn.compilations.models import Compilation, CompiledRow, NameChoice, Upload
from samsyn.compilations.queries.understanding import told, understood
from samsyn.compilations.tasks import keep_upload, read_upload
from samsyn.compilations.texts import Refused
from samsyn.domain.access import Audience, Placement, Viewer
from samsyn.domain.grading import Tally, compile_answers
from samsyn.files import store
from samsyn.office.sheets import read_sheet
from samsyn.outbox.tasks import run_queued
from samsyn.parties.queries import parties_known
from tests.compilations.sheets import compiled, keep
from tests.compilations.uploads import MESSY, as_csv, as_xlsx, messy, put_in, rows_of
from tests.world import AT, DAY, World

OWNER = "officer_orust"


@pytest.fixture
def owner(world: World) -> Viewer:
    return world.viewers[OWNER]


def the(pk: int) -> Upload:
    with everything(why="the test looks at the upload wherever it lies"):
        found = Upload.objects.get(pk=pk)
    assert isinstance(found, Upload)
    return found


def entries(act: str) -> list[LogEntry]:
    with everything(why="the test reads the log as it is"):
        return list(LogEntry.objects.filter(act=act))


def page_of(viewer: Viewer, pk: int) -> queries.UploadPage:
    with seen_by(viewer):
        return queries.upload_page(pk, page=1)


# --- putting it in ----------------------------------------------------------------------------------------------


def test_a_sheet_lies_with_whoever_puts_it_in(world: World, owner: Viewer) -> None:
    row = the(put_in(owner, read=False))
    assert row.placement == Placement(Audience.PERSON, person=owner.person)
    assert row.state == "waiting" and store.intact(row.file_hash)
    assert [entry.data for entry in entries("sheet.upload")] == [{"size": row.size, "kind": "xlsx"}]
    assert log.verify().fault is None


@pytest.mark.parametrize("slug", ["stranger", "operator", "patient_voice"])
def test_whoever_sits_for_no_side_puts_nothing_in(world: World, slug: str) -> None:
    with pytest.raises(NotAllowed):
        put_in(world.viewers[slug], read=False)
    with pytest.raises(NotSeen):
        put_in(Viewer.public(), read=False)


def test_without_a_title_it_is_called_as_its_file(owner: Viewer) -> None:
    assert the(put_in(owner, read=False)).title == "Svar på remissen"
    assert the(put_in(owner, read=False, title=" Remissen i juni ")).title == "Remissen i juni"


# --- reading it -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("make", "kind"), [(as_xlsx, "xlsx"), (as_csv, "csv")])
def test_the_task_understands_what_the_command_understands(world: World, owner: Viewer, make: Any, kind: str) -> None:
    content = make(rows_of(MESSY))
    pk = put_in(owner, content, kind=kind)
    expected = compile_answers(read_sheet(content, f"x.{kind}"), parties_known(DAY))
    held = understood(told(expected, parties_known(DAY)))
    got = page_of(owner, pk).understood
    assert the(pk).state == "read"
    assert (got.sections, got.names, got.rows) == (held.sections, held.names, held.rows)
    assert (got.sure, got.doubtful, got.nobody, got.parties) == (2, 2, 1, 4)
    assert [name.written for name in got.names] == ["Orrust kommun", "Tidahlm kommun", "Bygdegårdsföreningen Lyktan"]
    assert got.respondent and got.respondent.letter == "B" and got.finished and got.finished.letter == "A"
    assert [section.comments for section in got.sections] == ["D", "F", "H"]
    assert got.sections[0].tally == Tally(full=3, none=1)


def test_a_sheet_that_cannot_be_read_says_why(owner: Viewer) -> None:
    pk = put_in(owner, as_xlsx([["Kommun", "Svar"], ["Orust kommun", "kanske"]]))
    row = page_of(owner, pk).row
    assert row.state == "failed" and "ingen kolumn med graderingar" in row.fault
    with pytest.raises(CompilationRefused):
        ask_to_keep(viewer=owner, at=AT, upload=pk, title="Remissen")


def test_a_file_that_is_gone_says_so(owner: Viewer) -> None:
    pk = put_in(owner, read=False)
    store.forget(the(pk).file_hash)
    run_queued()
    assert (the(pk).state, the(pk).fault) == ("failed", "file_is_gone")


def test_a_fault_of_ours_is_no_silence(owner: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("samsyn.compilations.tasks.read_sheet", broken)
    pk = put_in(owner)
    assert (the(pk).state, the(pk).fault) == ("failed", "broken")


def test_it_tells_how_far_it_has_come(owner: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = []
    monkeypatch.setattr("samsyn.compilations.tasks.note_progress", lambda pk, *so_far, at: heard.append(so_far))
    put_in(owner, messy([(f"Kommun {n}", "HDI") for n in range(600)]))
    assert heard == [("reading", 0), ("reading", 250), ("reading", 500), ("compiling", 600)]


def test_a_task_that_is_run_again_reads_the_same_once_more(owner: Viewer) -> None:
    pk = put_in(owner)
    before = the(pk)
    read_upload.func(upload=pk, person=owner.person)
    assert (the(pk).understood, the(pk).told_at) == (before.understood, before.told_at)


def test_words_that_the_database_cannot_hold_are_left_out(owner: Viewer) -> None:
    rows = rows_of((("Orust\ud800 kommun", "HDI"), ("Någon\x00annan", "HHH")))
    pk = put_in(owner, "\n".join(";".join(map(str, row)) for row in rows).encode("utf-8", "replace"), kind="csv")
    assert the(pk).state in {"read", "failed"} and "\x00" not in str(the(pk).understood)


def test_late_answers_are_counted(owner: Viewer) -> None:
    """The sheet's times are Swedish; the third answer was finished at 8.02."""
    pk = put_in(owner, deadline_at=datetime(2026, 2, 1, 7, 2, tzinfo=UTC))
    assert page_of(owner, pk).understood.late == 2


# --- correcting names -------------------------------------------------------------------------------------------


def test_a_name_is_corrected_and_everything_follows(world: World, owner: Viewer) -> None:
    pk = put_in(owner)
    before = page_of(owner, pk).understood
    choose_names(viewer=owner, at=AT, upload=pk, chosen={4: "1489", 6: "patient"})
    assert the(pk).state == "waiting", "it is counted anew"
    run_queued()
    after = page_of(owner, pk).understood
    by_row = {name.row: name for name in after.names}
    assert (by_row[4].code, by_row[4].read_as, by_row[4].is_chosen) == ("1489", "1498", True)
    assert by_row[6].code == "patient"
    assert (after.chosen, after.superseded, after.parties) == (2, 1, 3)
    assert before.sections[0].tally == Tally(full=3, none=1) and after.sections[0].tally == Tally(full=2, none=1)
    with seen_by(owner):
        choices = NameChoice.objects.filter(upload=pk).values_list("row", "chosen_by", "chosen_at")
        assert sorted(choices) == [(4, owner.person, AT), (6, owner.person, AT)]
    assert not entries("sheet.match"), "nobody's trying out belongs in the log"


def test_what_does_not_differ_is_no_choice(owner: Viewer) -> None:
    pk = put_in(owner)
    choose_names(viewer=owner, at=AT, upload=pk, chosen={2: "1421", 6: None})
    assert the(pk).state == "read" and not page_of(owner, pk).understood.chosen


def test_nobody_is_a_choice_too_and_can_be_taken_back(owner: Viewer) -> None:
    pk = put_in(owner)
    choose_names(viewer=owner, at=AT, upload=pk, chosen={2: None})
    run_queued()
    assert page_of(owner, pk).understood.parties == 3
    choose_names(viewer=owner, at=AT, upload=pk, chosen={2: "1421"})
    run_queued()
    page = page_of(owner, pk).understood
    assert page.parties == 4 and page.names[0].is_chosen, "that somebody has said so stays"


@pytest.mark.parametrize("chosen", [{99: "1421"}, {3: "1421"}, {2: "9999"}])
def test_rows_and_codes_that_were_not_asked_about_are_refused(owner: Viewer, chosen: dict[int, str]) -> None:
    pk = put_in(owner)
    with pytest.raises(CompilationRefused) as refused:
        choose_names(viewer=owner, at=AT, upload=pk, chosen=chosen)
    assert refused.value.code == Refused.UNKNOWN_NAME


# --- keeping it -------------------------------------------------------------------------------------------------


def kept(viewer: Viewer, pk: int, title: str = "Remissen i juni") -> int:
    ask_to_keep(viewer=viewer, at=AT, upload=pk, title=title)
    run_queued()
    number = the(pk).kept_as
    assert number is not None, the(pk).fault
    return int(number)


def test_what_is_kept_is_what_the_command_gives_with_the_choices_beside(world: World, owner: Viewer) -> None:
    pk = put_in(owner)
    choose_names(viewer=owner, at=AT, upload=pk, chosen={4: "1489"})
    run_queued()
    number = kept(owner, pk)
    with seen_by(owner):
        row = Compilation.objects.get(pk=number)
        assert (row.title, row.source_hash, row.placement.person) == (
            "Remissen i juni",
            the(pk).file_hash,
            owner.person,
        )
        rows = CompiledRow.objects.filter(compilation=number).select_related("organisation", "read_as")
        told = [(r.as_written, r.organisation and r.organisation.code, r.read_as and r.read_as.code) for r in rows]
        corrected = rows.get(row=4)
        assert corrected.chosen_by_id == owner.person and corrected.chosen_at == AT
        assert rows.get(row=2).chosen_by_id is None
    assert told == [
        ("Orrust kommun", "1421", "1421"),
        ("Alingsås kommun", "1489", "1489"),
        ("Tidahlm kommun", "1489", "1498"),
        ("Västra Götalandsregionen", "14", "14"),
        ("Bygdegårdsföreningen Lyktan", None, None),
    ]
    entry = entries("compilation.keep")[0]
    assert entry.data["corrected"] == 1 and entry.placement == Placement(Audience.PERSON, person=owner.person)
    assert store.intact(row.source_hash), "the bytes stay: from them the compilation can be made again"


def test_without_choices_the_kept_compilation_is_the_same_as_one_kept_at_once(world: World, owner: Viewer) -> None:
    one = kept(owner, put_in(owner, as_xlsx(rows_of())))
    other = keep(owner, sheet=compiled())
    with seen_by(owner):
        assert queries.whole(owner, one, on=DAY)[1] == queries.whole(owner, other, on=DAY)[1]


def test_it_is_kept_once_however_often_the_task_is_run(owner: Viewer) -> None:
    pk = put_in(owner)
    number = kept(owner, pk)
    keep_upload.func(upload=pk, person=owner.person)
    with seen_by(owner):
        assert [row.pk for row in Compilation.objects.all()] == [number]
    with pytest.raises(CompilationRefused):
        keep_uploaded(viewer=owner, at=AT, upload=pk, compiled=compiled())


def test_whoever_has_lost_her_seat_keeps_nothing(world: World, owner: Viewer) -> None:
    """The task acts as she is when it runs, not as she was when she asked."""
    from samsyn.parties.models import Seat

    pk = put_in(owner)
    ask_to_keep(viewer=owner, at=AT, upload=pk, title="Remissen")
    Seat.objects.filter(person=owner.person).update(ended_at=AT)
    run_queued()
    assert the(pk).state == "read" and the(pk).fault == "not_yours_to_do" and the(pk).kept_as is None


def test_a_compilation_wants_a_title(owner: Viewer) -> None:
    pk = put_in(owner)
    with pytest.raises(CompilationRefused) as refused:
        ask_to_keep(viewer=owner, at=AT, upload=pk, title=" \x00 ")
    assert refused.value.code == Refused.TITLE_EMPTY and the(pk).state == "read"


def test_nothing_is_asked_of_what_is_being_read(owner: Viewer) -> None:
    pk = put_in(owner, read=False)
    for act in (
        lambda: ask_to_keep(viewer=owner, at=AT, upload=pk, title="Remissen"),
        lambda: choose_names(viewer=owner, at=AT, upload=pk, chosen={}),
    ):
        with pytest.raises(CompilationRefused) as refused:
            act()
        assert refused.value.code == Refused.NOT_READ


# --- throwing it away -------------------------------------------------------------------------------------------


def test_what_is_thrown_away_leaves_nothing_behind(
    world: World, owner: Viewer, django_capture_on_commit_callbacks: Any
) -> None:
    pk = put_in(owner)
    sha256 = the(pk).file_hash
    with django_capture_on_commit_callbacks(execute=True):
        discard_upload(viewer=owner, at=AT, upload=pk)
    row = the(pk)
    assert row.state == "discarded" and not store.intact(sha256)
    assert (row.title, row.source_name, row.file_hash, row.understood) == ("", "", "", {})
    assert len(entries("sheet.discard")) == 1
    with seen_by(owner), pytest.raises(NotSeen):
        queries.upload(pk)
    with pytest.raises(NotSeen):
        discard_upload(viewer=owner, at=AT, upload=pk)


def test_a_file_that_somebody_elses_record_names_is_left(
    world: World, owner: Viewer, django_capture_on_commit_callbacks: Any
) -> None:
    """The same bytes were put in by two; one of them gives it up, then the other keeps it and uploads it once more."""
    other = world.viewers["officer_tidaholm"]
    mine, hers = put_in(owner), put_in(other)
    sha256 = the(mine).file_hash
    with django_capture_on_commit_callbacks(execute=True):
        discard_upload(viewer=owner, at=AT, upload=mine)
    assert store.intact(sha256)
    kept(other, hers)
    again = put_in(other)
    with django_capture_on_commit_callbacks(execute=True):
        discard_upload(viewer=other, at=AT, upload=again)
    assert store.intact(sha256), "the compilation names it"


def test_what_is_kept_is_not_thrown_away(owner: Viewer) -> None:
    pk = put_in(owner)
    kept(owner, pk)
    with pytest.raises(CompilationRefused) as refused:
        discard_upload(viewer=owner, at=AT, upload=pk)
    assert refused.value.code == Refused.KEPT_ALREADY


def test_what_nobody_keeps_is_forgotten_after_a_month(
    world: World, owner: Viewer, django_capture_on_commit_callbacks: Any
) -> None:
    old, kept_one = put_in(owner), put_in(owner, as_xlsx(rows_of()))
    kept(owner, kept_one)
    young = put_in(owner, as_csv(rows_of()), kind="csv", at=AT + timedelta(days=1))
    sha256 = the(old).file_hash
    assert forget_uploads(at=AT + KEPT_FOR) == 0
    with django_capture_on_commit_callbacks(execute=True):
        JOBS["uploads.forget"].run(AT + KEPT_FOR + timedelta(seconds=1), lambda: False)
    assert [the(pk).state for pk in (old, kept_one, young)] == ["discarded", "kept", "read"]
    assert not store.intact(sha256) and store.intact(the(young).file_hash)


# --- nobody else's ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "slug", ["officer_tidaholm", "leader_municipal", "secretary_municipal", "operator", "stranger"]
)
def test_nobody_else_does_anything_to_it(world: World, owner: Viewer, slug: str) -> None:
    pk, other = put_in(owner), world.viewers[slug]
    for act in (
        lambda: choose_names(viewer=other, at=AT, upload=pk, chosen={2: "1489"}),
        lambda: ask_to_keep(viewer=other, at=AT, upload=pk, title="Min"),
        lambda: keep_uploaded(viewer=other, at=AT, upload=pk, compiled=compiled()),
        lambda: discard_upload(viewer=other, at=AT, upload=pk),
    ):
        with pytest.raises(NotSeen):
            act()
    with seen_by(other):
        assert not queries.uploads_waiting()
        with pytest.raises(NotSeen):
            queries.upload_page(pk, page=1)
        with pytest.raises(NotSeen):
            queries.work_on(pk, on=DAY)


def test_a_task_for_somebody_else_reads_nothing(world: World, owner: Viewer) -> None:
    pk = put_in(owner, read=False)
    read_upload.func(upload=pk, person=world.viewers["officer_tidaholm"].person)
    assert the(pk).state == "waiting"


def test_what_is_thrown_away_while_it_is_read_is_neither_read_nor_kept(owner: Viewer) -> None:
    reading, keeping = put_in(owner, read=False), put_in(owner)
    ask_to_keep(viewer=owner, at=AT, upload=keeping, title="Remissen")
    for pk in (reading, keeping):
        discard_upload(viewer=owner, at=AT, upload=pk)
    run_queued()
    assert {the(pk).state for pk in (reading, keeping)} == {"discarded"}
    with seen_by(owner):
        assert not Compilation.objects.exists()


def test_a_sheets_name_is_a_word_and_no_place(owner: Viewer, folder: Any) -> None:
    sheet = Sheet("../../etc/passwd.xlsx", messy(), "xlsx")
    row = start_upload(viewer=owner, at=AT, sheet=sheet)
    names = [path.name for path in folder.rglob("*") if path.is_file()]
    assert names == [row.file_hash]
