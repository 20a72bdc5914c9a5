"""The form that is filled in elsewhere: out, written in, looked at, and saved whole or not at all."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samsyn.access.clock import now
from samsyn.access.scope import everything
from samsyn.responses import actions
from samsyn.responses.models import FieldSave, ResponseField
from tests.consultations.examples import Sent, sent
from tests.page import Got, Page
from tests.world import World

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def asked(world: World) -> Sent:
    from datetime import timedelta

    at = now()
    return sent(world, opens_at=at - timedelta(days=9), closes_at=at + timedelta(days=9))


def there(asked: Sent, code: str = "1421") -> str:
    return f"/remisser/{asked.consultation.pk}/svar/{asked.response[code].pk}/"


def filled(data: bytes, sheet: str, cells: dict[str, str]) -> SimpleUploadedFile:
    """What a case officer does: writes in the workbook and saves it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for cell, text in cells.items():
        book[sheet][cell] = text
    made = io.BytesIO()
    book.save(made)
    return SimpleUploadedFile("ifylld.xlsx", made.getvalue(), content_type=XLSX)


def read_in(officer: Page, asked: Sent, cells: dict[str, str]) -> Got:
    out = officer.get(f"{there(asked)}blankett.xlsx").response.content
    form = officer.get(f"{there(asked)}blankett/").form("form")
    return form.submit(file=filled(out, "Provavtalet", cells))


def stands(asked: Sent, code: str = "1421") -> dict[tuple[str, str], str]:
    with everything(why="a test reads what was saved"):
        rows = ResponseField.objects.filter(response=asked.response[code]).select_related("section__text__section")
        return {(row.section.text.section.slug if row.section else "", row.name): row.value for row in rows}


def test_what_was_filled_in_is_looked_at_and_then_saved(page: Page, world: World, asked: Sent) -> None:
    officer = page.as_(world.people["officer_orust"])
    got = read_in(officer, asked, {"D5": "Stämmer delvis", "F5": "Kostnaden saknas."})
    assert "2 fält ändras." in got.text and "Kostnaden saknas." in got.text
    assert stands(asked) == {}
    assert "2 fält är sparade." in got.form("take").submit().text
    assert stands(asked) == {
        ("kommunens-ansvar", "grade"): "partial",
        ("kommunens-ansvar", "comment"): "Kostnaden saknas.",
    }


def test_one_fault_and_nothing_is_saved(page: Page, world: World, asked: Sent) -> None:
    officer = page.as_(world.people["officer_orust"])
    got = read_in(officer, asked, {"D5": "Kanske", "F5": "Kostnaden saknas."})
    assert (got.status, "Provavtalet, cell D5" in got.text) == (422, True)
    assert "”Kanske” går inte att välja" in got.text
    assert stands(asked) == {}


def test_what_a_colleague_wrote_meanwhile_is_kept_beside(page: Page, world: World, asked: Sent) -> None:
    officer = page.as_(world.people["officer_orust"])
    out = officer.get(f"{there(asked)}blankett.xlsx").response.content
    actions.save_fields(
        viewer=world.viewers["officer_orust"],
        at=now(),
        response=asked.response["1421"].pk,
        changes=[actions.Change(asked.section["kommunens-ansvar"].pk, "comment", "Skrivet i Samsyn.", 0)],
    )
    form = officer.get(f"{there(asked)}blankett/").form("form")
    got = form.submit(file=filled(out, "Provavtalet", {"F5": "Skrivet i blanketten."}))
    assert "båda texterna sparas" in got.text
    assert "1 fält har två texter att välja mellan." in got.form("take").submit().text
    assert stands(asked)["kommunens-ansvar", "comment"] == "Skrivet i Samsyn."
    with everything(why="a test reads what was kept beside"):
        assert FieldSave.objects.get(number=None).value == "Skrivet i blanketten."


def test_a_form_of_somebody_elses_is_refused(page: Page, world: World, asked: Sent) -> None:
    other = page.as_(world.people["officer_tidaholm"]).get(f"{there(asked, '1498')}blankett.xlsx").response.content
    form = page.as_(world.people["officer_orust"]).get(f"{there(asked)}blankett/").form("form")
    got = form.submit(file=filled(other, "Provavtalet", {"F5": "Fel."}))
    assert "Blanketten hör till en annan remissinstans." in got.text


def test_what_was_looked_at_is_nobody_elses_to_save(page: Page, world: World, asked: Sent) -> None:
    kept = read_in(page.as_(world.people["officer_orust"]), asked, {"F5": "Vårt."}).form("take").values["kept"]
    tidaholm = page.as_(world.people["officer_tidaholm"])
    form = tidaholm.get(f"{there(asked, '1498')}blankett/").form("form")
    token: Any = form.values["csrfmiddlewaretoken"]
    got = tidaholm.post(f"{there(asked, '1498')}blankett/spara/", {"kept": kept, "csrfmiddlewaretoken": token})
    assert "Läs in den igen" in got.text
    assert stands(asked, "1498") == {}


@pytest.mark.parametrize("who", ["officer_tidaholm", "leader_region", "secretary_municipal", "operator", "stranger"])
@pytest.mark.parametrize("where", ["blankett/", "blankett.xlsx", "blankett.docx"])
def test_nobody_else_gets_the_form(page: Page, world: World, asked: Sent, who: str, where: str) -> None:
    page.as_(world.people[who]).get(f"{there(asked)}{where}", status=404)


def test_the_word_form_goes_out_too(page: Page, world: World, asked: Sent) -> None:
    got = page.as_(world.people["officer_orust"]).get(f"{there(asked)}blankett.docx")
    assert got.response.content[:2] == b"PK"
