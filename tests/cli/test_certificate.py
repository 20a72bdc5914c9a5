"""`samsyn certificate` and `samsyn verify-certificate` as they are used."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from samsyn.cli.main import main

OLD = "1 Ansvar\n\nKommunen ska betala enligt avsnitt 2.\n\n2 Uppföljning\n\nParterna följer upp avtalet varje år.\n"
MOVED = (
    "1 Uppföljning\n\nParterna följer upp avtalet varje år.\n\n2 Ansvar\n\nKommunen ska betala enligt avsnitt 1.\n"
)
CHANGED = MOVED.replace("ska", "får")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    texts = {"old": OLD, "moved": MOVED, "changed": CHANGED}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return {name: str(tmp_path / f"{name}.txt") for name in texts}


def test_it_holds_and_says_so(files: dict[str, str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["certificate", files["old"], files["moved"]]) == 0
    said = capsysbinary.readouterr().out.decode()
    assert "Texten är endast flyttad." in said
    assert hashlib.sha256(OLD.encode()).hexdigest() in said and hashlib.sha256(MOVED.encode()).hexdigest() in said
    assert "Hänvisningar som har följt med" in said


def test_it_does_not_hold_and_names_the_change(
    files: dict[str, str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["certificate", files["old"], files["changed"]]) == 1
    said = capsysbinary.readouterr().out.decode()
    assert "Texten är inte endast flyttad." in said and "Kommunen [-ska-] {+får+} betala enligt avsnitt" in said


@pytest.mark.parametrize("kind", ["json", "pdf"])
@pytest.mark.parametrize(("new", "code"), [("moved", 0), ("changed", 1)])
def test_it_is_found_true_by_its_check(
    kind: str, new: str, code: int, files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / f"intyg.{kind}")
    assert main(["certificate", files["old"], files[new], "-o", out]) == code
    assert main(["verify-certificate", out, files["old"], files[new]]) == 0
    assert "Intyget stämmer" in capsys.readouterr().out


def test_it_is_not_true_of_another_text(
    files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "intyg.json")
    main(["certificate", files["old"], files["moved"], "-o", out])
    assert main(["verify-certificate", out, files["old"], files["changed"]]) == 1
    assert "Den nya texten är inte den som intyget gäller." in capsys.readouterr().err


def test_a_certificate_that_was_tampered_with_is_found_out(
    files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "intyg.json"
    main(["certificate", files["old"], files["changed"], "-o", str(out)])
    told = json.loads(out.read_text(encoding="utf-8"))
    told["changes"], told["holds"] = [], True
    out.write_text(json.dumps(told), encoding="utf-8")
    assert main(["verify-certificate", str(out), files["old"], files["changed"]]) == 1
    assert "på ett sätt som intyget inte nämner" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"certificate": "endast flyttad text", "version": 1}', "%PDF-1.7 x"]
)
def test_what_is_no_certificate_is_one_clear_sentence(
    content: str, files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.json").write_text(content)
    assert main(["verify-certificate", str(tmp_path / "x.json"), files["old"], files["moved"]]) == 2
    assert "inget" in capsys.readouterr().err


def test_it_is_kept_as_pdf_or_json_only(files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["certificate", files["old"], files["moved"], "-o", "intyg.docx"]) == 2
    assert "kan sparas som .pdf eller .json" in capsys.readouterr().err


def test_a_third_party_can_check_it_from_its_description_alone(files: dict[str, str], tmp_path: Path) -> None:
    """docs/rules/certificate.md in thirty lines, with nothing of samsyn."""
    out = tmp_path / "intyg.json"
    main(["certificate", files["old"], files["moved"], "-o", str(out)])
    told = json.loads(out.read_text(encoding="utf-8"))
    sides = {}
    for side, name in (("old", "old"), ("new", "moved")):
        data = Path(files[name]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == told[side]["file_sha256"]
        lines = [" ".join(line.split()) for line in re.split(r"\n\s*\n", data.decode().strip())]
        assert hashlib.sha256(("\n\n".join(lines) + "\n").encode()).hexdigest() == told[side]["text_sha256"]
        blocks = []
        for line, block in zip(lines, told[side]["blocks"], strict=True):
            assert line.startswith(block["label"])
            text = line.removeprefix(block["label"]).strip()
            assert hashlib.sha256(text.encode()).hexdigest() == block["sha256"]
            blocks.append((block["label"], text))
        sides[side] = blocks
    for number in told["numbers"]:
        label, text = sides["new"][number["new"]]
        assert label == number["after"]
        sides["new"][number["new"]] = (number["before"], text)
    for reference in told["references"]:
        label, text = sides["new"][reference["new"]]
        words = text.split(" ")
        assert words[reference["word"]] == reference["after"]
        words[reference["word"]] = reference["before"]
        sides["new"][reference["new"]] = (label, " ".join(words))
    assert told["holds"] and told["references"] and Counter(sides["old"]) == Counter(sides["new"])
