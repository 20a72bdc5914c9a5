"""`samsyn demo`: a county that stands by itself, the same each time, and never a real one's."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.cli.conftest import Installation
from tests.demo_county import TODAY, filled_county


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A filled demo county of these tests' own."""
    data = tmp_path_factory.mktemp("demo") / "data"
    shutil.copytree(filled_county(tmp_path_factory), data)
    return Installation(data, told={"SAMSYN_DEMO_TODAY": TODAY})


def test_the_county_has_its_parties_its_texts_and_its_answers(demo: Installation) -> None:
    def count(of: str) -> int:
        return int(demo.sql(f"SELECT count(*) FROM {of}")[0][0])

    assert count("parties_organisation WHERE is_party") == 50
    assert count("agreements_version WHERE published_at IS NOT NULL") == 20
    assert count("agreements_sectiontext") >= 66
    assert count("compilations_compiledrow WHERE superseded_by IS NULL") == 50
    assert count("compilations_compilation WHERE audience = 'parties'") == 1
    assert count("outbox_letter") == 1


def test_its_log_holds_and_its_days_count_back_from_the_day_it_was_filled(demo: Installation) -> None:
    assert "Loggen" in Installation(demo.data, told={"SAMSYN_MODE": "demo"}).run("verify")
    moments = [row[0] for row in demo.sql("SELECT at FROM access_logentry ORDER BY number")]
    assert moments == sorted(moments), "the story is told in the order it happened"
    assert "2025-10-" in moments[0] and "2026-11-" in moments[-1]


def test_no_log_entry_names_anybody(demo: Installation) -> None:
    names = [row[0] for row in demo.sql("SELECT name FROM accounts_person")]
    told = json.dumps([row[0] for row in demo.sql("SELECT data FROM access_logentry")])
    assert len(names) > 80 and not [name for name in names if name in told]


def test_a_second_start_fills_nothing_again(demo: Installation) -> None:
    before = demo.sql("SELECT count(*) FROM access_logentry")
    demo.run("demo", "--only-fill")
    assert demo.sql("SELECT count(*) FROM access_logentry") == before


def test_a_real_county_is_never_filled_with_the_demos(county: Installation) -> None:
    before = county.sql("SELECT count(*) FROM parties_seat")
    assert "riktig installation" in Installation(county.data, told={}).run("demo", "--only-fill", code=2)
    assert county.sql("SELECT count(*) FROM parties_seat") == before
