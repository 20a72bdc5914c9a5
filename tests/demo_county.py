"""The demo county as `samsyn demo` fills it, on a fixed day: filled once per run, for all of its processes."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-23"


def environment(data: Path) -> dict[str, str]:
    plain = {k: v for k, v in os.environ.items() if not k.startswith("SAMSYN_") and k != "DJANGO_SETTINGS_MODULE"}
    return {**plain, "SAMSYN_DATA": str(data), "SAMSYN_DEMO_TODAY": TODAY, "SAMSYN_MODE": "demo"}


def filled_county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the county in it (SQLite). Read it or copy it: others read it too."""
    place = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent  # each process has a folder of its own in the run's
    data, done = place / "county", place / "county-is-filled"
    with (place / "county-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            _fill(data)
            done.touch()
    return data


def _fill(data: Path) -> None:
    shutil.rmtree(data, ignore_errors=True)
    fill = [sys.executable, "-m", "samsyn.cli.main", "demo", "--only-fill"]
    subprocess.run(fill, env=environment(data), cwd=ROOT, check=True, capture_output=True, timeout=120)
