"""`samsyn merge` as it is used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samsyn.cli.main import main

BASE = "Kommunen ansvarar för vården.\n\nRegionen betalar för läkemedel.\n"
LEFT = "Kommunen svarar för vården.\n\nRegionen betalar för läkemedel i hemmet.\n"
RIGHT = "Kommunen bör ansvara för vården.\n\nNumera betalar regionen för läkemedel.\n\nNytt stycke.\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    names = []
    for name, text in (("bas.txt", BASE), ("ena.txt", LEFT), ("andra.txt", RIGHT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        names.append(str(tmp_path / name))
    return names


def test_json_has_exactly_the_keys_of_the_contract(
    files: list[str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["merge", *files, "--format", "json"]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert list(found) == ["blocks", "conflicts"]
    assert found["conflicts"] == [
        {
            "base": 0,
            "base_text": "Kommunen ansvarar för vården.",
            "left": "Kommunen svarar för vården.",
            "right": "Kommunen bör ansvara för vården.",
        }
    ]
    assert [block["from"] for block in found["blocks"]] == ["base", "merged", "right"]
    assert found["blocks"][1] == {
        "text": "Numera betalar regionen för läkemedel i hemmet.",
        "from": "merged",
        "base": 1,
    }


def test_text_says_what_somebody_must_decide(files: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["merge", *files]) == 0
    said = capsysbinary.readouterr().out.decode()
    assert said.startswith("Ett ställe måste avgöras av någon:")
    assert "Ändrat av båda, se efter att det blev rätt:" in said


def test_html_escapes_what_it_shows(files: list[str], tmp_path: Path) -> None:
    Path(files[2]).write_text(RIGHT + "\n\n<script>x</script>\n", encoding="utf-8")
    out = tmp_path / "ut.html"
    assert main(["merge", *files, "--format", "html", "-o", str(out)]) == 0
    assert "<script" not in out.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_read_is_one_clear_sentence(
    files: list[str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["merge", files[0], files[1], "saknas.txt"]) == 2
    assert "saknas.txt: filen kan inte läsas" in capsysbinary.readouterr().err.decode()
