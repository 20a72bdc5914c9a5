"""`samsyn tick`: do what is due (send letters, run tasks, tidy); once, or for ever with `--loop`."""

from __future__ import annotations

import argparse
import os
import select
import signal
import sys
import time
from types import FrameType

HELP = "do what is due: send letters, run tasks, tidy"
EVERY = 5.0
# Somebody may be looking at the page that waits for a task: those are looked for between the ticks too.
GLANCE = 0.5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--loop", action="store_true", help="go on until told to stop")
    parser.add_argument("--every", type=float, default=EVERY, help="seconds between ticks (%(default)s)")


def run(args: argparse.Namespace) -> int:
    from samsyn.cli.django_setup import set_up, wrong_mode

    set_up(quiet=False)
    # The demo's letters go nowhere; another mode would send them.
    if why := wrong_mode():
        print(why, file=sys.stderr)
        return 2
    if args.loop:
        return loop(every=args.every)
    from samsyn.access.clock import now
    from samsyn.outbox.jobs import tick

    stopping = Stopping()
    tick(at=now(), stop=stopping.asked)
    return 0


class Stopping:
    """Told to stop by SIGTERM or Ctrl-C: the job at work ends its piece, the pause ends at once."""

    def __init__(self) -> None:
        self._asked = False
        self._parent = os.getppid()
        self._read, self._write = os.pipe()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._asked = True
        os.write(self._write, b".")

    def asked(self) -> bool:
        """Also when whoever started us is gone without a word."""
        return self._asked or os.getppid() != self._parent

    def pause(self, seconds: float) -> None:
        select.select([self._read], [], [], seconds)


def loop(*, every: float) -> int:
    """Tick until told to stop, and between the ticks run what somebody waits for. A database that is away for a while is
    waited for."""
    import structlog
    from django.db import DatabaseError, close_old_connections

    from samsyn.access.clock import now
    from samsyn.outbox.jobs import tick
    from samsyn.outbox.tasks import run_queued

    log = structlog.get_logger("samsyn.tick")
    stopping, due = Stopping(), 0.0
    while not stopping.asked():
        try:
            if time.monotonic() < due:
                run_queued(stop=stopping.asked)
            else:
                due = time.monotonic() + every
                close_old_connections()
                tick(at=now(), stop=stopping.asked)
        except DatabaseError as fault:
            log.warning("tick skipped", fault=type(fault).__name__)
        stopping.pause(min(GLANCE, every))
    return 0
