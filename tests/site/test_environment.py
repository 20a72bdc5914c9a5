"""What the surroundings say is checked; production refuses to start half-told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from samsyn.site import environment

ROOT = Path(__file__).resolve().parents[2]
KEY = "prov-nyckel-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF"


def production(tmp_path: Path, *command: str, **told: str) -> subprocess.CompletedProcess[str]:
    """Run a command as production would, told only this."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SAMSYN_", "DJANGO_"))}
    env = {**kept, "SAMSYN_MODE": "production", "SAMSYN_DATA": str(tmp_path), **told}
    return subprocess.run(
        [sys.executable, *(command or ("manage.py", "check"))],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_djangos_deployment_check_finds_nothing_to_say(tmp_path: Path) -> None:
    told = {"SAMSYN_SECRET_KEY": KEY, "SAMSYN_HOSTS": "prov.example", "SAMSYN_PROXIES": "1"}
    done = production(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "INFO", **told)
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


@pytest.mark.slow
def test_production_that_is_told_too_little_does_not_start(tmp_path: Path) -> None:
    done = production(tmp_path)
    assert done.returncode != 0 and "SAMSYN_SECRET_KEY is not set" in done.stderr


@pytest.mark.parametrize("key", ["", "short", "a" * 60])
def test_a_missing_short_or_plain_key_is_refused(key: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SAMSYN_SECRET_KEY", key)
    with pytest.raises(ImproperlyConfigured, match="SAMSYN_SECRET_KEY"):
        environment.secret_key("production", tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_key_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY + "\n")
    monkeypatch.delenv("SAMSYN_SECRET_KEY", raising=False)
    monkeypatch.setenv("SAMSYN_SECRET_KEY_FILE", str(tmp_path / "key"))
    assert environment.secret_key("production", tmp_path) == KEY


def test_the_demo_makes_its_own_key_and_keeps_it_to_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SAMSYN_SECRET_KEY", raising=False)
    made = environment.secret_key("demo", tmp_path)
    assert len(made) >= 50 and environment.secret_key("demo", tmp_path) == made
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("hosts", ["", " , ", "*", "prov.example,*"])
def test_production_must_know_its_names(hosts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMSYN_HOSTS", hosts)
    with pytest.raises(ImproperlyConfigured, match="SAMSYN_HOSTS"):
        environment.hosts("production")


def test_the_address_in_mails_is_the_first_host_or_what_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAMSYN_ORIGIN", raising=False)
    assert environment.origin("production", ["samsyn.prov.example"]) == "https://samsyn.prov.example"
    monkeypatch.setenv("SAMSYN_ORIGIN", "https://annat.prov.example/")
    assert environment.origin("production", ["samsyn.prov.example"]) == "https://annat.prov.example"
    monkeypatch.setenv("SAMSYN_ORIGIN", "http://annat.prov.example")
    with pytest.raises(ImproperlyConfigured, match="https"):
        environment.origin("production", ["samsyn.prov.example"])


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://kim:l%40s@db.prov.example:5433/samsyn?sslmode=require", ("samsyn", "kim", "l@s", "5433")),
        ("postgres://kim@/samsyn", ("samsyn", "kim", "", "")),
    ],
)
def test_a_database_address_is_taken_apart(url: str, expected: Any, tmp_path: Path) -> None:
    told = environment.database(url, tmp_path)
    assert (told["NAME"], told["USER"], told["PASSWORD"], told["PORT"]) == expected


def test_a_wrong_kind_of_address_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="mysql"):
        environment.database("mysql://kim@db/samsyn", tmp_path)
    with pytest.raises(ImproperlyConfigured, match="smtp"):
        environment.smtp("http://mail.prov.example")


def test_a_mail_server_is_taken_apart() -> None:
    told = environment.smtp("smtp://kim:hemligt@mail.prov.example:587?tls=1")
    assert (told["EMAIL_HOST"], told["EMAIL_PORT"], told["EMAIL_USE_TLS"]) == ("mail.prov.example", 587, True)
    assert environment.smtp("smtps://mail.prov.example")["EMAIL_PORT"] == 465
