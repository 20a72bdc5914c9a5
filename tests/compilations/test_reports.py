"""A compilation as a report in Excel and Word: the same as the command makes, for those who see it, with nothing that runs."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samsyn.access.scope import seen_by
from samsyn.compilations import queries
from samsyn.compilations.actions import correct_name
from samsyn.compilations.actions.pieces import STOCKHOLM
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement, Viewer
from samsyn.office.reports import report_of
from samsyn.parties.queries import parties_known
from tests.compilations.sheets import ANSWERS, compiled, keep, kept_at
from tests.page import Page
from tests.world import AT, DAY, World

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://elsewhere.example")', "\t=1")


@pytest.fixture
def leader(world: World) -> Viewer:
    return world.viewers["leader_region"]


def fetched(page: Page, pk: int, name: str) -> Any:
    return page.client.get(reverse(f"compilations:report_{name}", args=[pk]))


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_what_is_kept_gives_the_report_that_the_sheet_gives(world: World, leader: Viewer) -> None:
    sheet = compiled(comments={(0, 1): "Skrivfel i andra stycket.", (4, 0): "Vi är inte med."})
    pk = keep(leader, sheet=sheet, deadline_at=datetime(2026, 2, 1, 8, 2, tzinfo=STOCKHOLM))
    with seen_by(leader):
        head, made = queries.report(leader, pk, on=DAY)
    expected = report_of(
        sheet,
        parties_known(DAY),
        title=head.title,
        source="remissvar.xlsx",
        names={"side:region": "Regionen", "side:municipal": "Kommunerna"}
        | {f"association:{s}": n for s, n in (("fyrbodal", "Fyrbodal"), ("skaraborg", "Skaraborg"))}
        | {
            "association:goteborgsregionen": "Göteborgsregionen",
            "care_area:fyrbodal": "Fyrbodal",
            "care_area:samla": "SAMLA",
        },
        deadline=datetime(2026, 2, 1, 8, 2),
    )
    assert made.figures == expected.figures and made.sections == expected.sections
    assert made == expected


def test_a_correction_shows_in_the_report(leader: Viewer) -> None:
    pk = keep(leader)
    correct_name(viewer=leader, at=AT, compilation=pk, row=6, organisation="patient")
    with seen_by(leader):
        made = queries.report(leader, pk, on=DAY)[1]
    assert made.figures.others == ("Patientföreningen i länet",)


@pytest.mark.parametrize("name", ["xlsx", "docx"])
def test_it_is_handed_out_to_those_who_see_it_and_to_no_cache(world: World, page: Page, name: str) -> None:
    pk = kept_at(world, PARTIES)
    for slug in ("leader_region", "officer_orust"):
        response = fetched(page.as_(world.people[slug]), pk, name)
        assert response.status_code == 200 and body(response).startswith(b"PK")
        assert response["Content-Disposition"].endswith(f'filename="remiss-om-avtalet.{name}"')
        assert "no-store" in response["Cache-Control"] and response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Type"].startswith("application/vnd.openxmlformats-officedocument")
    for who in (page.as_(world.people["stranger"]), page.as_(world.people["operator"]), page):
        assert fetched(who, pk, name).status_code == 404


@pytest.mark.parametrize("name", ["xlsx", "docx"])
def test_in_the_demo_it_says_that_it_is_made_up(world: World, page: Page, settings: Any, name: str) -> None:
    pk = kept_at(world, PUBLIC)
    assert "Påhittade uppgifter" not in words_of(body(fetched(page, pk, name)))
    settings.DEMO = True
    assert "Påhittade uppgifter: Remiss om avtalet" in words_of(body(fetched(page, pk, name)))


def words_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(n).decode() for n in archive.namelist() if n.endswith(".xml")]
    return re.sub(r"<[^>]+>", "", " ".join(parts))


def test_no_cell_of_the_workbook_is_a_formula(world: World, page: Page) -> None:
    answers = [(text, "HDI") for text in HOSTILE] + list(ANSWERS)
    comments = {(n, 0): text for n, text in enumerate(HOSTILE)}
    pk = kept_at(world, PUBLIC, compiled(answers, sections=("=1.1 A", "+1.2 B", "@1.3 C"), comments=comments))
    content = body(fetched(page, pk, "xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 300 and not [cell.value for cell in cells if cell.data_type == "f"]
    assert any(cell.value == '=HYPERLINK("https://elsewhere.example")' for cell in cells), "it is there as text"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name, part in parts.items() if re.search(rb"<(?:\w+:)?f[ >]", part)]
    assert not [name for name in parts if "vba" in name.lower() or "external" in name.lower()]
    document = body(fetched(page, pk, "docx"))
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert b'HYPERLINK "https' not in archive.read("word/document.xml")


def test_the_report_asks_as_much_however_large_it_is(world: World, page: Page, leader: Viewer) -> None:
    mine = page.as_(world.people["leader_region"])

    def asked(pk: int) -> int:
        with CaptureQueriesContext(connection) as found:
            body(fetched(mine, pk, "xlsx"))
        return len(found)

    few = keep(leader)
    many = keep(leader, sheet=compiled([(f"Föreningen {n}", "HDI") for n in range(200)]))
    asked(few)
    # With the session, the person and her seats: nine for the report itself.
    assert asked(few) == asked(many) == 12


def test_one_that_is_too_large_says_what_to_do_instead(
    world: World, page: Page, leader: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samsyn.compilations.queries.reporting.MOST_ANSWERS", 3)
    response = fetched(page.as_(world.people["leader_region"]), keep(leader), "docx")
    assert response.status_code == 422 and "CSV-fil" in response.content.decode()


def test_the_pages_lead_to_the_files(world: World, page: Page) -> None:
    pk = kept_at(world, Placement(Audience.SIDE, side="region"))
    mine = page.as_(world.people["leader_region"])
    assert mine.get(reverse("compilations:matrix", args=[pk])).links()["Excel"].endswith("/rapport.xlsx")
    links = mine.get(reverse("compilations:about", args=[pk])).links()
    assert links["Rapport i Word"].endswith("/rapport.docx") and links["Svaren som CSV-fil"].endswith("/lista.csv")
