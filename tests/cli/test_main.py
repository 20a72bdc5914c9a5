"""Words are found, start fast without Django, and say calmly what the surroundings did wrong."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from samsyn.cli.main import WORDS
from tests.cli.conftest import ROOT, Installation


@pytest.mark.parametrize(
    "words", [["--help"], ["compile", "--help"], ["redline", "--help"], ["certificate", "--help"]]
)
def test_help_and_words_without_django_do_not_load_it(words: list[str]) -> None:
    program = (
        "import sys\nfrom samsyn.cli.main import main\n"
        f"try:\n    main({words!r})\nexcept SystemExit as done:\n    print(done.code, 'django' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1:] == ["0 False"], done.stderr


@pytest.mark.parametrize("word", WORDS)
def test_every_word_has_its_module(word: str) -> None:
    module = importlib.import_module(f"samsyn.cli.{word.replace('-', '_')}")
    assert WORDS[word] == module.HELP
    assert callable(module.add_arguments) and callable(module.run)


def test_settings_that_do_not_hold_are_one_calm_line(tmp_path: Path) -> None:
    said = Installation(tmp_path / "data", told={"SAMSYN_MODE": "production"}).run("verify", code=2)
    assert said.startswith("Inställningarna håller inte. SAMSYN_SECRET_KEY is not set.")
    assert len(said.splitlines()) == 1


def test_a_database_without_its_tables_is_one_calm_line(tmp_path: Path) -> None:
    said = Installation(tmp_path / "data").run("verify", code=2)
    assert said.startswith("Databasen är inte i fas med programmet. Kör först: samsyn upgrade.")


def test_a_database_that_does_not_answer_is_told_without_a_trace(tmp_path: Path) -> None:
    said = Installation(tmp_path / "data", "postgresql://kim@127.0.0.1:1/samsyn").run("verify", code=2)
    assert said.startswith("Databasen svarar inte.") and "Traceback" not in said
