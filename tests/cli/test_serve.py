"""The server starts, answers, and ends without leaving anything behind."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Installation
from tests.cli.test_tick import until

pytestmark = pytest.mark.slow
# The seconds that the house promises; twice that by the clock here, where other tests share the processors.
PROMISED = 3.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int, path: str = "/halsa/lever") -> bool:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False


def offspring(pid: int) -> list[int]:
    """The processes below this one."""
    found = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return found + [grandchild for child in found for grandchild in offspring(child)]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Running:
    """A running `samsyn serve` on a free port."""

    def __init__(self, installation: Installation) -> None:
        self.port = free_port()
        self.process = installation.start(
            "serve",
            "--port",
            str(self.port),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        began = time.monotonic()
        until(lambda: answers(self.port) or self.process.poll() is not None)
        self.took = time.monotonic() - began
        assert self.process.poll() is None, self.process.communicate()[0]
        self.children = offspring(self.process.pid)

    def gone(self) -> bool:
        return self.process.poll() is not None and not any(alive(child) for child in self.children)


@pytest.fixture
def serving(county: Installation) -> Iterator[Running]:
    running = Running(county)
    yield running
    for pid in [running.process.pid, *running.children]:
        if alive(pid):
            os.kill(pid, signal.SIGKILL)
    running.process.wait()
    if running.process.stdout:
        running.process.stdout.close()


@pytest.mark.parametrize("ask", ["the process", "the terminal"])
def test_it_answers_and_ends_cleanly_when_asked(serving: Running, ask: str) -> None:
    assert answers(serving.port, "/halsa/redo")
    assert len(serving.children) == 3, "two web workers and the tick"
    asked = time.monotonic()
    if ask == "the process":
        os.kill(serving.process.pid, signal.SIGTERM)
    else:
        os.killpg(serving.process.pid, signal.SIGINT)
    until(serving.gone)
    assert time.monotonic() - asked < 2 * PROMISED
    said = serving.process.communicate()[0]
    assert serving.process.returncode == 0, said
    assert f"Samsyn svarar på http://127.0.0.1:{serving.port}/" in said and "Traceback" not in said


def test_its_children_end_when_it_is_killed_outright(serving: Running) -> None:
    os.kill(serving.process.pid, signal.SIGKILL)
    until(serving.gone)
    assert not answers(serving.port)


def test_the_tick_beside_it_sends_what_waits(serving: Running, county: Installation) -> None:
    county.letter("Första")
    until(lambda: county.sql("SELECT state FROM outbox_letter") == [("sent",)])


def test_a_second_start_is_quick(tmp_path: Path) -> None:
    """In the demo's way, with collected static files: collected the first time, left alone the second."""
    installation = Installation(tmp_path / "data", told={"SAMSYN_MODE": "demo"})
    installation.run("upgrade")
    collected = installation.data / "static" / ".collected"
    before = collected.stat().st_mtime_ns
    running = Running(installation)
    os.kill(running.process.pid, signal.SIGTERM)
    until(running.gone)
    running.process.communicate()
    assert running.took < 2 * PROMISED
    assert collected.stat().st_mtime_ns == before


def test_a_taken_port_is_refused_not_shared(serving: Running, county: Installation) -> None:
    assert "Det går inte att svara på" in county.run("serve", "--port", str(serving.port), code=2)


def test_production_does_not_serve_a_database_that_lags_behind(tmp_path: Path) -> None:
    told = {
        "SAMSYN_MODE": "production",
        "SAMSYN_HOSTS": "prov.example",
        "SAMSYN_SECRET_KEY": "prov-nyckel-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
    }
    said = Installation(tmp_path / "data", told=told).run("serve", "--port", str(free_port()), code=2)
    assert "samsyn upgrade" in said
