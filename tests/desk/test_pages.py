"""The front, help, the pages that the law requires, the feedback form, and the operator's room."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.agreements import actions as package_actions
from samsyn.desk import actions
from samsyn.desk.models import Feedback
from samsyn.domain.access import PARTIES, PUBLIC, Viewer
from samsyn.parties.models import Installation
from tests.agreements.examples import open_package, publish
from tests.page import H, Page
from tests.world import AT, DAY, World

FORM = "/tillganglighet/synpunkt/"
LIST = "/forvaltning/synpunkter/"
OPEN = ["/", "/hjalp/", "/personuppgifter/", "/tillganglighet/", FORM, f"{FORM}tack/"]


@pytest.fixture(autouse=True)
def _nobody_has_been_counted(db: None) -> None:
    cache.clear()


@pytest.mark.parametrize("url", OPEN)
@pytest.mark.parametrize("who", [None, "stranger", "officer_orust", "operator"])
def test_everybody_reads_the_open_pages(page: Page, world: World, url: str, who: str | None) -> None:
    reader = page.as_(world.people[who]) if who else page
    assert reader.get(url).status == 200


@pytest.mark.parametrize("url", OPEN)
def test_an_open_page_asks_the_database_little(page: Page, world: World, url: str) -> None:
    publish(world, open_package(world))
    with CaptureQueriesContext(connection) as small:
        page.get(url)
    for number in range(5):
        publish(world, open_package(world, slug=f"annat-{number}"))
    with CaptureQueriesContext(connection) as large:
        page.get(url)
    assert len(small) == len(large) <= 6


def test_the_front_shows_what_is_public_and_nothing_else(page: Page, world: World) -> None:
    publish(world, open_package(world), place=PARTIES)
    front = page.get("/")
    assert "Avtal om prov" not in front.text
    assert front.links()["Logga in"] == "/konto/logga-in/"
    inside = page.as_(world.people["officer_orust"]).get("/")
    assert inside.links()["Avtal om prov"] == "/avtal/provpaket/huvudavtal/"
    assert inside.links()["Gå till Mitt arbete"] == "/mitt-arbete/"


def test_the_front_says_when_an_agreement_applies_as_the_list_does(page: Page, world: World) -> None:
    spans = {"Det nya": ("agreement", date(2027, 1, 1), None), "Det förra": ("earlier", date(2017, 4, 1), DAY)}
    for title, (kind, first, last) in spans.items():
        package_actions.open_package(
            viewer=world.viewers["leader_region"],
            at=AT,
            slug=f"paket-{kind}",
            facts=package_actions.PackageFacts(title, kind=kind, valid_from=first, valid_until=last),
            documents=[("huvudavtal", "main")],
            place=PUBLIC,
        )
    for url in ("/", "/avtal/"):
        text = page.get(url).text
        assert "Gäller inte än. Avses gälla från och med 1 januari 2027." in text, url
        assert "1 april 2017–" in text and "Avses gälla från och med 1 april 2017" not in text, url
        assert text.count("Inget dokument i paketet är publicerat för dig än.") == 1, url


def test_an_empty_front_says_what_will_come(page: Page, world: World) -> None:
    assert "Inget avtal är publicerat än." in page.get("/").text


def test_help_tells_of_the_work_on_agreements(page: Page, db: None) -> None:
    got = page.get("/hjalp/")
    for said in (
        "kommentera ett avsnitt",
        "skriva i arbetsversioner",
        "granska en arbetsversion",
        "publicera versioner",
        "lägga upp svar från en fil",
        "hämta avtalen som PDF",
    ):
        assert said in got.text
    words = {term.text for term in got.tree.iter(f"{H}dt")}
    assert words >= {"Arbetsversion", "Interimsversion", "Justering", "Kontrollsumma", "Riktlinje"}


def test_who_answers_for_the_installation_is_named_where_it_matters(page: Page, world: World) -> None:
    assert page.get("/tillganglighet/").links()["formuläret för synpunkter"] == FORM
    Installation.objects.update(responsible="Provlänets region", contact_email="samsyn@prov.example")
    for url in ("/tillganglighet/", "/personuppgifter/", "/hjalp/"):
        got = page.get(url)
        assert got.links()["samsyn@prov.example"] == "mailto:samsyn@prov.example"
    assert "Provlänets region står bakom den här webbplatsen." in page.get("/tillganglighet/").text


def test_the_statement_says_what_the_law_asks_for(page: Page, db: None) -> None:
    text = page.get("/tillganglighet/").text
    for said in (
        "(2018:1937)",
        "EN 301 549",
        "delvis förenlig",
        "Digg",
        "Ingen utomstående",
        "bedömningen gjordes den",
    ):
        assert said in text


def test_every_cookie_that_is_set_is_listed(page: Page, world: World) -> None:
    reader = page.as_(world.people["operator"])
    feedback = actions.give_feedback(viewer=Viewer.public(), at=AT, text="Något")
    reader.get("/mitt-arbete/")
    reader.get(LIST).form(f"answered_{feedback.pk}").submit()
    listed = {"".join(code.itertext()) for code in reader.get("/personuppgifter/").tree.iter(f"{H}code")}
    assert set(reader.client.cookies) <= listed


@pytest.mark.parametrize("who", [None, "officer_orust"])
def test_anybody_reports_what_does_not_work(page: Page, world: World, who: str | None) -> None:
    reader = page.as_(world.people[who]) if who else page
    form = reader.get(reader.get("/tillganglighet/").links()["Rapportera en brist"]).form()
    form["text"] = "Tabellen läses inte upp."
    form["reply_to"] = "svar@prov.example"
    got = form.submit()
    assert got.h1 == "Tack, synpunkten har kommit in"
    feedback = Feedback.objects.get()
    assert (feedback.text, feedback.reply_to) == ("Tabellen läses inte upp.", "svar@prov.example")


def test_a_form_that_does_not_hold_comes_back_with_what_was_written(page: Page, db: None) -> None:
    form = page.get(FORM).form()
    form["page"] = "Avtal"
    form["reply_to"] = "ingen adress"
    got = form.submit()
    assert got.status == 422
    assert "Skriv vad som inte fungerar." in got.text and "Skriv en hel e-postadress" in got.text
    assert got.form().values["page"] == "Avtal" and got.form().values["reply_to"] == "ingen adress"
    assert not Feedback.objects.exists()


def test_an_address_longer_than_its_column_is_refused_at_the_field(page: Page, db: None) -> None:
    form = page.get(FORM).form()
    form["text"], form["reply_to"] = "Tabellen läses inte upp.", f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.example"
    assert len(form.values["reply_to"]) > 254
    assert form.submit().status == 422
    assert not Feedback.objects.exists()


def test_a_form_sent_again_and_again_is_stopped_for_a_while(page: Page, world: World) -> None:
    for time in range(6):
        form = page.get(FORM).form()
        form["text"] = f"Gång {time}"
        got = form.submit()
    assert got.status == 429 and got.response["Retry-After"] == "3600"
    assert "några gånger i timmen" in got.text
    assert Feedback.objects.count() == 5
    other = page.as_(world.people["officer_orust"]).get(FORM).form()
    other["text"] = "Från någon annan"
    assert other.submit().status == 200


def test_the_operator_reads_and_answers(page: Page, world: World) -> None:
    actions.give_feedback(viewer=Viewer.public(), at=AT, text="<script>alert(1)</script>", page="Avtal")
    operator = page.as_(world.people["operator"])
    assert "En synpunkt väntar på svar." in operator.get("/forvaltning/").text
    listed = operator.get(LIST)
    assert "<script>alert" not in listed.response.content.decode()
    got = listed.form(f"answered_{Feedback.objects.get().pk}").submit()
    assert "Synpunkten är markerad som besvarad." in got.text and "Besvarad" in got.text
    assert "Ingen synpunkt väntar på svar." in operator.get("/forvaltning/").text


@pytest.mark.parametrize("url", ["/forvaltning/", LIST])
def test_only_the_operator_is_let_into_her_room(page: Page, world: World, url: str) -> None:
    assert page.get(url).url.startswith("/konto/logga-in/")
    for who in ("stranger", "secretary_region", "leader_municipal"):
        assert "förvaltaren" in page.as_(world.people[who]).get(url, status=403).text
    assert page.as_(world.people["operator"]).get(url).status == 200


def test_only_the_operator_marks_as_answered(page: Page, world: World) -> None:
    feedback = actions.give_feedback(viewer=Viewer.public(), at=AT, text="Något")
    url = f"/forvaltning/synpunkter/{feedback.pk}/besvarad/"
    reader = page.as_(world.people["leader_region"])
    form = reader.get(FORM).form()
    reader.post(url, form.values, status=403)
    assert reader.client.get(url).status_code == 405
    feedback.refresh_from_db()
    assert feedback.answered_at is None


def test_the_operators_room_shows_nothing_that_the_sides_write(page: Page, world: World) -> None:
    publish(world, open_package(world, place=PARTIES), place=PARTIES)
    got = page.as_(world.people["operator"]).get("/forvaltning/")
    assert "prov" not in got.text.replace("Provlänet", "").lower()
