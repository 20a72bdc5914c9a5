"""A demo county is served and worked for in the demo only; a real one never there."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Installation

pytestmark = pytest.mark.slow

PRODUCTION = {
    "SAMSYN_MODE": "production",
    "SAMSYN_SECRET_KEY": "".join(map(chr, range(33, 93))),
    "SAMSYN_HOSTS": "samsyn.example",
    "SAMSYN_SSL_REDIRECT": "0",
}
DEMO = {"SAMSYN_MODE": "demo"}
THROUGH_THE_DOOR = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from samsyn.cli.django_setup import prepared, set_up
set_up(); prepared()
from samsyn.site.wsgi import application
from django.test import RequestFactory
for path in ("/hjalp/", "/demo/", "/halsa/redo", "/halsa/lever"):
    environ = RequestFactory().get(path, headers={{"host": "samsyn.example"}}).environ
    application(environ, lambda status, headers: print(path, status[:3]))
"""


@pytest.fixture
def filled(tmp_path: Path) -> Installation:
    place = Installation(tmp_path / "data")
    place.run("init", "--name", "Provlän", "--admin-email", "kim@prov.example")
    return place


def test_production_refuses_a_demo_county(filled: Installation) -> None:
    filled.sql("UPDATE parties_installation SET is_demo = ?", True)
    production = replace(filled, told=PRODUCTION)
    for words in (["serve", "--port", "0"], ["tick"], ["tick", "--loop"]):
        assert "Databasen innehåller demolänet" in production.run(*words, code=2)


def test_the_demo_refuses_a_real_county(filled: Installation) -> None:
    demo = replace(filled, told=DEMO)
    for words in (["serve", "--port", "0"], ["tick"], ["demo", "--only-fill"]):
        assert "en riktig installation" in demo.run(*words, code=2)


@pytest.mark.parametrize(("told", "is_demo"), [(PRODUCTION, True), (DEMO, False)])
def test_nor_does_it_answer_through_another_server(filled: Installation, told: dict[str, str], is_demo: bool) -> None:
    filled.sql("UPDATE parties_installation SET is_demo = ?", is_demo)
    said = statuses(replace(filled, told=told))
    assert said == {"/hjalp/": "500", "/demo/": "500", "/halsa/redo": "500", "/halsa/lever": "200"}


@pytest.mark.parametrize(("told", "is_demo", "doors"), [(PRODUCTION, False, "404"), (DEMO, True, "200")])
def test_its_own_county_is_answered_for(
    filled: Installation, told: dict[str, str], is_demo: bool, doors: str
) -> None:
    filled.sql("UPDATE parties_installation SET is_demo = ?", is_demo)
    said = statuses(replace(filled, told=told))
    assert said == {"/hjalp/": "200", "/demo/": doors, "/halsa/redo": "200", "/halsa/lever": "200"}


def statuses(place: Installation) -> dict[str, str]:
    """Path → status, as a server that knows nothing of `samsyn serve` would answer."""
    script = [sys.executable, "-c", THROUGH_THE_DOOR]
    done = subprocess.run(script, env=place.env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines() if line.startswith("/")]
    return dict(lines)
