"""The comments to carry over, from a JSON file."""

from __future__ import annotations

import json
from pathlib import Path

from samsyn.domain.redline import Anchor
from samsyn.office.redline.faults import DocumentFault
from samsyn.office.redline.reading import read_bytes

FIELDS = ("block", "first", "end")


def read_anchors(path: Path) -> tuple[Anchor, ...]:
    """A list of `{"block", "first", "end"}`: words of a block without its label, the end not included."""
    try:
        found = json.loads(read_bytes(path))
        anchors = tuple(Anchor(*(_whole(one[field]) for field in FIELDS)) for one in found)
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise DocumentFault(
            f"{path.name}: kommentarernas platser ska vara en lista i JSON med block, first och end som heltal."
        ) from fault
    for number, anchor in enumerate(anchors, start=1):
        if anchor.block < 0 or not 0 <= anchor.first < anchor.end:
            raise DocumentFault(f"{path.name}: plats {number} pekar inte på några ord.")
    return anchors


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value
