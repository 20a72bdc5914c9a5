"""Look PDF files over: our own structure checks, and veraPDF's where it is on PATH (`make pdf-validate`).

    python scripts/pdf_validate.py [FILE …]

Without a file, the demo's whole agreement is printed and looked over. Exits with 1 when something is found.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from samsyn.office.pdf.inspect import findings

# PDF/A-3a and PDF/UA-1, as veraPDF calls them.
FLAVOURS = ("3a", "ua1")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="samsyn-pdf-") as folder:
        files = [Path(name) for name in sys.argv[1:]] or [printed(Path(folder))]
        told = [sound(file) for file in files]
        if not shutil.which("verapdf"):
            print("veraPDF is not on PATH: what was said above is what our own checks see, and no certificate.")
        else:
            told += [valid(file, flavour) for file in files for flavour in FLAVOURS]
    return 0 if all(told) else 1


def printed(folder: Path) -> Path:
    out = folder / "demo.pdf"
    root = Path(__file__).resolve().parent.parent
    subprocess.run([sys.executable, "-m", "benchmarks.printed", out], cwd=root, check=True, stdout=subprocess.DEVNULL)
    return out


def sound(file: Path) -> bool:
    found = findings(file.read_bytes())
    for finding in found:
        print(f"{file.name}: {finding}")
    print(f"{file.name}: {len(found)} findings by our own checks")
    return not found


def valid(file: Path, flavour: str) -> bool:
    done = subprocess.run(["verapdf", "--flavour", flavour, "--format", "text", file], check=False)
    print(f"{file.name}: veraPDF {'accepts' if done.returncode == 0 else 'does not accept'} it as {flavour}")
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
