"""Many workers at once send each letter once; a loop ends when asked."""

from __future__ import annotations

import os
import signal
import subprocess
import time

import pytest

from samsyn.cli import tick
from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}


def test_three_workers_at_once_send_each_letter_once(filled: Installation) -> None:
    for number in range(30):
        filled.letter(f"Brev {number}")
    workers = [filled.start("tick", **QUIET) for _ in range(3)]
    for worker in workers:
        _, said = worker.communicate(timeout=60)
        assert worker.returncode == 0, said
    assert filled.sql("SELECT state, attempts, count(*) FROM outbox_letter GROUP BY 1, 2") == [("sent", 1, 30)]
    assert filled.sql("SELECT count(*) FROM outbox_attempt") == [(30,)]
    assert len(list((filled.data / "mail").glob("*.eml"))) == 30
    runs = filled.sql("SELECT job, due_at, count(*) FROM outbox_jobrun GROUP BY 1, 2 HAVING count(*) > 1")
    assert runs == [] and filled.sql("SELECT count(*) FROM outbox_jobrun WHERE error <> ''") == [(0,)]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_loop_sends_what_comes_and_ends_when_asked(county: Installation, number: int) -> None:
    with county.start("tick", "--loop", "--every", "0.1", **QUIET) as worker:
        try:
            county.letter("Första")
            until(lambda: county.sql("SELECT state FROM outbox_letter") == [("sent",)])
            asked = time.monotonic()
            os.kill(worker.pid, number)
            worker.wait(timeout=10)
            assert worker.returncode == 0 and time.monotonic() - asked < 3
        finally:
            worker.kill()


def test_between_the_ticks_it_looks_for_tasks_that_somebody_waits_for(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    class AfterThree:
        def asked(self) -> bool:
            return len(heard) == 3

        def pause(self, seconds: float) -> None:
            assert seconds <= tick.GLANCE < tick.EVERY

    monkeypatch.setattr(tick, "Stopping", AfterThree)
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)
    monkeypatch.setattr("samsyn.outbox.jobs.tick", lambda **_: heard.append("tick"))
    monkeypatch.setattr("samsyn.outbox.tasks.run_queued", lambda **_: heard.append("tasks"))
    assert tick.loop(every=60) == 0
    assert heard == ["tick", "tasks", "tasks"]


def until(holds: object, seconds: float = 20) -> None:
    """Look again and again until it holds; the test fails when it does not in time."""
    deadline = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < deadline, "it did not come to hold in time"
        time.sleep(0.05)
