"""`make mutants`: change the pure rules one small thing at a time; the tests must notice each change.

Works in a copy, so that a run that is killed leaves nothing mutated. A mutant that lives is named with what it
changes; one that means the same as the original stands in `EQUAL` with its reason.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The rules whose every mutant must die. Modules join as their tests grow strong enough to hold it.
MODULES = tuple(f"samsyn/domain/{name}.py" for name in ("access", "widening", "sorting", "calendar", "lines"))
# mutant name → why it is equal to the original.
EQUAL: dict[str, str] = {}

CONFIG = """
[tool.mutmut]
source_paths = ["samsyn/domain"]
only_mutate = {only}
also_copy = ["samsyn", "tests"]
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = ["-q", "-x", "--noconftest", "-p", "no:django", "-p", "no:cacheprovider", "-p", "no:randomly"]
use_git_change_detection = false
"""


def tests_of(module: str) -> str:
    return "tests/domain/test_" + Path(module).stem + ".py"


def survivors(modules: list[str]) -> list[str]:
    """The names of mutants that live, after a run over `modules` in a copy of the domain."""
    with tempfile.TemporaryDirectory(prefix="samsyn-mutants-") as folder:
        place = Path(folder)
        for part in ("samsyn/domain", "samsyn/parties/data", "tests/domain"):
            shutil.copytree(ROOT / part, place / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "samsyn/__init__.py", place / "samsyn/__init__.py")
        config = CONFIG.format(only=modules, tests=[tests_of(m) for m in modules])
        (place / "pyproject.toml").write_text(config, encoding="utf-8")
        mutmut = [sys.executable, "-m", "mutmut"]
        run = subprocess.run([*mutmut, "run"], cwd=place, capture_output=True, text=True)
        results = subprocess.run([*mutmut, "results", "--all", "true"], cwd=place, capture_output=True, text=True)
        rows = [line.strip().rsplit(":", 1) for line in results.stdout.splitlines() if ":" in line]
        dead = [name for name, how in rows if how.strip() in {"killed", "timeout", "caught by type check"}]
        if not dead:
            raise SystemExit(f"mutmut killed nothing, so it ran nothing:\n{run.stdout[-2000:]}{run.stderr[-2000:]}")
        living = [name for name, how in rows if name not in set(dead)]
        for name in living:
            print(subprocess.run([*mutmut, "show", name], cwd=place, capture_output=True, text=True).stdout)
        print(f"{len(dead)} mutants died, {len(living)} live, in {', '.join(modules)}.")
        return living


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", help="a module of samsyn/domain (default: all that must hold)")
    args = parser.parse_args()
    return 1 if [name for name in survivors(args.only or list(MODULES)) if name not in EQUAL] else 0


if __name__ == "__main__":
    sys.exit(main())
