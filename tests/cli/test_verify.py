"""`samsyn verify` finds what was changed behind the program's back."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def test_a_sound_log_is_said_to_be_whole_with_its_head(county: Installation) -> None:
    (number, head) = county.sql("SELECT number, hash FROM access_logentry ORDER BY number DESC")[0]
    assert county.run("verify").strip() == f"Loggen är hel. Poster: {number}. Senaste kontrollsumman: {head}"


def test_a_changed_entry_is_named_and_the_exit_code_says_so(county: Installation) -> None:
    county.sql("DROP TRIGGER access_logentry_no_update")
    county.sql("UPDATE access_logentry SET actor = 4711 WHERE number = 1")
    assert "bruten vid post 1: posten har ändrats (hash)" in county.run("verify", code=1)


def test_a_head_that_was_published_before_is_looked_for(county: Installation) -> None:
    (head,) = county.sql("SELECT hash FROM access_logentry WHERE number = 1")[0]
    assert "finns kvar som post 1" in county.run("verify", "--head", head)
    assert "skrivits om" in county.run("verify", "--head", "ab" * 32, code=1)
