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
    assert count("consultations_consultation") == 2
    assert count("outbox_letter") > 100


def test_the_closed_consultation_has_fifty_answers_two_of_them_late_and_one_that_abstains(
    demo: Installation,
) -> None:
    rows = demo.sql(
        "SELECT s.kind, s.is_late, count(*) FROM responses_submission s"
        " JOIN consultations_respondent r ON r.id = s.respondent_id WHERE r.consultation_id = 1 GROUP BY 1, 2 ORDER BY 1, 2"
    )
    assert [tuple(row) for row in rows] == [("abstention", 0, 1), ("answer", 0, 48), ("answer", 1, 2)]
    answers = demo.sql("SELECT count(DISTINCT comment), count(*) FROM responses_submittedanswer WHERE comment != ''")
    assert answers[0][0] > 1_000 and answers[0][1] > 1_500
    graded = demo.sql("SELECT count(*) FROM consultations_consultedsection WHERE consultation_id = 1 AND is_graded")
    assert graded[0][0] == 60


def test_the_open_consultation_has_respondents_in_all_states(demo: Installation) -> None:
    moments = ("opened", "drafting", "released", "submitted", "abstained", "reminded")
    counts = ", ".join(f"count(s.{moment}_at)" for moment in moments)
    row = demo.sql(
        f"SELECT count(*), {counts}, count(s.expected_on) FROM consultations_respondentstate s"
        " JOIN consultations_respondent r ON r.id = s.respondent_id WHERE r.consultation_id = 2"
    )[0]
    asked, opened, drafting, released, submitted, abstained, reminded, expected = row
    assert asked == 53 > opened > drafting > released > submitted > abstained == 1
    assert reminded and expected == 3
    channels = {channel for (channel,) in demo.sql("SELECT DISTINCT channel FROM consultations_contact")}
    assert channels == {"reminder", "mail", "telephone", "meeting"}


def test_two_colleagues_write_at_one_respondent(demo: Installation) -> None:
    writers = demo.sql(
        "SELECT count(DISTINCT s.saved_by_id) FROM responses_fieldsave s"
        " JOIN responses_responsefield f ON f.id = s.field_id JOIN responses_response a ON a.id = f.response_id"
        " JOIN consultations_respondent r ON r.id = a.respondent_id"
        " JOIN parties_organisation o ON o.id = r.organisation_id WHERE r.consultation_id = 2 AND o.code = '1421'"
    )
    assert writers[0][0] == 2
    assert demo.sql("SELECT count(*) FROM responses_responsenote")[0][0] == 1


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
