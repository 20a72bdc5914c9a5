"""What the live files are made of: the report, and the whole as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from samsyn.access.scope import seen_by
from samsyn.compilations.queries.live.gathering import base, gathered, told_streamed, whole_of
from samsyn.compilations.queries.live.heads import LiveHead
from samsyn.domain.access import Viewer
from samsyn.office.consulted.as_json import json_pieces
from samsyn.office.consulted.report import consulted_report
from samsyn.office.reports import Report


def live_report(viewer: Viewer, pk: int, *, on: date, at: datetime) -> tuple[LiveHead, Report]:
    """The report of a consultation as its answers are now, grouped as on the day `on`. Seven questions, whatever its size
    up to a hundred respondents."""
    head, whole = gathered(viewer, pk, on=on)
    return head, consulted_report(whole, at=at)


def live_json(viewer: Viewer, head: LiveHead, *, on: date, notice: str = "") -> Iterator[str]:
    """The whole as JSON, piece by piece, for a file."""
    with seen_by(viewer):
        found = base(head.pk, on=on)
    return json_pieces(whole_of(head, found, ()), told_streamed(viewer, head.pk, found), notice=notice)
