"""The README's first command, as a stranger's machine meets it: only the runtime lock, an empty data folder, a server
that answers and ends cleanly. What the tests' own packages bring along hides nothing here.

    python scripts/fresh_start.py
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).parent / "uv"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="samsyn-fresh-") as folder:
        place = Path(folder)
        python = installed(place / "venv")
        for word in ("first", "second"):
            print(f"{word} start: {started(python, place / 'var'):.1f} s until it answered, and it ended cleanly")
    return 0


def installed(venv: Path) -> Path:
    """A new environment with what `make demo` installs, and nothing else; its Python."""
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, venv], check=True)
    python = venv / "bin" / "python"
    install = [UV, "pip", "install", "--quiet", "--python", python, "--require-hashes", "-r", "requirements.lock"]
    subprocess.run(install, cwd=ROOT, check=True)
    return python


def started(python: Path, data: Path) -> float:
    """Seconds until `samsyn demo` answered. Raises when it does not, or does not end when told to."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SAMSYN_", "DJANGO_"))}
    began = time.perf_counter()
    server = subprocess.Popen(
        [python, "-m", "samsyn.cli.main", "demo", "--port", str(port)],
        cwd=ROOT,
        env={**kept, "SAMSYN_DATA": str(data), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    while not answers(port):
        if server.poll() is not None or time.perf_counter() - began > 120:
            server.kill()
            raise SystemExit(f"samsyn demo did not answer:\n{server.communicate()[0]}")
        time.sleep(0.05)
    took = time.perf_counter() - began
    server.send_signal(signal.SIGTERM)
    said, _ = server.communicate(timeout=20)
    if server.returncode != 0:
        raise SystemExit(f"samsyn demo ended with {server.returncode}:\n{said}")
    return took


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
            return bool(page.status == 200)
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
