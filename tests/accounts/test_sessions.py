"""What a session's cookie may say."""

from __future__ import annotations

import pytest
from django.db.backends.utils import CursorWrapper
from django.test import Client

from samsyn.accounts.sessions import SessionStore


@pytest.mark.parametrize("key", ["\x00\x00\x00\x00aaaaaaaaaaaa", "å" * 32, "kort", "a" * 4000, "a'b" * 10])
def test_what_is_no_key_is_never_looked_up(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("the database was asked")

    monkeypatch.setattr(CursorWrapper, "execute", asked)
    assert SessionStore(key).get("anything") is None


@pytest.mark.django_db
def test_a_cookie_with_a_nul_is_a_visitor_without_a_session(client: Client) -> None:
    client.cookies.load('sessionid="\\000\\000\\000\\000aaaaaaaaaaaa"')
    assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_a_session_is_found_again() -> None:
    kept = SessionStore()
    kept["who"] = "she"
    kept.save()
    assert SessionStore(kept.session_key).get("who") == "she"
