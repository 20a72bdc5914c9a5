"""A real browser against the real program: the demo county, filled once, served by the real server.

The county is filled once per run into a folder of its own; each group of tests that writes gets a copy.
Tests can be dealt to several processes (`-n 2 --dist loadfile`): each has a browser and a served copy of its own.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.demo_county import ROOT, TODAY, environment, filled_county

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
]
WIDE, NARROW = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[Any]) -> None:
    for item in items:
        if Path(item.fspath).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


class Server:
    """`samsyn demo` on a free port, until `stop()`."""

    def __init__(self, data: Path) -> None:
        self.data, self.port = data, free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self._start(TODAY)

    def move_to(self, day: str) -> None:
        """Serve the same county on another day (YYYY-MM-DD), at the same address: who is signed in stays so."""
        self.stop()
        self._start(day)

    def _start(self, day: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "samsyn.cli.main", "demo", "--port", str(self.port)],
            env={**environment(self.data), "SAMSYN_ORIGIN": self.origin, "SAMSYN_DEMO_TODAY": day},
            cwd=ROOT,
            stdout=(self.data / "server.log").open("a"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._wait(self.data)

    def _wait(self, data: Path) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.origin}/halsa/lever", timeout=2):
                    return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        raise AssertionError(f"the server did not start:\n{(data / 'server.log').read_text()[-3000:]}")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(10)
        finally:
            if self.process.poll() is None:
                os.killpg(self.process.pid, signal.SIGKILL)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo county in it; nobody serves or changes it."""
    return filled_county(tmp_path_factory)


@pytest.fixture(scope="session")
def county(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The served county that tests read. Tests that change much take `fresh_county`."""
    yield from _served(filled, tmp_path_factory.mktemp("served"))


@pytest.fixture
def fresh_county(filled: Path, tmp_path: Path) -> Iterator[Server]:
    """A served copy of its own."""
    yield from _served(filled, tmp_path)


def _served(filled: Path, place: Path) -> Iterator[Server]:
    data = place / "data"
    shutil.copytree(filled, data)
    server = Server(data)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


class Visitor:
    """Somebody with a browser window at the county; notes what the browser complains of and whom it calls."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.origin = origin
        self.context = context
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.abroad: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("request", lambda r: self.abroad.append(r.url) if not self._home(r.url) else None)

    def _home(self, url: str) -> bool:
        return url.startswith((self.origin, "data:", "blob:"))

    def go(self, path: str) -> Page:
        self.page.goto(self.origin + path)
        return self.page

    def be(self, slug: str) -> Page:
        """Step into somebody of the cast, through the page."""
        self.go("/demo/")
        self.page.locator(f'form[action="/demo/som/{slug}/"] button').click()
        self.page.wait_for_url("**/mitt-arbete/")
        return self.page


@pytest.fixture
def visit(chromium: Any, county: Server) -> Iterator[Any]:
    """`visit(width, scripts=True)` opens a window at the county."""
    yield from _visits(chromium, county)


@pytest.fixture
def visit_fresh(chromium: Any, fresh_county: Server) -> Iterator[Any]:
    yield from _visits(chromium, fresh_county)


def _visits(chromium: Any, server: Server) -> Iterator[Any]:
    opened: list[BrowserContext] = []

    def open_window(viewport: dict[str, int] = WIDE, *, scripts: bool = True) -> Visitor:
        context = chromium.new_context(viewport=viewport, java_script_enabled=scripts, locale="sv-SE")
        context.set_default_timeout(8000)
        opened.append(context)
        return Visitor(context, server.origin)

    yield open_window
    for context in opened:
        context.close()
