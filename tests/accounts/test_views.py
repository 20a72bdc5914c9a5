"""The account's own pages: accepting an invitation, replacing a lost second factor, one's account, the demo's door."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.core import context
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from samsyn.accounts import actions
from samsyn.accounts.models import Person
from samsyn.accounts.views import reauthenticated, sign_in_demo
from tests.accounts.tools import NEW_PASSWORD, give_app, has_app, link_in, log_in
from tests.page import Got, Page
from tests.world import AT, PASSWORD, World

UNUSABLE = "Länken går inte att använda"


@pytest.fixture
def link(world: World) -> str:
    """The path that was mailed to somebody who is invited."""
    with time_machine.travel(AT, tick=False):
        actions.invite_person(
            viewer=world.viewers["secretary_municipal"],
            at=AT,
            email="asa@prov.example",
            name="<b>Åsa</b> & Öman",
            side="municipal",
        )
    return link_in(str(mail.outbox[-1].body))


def join(page: Page, link: str, **typed: str) -> Got:
    form = page.get(link).form()
    for name, value in {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD, **typed}.items():
        form[name] = value
    return form.submit()


@time_machine.travel(AT)
def test_an_invited_person_chooses_a_password_and_is_in(page: Page, link: str) -> None:
    before = page.get(link)
    assert before.h1 == "Välkommen till Samsyn" and "asa@prov.example" in before.text
    assert before.response["Referrer-Policy"] == "same-origin" and "no-cache" in before.response["Cache-Control"]
    after = join(page, link, name="Åsa Öman")
    assert after.status == 200 and after.url == "/mitt-arbete/"
    assert Person.objects.get(email="asa@prov.example").name == "Åsa Öman"
    assert "Åsa Öman" in page.get("/konto/").text
    assert log_in(Page(), "asa@prov.example", NEW_PASSWORD).url == "/mitt-arbete/"


@time_machine.travel(AT)
def test_where_a_second_factor_is_required_she_sets_it_up_next(page: Page, link: str, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    assert join(page, link).h1 == "Anslut en app"


@time_machine.travel(AT)
def test_html_in_a_name_is_text(page: Page, link: str) -> None:
    assert page.get(link).form().values["name"] == "<b>Åsa</b> & Öman"
    join(page, link, name="<script>alert(1)</script>")
    got = page.get("/konto/")
    assert "<script>alert(1)</script>" in got.text
    assert b"<script>alert" not in got.response.content


@time_machine.travel(AT)
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"password2": "nagot-annat-an-det-forsta"}, "De två lösenorden är inte lika."),
        ({"password1": "kort", "password2": "kort"}, "minst 12 tecken"),
        ({"password1": "123456789012345", "password2": "123456789012345"}, "numeriskt"),
        ({"password1": "qwerty123456", "password2": "qwerty123456"}, "vanligt"),
        ({"password1": "asa@prov.example", "password2": "asa@prov.example"}, "e-postadress"),
        ({"name": " "}, "måste fyllas i"),
        ({"name": "\u200b"}, "Skriv namnet"),
    ],
)
def test_a_form_with_errors_keeps_the_name_and_uses_no_link(
    page: Page, link: str, typed: dict[str, str], says: str
) -> None:
    got = join(page, link, **{"name": "Åsa", **typed})
    assert got.status == 422 and says in got.text
    assert got.form().values["password1"] == ""
    assert join(page, link, name="Åsa").status == 200


@time_machine.travel(AT)
def test_a_link_works_once(page: Page, link: str) -> None:
    join(page, link)
    again = Page().get(link, status=410)
    assert again.h1 == UNUSABLE


@time_machine.travel(AT)
def test_of_two_who_have_the_page_open_one_gets_in(page: Page, link: str) -> None:
    other = Page()
    form = other.get(link).form()
    form["password1"] = form["password2"] = "nagon-annans-losenord"
    join(page, link)
    assert form.submit().status == 410
    assert Person.objects.get(email="asa@prov.example").check_password(NEW_PASSWORD)


def test_every_link_that_cannot_be_used_answers_the_same(page: Page, link: str) -> None:
    with time_machine.travel(AT + timedelta(days=15)):
        late = page.get(link, status=410)
    with time_machine.travel(AT):
        unknown = page.get("/konto/inbjudan/abc/", status=410)
        swapped = page.get(link.replace("/inbjudan/", "/tvafaktor/ny/"), status=410)
    assert late.text == unknown.text == swapped.text


@time_machine.travel(AT)
def test_somebody_signed_in_cannot_use_anothers_invitation(page: Page, world: World, link: str) -> None:
    stranger = page.as_(world.people["stranger"])
    got = stranger.get(link, status=409)
    assert got.h1 == "Logga ut först"
    token = got.form().values["csrfmiddlewaretoken"]
    typed = {"name": "X", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD, "csrfmiddlewaretoken": token}
    assert stranger.post(link, typed).status == 409
    assert not Person.objects.get(email="asa@prov.example").has_usable_password()


def test_a_form_from_another_site_is_refused(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/konto/inbjudan/abc/", {"name": "X"})
    assert answer.status_code == 403


def test_guessing_links_meets_a_limit(page: Page) -> None:
    token = page.get("/konto/logga-in/").form().values["csrfmiddlewaretoken"]
    statuses = [page.post("/konto/inbjudan/abc/", {"csrfmiddlewaretoken": token}).status for _ in range(21)]
    assert set(statuses[:20]) == {410} and statuses[20] == 429


# A lost second factor


@pytest.fixture
def lost(world: World) -> str:
    """The path mailed to an officer who has lost her telephone."""
    give_app(world.people["officer_orust"])
    actions.reset_second_factor(
        viewer=world.viewers["secretary_municipal"], at=AT, person=world.people["officer_orust"].pk
    )
    return link_in(str(mail.outbox[-1].body))


def prove(page: Page, link: str, password: str = PASSWORD) -> Got:
    form = page.get(link).form()
    form["password"] = password
    return form.submit()


@time_machine.travel(AT)
def test_a_lost_second_factor_is_replaced_and_old_sessions_end(world: World, lost: str) -> None:
    officer = world.people["officer_orust"]
    thief, owner = Page(), Page()
    officer.authenticator_set.all().delete()
    log_in(thief, officer.email)
    give_app(officer)
    assert thief.get("/konto/").h1 == "Mitt konto"
    got = prove(owner, lost)
    assert got.h1 == "Anslut en app" and not has_app(officer)
    assert thief.get("/konto/").h1 == "Logga in"
    assert Page().get(lost, status=410).h1 == UNUSABLE


@time_machine.travel(AT)
def test_the_link_alone_is_not_enough(page: Page, world: World, lost: str) -> None:
    got = prove(page, lost, "fel lösenord")
    assert got.status == 422 and "Lösenordet är fel." in got.text
    assert has_app(world.people["officer_orust"])


@time_machine.travel(AT, tick=False)
def test_guessing_the_password_at_the_link_meets_a_limit(page: Page, world: World, lost: str) -> None:
    statuses = [prove(page, lost, f"fel {n}").status for n in range(6)]
    assert statuses == [422] * 5 + [429]
    assert has_app(world.people["officer_orust"])


# One's own account


def test_ones_account_shows_what_is_ones_own(page: Page, world: World) -> None:
    got = page.as_(world.people["officer_orust"]).get("/konto/")
    assert "officer_orust@prov.example" in got.text and "Inte påslagen" in got.text
    assert {"Byt lösenord", "Lägg till tvåstegsinloggning", "Se var du är inloggad"} <= set(got.links())


def test_nobody_else_has_an_account(page: Page) -> None:
    assert page.get("/konto/").h1 == "Logga in"


# What other slices use


def test_the_demo_lets_people_step_in_and_passes_weighty_acts(world: World, page: Page, settings: Any) -> None:
    settings.DEMO = True
    request = page.client.get("/konto/logga-in/").wsgi_request
    officer = world.people["officer_orust"]
    give_app(officer)
    sign_in_demo(request, officer)
    assert request.user == officer
    with context.request_context(request):
        assert reauthenticated(lambda r: HttpResponse("done"))(request).content == b"done"


def test_stepping_in_works_in_the_demo_only(world: World, page: Page) -> None:
    request = page.client.get("/konto/logga-in/").wsgi_request
    with pytest.raises(ImproperlyConfigured):
        sign_in_demo(request, world.people["operator"])
    assert not request.user.is_authenticated


def test_a_weighty_act_asks_the_signed_out_to_log_in(world: World) -> None:
    request: HttpRequest = RequestFactory().post("/x/")
    request.user = AnonymousUser()
    answer = reauthenticated(lambda r: HttpResponse("done"))(request)
    assert answer.status_code == 302 and answer["Location"].startswith("/konto/logga-in/")


# Helping somebody to log in


def test_a_secretary_helps_somebody_of_her_side_with_a_new_app(page: Page, world: World) -> None:
    officer = world.people["officer_orust"]
    log_in(page, "secretary_municipal@prov.example")
    got = page.get(f"/konto/hjalp/{officer.pk}/")
    assert got.h1 == "Hjälp att logga in" and "Handläggare Orust" in got.text
    done = got.form().submit()
    assert "Länken för en ny app är på väg." in done.text
    assert mail.outbox[-1].to == [officer.email] and "/konto/tvafaktor/ny/" in mail.outbox[-1].body


def test_a_secretary_invites_again_whoever_has_not_joined(page: Page, world: World) -> None:
    officer = world.people["officer_orust"]
    Person.objects.filter(pk=officer.pk).update(joined_at=None)
    log_in(page, "secretary_municipal@prov.example")
    done = page.get(f"/konto/hjalp/{officer.pk}/").form().submit()
    assert "En ny inbjudan är på väg." in done.text
    assert mail.outbox[-1].to == [officer.email] and "/konto/inbjudan/" in mail.outbox[-1].body


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("operator", 200),
        ("secretary_region", 404),
        ("leader_municipal", 403),
        ("officer_orust", 403),
        ("stranger", 404),
    ],
)
def test_nobody_else_helps(page: Page, world: World, who: str, status: int) -> None:
    log_in(page, f"{who}@prov.example")
    pk = world.people["officer_orust"].pk
    token = page.client.cookies["csrftoken"].value
    page.get(f"/konto/hjalp/{pk}/", status=status)
    answer = page.client.post(f"/konto/hjalp/{pk}/app/", {"csrfmiddlewaretoken": token})
    assert answer.status_code == (302 if status == 200 else status)
    assert len(mail.outbox) == (status == 200)


def test_helping_asks_who_one_is_when_the_log_in_is_old(page: Page, world: World) -> None:
    secretary = page.as_(world.people["secretary_municipal"])
    asked = secretary.get(f"/konto/hjalp/{world.people['officer_orust'].pk}/")
    assert asked.h1 == "Bekräfta att det är du"
    form = asked.form()
    form["password"] = PASSWORD
    assert form.submit().h1 == "Hjälp att logga in"


def test_a_sent_form_goes_on_for_the_same_viewer(page: Page, world: World) -> None:
    officer = world.people["officer_orust"]
    with time_machine.travel(AT, tick=False):
        log_in(page, "secretary_municipal@prov.example")
        form = page.get(f"/konto/hjalp/{officer.pk}/").form()
    with time_machine.travel(AT + timedelta(minutes=6), tick=False):
        asked = form.submit()
        assert asked.h1 == "Bekräfta att det är du" and not mail.outbox
        again = asked.form()
        again["password"] = PASSWORD
        assert again.submit().h1 == "Hjälp att logga in" and len(mail.outbox) == 1


def test_whoever_has_no_password_is_told_so_instead_of_led_astray(world: World, page: Page) -> None:
    """The demo's people are stepped into; none of them has a password to change."""
    person = world.people["officer_orust"]
    person.set_unusable_password()
    person.save()
    got = page.as_(person).get("/konto/losenord/")
    assert got.h1 == "Mitt konto" and "har inget lösenord" in got.text
