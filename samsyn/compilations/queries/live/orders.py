"""Reports that take a while: which one it would be, how far it has come."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from samsyn.access.actions import NotSeen
from samsyn.compilations import models
from samsyn.compilations.queries.live.heads import LiveHead, live_head
from samsyn.domain.access import Viewer

# Submissions whose report is not set while somebody waits for a page: 30 000 answers at 60 sections.
MOST_AT_ONCE = 500
# Grows when reports come to look otherwise, so that they are made anew.
FORM = 1


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A report that was ordered, as its reader sees it."""

    pk: int
    kind: str
    state: str
    rows: int
    size: int
    file_hash: str
    done_at: datetime | None

    @property
    def is_under_way(self) -> bool:
        return self.state in {"waiting", "working"}


@dataclass(frozen=True, slots=True)
class OrderPage:
    head: LiveHead
    order: OrderRow


def is_large(head: LiveHead) -> bool:
    """Is its report made by a task?"""
    return len(head.seen) > MOST_AT_ONCE


def report_order(viewer: Viewer, pk: int, order: int) -> OrderPage:
    """A report that the viewer has ordered of a consultation that she may still read."""
    head = live_head(viewer, pk)
    row = models.ReportOrder.objects.filter(pk=order, consultation=pk).first()
    if row is None:
        raise NotSeen
    return OrderPage(head, OrderRow(row.pk, row.kind, row.state, row.rows, row.size, row.file_hash, row.done_at))


@dataclass(frozen=True, slots=True)
class Ordered:
    """What a task is to make."""

    consultation: int
    kind: str


def ordered(order: int) -> Ordered:
    """An order that lies for whoever looks; for the task that makes it."""
    row = models.ReportOrder.objects.filter(pk=order).values_list("consultation", "kind").first()
    if row is None:
        raise NotSeen
    return Ordered(*row)


def order_key(viewer: Viewer, head: LiveHead, kind: str, on: date) -> str:
    """What the report is known by: whose it is, of which answers, as which file, with the groups of which day."""
    everything = (FORM, viewer.person, head.pk, head.consultation.revision, head.seen, kind, on)
    return hashlib.sha256(repr(everything).encode()).hexdigest()
