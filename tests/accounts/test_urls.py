"""allauth's pages as we mount them: log in and out, passwords, the second factor, sessions, limits."""

from __future__ import annotations

import io
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from samsyn.access.models import LogEntry, LogWords
from samsyn.access.scope import everything
from samsyn.accounts.models import Person
from tests.accounts.tools import NEW_PASSWORD, SECRET, code_now, give_app, has_app, link_in, log_in
from tests.page import Got, Page
from tests.world import PASSWORD, World

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
OFFICER = "officer_orust@prov.example"
DESK = "/mitt-arbete/"


def sent(got: Got, **typed: str) -> Got:
    form = got.form("kod" if got.h1 == "Skriv koden" else "")
    for name, value in typed.items():
        form[name] = value
    return form.submit()


# Logging in and out


@pytest.mark.parametrize("email", [OFFICER, " OFFICER_orust@PROV.example"])
def test_one_logs_in_by_address_and_password(page: Page, world: World, email: str) -> None:
    assert log_in(page, email).url == DESK


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(page: Page, world: World) -> None:
    wrong, unknown = log_in(page, OFFICER, "fel"), log_in(page, "finns.inte@prov.example", "fel")
    assert wrong.status == unknown.status == 422
    assert wrong.text == unknown.text and "stämmer inte med varandra" in wrong.text
    assert wrong.form().values["login"] == OFFICER and wrong.form().values["password"] == ""


def test_who_has_not_joined_cannot_log_in(page: Page, world: World) -> None:
    Person.objects.create(email="ny@prov.example", name="Ny", password="!")
    assert log_in(page, "ny@prov.example", "!").status == 422


def test_a_closed_account_says_that_it_is_closed_to_who_knows_the_password(page: Page, world: World) -> None:
    Person.objects.filter(email=OFFICER).update(is_active=False)
    assert log_in(page, OFFICER, "fel").status == 422
    assert log_in(page, OFFICER).h1 == "Kontot är stängt"
    assert page.get("/konto/").h1 == "Logga in"


def test_a_person_who_is_closed_is_out_at_once(page: Page, world: World) -> None:
    officer = page.as_(world.people["officer_orust"])
    assert officer.get("/konto/").h1 == "Mitt konto"
    Person.objects.filter(email=OFFICER).update(is_active=False)
    assert officer.get("/konto/").h1 == "Logga in"


def test_the_session_gets_a_new_name_when_one_logs_in(page: Page, world: World) -> None:
    page.client.session.save()
    session = page.client.session
    session["kept"] = True
    session.save()
    page.client.cookies["sessionid"] = session.session_key
    log_in(page, OFFICER)
    assert page.client.session.session_key != session.session_key
    assert not Session.objects.filter(pk=session.session_key).exists()


@pytest.mark.parametrize(
    "elsewhere",
    ["https://annan.example/", "//annan.example/", "/\\annan.example", "javascript:alert(1)", "https:annan.example"],
)
def test_log_in_and_log_out_lead_to_no_other_host(page: Page, world: World, elsewhere: str) -> None:
    assert log_in(page, OFFICER, then=f"?next={elsewhere}").url == DESK
    out = page.client.post("/konto/logga-ut/", {"next": elsewhere, "csrfmiddlewaretoken": _token(page)})
    assert out.status_code == 302 and out["Location"] == "/"


def test_log_in_leads_back_to_the_page_one_wanted(page: Page, world: World) -> None:
    assert log_in(page, OFFICER, then="?next=/konto/inloggningar/").url == "/konto/inloggningar/"


def test_log_in_from_another_site_is_refused(world: World) -> None:
    typed = {"login": OFFICER, "password": PASSWORD}
    assert Client(enforce_csrf_checks=True).post("/konto/logga-in/", typed).status_code == 403


