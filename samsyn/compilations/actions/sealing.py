"""Sealing: the compilation of a consultation frozen in an archive file that anybody can work out anew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from samsyn.access.actions import action, allow, record
from samsyn.access.scope import columns_of, everything
from samsyn.compilations.actions.pieces import CompilationRefused
from samsyn.compilations.models import Seal
from samsyn.compilations.queries.consulted import whole_consultation
from samsyn.compilations.queries.findings import findings_of
from samsyn.compilations.texts import Refused
from samsyn.consultations.queries import consultation as head_of
from samsyn.consultations.queries.sent import versions_sent
from samsyn.domain.access import Act, Placement, Viewer, narrowest
from samsyn.domain.timeliness import Phase
from samsyn.files.store import keep
from samsyn.office.sealed import Finding, SentVersion, archive_of, seal_of, sealed_of
from samsyn.responses.queries import places_of_counted


@action()
def seal_compilation(*, viewer: Viewer, at: datetime, consultation: int) -> Seal:
    """Freeze the answers that count now, with all that is worked out from them. Possible once the time to answer has gone
    out. It lies as far as every answer and finding in it lies; an earlier seal stays as it is."""
    head = head_of(consultation)
    allow(viewer, Act.CONSULTATION_SEAL, head.leads)
    if head.phase(at) is not Phase.CLOSED:
        raise CompilationRefused(Refused.STILL_OPEN)
    whole = whole_consultation(consultation, at=at)
    answered = sum(one.submitted is not None for one in whole.respondents)
    if not answered:
        raise CompilationRefused(Refused.NOTHING_TO_SEAL)
    found = findings_of(consultation)
    positions = {None: 0}
    sealed = sealed_of(
        whole,
        led_by=head.led_by_name,
        versions=[SentVersion(v.title, v.label, v.content_hash) for v in versions_sent(consultation)],
        findings=[Finding(positions.get(one.position, one.position or 0), one.words) for one in found],
        at=at,
    )
    content = archive_of(sealed)
    place = _place(head.leads, [*places_of_counted(consultation), *(one.placement for one in found)])
    return _kept(viewer, at, consultation, content, place, answered)


def _place(leads: Placement, places: Iterable[Placement]) -> Placement:
    """As far as everything in it lies."""
    return narrowest(places) or leads


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
