"""A real county is filled once, whole, with somebody to run it; or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from samsyn.cli.init import BUILT_IN
from tests.cli.conftest import MAIL, Installation

pytestmark = pytest.mark.slow
WORDS = ("init", "--name", "Provlänet", "--admin-email", MAIL)


def test_a_county_is_filled_and_its_first_administrator_gets_a_link(place: Callable[[], Installation]) -> None:
    installation = place()
    said = installation.run(*WORDS, "--admin-name", "Kim Förvaltare")
    assert "http://localhost:8000/konto/inbjudan/" in said
    assert installation.sql("SELECT email, name, is_operator FROM accounts_person") == [
        (MAIL, "Kim Förvaltare", True)
    ]
    assert installation.sql("SELECT count(*) FROM parties_organisation WHERE is_party") == [(50,)]
    assert installation.sql("SELECT count(*) FROM outbox_letter") == [(0,)]
    secret = said.strip().rsplit("/", 2)[-2]
    assert secret not in str(installation.everything())
    assert "Loggen är hel" in installation.run("verify")


def test_a_filled_database_is_refused_and_untouched(county: Installation) -> None:
    before = county.everything()
    assert "innehåller redan" in county.run(*WORDS, code=2)
    assert county.everything() == before


def test_a_county_that_does_not_hold_is_refused_with_file_and_row(tmp_path: Path) -> None:
    shutil.copytree(BUILT_IN, tmp_path / "county")
    with (tmp_path / "county" / "parties.csv").open("a") as rows:
        rows.write("9999,Nya,Nya kommun,ingen,,,true\n")
    installation = Installation(tmp_path / "data")
    said = installation.run(*WORDS, "--county", str(tmp_path / "county"), code=2)
    assert "parties.csv, rad 52, side" in said and "ingen" in said
    assert installation.sql("SELECT count(*) FROM parties_organisation") == [(0,)]


def test_an_unreadable_address_leaves_no_county_behind(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "data")
    installation.run("init", "--name", "Provlänet", "--admin-email", "kim@", code=2)
    assert installation.sql("SELECT count(*) FROM parties_organisation") == [(0,)]
    assert installation.sql("SELECT count(*) FROM access_logentry") == [(0,)]


def test_the_demo_is_not_filled_with_a_real_county(tmp_path: Path) -> None:
    said = Installation(tmp_path / "data", told={"SAMSYN_MODE": "demo"}).run(*WORDS, code=2)
    assert "samsyn demo" in said