def test_logging_out_is_confirmed_by_a_button(page: Page, world: World) -> None:
    officer = page.as_(world.people["officer_orust"])
    got = officer.get("/konto/logga-ut/")
    assert got.h1 == "Logga ut" and officer.get("/konto/").h1 == "Mitt konto"
    assert sent(got).url == "/"
    assert officer.get("/konto/").h1 == "Logga in"


def test_there_is_no_way_to_sign_up(page: Page) -> None:
    for name in ("account_signup", "account_email", "account_set_password", "socialaccount_signup"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert not [n for n in get_resolver().reverse_dict if isinstance(n, str) and "signup" in n]


def test_a_page_behind_the_log_in_is_not_kept_by_the_browser(page: Page, world: World) -> None:
    got = page.as_(world.people["officer_orust"]).get("/konto/tvafaktor/")
    assert "no-store" in got.response["Cache-Control"]


# Limits, counted in the cache that all processes share


@time_machine.travel(NOON, tick=False)
def test_five_wrong_passwords_close_the_account_for_five_minutes(page: Page, world: World) -> None:
    for _ in range(5):
        assert "stämmer inte" in log_in(page, OFFICER, "fel").text
    assert "För många misslyckade försök" in log_in(page, OFFICER).text
    with time_machine.travel(NOON + timedelta(minutes=5, seconds=1)):
        assert log_in(page, OFFICER).url == DESK


@time_machine.travel(NOON, tick=False)
def test_many_tries_from_one_place_get_a_calm_page(page: Page, world: World) -> None:
    statuses = [log_in(page, f"nr{n}@prov.example", "fel").status for n in range(31)]
    assert statuses[:30] == [422] * 30 and statuses[30] == 429


@time_machine.travel(NOON, tick=False)
def test_asking_for_many_reset_links_gets_the_calm_page(page: Page, world: World) -> None:
    got = [sent(page.get("/konto/losenord/glomt/"), email=OFFICER) for _ in range(6)]
    assert [g.status for g in got] == [200] * 5 + [429]
    assert got[-1].h1 and len(mail.outbox) == 5


# Forgotten password


def ask(page: Page, email: str) -> Got:
    return sent(page.get("/konto/losenord/glomt/"), email=email)


def test_known_and_unknown_addresses_get_the_same_answer_and_only_the_known_a_letter(
    page: Page, world: World
) -> None:
    known, unknown = ask(page, OFFICER.upper()), ask(page, "finns.inte@prov.example")
    assert known.h1 == unknown.h1 == "Titta i din e-post"
    assert known.text == unknown.text and known.status == unknown.status == 200
    assert [letter.to for letter in mail.outbox] == [[OFFICER]]


def test_a_forgotten_password_is_replaced_by_the_mailed_link_once(page: Page, world: World) -> None:
    elsewhere = page.as_(world.people["officer_orust"])
    ask(page, OFFICER)
    link = link_in(str(mail.outbox[-1].body))
    got = page.get(link)
    assert got.h1 == "Välj ett nytt lösenord" and link not in got.url
    bad = sent(got, password1=NEW_PASSWORD, password2="nagot annat lösenord")
    assert bad.status == 422 and "inte lika" in bad.text
    done = sent(bad, password1=NEW_PASSWORD, password2=NEW_PASSWORD)
    assert done.h1 == "Lösenordet är bytt"
    assert elsewhere.get("/konto/").h1 == "Logga in", "old sessions end"
    assert Page().get(link, status=410).h1 == "Länken går inte att använda"
    assert log_in(page, OFFICER, NEW_PASSWORD).url == DESK
    assert "mejlades till dig" in mail.outbox[-1].body


def test_a_reset_link_lasts_a_day(page: Page, world: World) -> None:
    with time_machine.travel(NOON):
        ask(page, OFFICER)
        link = link_in(str(mail.outbox[-1].body))
    with time_machine.travel(NOON + timedelta(hours=25)):
        assert page.get(link, status=410).h1 == "Länken går inte att använda"


@pytest.mark.parametrize("key", ["1-abc", "zzzzzzzzzzzzzzzz-abc", "1-set-password"])
def test_a_made_up_reset_link_is_no_use(page: Page, world: World, key: str) -> None:
    assert page.get(f"/konto/losenord/nytt/{key}/", status=410).links()["Be om en ny länk"]


def test_the_reset_link_leads_to_the_installation_whatever_host_was_asked(page: Page, world: World) -> None:
    token = _token(page)
    page.client.post(
        "/konto/losenord/glomt/", {"email": OFFICER, "csrfmiddlewaretoken": token}, headers={"host": "annan.example"}
    )
    assert "annan.example" not in mail.outbox[-1].body


def test_who_has_not_joined_is_reminded_of_the_invitation(page: Page, world: World) -> None:
    Person.objects.create(email="ny@prov.example", name="Ny", password="!")
    assert ask(page, "ny@prov.example").h1 == "Titta i din e-post"
    assert "inbjudan" in mail.outbox[-1].body and "http" not in mail.outbox[-1].body


def test_a_reset_does_not_go_round_the_second_factor(page: Page, world: World) -> None:
    give_app(world.people["officer_orust"])
    ask(page, OFFICER)
    sent(page.get(link_in(str(mail.outbox[-1].body))), password1=NEW_PASSWORD, password2=NEW_PASSWORD)
    assert log_in(page, OFFICER, NEW_PASSWORD).h1 == "Skriv koden"


# Changing the password


def test_changing_the_password_ends_the_other_sessions(page: Page, world: World) -> None:
    other = Page()
    log_in(page, OFFICER)
    log_in(other, OFFICER)
    typed = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    wrong = sent(page.get("/konto/losenord/"), oldpassword="fel", **typed)
    assert wrong.status == 422 and "Det är inte ditt nuvarande lösenord." in wrong.text
    done = sent(wrong, oldpassword=PASSWORD, **typed)
    assert done.h1 == "Mitt konto" and "Lösenordet är bytt." in done.text
    assert other.get("/konto/").h1 == "Logga in"
    assert mail.outbox[-1].to == [OFFICER]


@pytest.mark.parametrize(
    ("password", "says"), [("kort", "minst 12 tecken"), ("qwerty123456", "vanligt"), (OFFICER, "e-postadress")]
)
def test_a_weak_password_is_refused(page: Page, world: World, password: str, says: str) -> None:
    officer = page.as_(world.people["officer_orust"])
    typed = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    got = sent(officer.get("/konto/losenord/"), **typed)
    assert got.status == 422 and says in got.text


# The second factor


@time_machine.travel(NOON)
def test_an_app_is_connected_and_asked_for_at_the_next_log_in(
    page: Page, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The test never commits, and the letter is written inside the request.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda then, **_: then())
    log_in(page, OFFICER)
    got = page.get("/konto/tvafaktor/").client.get("/konto/tvafaktor/app/")
    secret = next(t for t in got.tree.iter() if str(t.tag).endswith("}code")).text.replace(" ", "")
    image = next(t for t in got.tree.iter() if str(t.tag).endswith("}img"))
    assert image.get("src").startswith("data:image/svg+xml;base64,") and image.get("alt")
    wrong = sent(got, code="000000")
    assert wrong.status == 422 and "Koden är fel" in wrong.text
    codes = sent(wrong, code=code_now(secret))
    assert codes.h1 == "Reservkoder" and has_app(world.people["officer_orust"])
    assert "Påslagen" in page.get("/konto/").text
    assert mail.outbox[-1].subject == "Tvåstegsinloggning är påslagen i Samsyn"
    again = Page()
    asked = log_in(again, OFFICER)
    assert asked.h1 == "Skriv koden" and again.get("/konto/").h1 == "Skriv koden"
    assert sent(asked, code=code_now(secret)).url == DESK


@time_machine.travel(NOON, tick=False)
def test_a_code_works_once(page: Page, world: World) -> None:
    give_app(world.people["officer_orust"])
    assert sent(log_in(page, OFFICER), code=code_now()).url == DESK
    again = sent(log_in(Page(), OFFICER), code=code_now())
    assert again.status == 422 and "redan använd" in again.text


@time_machine.travel(NOON, tick=False)
def test_a_recovery_code_stands_in_for_the_app_once(page: Page, world: World) -> None:
    code, *_ = give_app(world.people["officer_orust"])
    assert sent(log_in(page, OFFICER), code=code).url == DESK
    assert sent(log_in(Page(), OFFICER), code=code).status == 422


def test_a_log_in_is_given_up_at_the_second_step(page: Page, world: World) -> None:
    give_app(world.people["officer_orust"])
    asked = log_in(page, OFFICER)
    assert page.get("/konto/logga-in/").h1 == "Skriv koden"
    asked.form("avbryt").submit()
    assert page.get("/konto/logga-in/").h1 == "Logga in"


@time_machine.travel(NOON, tick=False)
def test_guessing_codes_meets_a_limit(page: Page, world: World) -> None:
    give_app(world.people["officer_orust"])
    got = log_in(page, OFFICER)
    for _ in range(5):
        got = sent(got, code="000000")
    assert "För många misslyckade försök" in sent(got, code=code_now()).text


@time_machine.travel(NOON, tick=False)
def test_recovery_codes_are_shown_fetched_and_renewed(page: Page, world: World) -> None:
    officer = world.people["officer_orust"]
    code = give_app(officer)[0]
    sent(log_in(page, OFFICER), code=code_now())
    assert "10 reservkoder kvar" in page.get("/konto/tvafaktor/").text
    assert code in page.get("/konto/tvafaktor/reservkoder/").text
    file = page.get("/konto/tvafaktor/reservkoder/hamta/").response
    assert code in file.content.decode() and "Reservkoder till Samsyn" in file.content.decode()
    assert file["Content-Type"] == "text/plain; charset=utf-8" and "attachment" in file["Content-Disposition"]
    new = sent(page.get("/konto/tvafaktor/reservkoder/nya/"))
    assert new.h1 == "Reservkoder" and code not in new.text


@time_machine.travel(NOON, tick=False)
def test_removing_the_app_asks_and_tells_by_mail(page: Page, world: World) -> None:
    give_app(world.people["officer_orust"])
    sent(log_in(page, OFFICER), code=code_now())
    got = page.get("/konto/tvafaktor/app/stang-av/")
    assert got.h1 == "Ta bort appen"
    assert "Inte påslagen" in sent(got).text and not has_app(world.people["officer_orust"])
    assert "avstängd" in mail.outbox[-1].subject


def test_without_an_app_there_is_nothing_to_remove_or_show(page: Page, world: World) -> None:
    log_in(page, OFFICER)
    for path in ("app/stang-av/", "reservkoder/", "reservkoder/hamta/"):
        assert page.client.get(f"/konto/tvafaktor/{path}").status_code == 404


# Re-authentication


@time_machine.travel(NOON, tick=False)
def test_five_minutes_later_a_weighty_page_asks_for_the_password(page: Page, world: World) -> None:
    log_in(page, OFFICER)
    assert page.get("/konto/tvafaktor/app/").h1 == "Anslut en app"
    with time_machine.travel(NOON + timedelta(minutes=6), tick=False):
        asked = page.get("/konto/tvafaktor/app/")
        assert asked.h1 == "Bekräfta att det är du"
        wrong = sent(asked, password="fel")
        assert wrong.status == 422 and "Lösenordet är fel." in wrong.text
        assert sent(wrong, password=PASSWORD).h1 == "Anslut en app"


@time_machine.travel(NOON, tick=False)
def test_a_code_will_do_instead_of_the_password(page: Page, world: World) -> None:
    give_app(world.people["officer_orust"])
    sent(log_in(page, OFFICER), code=code_now())
    with time_machine.travel(NOON + timedelta(minutes=6), tick=False):
        asked = page.get("/konto/tvafaktor/reservkoder/")
        other = page.get(asked.links()["Använd en kod från appen i stället"])
        assert other.h1 == "Bekräfta att det är du" and "Använd lösenordet i stället" in other.links()
        assert sent(other, code="000000").status == 422
        assert sent(other, code=code_now()).h1 == "Reservkoder"


@time_machine.travel(NOON, tick=False)
def test_a_form_that_was_sent_goes_on_after_the_password(page: Page, world: World) -> None:
    give_app(world.people["officer_orust"])
    sent(log_in(page, OFFICER), code=code_now())
    form = page.get("/konto/tvafaktor/app/stang-av/").form()
    with time_machine.travel(NOON + timedelta(minutes=6), tick=False):
        asked = form.submit()
        assert asked.h1 == "Bekräfta att det är du" and has_app(world.people["officer_orust"])
        sent(asked, password=PASSWORD)
        assert not has_app(world.people["officer_orust"])


@time_machine.travel(NOON, tick=False)
def test_guessing_at_the_second_asking_meets_a_limit(page: Page, world: World) -> None:
    officer = page.as_(world.people["officer_orust"])
    asked = officer.get("/konto/bekrafta/")
    texts = [sent(asked, password=f"fel {n}").text for n in range(6)]
    assert "Lösenordet är fel." in texts[0] and "För många" in sent(asked, password=PASSWORD).text + texts[5]


# Sessions


def test_one_sees_where_one_is_logged_in_and_logs_out_elsewhere(page: Page, world: World) -> None:
    other = Page()
    other.client = Client(enforce_csrf_checks=True, headers={"user-agent": "<b>Firefox/140</b> Windows"})
    log_in(other, OFFICER)
    log_in(page, OFFICER)
    got = page.get("/konto/inloggningar/")
    assert "Firefox, Windows" in got.text and "Okänd webbläsare" in got.text
    done = sent(got)
    assert "Du är utloggad på alla andra ställen." in done.text and not done.text.count("Firefox")
    assert other.get("/konto/").h1 == "Logga in" and page.get("/konto/").h1 == "Mitt konto"


def test_ones_sessions_are_ones_own(page: Page, world: World) -> None:
    other = Page()
    log_in(other, "officer_tidaholm@prov.example")
    log_in(page, OFFICER)
    got = page.get("/konto/inloggningar/")
    assert "Du är inte inloggad någon annanstans." in got.text
    page.client.post("/konto/inloggningar/", {"csrfmiddlewaretoken": _token(page)})
    assert other.get("/konto/").h1 == "Mitt konto"


# What must never be written down


def test_no_password_or_code_is_logged(
    page: Page, world: World, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    heard = io.StringIO()
    logging.getLogger().addHandler(handler := logging.StreamHandler(heard))
    with caplog.at_level(logging.DEBUG):
        log_in(page, OFFICER, "hemligt-felstavat-losenord")
        log_in(page, OFFICER)
        sent(page.get("/konto/losenord/"), oldpassword=PASSWORD, password1=NEW_PASSWORD, password2=NEW_PASSWORD)
    logging.getLogger().removeHandler(handler)
    out = capsys.readouterr()
    said = caplog.text + heard.getvalue() + out.out + out.err
    with everything(why="the test reads the log as it is"):
        said += str(list(LogEntry.objects.values())) + str(list(LogWords.objects.values()))
    for secret in ("hemligt-felstavat-losenord", PASSWORD, NEW_PASSWORD, SECRET, OFFICER):
        assert secret not in said


def _token(page: Page) -> Any:
    page.get("/konto/losenord/glomt/")
    return page.client.cookies["csrftoken"].value
