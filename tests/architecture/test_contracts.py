"""The import contracts hold, and each of them turns red when it is broken."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.tree import PACKAGE, ROOT, belongs_to, modules, slices

# Words of the command line that must start without Django.
FAST_WORDS = {"compile", "redline", "merge", "certificate", "verify-certificate", "validity", "minutes", "lint"}


def contracts() -> dict[str, dict[str, Any]]:
    options = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return {contract["id"]: contract for contract in options["contracts"]}


def linted(root: Path, *only: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    for contract in only:
        command += ["--contract", contract]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package's modules and the contracts, to plant faults in."""
    root = tmp_path_factory.mktemp("planted")
    python_only = shutil.ignore_patterns("static", "templates", "locale", "__pycache__", "data", "texts")
    shutil.copytree(PACKAGE, root / "samsyn", ignore=python_only)
    for texts in PACKAGE.glob("*/texts.py"):
        shutil.copy(texts, root / texts.relative_to(ROOT))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def test_the_contracts_hold() -> None:
    run = linted(ROOT)
    assert run.returncode == 0, run.stdout


PLANTS = {
    "an upward import": ("floors", "parties/planted.py", "import samsyn.compilations.urls"),
    "a slice without a place": ("floors", "planted/__init__.py", ""),
    "Django in the rules": ("pure", "domain/planted.py", "from django.utils import timezone"),
    "a slice in the documents": ("pure", "office/planted.py", "import samsyn.access.clock"),
    "Django behind a fast word": ("fast-words", "office/planted.py", "import django\n"),
    "a read that knows a page": ("inside", "parties/queries/planted.py", "import samsyn.parties.views"),
    "a page that knows the columns": (
        "columns-of-parties",
        "parties/planted.py",
        "from samsyn.parties import models",
    ),
    "a slice that knows another's columns": (
        "columns-of-accounts",
        "parties/planted.py",
        "import samsyn.accounts.models",
    ),
    "a circle": ("acyclic", "domain/access_planted/__init__.py", "import samsyn.domain.circle_planted"),
}


@pytest.mark.parametrize("what", PLANTS)
def test_a_planted_fault_turns_its_contract_red(copy: Path, what: str) -> None:
    contract, path, code = PLANTS[what]
    planted = [copy / "samsyn" / path]
    planted[0].parent.mkdir(exist_ok=True)
    planted[0].write_text(code)
    if contract == "acyclic":
        planted.append(copy / "samsyn/domain/circle_planted.py")
        planted[1].write_text("import samsyn.domain.access_planted")
    if contract == "fast-words":
        planted.append(copy / "samsyn/cli/compile.py")
        before = planted[1].read_text()
        planted[1].write_text(before + "\nimport samsyn.office.planted\n")
    try:
        run = linted(copy, contract)
    finally:
        for file in planted:
            file.unlink()
        if contract == "fast-words":
            planted[1].write_text(before)
        if planted[0].name == "__init__.py":
            shutil.rmtree(planted[0].parent)
    assert run.returncode == 1 and "BROKEN" in run.stdout, run.stdout + run.stderr


def test_every_slice_has_its_inner_order_and_its_columns_to_itself() -> None:
    known = contracts()
    inside = {name.removeprefix("samsyn.") for name in known["inside"]["containers"]}
    assert inside == set(slices())
    for name in slices():
        if (PACKAGE / name / "models.py").exists():
            kept = known[f"columns-of-{name}"]
            assert kept["protected_modules"] == [f"samsyn.{name}.models"]
            assert set(kept["allowed_importers"]) <= {f"samsyn.{name}.actions", f"samsyn.{name}.queries"}


def test_words_that_need_no_database_are_in_the_contract() -> None:
    from samsyn.cli.main import WORDS

    fast = {f"samsyn.cli.{word.replace('-', '_')}" for word in FAST_WORDS & set(WORDS)}
    assert fast <= set(contracts()["fast-words"]["source_modules"])


def test_a_fast_word_loads_no_django() -> None:
    code = (
        "import sys; from samsyn.cli.main import main\n"
        "try: main(['compile', '--help'])\n"
        "except SystemExit: pass\n"
        "print('django' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "False"


def test_keys_name_models_by_string() -> None:
    """A foreign key that names a class of another slice would be an import of its columns."""
    for path, tree in modules().items():
        if not belongs_to(path, "models"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("samsyn."):
                own = (node.module or "").startswith(".".join(path.split("/")[:2]) + ".models.")
                assert own or node.module == "samsyn.access.scope", f"{path} imports {node.module}"
