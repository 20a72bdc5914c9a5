"""Texts as PDF: set once for all who see them, by a task, and handed out through the gate."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.urls import reverse

from samsyn.access.clock import now
from samsyn.access.scope import everything, seen_by
from samsyn.agreements import actions, queries, tasks
from samsyn.agreements.models import Printout
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement, Viewer
from samsyn.files.store import opened
from samsyn.office.pdf import PdfUnavailable
from samsyn.outbox.tasks import run_queued
from tests.agreements.drafts import check, open_draft, package, publish_all, release
from tests.page import Page
from tests.world import AT, World

REGION = Placement(Audience.SIDE, side="region")
WHOLE = "/avtal/provpaket/hela/pdf/"


@pytest.fixture(autouse=True)
def files(tmp_path: Any, settings: Any) -> None:
    settings.FILES = tmp_path


def published(world: World, place: Placement = PUBLIC, *, slug: str = "provpaket") -> Any:
    made = package(world, slug=slug)
    if place != REGION:
        return publish_all(world, made, open_draft(world, made), place)
    versions = open_draft(world, made, place=REGION)
    for version in versions:
        check(world, version, "lawyer_region")
    return actions.publish_versions(
        viewer=world.viewers["leader_region"],
        at=AT,
        package=made.pk,
        versions=[v.pk for v in versions],
        release=release(REGION, registering_authority=""),
    )


def ordered(viewer: Viewer) -> Printout:
    with seen_by(viewer):
        order = queries.order_of(queries.whole("provpaket"), viewer)
    return actions.order_printout(viewer=viewer, at=now(), order=order)


def rows() -> list[Printout]:
    with everything(why="the test counts what was ordered"):
        return list(Printout.objects.order_by("pk"))


def test_anybody_has_a_public_package_set_and_reads_it(world: World, page: Page) -> None:
    published(world)
    asked = page.get(WHOLE)
    assert asked.form("order").submit().status == 200
    assert "Det tar några sekunder" in page.get(WHOLE).text
    assert run_queued() == 1
    done = page.get(WHOLE)
    got = page.client.get(done.links()["Hämta PDF"])
    assert (got["Content-Type"], got["Cache-Control"]) == ("application/pdf", "private, no-store")
    with pikepdf.open(BytesIO(b"".join(got.streaming_content))) as pdf:
        assert pdf.Root.Lang == "sv" and "/StructTreeRoot" in pdf.Root
        assert [str(n) for n in pdf.attachments] == ["huvudavtal.md", "underavtal.md"]


def test_the_same_texts_are_set_once_whoever_asks(world: World) -> None:
    published(world)
    first, second = ordered(Viewer.public()), ordered(world.viewers["officer_orust"])
    assert first.pk == second.pk and run_queued() == 1
    assert ordered(world.viewers["leader_region"]).state == "done" and run_queued() == 0


def test_a_printout_lies_where_the_narrowest_of_its_texts_lies(world: World) -> None:
    published(world, PARTIES)
    assert ordered(world.viewers["officer_orust"]).placement == PARTIES
    with pytest.raises(Exception, match="nothing_to_print"):
        ordered(Viewer.public())


@pytest.mark.parametrize(("place", "inside", "outside"), [
    (PARTIES, "officer_orust", "stranger"),
    (REGION, "leader_region", "officer_orust"),
])  # fmt: skip
def test_a_printout_is_nowhere_for_those_its_texts_do_not_lie_for(
    world: World, page: Page, place: Placement, inside: str, outside: str
) -> None:
    published(world, place)
    made = ordered(world.viewers[inside])
    run_queued()
    addresses = [reverse(f"agreements:{name}", args=[made.pk]) for name in ("printout", "printout_file")]
    for address in addresses:
        assert page.as_(world.people[inside]).client.get(address).status_code == 200
        for other in (page.as_(world.people[outside]), page):
            assert other.client.get(address).status_code == 404
    page.as_(world.people[outside]).get(WHOLE, status=422)


def test_one_version_is_set_by_itself(world: World, page: Page) -> None:
    published(world)
    address = "/avtal/provpaket/underavtal/version/1/pdf/"
    page.get(address).form("order").submit()
    run_queued()
    with everything(why="the test reads what was made"):
        file = opened(rows()[0].file_hash)
    assert file is not None
    with file, pikepdf.open(file) as pdf:
        assert "Prov i hemmet" in str(pdf.docinfo.Title)
        assert [str(n) for n in pdf.attachments] == ["underavtal.md"]


def test_progress_is_told_while_it_is_set(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    published(world)
    made = ordered(Viewer.public())
    seen: list[str] = []

    def slow(html: str, *, made_at: Any, progress: Any, attachments: Any) -> bytes:
        for number in (1, 5, 10):
            progress(number)
            seen.append(state(made.pk))
        return b"%PDF"

    monkeypatch.setattr(tasks, "pdf_of", slow)
    run_queued()
    assert seen == ["working 0", "working 5", "working 10"]
    assert state(made.pk).startswith("done")


def state(pk: int) -> str:
    with everything(why="the test looks at how far it has come"):
        found = queries.printout(pk)
    return f"{found.state} {found.page}"


def test_a_machine_that_cannot_says_so_and_may_be_asked_again(
    world: World, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(world)
    page.get(WHOLE).form("order").submit()

    def cannot(*args: Any, **kwargs: Any) -> bytes:
        raise PdfUnavailable(why="libpango")

    monkeypatch.setattr(tasks, "pdf_of", cannot)
    run_queued()
    failed = page.get(WHOLE)
    assert "biblioteket Pango saknas" in failed.text
    monkeypatch.undo()
    failed.form("order").submit()
    assert run_queued() == 1 and "Hämta PDF" in page.get(WHOLE).links()


def test_a_file_that_is_gone_is_made_again(world: World, page: Page, tmp_path: Any, settings: Any) -> None:
    published(world)
    page.get(WHOLE).form("order").submit()
    run_queued()
    settings.FILES = tmp_path / "tomt"
    page.get(f"/avtal/utskrift/{rows()[0].pk}/avtal.pdf", status=404)
    page.get(WHOLE).form("order").submit()
    assert run_queued() == 1 and len(rows()) == 1
    assert "Hämta PDF" in page.get(WHOLE).links()
