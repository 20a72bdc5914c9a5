"""What is done beside a consultation's answers: saying which comments say the same, ordering a large report."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.access.scope import columns_of
from samsyn.compilations.actions.pieces import CompilationRefused
from samsyn.compilations.models import GroupDecision, ReportOrder
from samsyn.compilations.queries import LiveHead, comments_on, live_head, order_key
from samsyn.compilations.texts import Refused
from samsyn.domain.access import Act, Audience, Placement, Viewer
from samsyn.files.store import size_of
from samsyn.outbox.tasks import enqueue

# How long a task may be silent before the same order starts it anew.
SILENT_SECONDS = 600


@action()
def decide_alike(
    *,
    viewer: Viewer,
    at: datetime,
    consultation: int,
    position: int,
    centre: str,
    others: Collection[str],
    together: bool,
) -> int:
    """Say that these comments say the same as the centre, or that they do not. Comments are named by their hashes, and
    must be there now. What was said of the same two before stands no more, and is kept. Gives how many were decided."""
    head = live_head(viewer, consultation)
    if viewer.person is None:
        raise NotSeen
    allow(viewer, Act.COMMENT_GROUP, head.consultation.leads, lies=head.place)
    section, known = comments_on(consultation, position)
    chosen = sorted(set(others) - {centre})
    if not chosen or not {centre, *chosen} <= known:
        raise CompilationRefused(Refused.UNKNOWN_COMMENT)
    kind = "together" if together else "apart"
    same_two = Q(comment=centre, other__in=chosen) | Q(other=centre, comment__in=chosen)
    GroupDecision.objects.filter(same_two, section=section, withdrawn_at=None).update(withdrawn_at=at)
    made = GroupDecision.objects.bulk_create(
        GroupDecision(
            consultation_id=consultation,
            section_id=section,
            comment=one,
            other=centre,
            kind=kind,
            decided_by_id=viewer.person,
            decided_at=at,
            **columns_of(head.consultation.leads),
        )
        for one in chosen
    )
    record(made[0], head.consultation.leads, data={"section": section, "kind": kind, "comments": len(chosen) + 1})
    return len(made)


@action(logged=False)
def order_report(*, viewer: Viewer, at: datetime, head: LiveHead, kind: str, on: date) -> ReportOrder:
    """Have a report made by a task, of what lies for the viewer now. What is made already, or is being made, is not made
    again; what failed, or has been silent for long, is."""
    if viewer.person is None:
        raise NotSeen
    place = Placement(Audience.PERSON, person=viewer.person)
    allow(viewer, Act.REPORT_ORDER, place)
    key = order_key(viewer, head, kind, on)
    found = ReportOrder.objects.select_for_update(of=("self",)).filter(key=key).first()
    if found is None:
        return _begin(ReportOrder(key=key, consultation=head.pk, kind=kind, **columns_of(place)), viewer, at)
    assert isinstance(found, ReportOrder)
    is_silent = found.state in {"waiting", "working"} and (at - found.told_at).total_seconds() > SILENT_SECONDS
    is_gone = found.state == "done" and size_of(found.file_hash) is None
    if found.state == "failed" or is_silent or is_gone:
        return _begin(found, viewer, at)
    return found


def _begin(order: ReportOrder, viewer: Viewer, at: datetime) -> ReportOrder:
    order.state, order.rows, order.asked_at, order.told_at = "waiting", 0, at, at
    try:
        with transaction.atomic():
            order.save()
    except IntegrityError:
        # She ordered the same in the same moment.
        same: ReportOrder = ReportOrder.objects.get(key=order.key)
        return same
    enqueue("samsyn.compilations.tasks.make_report", order=order.pk, person=viewer.person)
    return order


def note_rows(order: int, rows: int, *, at: datetime) -> None:
    """The task has written so many rows."""
    ReportOrder.objects.filter(pk=order).update(state="working", rows=rows, told_at=at)


def finish_report(order: int, *, at: datetime, file_hash: str, size: int) -> None:
    """The task is done: the report is among the files."""
    ReportOrder.objects.filter(pk=order).update(state="done", done_at=at, told_at=at, file_hash=file_hash, size=size)


def fail_report(order: int, *, at: datetime) -> None:
    """The task could not do it."""
    ReportOrder.objects.filter(pk=order).update(state="failed", told_at=at)
