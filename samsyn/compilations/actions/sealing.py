"""Sealing: the compilation of a consultation frozen in an archive file that anybody can work out anew."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localdate

from samsyn.access.actions import action, allow, record
from samsyn.access.scope import columns_of, everything
from samsyn.compilations.actions.pieces import CompilationRefused
from samsyn.compilations.models import Seal
from samsyn.compilations.queries.live import live_head
from samsyn.compilations.queries.live.closing import findings_of, to_seal
from samsyn.compilations.texts import Refused
from samsyn.domain.access import Act, Placement, Viewer, narrowest
from samsyn.domain.timeliness import Phase
from samsyn.files.store import keep
from samsyn.office.sealed import archive_of, seal_of


@action()
def seal_compilation(*, viewer: Viewer, at: datetime, consultation: int) -> Seal:
    """Freeze the answers that count now, with all that is worked out from them. Possible once the time to answer has gone
    out. It lies as far as every answer and finding in it lies; an earlier seal stays as it is."""
    head = live_head(viewer, consultation)
    leads = head.consultation.leads
    allow(viewer, Act.CONSULTATION_SEAL, leads)
    if head.consultation.phase(at) is not Phase.CLOSED:
        raise CompilationRefused(Refused.STILL_OPEN)
    if not head.seen:
        raise CompilationRefused(Refused.NOTHING_TO_SEAL)
    content = archive_of(to_seal(viewer, consultation, on=localdate(at), at=at))
    place = narrowest([head.place, *(row.placement for row in findings_of(consultation))]) or leads
    return _kept(viewer, at, consultation, content, place, len(head.seen))


def _kept(viewer: Viewer, at: datetime, consultation: int, content: bytes, place: Placement, answered: int) -> Seal:
    assert viewer.person is not None
    with everything(why="seals are numbered within their consultation, wherever they lie"):
        number = Seal.objects.filter(consultation=consultation).count() + 1
    row: Seal = Seal.objects.create(
        consultation_id=consultation,
        number=number,
        sealed_at=at,
        sealed_by_id=viewer.person,
        seal=seal_of(content),
        file_hash=keep(content),
        size=len(content),
        answered=answered,
        **columns_of(place),
    )
    # The seal stands in the chained log: whoever made another file later could not make it fit.
    record(row, place, data={"consultation": consultation, "seal": row.seal, "answered": answered})
    return row
