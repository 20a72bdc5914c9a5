"""Ordering a printout, and what the task that sets it says of its progress."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from samsyn.access.actions import action, allow
from samsyn.access.scope import columns_of
from samsyn.agreements.models import Printout
from samsyn.agreements.queries.printing import Order
from samsyn.domain.access import Act, Viewer
from samsyn.outbox.tasks import enqueue

# How long a task may be silent before somebody else's order starts it anew.
SILENT_SECONDS = 300


@action(logged=False)
def order_printout(*, viewer: Viewer, at: datetime, order: Order) -> Printout:
    """Have these versions set as PDF, once for everybody who sees all of them. What is being set already, or is done, is
    not set again; what failed, or has been silent for long, is."""
    allow(viewer, Act.PRINTOUT_ORDER, order.place)
    found = Printout.objects.select_for_update(of=("self",)).filter(key=order.key).first()
    if found is None:
        return _begin(order, at)
    assert isinstance(found, Printout)
    silent = (at - found.asked_at).total_seconds() > SILENT_SECONDS
    if found.state == "failed" or (found.state in {"waiting", "working"} and silent) or order.file_is_gone:
        found.state, found.page, found.fault, found.asked_at = "waiting", 0, "", at
        found.save(update_fields=["state", "page", "fault", "asked_at"])
        enqueue("samsyn.agreements.tasks.print_texts", printout=found.pk)
    return found


def _begin(order: Order, at: datetime) -> Printout:
    row = Printout(
        key=order.key,
        title=order.title,
        versions=list(order.versions),
        beside=list(order.beside),
        asked_at=at,
        **columns_of(order.place),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # Somebody ordered the same in the same moment.
        same: Printout = Printout.objects.get(key=order.key)
        return same
    enqueue("samsyn.agreements.tasks.print_texts", printout=row.pk)
    return row


def note_page(printout: int, page: int) -> None:
    """The task lays out this page now."""
    Printout.objects.filter(pk=printout).update(state="working", page=page)


def finish_printout(printout: int, *, at: datetime, file_hash: str, size: int) -> None:
    """The task is done: the PDF is among the files."""
    Printout.objects.filter(pk=printout).update(state="done", done_at=at, file_hash=file_hash, size=size)


def fail_printout(printout: int, fault: str) -> None:
    """The task could not do it, and why."""
    Printout.objects.filter(pk=printout).update(state="failed", fault=fault[:60])
