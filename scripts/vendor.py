"""Fetch the front-end files and fonts that Samsyn carries with it, and write down what they are (`make vendor`).

Needs npm and a package registry, and is run only to upgrade: everybody else uses the files in the tree. The theme is
made from scripts/theme.json by the design system's own program.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "samsyn" / "ui" / "static" / "ui" / "vendor"
PDF = ROOT / "samsyn" / "office" / "pdf" / "fonts"
TESTS = ROOT / "tests" / "vendor"
THEME_MAKER = ("@digdir/designsystemet", "1.15.0", "MIT")
SOURCE_MAP = re.compile(rb"(/\*[#@]\s*sourceMappingURL=.*?\*/|//[#@]\s*sourceMappingURL=[^\n]*)\n?")


class Wanted(NamedTuple):
    """One file of a package, and the name it gets here; `licence_text` is the file that holds the licence."""

    package: str
    version: str
    licence: str
    inside: str
    name: str
    licence_text: str = "LICENSE"


FOR_PAGES = [
    # django-htmx 1.29 carries a beta of htmx 4; this is the release.
    Wanted("htmx.org", "4.0.1", "0BSD", "dist/htmx.min.js", "htmx.js"),
    Wanted("@digdir/designsystemet-css", "1.22.0", "MIT", "dist/src/index.css", "designsystemet.css"),
    Wanted(
        "@fontsource-variable/inter", "5.3.0", "OFL-1.1", "files/inter-latin-wght-normal.woff2", "inter-latin.woff2"
    ),
    Wanted(
        "@fontsource-variable/inter",
        "5.3.0",
        "OFL-1.1",
        "files/inter-latin-ext-wght-normal.woff2",
        "inter-latin-ext.woff2",
    ),
]
# The whole of Inter, not the browsers' pieces of it: one file for each face, so that no sign falls between two fonts.
FOR_PDF = [
    Wanted("inter-ui", "4.1.1", "OFL-1.1", f"web/Inter-{face}.woff2", f"inter-{face.lower()}.woff2", "LICENSE.txt")
    for face in ("Regular", "SemiBold", "Italic")
]
FOR_TESTS = [Wanted("axe-core", "4.14.1", "MPL-2.0", "axe.min.js", "axe.min.js")]


def main() -> None:
    """Fetch everything anew and write the lists."""
    with tempfile.TemporaryDirectory() as scratch:
        pages = [fetched(w, UI, Path(scratch)) for w in FOR_PAGES]
        pages.append(theme(Path(scratch)))
        fonts = [fetched(w, PDF, Path(scratch)) for w in FOR_PDF]
        tests = [fetched(w, TESTS, Path(scratch)) for w in FOR_TESTS]
    write_list(UI, pages)
    write_list(PDF, fonts)
    write_list(TESTS, tests)


def fetched(wanted: Wanted, into: Path, scratch: Path) -> dict[str, str]:
    """The file out of its package, with its licence text beside it."""
    folder = scratch / wanted.package.replace("/", "-")
    if not folder.exists():
        folder.mkdir()
        run("npm", "pack", "--silent", f"{wanted.package}@{wanted.version}", cwd=folder)
        with tarfile.open(next(folder.glob("*.tgz"))) as packed:
            packed.extractall(folder, filter="data")
    short = wanted.package.rsplit("/", 1)[-1]
    save(into, f"LICENSE.{short}", (folder / "package" / wanted.licence_text).read_bytes())
    content = (folder / "package" / wanted.inside).read_bytes()
    return entry(into, wanted.name, content, wanted.package, wanted.version, wanted.licence)


def theme(scratch: Path) -> dict[str, str]:
    """Our colours, drawn out into the design system's variables."""
    folder = scratch / "theme"
    folder.mkdir()
    name, version, licence = THEME_MAKER
    shutil.copy(ROOT / "scripts" / "theme.json", folder / "designsystemet.config.json")
    run("npm", "install", "--silent", "--prefix", str(folder), f"{name}@{version}", cwd=folder)
    run("npx", "designsystemet", "tokens", "create", "--config", "designsystemet.config.json", cwd=folder)
    run("npx", "designsystemet", "tokens", "build", "-t", "tokens", "-o", "out", cwd=folder)
    content = (folder / "out" / "samsyn.css").read_bytes()
    return entry(UI, "theme.css", content, f"made by {name} from scripts/theme.json", version, licence)


def entry(into: Path, name: str, content: bytes, package: str, version: str, licence: str) -> dict[str, str]:
    content = save(into, name, content)
    digest = hashlib.sha256(content).hexdigest()
    return {"file": name, "package": package, "version": version, "licence": licence, "sha256": digest}


def save(into: Path, name: str, content: bytes) -> bytes:
    """Without pointers to source maps, which are not carried along (and stop the static file store)."""
    into.mkdir(parents=True, exist_ok=True)
    if name.endswith((".css", ".js")):
        content = SOURCE_MAP.sub(b"", content)
    (into / name).write_bytes(content)
    return content


def write_list(into: Path, entries: list[dict[str, str]]) -> None:
    (into / "VENDORED.json").write_text(json.dumps(entries, indent=2, ensure_ascii=False) + "\n")


def run(*command: str, cwd: Path) -> None:
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=sys.stderr)


if __name__ == "__main__":
    main()
