"""Findings: what those who lead a consultation have found in the answers."""

from __future__ import annotations

from datetime import datetime

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.access.scope import columns_of
from samsyn.compilations.actions.pieces import CompilationRefused
from samsyn.compilations.models import Finding
from samsyn.compilations.texts import Refused
from samsyn.consultations.actions.pieces import note_change
from samsyn.consultations.queries import consultation as head_of
from samsyn.consultations.queries import texts_consulted
from samsyn.domain.access import Act, Viewer

LONGEST = 5000


@action()
def write_finding(
    *, viewer: Viewer, at: datetime, consultation: int, words: str, section: int | None = None
) -> Finding:
    """Write what was found, about a section (`ConsultedText.pk`) or about the whole. It lies with the body that leads the
    consultation until the answers are published."""
    head = head_of(consultation)
    allow(viewer, Act.FINDING_WRITE, head.leads)
    words = words.strip()
    if not words:
        raise CompilationRefused(Refused.FINDING_EMPTY)
    if len(words) > LONGEST:
        raise CompilationRefused(Refused.FINDING_TOO_LONG, length=len(words), most=LONGEST)
    if section is not None and section not in {text.pk for text in texts_consulted(consultation)}:
        raise NotSeen
    assert viewer.person is not None
    row: Finding = Finding.objects.create(
        consultation_id=consultation,
        section_id=section,
        words=words,
        written_by_id=viewer.person,
        written_at=at,
        **columns_of(head.leads),
    )
    note_change(consultation)
    record(row, head.leads, data={"consultation": consultation, "section": section})
    return row


@action()
def withdraw_finding(*, viewer: Viewer, at: datetime, finding: int) -> Finding:
    """Take a finding back. It is kept."""
    row = Finding.objects.filter(pk=finding, withdrawn_at=None).first()
    if row is None:
        raise NotSeen
    assert isinstance(row, Finding)
    head = head_of(row.consultation_id)
    allow(viewer, Act.FINDING_WITHDRAW, head.leads)
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    note_change(row.consultation_id)
    record(row, row.placement, data={"consultation": row.consultation_id})
    return row
