"""A form can be sent so many times an hour by one visitor; who that is cannot be made up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from samsyn.access.limits import limited
from samsyn.access.scope import seen_by
from samsyn.domain.access import Viewer
from tests.world import AT


@limited("prov", per_hour=2)
def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("klart")


@pytest.fixture(autouse=True)
def _an_empty_hour(db: None) -> Iterator[None]:
    cache.clear()
    with time_machine.travel(AT, tick=False):
        yield


def sent(address: str = "192.0.2.1", viewer: Viewer | None = None, method: str = "post", **headers: str) -> int:
    request = getattr(RequestFactory(), method)("/", REMOTE_ADDR=address, headers=headers)
    request.viewer, request.user, request.session = viewer or Viewer.public(), AnonymousUser(), {}
    with seen_by(request.viewer):
        return view(request).status_code


def test_the_third_time_in_an_hour_is_too_many() -> None:
    assert [sent(), sent(), sent()] == [200, 200, 429]


def test_the_next_hour_begins_anew() -> None:
    assert [sent(), sent(), sent()][-1] == 429
    with time_machine.travel(AT.replace(hour=AT.hour + 1), tick=False):
        assert sent() == 200


def test_waiting_within_the_hour_does_not_begin_anew() -> None:
    assert [sent(), sent()] == [200, 200]
    with time_machine.travel(AT + timedelta(minutes=20), tick=False):
        assert sent() == 429


def test_reading_is_not_counted() -> None:
    assert [sent(method="get") for _ in range(5)] == [200] * 5


def test_others_are_counted_by_themselves() -> None:
    assert [sent(), sent(), sent("192.0.2.2"), sent(viewer=Viewer(person=7)), sent()] == [200, 200, 200, 200, 429]


def test_a_person_is_the_same_from_anywhere() -> None:
    person = Viewer(person=7)
    assert [sent("192.0.2.1", person), sent("192.0.2.2", person), sent("192.0.2.3", person)][-1] == 429


def test_a_made_up_address_makes_nobody_somebody_else() -> None:
    forged = [sent(**{"X-Forwarded-For": f"198.51.100.{n}"}) for n in range(3)]
    assert forged[-1] == 429


def test_behind_a_trusted_proxy_its_word_counts_and_nobody_elses(settings: object) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1  # type: ignore[attr-defined]
    forged = [sent(**{"X-Forwarded-For": f"198.51.100.{n}, 192.0.2.9"}) for n in range(3)]
    assert forged[-1] == 429
    assert sent(**{"X-Forwarded-For": "192.0.2.10"}) == 200


def test_no_address_is_kept() -> None:
    from django.db import connection

    sent("192.0.2.77")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        assert "192.0.2.77" not in str(cursor.fetchall())


def test_many_visitors_do_not_push_anybodys_count_out() -> None:
    assert [sent(), sent()] == [200, 200]
    for n in range(400):
        cache.set(f"somebody-{n}", 1, timeout=3600)
    assert sent() == 429
