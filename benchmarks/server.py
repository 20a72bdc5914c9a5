"""The demo county, filled into a folder and served by the program itself, for the measurements to ask."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def environment(data: Path, **more: str) -> dict[str, str]:
    plain = {k: v for k, v in os.environ.items() if not k.startswith("SAMSYN_")}
    url = os.environ.get("SAMSYN_DATABASE_URL", "")
    return {**plain, "SAMSYN_DATA": str(data), "SAMSYN_MODE": "demo", "SAMSYN_DATABASE_URL": url, **more}


def samsyn(*words: str) -> list[str]:
    return [sys.executable, "-m", "samsyn.cli.main", *words]


def fill(data: Path) -> float:
    """Fill the county; seconds."""
    began = time.perf_counter()
    subprocess.run(samsyn("demo", "--only-fill"), env=environment(data), cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - began


class Server:
    """`samsyn demo` on a free port; `started` is the time until it answered, in seconds."""

    def __init__(self, data: Path, *, port: int | None = None, workers: int = 2) -> None:
        self.port = port or free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.log = data / "server.log"
        began = time.perf_counter()
        self.process = subprocess.Popen(
            samsyn("demo", "--port", str(self.port), "--workers", str(workers)),
            env=environment(data, SAMSYN_ORIGIN=self.origin),
            cwd=ROOT,
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._until_it_answers()
        self.started = time.perf_counter() - began

    def _until_it_answers(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.origin}/halsa/lever", timeout=2).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise RuntimeError(f"the server did not start:\n{self.log.read_text()[-2000:]}")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """No farewell: the whole process group is gone at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


class Visitor:
    """Somebody with cookies."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> str:
        with self.opener.open(self.origin + path, timeout=20) as answer:
            return str(answer.read().decode())

    def post(self, path: str, fields: dict[str, str], *, form_at: str) -> str:
        """Submit `fields` to `path` with the token of the form's page."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(form_at))
        assert token, f"no form on {form_at}"
        return self.send(path, {**fields, "csrfmiddlewaretoken": token.group(1)})

    def send(self, path: str, fields: dict[str, str], *, accept: str = "text/html") -> str:
        """Send fields that hold the token already, as a browser or (`accept`) a script would."""
        data = urllib.parse.urlencode(fields).encode()
        asked = urllib.request.Request(self.origin + path, data=data, headers={"Accept": accept})
        with self.opener.open(asked, timeout=20) as answer:
            return str(answer.read().decode())

    def be(self, slug: str) -> None:
        self.post(f"/demo/som/{slug}/", {}, form_at="/demo/")

    @property
    def cookies(self) -> str:
        return "; ".join(f"{c.name}={c.value}" for c in self.jar)
