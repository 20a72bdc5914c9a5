"""Changes to compilations: keep one, let more people see it, withdraw it. Nothing is deleted."""

from __future__ import annotations

from datetime import datetime

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.access.scope import columns_of
from samsyn.compilations.actions.pieces import PARTS, CompilationRefused, Source, found, save_compilation, writable
from samsyn.compilations.models import Compilation
from samsyn.compilations.queries.searching import ANSWER, COMPILATION, comments_of, entries_of
from samsyn.compilations.texts import Refused
from samsyn.domain.access import Act, Audience, Placement, Viewer, may_see
from samsyn.domain.grading import CompiledSheet
from samsyn.domain.widening import ways_out
from samsyn.parties.queries import authorities, organisations_by_code
from samsyn.search.actions import forget, index


@action()
def keep_compilation(
    *,
    viewer: Viewer,
    at: datetime,
    title: str,
    source_name: str,
    source_hash: str,
    compiled: CompiledSheet,
    place: Placement,
    deadline_at: datetime | None = None,
) -> Compilation:
    """Keep what was compiled from a sheet: its sections, rows, answers and problems, all in the same place.

    It lies with whoever keeps it, or with a side, body or organisation she sits in. Showing it to both sides or to
    everyone is an act of its own: `widen_compilation`.
    """
    allow(viewer, Act.COMPILATION_KEEP, place)
    if not may_see(viewer, place):
        raise NotSeen
    if place.audience in {Audience.PARTIES, Audience.PUBLIC}:
        raise CompilationRefused(Refused.KEPT_TOO_WIDE)
    source = Source(title, source_name, source_hash, deadline_at)
    return save_compilation(viewer, at, place, source, compiled)


@action()
def widen_compilation(
    *, viewer: Viewer, at: datetime, compilation: int, place: Placement, registering_authority: str
) -> Compilation:
    """Let more people see it, with all its parts, and say (by its code) which authority has registered it.

    Never fewer again.
    """
    row = found(viewer, compilation)
    allow(viewer, Act.COMPILATION_WIDEN, row.placement)
    if row.withdrawn_at is not None:
        raise CompilationRefused(Refused.ALREADY_WITHDRAWN)
    if place not in ways_out(row.placement, viewer.sides):
        raise CompilationRefused(Refused.NOT_WIDER)
    authority = organisations_by_code().get(registering_authority)
    if authority is None or registering_authority not in dict(authorities()):
        raise CompilationRefused(Refused.UNKNOWN_AUTHORITY)
    before = row.placement
    for part in PARTS:
        part.objects.filter(compilation=row).update(**columns_of(place))
    row.lie(place)
    row.registering_authority_id = authority.pk
    row.revision += 1
    row.save()
    index(entries_of(row))
    told = {"from": before.audience.value, "to": place.audience.value, "side": place.side}
    record(row, place, data={**told, "authority": registering_authority})
    return row


@action()
def withdraw_compilation(*, viewer: Viewer, at: datetime, compilation: int, reason: str) -> Compilation:
    """Take it back: nobody sees it but those who may withdraw it. It is kept, with the reason."""
    row = found(viewer, compilation)
    allow(viewer, Act.COMPILATION_WITHDRAW, row.placement)
    if row.withdrawn_at is not None:
        raise CompilationRefused(Refused.ALREADY_WITHDRAWN)
    if not reason.strip():
        raise CompilationRefused(Refused.REASON_EMPTY)
    row.withdrawn_at = at
    row.revision += 1
    row.save()
    forget(COMPILATION, [row.pk])
    forget(ANSWER, comments_of(row).values_list("pk", flat=True))
    record(row, row.placement, words=writable(reason.strip()))
    return row
