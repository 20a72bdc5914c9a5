"""`samsyn validity` as it is used: keys, exit codes, messages, and what it must not import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samsyn.cli.main import main

WORLDS = Path(__file__).parents[1] / "scenarios/validity/varldar"
OLD = WORLDS / "gammalt.toml"
PARTY = '[[party]]\nid = "14"\nside = "region"\n'
ONE = f'{PARTY}\n[[instrument]]\nid = "x"\nstarts_on = 2027-01-01\n'


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["validity", *arguments, "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_json_has_exactly_the_keys_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, str(OLD), "--on", "2026-06-01", "--what-if", "1489 notice hsa-2017 2026-01-01")
    assert list(found) == ["bound", "deadlines", "notes", "on", "changes"]
    assert list(found["bound"][0]) == ["party", "instrument", "from", "to", "because"]
    assert found["deadlines"] == [{"instrument": "hsa-2017", "last_day": "2027-12-31", "period_ends": "2028-12-31"}]
    assert found["on"]["parties"]["1489"] == ["hsa-2017", "regionbildning-1998"]
    assert {c["kind"] for c in found["changes"]} == {"ends"} and len(found["changes"]) == 4


def test_without_a_question_there_is_neither_on_nor_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(asked(capsys, str(OLD))) == ["bound", "deadlines", "notes"]


def test_an_end_names_the_rule_the_clause_and_the_event(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, str(OLD), "--what-if", "1489 notice hsa-2017 2025-12-31")
    why = next(i for i in found["bound"] if i["instrument"] == "hsa-2017")
    assert why["to"] == "2026-12-31"
    assert why["because"] == [
        "gäller från 2017-04-01 utan beslut (2017 års avtal, om giltighet)",
        "slutar 2026-12-31 för alla efter uppsägning (2017 års avtal, om giltighet)",
        "1489 sade upp hsa-2017 2025-12-31 (tänkt)",
    ]


def test_text_is_readable(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validity", str(OLD), "--on", "2026-06-01"]) == 0
    said = capsys.readouterr().out
    assert "2017-04-01 – tills vidare  14, 1401, 1489, 1498" in said
    assert "Ingen sade upp hsa-2017 i tid före 2026-12-31" in said


def test_a_supposed_event_is_known_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    wish = "1489 notice hsa-2017 2025-12-31"
    found = asked(capsys, str(OLD), "--known-on", "2020-01-01", "--what-if", wish)
    assert {i["to"] for i in found["bound"] if i["instrument"] == "hsa-2017"} == {"2026-12-31"}


FAULTS = {
    "unknown key": (ONE + "colour = 1\n", "okänd nyckel colour"),
    "unknown table": (ONE + "[[thing]]\nid = 1\n", "okänd tabell thing"),
    "missing key": (PARTY + '[[instrument]]\nid = "x"\n', "rad 4, [[instrument]] nummer 1: nyckeln starts_on saknas"),
    "missing id": ("[[party]]\nside = 'x'\n", "nyckeln id saknas"),
    "doubled id": (PARTY + PARTY, "rad 4, [[party]] nummer 2: id 14 finns redan"),
    "blank in id": ('[[party]]\nid = "1 4"\n', "utan blanksteg"),
    "unknown party": (ONE + 'parties = ["15"]\n', "15, som inte finns"),
    "unknown whole": (ONE + 'part_of = "y"\n', "y, som inte finns"),
    "no date": (ONE.replace("2027-01-01", '"snart"'), "ska vara ett datum"),
    "impossible date": (ONE.replace("2027-01-01", "2027-02-30"), "inte riktig TOML"),
    "time of day": (ONE.replace("2027-01-01", "2027-01-01T10:00:00"), "ska vara ett datum"),
    "both ends": (ONE + "first_period = { years = 1, ends_on = 2028-01-01 }\n", "antingen ends_on eller years"),
    "neither end": (ONE + "first_period = {}\n", "antingen ends_on eller years"),
    "ends before": (ONE + "first_period = { ends_on = 2026-01-01 }\n", "slutar innan den börjar"),
    "extension alone": (ONE + "extension = { years = 1 }\n", "kräver en egen first_period"),
    "notice alone": (ONE + "notice_by = { months_before_end = 1 }\n", "kräver en egen first_period"),
    "given part": (
        ONE + '[[instrument]]\nid = "d"\npart_of = "x"\nadoption = "given"\n',
        "kan inte ha adoption given",
    ),
    "whole with whole": (ONE + 'adoption = "with_whole"\n', "bara en del"),
    "own part": (ONE + 'part_of = "x"\n', "part_of går i en cirkel"),
    "replaces itself": (ONE + 'replaces = ["x"]\n', "replaces går i en cirkel"),
    "two the same day": (
        ONE + '[[event]]\ndate = 2026-01-01\nparty = "14"\ninstrument = "x"\nkind = "adopted"\n' * 2,
        "[[event]] nummer 2: parten har redan",
    ),
    "no kind": (ONE + '[[event]]\ndate = 2026-01-01\nparty = "14"\ninstrument = "x"\n', "nyckeln kind saknas"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_told_with_its_place(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, said = FAULTS[what]
    file = tmp_path / "fel.toml"
    file.write_text(text, encoding="utf-8")
    assert main(["validity", str(file)]) == 2
    out, err = capsys.readouterr()
    assert said in err and "fel.toml" in err and not out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--on", "i morgon"],
        ["--known-on", "2026-13-01"],
        ["--what-if", "1489 adopted"],
        ["--what-if", "9 adopted hsa-2017 2026-01-01"],
        ["--what-if", "14 liked hsa-2017 2026-01-01"],
        ["--what-if", "14 adopted nothing 2026-01-01"],
        ["--what-if", "14 adopted hsa-2017 2026-01-01", "--what-if", "14 notice hsa-2017 2026-01-01"],
    ],
)
def test_a_faulty_argument_ends_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validity", str(OLD), *arguments]) == 2
    assert capsys.readouterr().err


def test_a_file_that_is_not_there_ends_with_two(tmp_path: Path) -> None:
    assert main(["validity", str(tmp_path / "ingen.toml")]) == 2


def test_it_needs_no_django() -> None:
    code = f"import sys; from samsyn.cli.main import main; main(['validity', {str(OLD)!r}]); print('django' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "False"
