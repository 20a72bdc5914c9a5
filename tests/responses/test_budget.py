"""The form asks the database as many questions for 60 sections as for 10, and few to save a field."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samsyn.access.clock import now
from samsyn.responses.actions import Change, save_fields, write_note
from tests.consultations import examples
from tests.consultations.examples import SECTIONS, Sent, sent
from tests.world import World

PAGES = ("", "alla/", "helheten/", "frislapp/", "kollegor/", "utkast.docx", "avsnitt/{}/", "avsnitt/{}/sparade/")
# A page of the form, and one saved field: sessions, the person and her seats included.
CEILING, SAVING = 22, 10


@pytest.fixture
def out(world: World) -> Sent:
    return sent(world, opens_at=now() - timedelta(days=10), closes_at=now() + timedelta(days=30))


def answered(world: World, monkeypatch: pytest.MonkeyPatch, sections: int) -> Sent:
    """A consultation of so many sections, each of them answered and with a note."""
    more = tuple((1, str(n), f"mer-{n}", f"Mer {n}", "Se [[#syfte]].") for n in range(3, sections - 1))
    monkeypatch.setattr(examples, "SECTIONS", (*SECTIONS, *more))
    found = sent(world, opens_at=now() - timedelta(days=10), closes_at=now() + timedelta(days=30))
    assert len(found.section) == sections
    who: Any = {"viewer": world.viewers["officer_orust"], "at": now(), "response": found.response["1421"].pk}
    pks = [section.pk for section in found.section.values()]
    for name, value in (("grade", "partial"), ("comment", "Behöver ses över."), ("proposal", "Ny lydelse.")):
        save_fields(**who, changes=[Change(pk, name, value) for pk in pks])
    for pk in pks:
        write_note(**who, section=pk, words="Fråga juristen.")
    return found


def questions(world: World, out: Sent) -> dict[str, int]:
    browser = Client()
    browser.force_login(world.people["officer_orust"], backend="allauth.account.auth_backends.AuthenticationBackend")
    base, found = f"/remisser/{out.consultation.pk}/svar/{out.response['1421'].pk}/", {}
    for page in PAGES:
        address = base + page.format(out.section["syfte"].pk)
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200, address
        found[page] = len(asked)
    return found


def test_the_form_asks_as_much_for_60_sections_as_for_10(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    for sections in (10, 60):
        before = transaction.savepoint()
        asked.append(questions(world, answered(world, monkeypatch, sections)))
        transaction.savepoint_rollback(before)
    assert asked[0] == asked[1]
    assert max(asked[1].values()) <= CEILING, asked[1]


def test_saving_a_field_asks_little(world: World, out: Sent) -> None:
    """250 write at once in the last hour."""
    browser = Client()
    browser.force_login(world.people["officer_orust"], backend="allauth.account.auth_backends.AuthenticationBackend")
    address = f"/remisser/{out.consultation.pk}/svar/{out.response['1421'].pk}/avsnitt/{out.section['syfte'].pk}/"

    def save(number: int) -> Any:
        fields = {"comment": f"Text {number}", "on_comment": str(number)}
        return browser.post(address, fields, headers={"Accept": "application/json"})

    assert save(0).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        assert save(1).json()["fields"]["comment"]["revision"] == 2
    assert len([q for q in asked if "SAVEPOINT" not in q["sql"]]) <= SAVING
