"""LibreOffice as a second opinion: it opens Word files and accepts or rejects what is tracked, in one start for all.

Run by itself (with Debian's own Python, which has LibreOffice's bridge) it is the side that talks to LibreOffice:
`python3 libreoffice.py PIPE WORK.json`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
PYTHON = "/usr/bin/python3"
ACCEPT, REJECT, AS_IT_IS = ".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges", ""
WORD, PDF = "MS Word 2007 XML", "writer_pdf_Export"
PATIENCE = 60  # seconds for a start; it takes two


def through(folder: Path, asked: Mapping[str, tuple[bytes, str, str]]) -> dict[str, bytes]:
    """Each file (name → bytes, what is done, in what format it is saved) as LibreOffice leaves it."""
    assert PROGRAM, "LibreOffice is missing; see scripts/debian_packages.sh"
    work = []
    for name, (data, does, form) in asked.items():
        (folder / f"{name}.docx").write_bytes(data)
        work.append([(folder / f"{name}.docx").as_uri(), does, form, (folder / f"{name}.out").as_uri()])
    (folder / "work.json").write_text(json.dumps(work))
    pipe = f"samsyn{abs(hash(str(folder)))}"
    options = ["--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
    office = subprocess.Popen(
        [PROGRAM, f"-env:UserInstallation={(folder / 'profile').as_uri()}", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        talk = [PYTHON, str(Path(__file__)), pipe, str(folder / "work.json")]
        subprocess.run(talk, check=True, timeout=2 * PATIENCE, env={"PATH": "/usr/bin:/bin"})
    finally:
        office.terminate()
        office.wait(PATIENCE)
    return {name: (folder / f"{name}.out").read_bytes() for name in asked}


def _main(pipe: str, work: str) -> None:
    import uno

    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    office = _connected(resolver, f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    desktop = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
    helper = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", office)
    for source, does, form, target in json.loads(Path(work).read_text()):
        document = desktop.loadComponentFromURL(source, "_blank", 0, (_value(uno, "Hidden", True),))
        if does:
            helper.executeDispatch(document.CurrentController.Frame, does, "", 0, ())
        document.storeToURL(target, (_value(uno, "FilterName", form),))
        document.close(True)
    try:
        desktop.terminate()
    except Exception as gone:
        print(type(gone).__name__, file=sys.stderr)


def _connected(resolver: Any, address: str) -> Any:
    """The running office; it needs a moment to come up, and until then there is nobody to ask."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(address)
        except Exception:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def _value(uno: Any, name: str, value: object) -> Any:
    found = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    found.Name, found.Value = name, value
    return found


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2])
