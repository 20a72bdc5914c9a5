"""The log says what happened, never who or what was typed."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.conf import settings as real
from django.test import Client

from samsyn.site import logs
from tests.world import World

ADDRESS = "kim.exempel@prov.example"


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Iterator[Any]:
    """The log as production writes it; call it for the lines so far."""
    logs.configured({"json": True, "level": "DEBUG"})
    seen: list[Any] = []

    def so_far() -> list[Any]:
        seen.extend(json.loads(line) for line in capsys.readouterr().out.splitlines())
        return seen

    yield so_far
    logs.configured(real.LOGGING)


def test_a_request_is_one_line_with_its_view_status_and_id(lines: Any, world: World, client: Client) -> None:
    client.get("/")
    (line,) = [x for x in lines() if x["event"] == "request"]
    assert (line["view"], line["method"], line["status"], line["level"]) == ("desk:front", "GET", 200, "info")
    assert len(line["id"]) == 12 and line["ms"] > 0 and line["timestamp"].endswith("Z")


def test_an_address_in_the_query_is_not_written(lines: Any, world: World, client: Client) -> None:
    client.get(f"/?sok={ADDRESS}")
    client.get(f"/finns-inte/{ADDRESS}/?e={ADDRESS}")
    written = json.dumps(lines())
    assert "request" in written and "exempel" not in written and "finns-inte" not in written


def test_a_failing_sign_in_is_not_written_with_its_address(lines: Any, world: World, client: Client) -> None:
    client.post("/konto/logga-in/", {"login": ADDRESS, "password": "fel-losenord-igen"})
    written = json.dumps(lines())
    assert "account_login" in written and "exempel" not in written and "fel-losenord" not in written


def test_a_refused_host_or_token_is_not_quoted(lines: Any, world: World, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["prov.example"]
    Client().get("/", headers={"Host": "kim.exempel.evil"})
    Client(enforce_csrf_checks=True).post("/konto/logga-in/", {"login": ADDRESS}, headers={"Host": "prov.example"})
    assert "exempel" not in json.dumps(lines())


def test_an_exception_has_its_trace_but_no_values(lines: Any) -> None:
    def stumble(secret: str) -> None:
        personal_number = "19121212-1212"  # noqa: F841
        raise ValueError(f"no room for {ADDRESS} 19121212-1212 at {secret}")

    try:
        stumble("Xk29dkWQ0sldkKDJWosl2933kdKDow")
    except ValueError:
        structlog.get_logger("samsyn.tests").exception("stumbled", who=ADDRESS)
    (line,) = lines()
    assert line["who"] == "[e-post]"
    assert "ValueError: no room for [e-post] [nummer] at [hemlighet]" in line["exception"]
    assert "stumble" in line["exception"] and "test_logs.py" in line["exception"]
    assert "1212" not in json.dumps(line).replace(line["timestamp"], "")


def test_an_exception_behind_another_is_traced_too(lines: Any) -> None:
    try:
        try:
            raise KeyError("first")
        except KeyError as first:
            raise ValueError("second") from first
    except ValueError:
        logging.getLogger("somebody.elses").exception("told by logging")
    (line,) = lines()
    assert line["logger"] == "somebody.elses"
    assert "builtins.ValueError: second" in line["exception"] and "builtins.KeyError" in line["exception"]


def test_what_a_database_quotes_of_a_row_is_left_out(lines: Any) -> None:
    try:
        raise ValueError(
            f"duplicate key value\nDETAIL:  Key (email)=({ADDRESS}) already exists.\nDETAIL: Kim Exempel"
        )
    except ValueError:
        logging.getLogger("django.request").error("Internal Server Error: %s", "/hemligt/", exc_info=True)
    written = json.dumps(lines())
    assert "duplicate key value" in written and "xempel" not in written and "hemligt" not in written


def test_others_lines_go_the_same_way_out_masked(lines: Any) -> None:
    logging.getLogger("allauth").warning("sent to %s with %s", ADDRESS, "a" * 40)
    assert lines()[0]["event"] == "sent to [e-post] with [hemlighet]"


def test_the_head_of_the_log_is_no_secret(lines: Any) -> None:
    structlog.get_logger("samsyn.outbox").info("log head", head="ab" * 32, entries=7)
    assert lines()[0]["head"] == "ab" * 32


def test_the_demo_writes_readable_lines(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configured({"json": False, "level": "INFO"})
    structlog.get_logger("samsyn.tests").info("job", job="letters.send", who=ADDRESS)
    logs.configured(real.LOGGING)
    written = capsys.readouterr().out
    assert "letters.send" in written and "exempel" not in written
