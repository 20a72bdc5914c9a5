"""What goes wrong becomes a calm page: the right code, what happened, what to do next."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from samsyn.domain.access import MAY, Act
from samsyn.site import views
from samsyn.site.texts import WHO, who_may
from tests.page import Page, check_page, parsed, text_of

pytestmark = pytest.mark.urls("tests.site.refusing_urls")


def test_the_unseen_and_the_missing_look_the_same(page: Page, db: None) -> None:
    unseen, missing = page.get("/unseen/", status=404), page.get("/finns-inte/", status=404)
    assert unseen.h1 == missing.h1 == "Sidan finns inte"
    assert unseen.text == missing.text


def test_who_sees_but_may_not_hears_who_may(page: Page, db: None) -> None:
    got = page.get("/unallowed/", status=403)
    assert "Inget har sparats." in got.text
    assert who_may(Act.SEAT_GIVE) in got.text
    assert "sekreteraren på den sida det gäller" in got.text


def test_a_refusal_says_its_own_words(page: Page, db: None) -> None:
    got = page.get("/refused/", status=422)
    assert "Svarstiden gick ut den 19 juni kl. 12.00." in got.text


def test_a_refusal_without_words_is_still_a_page(page: Page, db: None) -> None:
    assert page.get("/wordless/", status=422).h1 == "Det gick inte"


def test_a_plain_no_is_a_page(page: Page, db: None) -> None:
    assert page.get("/denied/", status=403).h1 == "Du får inte göra det här"


def test_too_many_tries_ask_for_patience(page: Page, db: None) -> None:
    assert page.get("/too_often/", status=429).h1 == "För många försök"


def test_htmx_gets_a_notice_and_not_a_page(page: Page, db: None) -> None:
    got = page.client.get("/refused/", headers={"HX-Request": "true"})
    assert got.status_code == 422
    assert b"<html" not in got.content
    assert 'role="alert"' in got.content.decode()
    assert "Svarstiden gick ut" in got.content.decode()


@pytest.mark.parametrize(("address", "status"), [("/broken/", 500), ("/strange/", 400)])
def test_a_fault_of_ours_leans_on_no_database(
    page: Page, db: None, django_assert_num_queries: DjangoAssertNumQueries, address: str, status: int
) -> None:
    page.client.raise_request_exception = False
    with django_assert_num_queries(0):
        response = page.client.get(address)
    assert response.status_code == status
    check_page(parsed(response.content), address)


def test_the_number_on_the_broken_page_is_the_one_in_the_log(page: Page, db: None) -> None:
    page.client.raise_request_exception = False
    response: Any = page.client.get("/broken/")
    assert response.wsgi_request.id in text_of(parsed(response.content))


def test_even_a_template_that_fails_leaves_words(monkeypatch: pytest.MonkeyPatch, rf: Any) -> None:
    def fails(*args: object) -> str:
        raise OSError

    monkeypatch.setattr(views, "render_to_string", fails)
    response = views.broken(rf.get("/"))
    assert response.status_code == 500
    assert "Något gick fel" in response.content.decode()


def test_a_form_without_its_token_is_explained(page: Page, db: None) -> None:
    got = page.post("/refused/", {}, status=403)
    assert got.h1 == "Formuläret gick inte att ta emot"


def test_every_predicate_of_the_table_has_words() -> None:
    used = {predicate for clauses in MAY.values() for clause in clauses for predicate in clause}
    assert not [predicate.__name__ for predicate in used if predicate not in WHO]


@pytest.mark.parametrize("act", list(Act))
def test_every_act_says_who_may(act: Act) -> None:
    assert who_may(act)
