"""What groups are called: sides, associations and care areas by name, not by slug."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from samsyn.office.sheets.party_list import BUILT_IN

# Kind of group → the file with its names, and the column they stand in.
_FILES = {
    "side": ("sides.csv", "name"),
    "association": ("associations.csv", "short_name"),
    "care_area": ("care_areas.csv", "name"),
}


def built_in_names(folder: Path = BUILT_IN) -> Mapping[str, str]:
    """The names of the groups that the built-in list of parties uses: "side:region" → "Regionen"."""
    names: dict[str, str] = {}
    for kind, (file, column) in _FILES.items():
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            names |= {f"{kind}:{row['slug']}": row[column] for row in csv.DictReader(lines)}
    return names
