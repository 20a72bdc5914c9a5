"""The program's own settings, in test mode, with data in a folder of the tests' own."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SAMSYN_MODE", "test")
_data = Path(os.environ.setdefault("SAMSYN_DATA", str(Path(tempfile.gettempdir()) / "samsyn-tests")))
# Each process has its own: a file that no row of one database names is cleared away, and another's rows may name it.
if (_worker := os.environ.get("PYTEST_XDIST_WORKER", "")) and _data.name != _worker:
    os.environ["SAMSYN_DATA"] = str(_data / _worker)

from samsyn.site.settings import *  # noqa: E402, F403
