"""`samsyn serve`: answer on an address, and do what is due beside it, in the foreground until told to stop.

One process starts Django, then forks the web workers and the tick, which so share what is loaded. SIGTERM or Ctrl-C
ends them all; if this process is killed outright, they notice and end by themselves.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import multiprocessing
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

HELP = "serve the installation, with the tick beside it"
# Seconds that requests, and then the job at work, get to end; together the three that the house promises.
PATIENCE, TICKS_PATIENCE = 2, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="the address to serve on (%(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="the port to serve on (%(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="how many processes answer (%(default)s)")
    parser.add_argument("--no-tick", action="store_true", help="leave the tick to another service")


def run(args: argparse.Namespace) -> int:
    from samsyn.cli.django_setup import database_behind, prepared, set_up, wrong_mode

    set_up(quiet=False)
    from django.conf import settings

    if settings.MODE == "production" and database_behind():
        print("Databasen är inte i fas med programmet. Kör först: samsyn upgrade", file=sys.stderr)
        return 2
    if settings.MODE == "production" and settings.OUTBOX_DELIVERY == "files":
        print(f"Brev skickas inte: SAMSYN_SMTP_URL saknas. De sparas som filer i {settings.MAIL}.", file=sys.stderr)
    prepared()
    if why := wrong_mode():
        print(why, file=sys.stderr)
        return 2
    return serve(host=args.host, port=args.port, workers=args.workers, tick=not args.no_tick)


def serve(*, host: str, port: int, workers: int, tick: bool = True) -> int:
    """Serve until told to stop; Django must be set up. The exit code."""
    from django.db import connections
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from samsyn.site.logs import GRANIAN

    taken = why_taken(host, port)
    if taken:
        print(f"Det går inte att svara på {host}:{port}: {taken}", file=sys.stderr)
        return 2
    load()
    # No open connection may be shared over a fork.
    connections.close_all()
    server = Server(
        "samsyn.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        websockets=False,
        workers_kill_timeout=PATIENCE,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        log_dictconfig=GRANIAN,
    )
    beside = Beside() if tick else None
    if beside:
        server.on_startup(beside.start)
    server.on_startup(lambda: print(f"Samsyn svarar på http://{host}:{port}/ (Ctrl-C avslutar)", flush=True))
    try:
        server.serve(target_loader=load, wrap_loader=False)
    finally:
        if beside:
            beside.stop()
    return 0


def why_taken(host: str, port: int) -> str:
    """Why the address cannot be had; empty when it can. granian itself would share a taken port with its owner."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            return fault.strerror or str(fault)
    return ""


def load() -> Callable[..., Any]:
    """The WSGI door, with everything behind it loaded. Called before the forks, and again (for nothing) in each."""
    from django.urls import get_resolver

    from samsyn.site.wsgi import application

    _ = get_resolver().url_patterns
    end_with_parent()
    return application


def end_with_parent() -> None:
    """In a forked child: be told (SIGTERM) when the parent is gone. Linux only; elsewhere nothing happens."""
    if multiprocessing.parent_process() is None:
        return
    with contextlib.suppress(OSError, AttributeError):
        PR_SET_PDEATHSIG = 1
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Beside:
    """The tick as a child process."""

    def __init__(self) -> None:
        self.process = multiprocessing.get_context("fork").Process(target=_tick, name="samsyn tick")

    def start(self) -> None:
        self.process.start()

    def stop(self) -> None:
        """Ask, wait a little, then insist."""
        if self.process.pid is None:
            return
        self.process.terminate()
        self.process.join(TICKS_PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _tick() -> None:
    from samsyn.cli.tick import EVERY, loop

    end_with_parent()
    # Whoever reads the terminal's Ctrl-C sees every process ask to stop once.
    with contextlib.suppress(KeyboardInterrupt):
        loop(every=EVERY)
    sys.stdout.flush()
    os._exit(0)
