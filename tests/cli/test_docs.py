"""What the operator is told to set is what the program reads, and nothing is left untold."""

from __future__ import annotations

import re

from tests.cli.conftest import ROOT

DOC = (ROOT / "docs" / "how-to" / "run-in-production.md").read_text()
READ = re.compile(r'\bsetting\(\s*"([A-Z_]+)"')


def read_by_the_program() -> set[str]:
    return {
        f"SAMSYN_{name}"
        for file in (ROOT / "samsyn" / "site").rglob("*.py")
        for name in READ.findall(file.read_text())
    }


def test_every_variable_has_its_row_in_the_table_and_no_other_has() -> None:
    rows = {line.split("`")[1] for line in DOC.splitlines() if line.startswith("| `SAMSYN_")}
    assert rows == read_by_the_program()


def test_no_document_names_a_variable_that_nobody_reads() -> None:
    known = read_by_the_program() | {"SAMSYN_TEST_POSTGRES", "SAMSYN_DATABASE_URL_FILE", "SAMSYN_SECRET_KEY_FILE"}
    for document in [ROOT / "README.md", *sorted((ROOT / "docs" / "how-to").glob("*.md"))]:
        assert set(re.findall(r"\bSAMSYN_[A-Z_]+", document.read_text())) <= known, document.name
