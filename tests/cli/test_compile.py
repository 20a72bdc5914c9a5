"""`samsyn compile` as it is used: keys, exit codes, messages, and what it must not import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from samsyn.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples"
SHEET = """\
ID;Starttid;Slutförandetid;E-post;Namn;Vilken part svarar ni för?;2.1 Hälso- och sjukvård i hemmet;Kommentar;2.2 Egenvård
1;2025-06-01 08:00;2025-06-03 09:00;r@orust.example;Registrator;Orust kommun;Stämmer helt;;stämmer  DELVIS
2;2025-06-01 08:00;2025-06-02 09:00;r@orust.example;Registrator;kommunen i Orust;Röd;Gammalt svar;Gul
3;2025-06-01 08:00;2025-06-02 10:00;r@amal.example;Registrator;Amåls kommun;kanske;"Två
rader";Grön
4;2025-06-01 08:00;2025-06-02 11:00;k@nsph.example;Kansliet;Funktionsrätt Västra Götaland;Inte alls;;
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "svar.csv"
    file.write_text(SHEET, encoding="utf-8")
    return file


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["compile", *arguments, "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_json_has_exactly_the_keys_of_the_contract(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, str(sheet))
    assert list(found) == ["respondents", "sections", "answers", "tallies", "problems"]
    assert found["respondents"] == [
        {"row": 2, "as_written": "Orust kommun", "party": "1421", "certainty": 1.0, "superseded_by": None},
        {"row": 3, "as_written": "kommunen i Orust", "party": "1421", "certainty": 0.98, "superseded_by": 2},
        {"row": 4, "as_written": "Amåls kommun", "party": "1492", "certainty": 0.92, "superseded_by": None},
        {
            "row": 5,
            "as_written": "Funktionsrätt Västra Götaland",
            "party": None,
            "certainty": 0.0,
            "superseded_by": None,
        },
    ]
    assert found["sections"] == [
        {"column": "G", "number": "2.1", "heading": "Hälso- och sjukvård i hemmet"},
        {"column": "I", "number": "2.2", "heading": "Egenvård"},
    ]
    assert found["answers"] == [
        {"party": "1421", "section": "2.1", "grade": "full", "comment": None},
        {"party": "1421", "section": "2.2", "grade": "partial", "comment": None},
        {"party": "1492", "section": "2.1", "grade": None, "comment": "Två\nrader"},
        {"party": "1492", "section": "2.2", "grade": "full", "comment": None},
        {"party": None, "section": "2.1", "grade": "none", "comment": None},
        {"party": None, "section": "2.2", "grade": None, "comment": None},
    ]
    assert found["tallies"]["all"] == {
        "2.1": {"full": 1, "partial": 0, "none": 0, "missing": 1},
        "2.2": {"full": 1, "partial": 1, "none": 0, "missing": 0},
    }
    assert found["tallies"]["side:municipal"] == found["tallies"]["association:fyrbodal"] == found["tallies"]["all"]
    assert found["tallies"]["care_area:simba"]["2.1"] == {"full": 0, "partial": 0, "none": 0, "missing": 0}
    places = [(problem["row"], problem["column"]) for problem in found["problems"]]
    assert places == [(3, None), (4, "F"), (4, "G"), (5, "F")]
    assert all(set(problem) == {"row", "column", "text"} for problem in found["problems"])
    assert "Åmål" in found["problems"][1]["text"] and "kanske" in found["problems"][2]["text"]


def test_the_text_is_a_table_that_fits_the_terminal(
    sheet: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns in ("60", "80", "140"):
        monkeypatch.setenv("COLUMNS", columns)
        assert main(["compile", str(sheet)]) == 0
        said = capsys.readouterr().out
        assert "2.2 Egenvård" in said and "Osäkra namn (1)" in said and "Att kontrollera (3)" in said
        assert max(map(len, said.splitlines())) <= int(columns)


def test_output_goes_to_a_file_in_utf_8(sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "ut.json"
    assert main(["compile", str(sheet), "--format", "json", "-o", str(out)]) == 0
    assert capsys.readouterr().out == "" and "Funktionsrätt" in out.read_bytes().decode("utf-8")


def test_the_sheet_itself_is_never_overwritten(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compile", str(sheet), "-o", str(sheet)]) == 2
    assert sheet.read_text(encoding="utf-8") == SHEET and "svar.csv" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_report_is_written_to_a_file_with_title_and_deadline(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    out = tmp_path / f"rapport.{form}"
    more = ["--title", "Remissvar våren 2025", "--deadline", "2025-06-02 10:30"]
    assert main(["compile", str(sheet), "--format", form, "-o", str(out), *more]) == 0
    captured = capsys.readouterr()
    assert captured.out == captured.err == ""
    said = words_of(out)
    for words in (
        "Remissvar våren 2025",
        "2 juni 2025 kl. 10.30",
        "Orust (3 juni 2025 kl. 09.00; ett tidigare svar kom i tid)",
    ):
        assert words in said
    assert main(["compile", str(sheet), "--format", form, "-o", str(out)]) == 0, "an older report is written over"
    assert "Sammanställning av svar.csv" in words_of(out)


def words_of(report: Path) -> str:
    """Everything that a workbook or a Word document says."""
    if report.suffix == ".xlsx":
        return "\n".join(str(cell) for one in load_workbook(report) for row in one.values for cell in row)
    found = Document(str(report))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in found.paragraphs), *cells])


def test_a_deadline_without_a_time_of_day_is_the_end_of_that_day(sheet: Path, tmp_path: Path) -> None:
    out = tmp_path / "rapport.xlsx"
    for deadline, late in (("2025-06-03", "0"), ("2025-06-02", "1: Orust"), ("2025-06-03 00:00", "1: Orust")):
        assert main(["compile", str(sheet), "--format", "xlsx", "-o", str(out), "--deadline", deadline]) == 0
        told = {row[0]: row[1] for row in load_workbook(out)["Försättsblad"].values}
        assert told["Sent inkomna"].startswith(late), deadline


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_report_is_a_file_and_needs_a_place(sheet: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert main(["compile", str(sheet), "--format", form]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "-o" in captured.err and form in captured.err


def test_what_goes_with_reports_only_is_not_silently_left_out(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for more in (["--title", "x"], ["--deadline", "2025-06-19"]):
        assert main(["compile", str(sheet), *more]) == 2
        assert "--format xlsx eller docx" in capsys.readouterr().err


def test_a_deadline_that_is_no_moment_is_told(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["compile", str(sheet), "--deadline", "på torsdag"])
    assert left.value.code == 2 and "på torsdag" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_report_is_never_written_over_the_sheet_nor_into_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    sheet = tmp_path / "svar.xlsx"
    sheet.write_bytes((EXAMPLES / "remissvar.xlsx").read_bytes())
    before = sheet.read_bytes()
    assert main(["compile", str(sheet), "--format", form, "-o", str(sheet)]) == 2
    assert sheet.read_bytes() == before and "svar.xlsx" in capsys.readouterr().err
    assert main(["compile", str(sheet), "--format", form, "-o", str(tmp_path / "borta" / "r")]) == 2
    assert "borta" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_sheet_that_cannot_be_read_leaves_no_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    sheet, out = tmp_path / "svar.csv", tmp_path / "rapport"
    sheet.write_text("Kommun,2.1 A\nOrust,ja\n", encoding="utf-8")
    assert main(["compile", str(sheet), "--format", form, "-o", str(out)]) == 2
    assert not out.exists() and "ingen kolumn med graderingar" in capsys.readouterr().err


def test_a_list_of_ones_own(sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parties = tmp_path / "parter.csv"
    parties.write_text("code,name,side\n7,Orust,municipal\n", encoding="utf-8")
    found = as_json(capsys, str(sheet), "--parties", str(parties))
    assert [r["party"] for r in found["respondents"]] == ["7", "7", None, None]
    assert list(found["tallies"]) == ["all", "side:municipal"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("svar.pdf", "x", "filtypen"),
        ("svar.csv", "", "tom"),
        ("svar.csv", "Kommun,2.1 A\nOrust,ja\n", "ingen kolumn med graderingar"),
        ("svar.csv", "Kommun,2.1 A,2.1 A\nOrust,Helt,Delvis\n", "B och C har samma rubrik, ”2.1 A”"),
        ("svar.xlsx", "Kommun,2.1 A\nOrust,Helt\n", "ingen Excel-arbetsbok"),
    ],
)
def test_exit_2_names_file_and_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["compile", str(tmp_path / name)]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and name in captured.err and said in captured.err


def test_a_missing_file_and_a_missing_list_are_told(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compile", str(tmp_path / "borta.csv")]) == 2
    assert "borta.csv" in capsys.readouterr().err
    assert main(["compile", str(sheet), "--parties", str(tmp_path / "borta-parter.csv")]) == 2
    assert "borta-parter.csv" in capsys.readouterr().err


def test_the_command_leans_on_neither_django_nor_for_text_files_openpyxl(sheet: Path) -> None:
    code = (
        "import sys; from samsyn.cli.main import main; code = main(['compile', sys.argv[1]]);"
        "heavy = {'django', 'openpyxl', 'docx', 'samsyn.office.reports'} & set(sys.modules); sys.exit(code or bool(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(sheet)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, argparse; import samsyn.cli.compile as c; c.add_arguments(argparse.ArgumentParser());"
        "sys.exit(bool({'django', 'openpyxl', 'docx', 'rapidfuzz'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_workbook_is_made_without_python_docx_and_neither_report_needs_django(sheet: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from samsyn.cli.main import main;"
        "code = main(['compile', sys.argv[1], '--format', sys.argv[2], '-o', sys.argv[3]]);"
        "heavy = {'django', *sys.argv[4:]} & set(sys.modules); sys.exit(code or bool(heavy))"
    )
    for form, *others in (("xlsx", "docx", "lxml"), ("docx",)):
        command = [sys.executable, "-c", code, str(sheet), form, str(tmp_path / f"r.{form}"), *others]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr


def test_the_example_is_what_its_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "remissvar.xlsx"
    subprocess.run([sys.executable, str(EXAMPLES / "make_sheet.py"), str(made)], check=True)
    fresh, kept = (list(load_workbook(file).active.values) for file in (made, EXAMPLES / "remissvar.xlsx"))
    assert fresh == kept


def test_the_example_shows_the_pattern_it_was_made_for(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, str(EXAMPLES / "remissvar.xlsx"))
    sums = {
        group: {grade: sum(t[grade] for t in tallies.values()) for grade in ("full", "partial", "none")}
        for group, tallies in found["tallies"].items()
    }
    share = {group: own["none"] / max(1, sum(own.values())) for group, own in sums.items()}
    assert 0.03 < share["all"] < 0.08 and share["care_area:simba"] > 0.15 and share["care_area:skaraborg"] == 0
    assert sums["side:municipal"]["partial"] > sums["side:municipal"]["full"]
    assert sums["side:region"]["full"] > sums["side:region"]["partial"]
    standing = [one for one in found["respondents"] if one["superseded_by"] is None]
    assert len(standing) == 50 and len(found["respondents"]) == 51 and len(found["sections"]) >= 55
    assert sum(1 for r in found["respondents"] if r["superseded_by"]) == 1
    assert [r["as_written"] for r in found["respondents"] if r["party"] is None] == ["Funktionsrätt Västra Götaland"]
    assert len({a["comment"] for a in found["answers"]}) > 120
