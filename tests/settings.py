"""The program's own settings, in test mode, with data in a folder of the tests' own."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SAMSYN_MODE", "test")
os.environ.setdefault("SAMSYN_DATA", str(Path(tempfile.gettempdir()) / "samsyn-tests"))

from samsyn.site.settings import *  # noqa: F403
