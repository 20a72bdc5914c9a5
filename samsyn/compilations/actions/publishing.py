"""Publishing the answers of a consultation: an act of its own, with the authority that has registered them named."""

from __future__ import annotations

from datetime import datetime

from samsyn.access.actions import action, allow, record
from samsyn.access.scope import columns_of
from samsyn.compilations.actions.pieces import CompilationRefused
from samsyn.compilations.models import Finding, Publication
from samsyn.compilations.texts import Refused
from samsyn.consultations.actions.pieces import note_change
from samsyn.consultations.queries import consultation as head_of
from samsyn.domain.access import Act, Placement, Viewer, reaches_no_further
from samsyn.domain.timeliness import Phase
from samsyn.domain.widening import ways_out
from samsyn.parties.queries import authorities, organisations_by_code
from samsyn.responses.actions.letting_out import let_out


@action()
def publish_answers(
    *, viewer: Viewer, at: datetime, consultation: int, place: Placement, registering_authority: str
) -> Publication:
    """Let out the answers that have come in, and the findings, to the parties or to everyone.

    Never before the time to answer has gone out: nobody is to read the others' answers while writing her own. What comes
    in later lies with those who lead until it is published too. Never fewer again.
    """
    head = head_of(consultation)
    allow(viewer, Act.ANSWERS_PUBLISH, head.leads)
    if head.phase(at) is not Phase.CLOSED:
        raise CompilationRefused(Refused.STILL_OPEN)
    if place not in ways_out(head.leads, viewer.sides) or not reaches_no_further(place, head.placement):
        raise CompilationRefused(Refused.WIDER_THAN_CONSULTATION)
    authority = organisations_by_code().get(registering_authority)
    if authority is None or registering_authority not in dict(authorities()):
        raise CompilationRefused(Refused.UNKNOWN_AUTHORITY)
    number = let_out(consultation, place)
    if not number:
        raise CompilationRefused(Refused.NOTHING_TO_PUBLISH)
    findings = Finding.objects.filter(consultation=consultation, withdrawn_at=None)
    findings.exclude(audience="public").update(**columns_of(place))
    assert viewer.person is not None
    row: Publication = Publication.objects.create(
        consultation_id=consultation,
        published_at=at,
        published_by_id=viewer.person,
        registering_authority_id=authority.pk,
        answers=number,
        **columns_of(place),
    )
    note_change(consultation)
    told = {"to": place.audience.value, "answers": number, "authority": registering_authority}
    record(row, place, data={"consultation": consultation, **told})
    return row
