"""Who is asked: chosen while the consultation is composed, added and taken out once it is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from samsyn.access.actions import NotSeen, action, record
from samsyn.access.scope import columns_of
from samsyn.consultations.actions.inviting import invite
from samsyn.consultations.actions.pieces import (
    ConsultationRefused,
    composed,
    leads,
    note_change,
    readable_address,
    under_way,
    with_reason,
)
from samsyn.consultations.letters import Mail, post
from samsyn.consultations.models import Consultation, Respondent, RespondentInvitation, RespondentState
from samsyn.consultations.queries.facts import facts_of
from samsyn.consultations.texts import Refused
from samsyn.domain.access import PUBLIC, Act, Placement, Viewer
from samsyn.domain.sending import NotReady
from samsyn.parties.queries import organisations_by_code


@action()
def choose_respondents(
    *, viewer: Viewer, at: datetime, consultation: int, organisations: Collection[str]
) -> Consultation:
    """Exactly these organisations (codes) are asked. Each gets its own address to be written to, unless it has one."""
    row = composed(viewer, consultation)
    wanted = _numbers(organisations)
    asked = Respondent.objects.filter(consultation=row)
    asked.filter(withdrawn_at=None).exclude(organisation__in=wanted).update(withdrawn_at=at)
    _ask(row, wanted, at, row.placement)
    record(row, row.placement, data={"what": "respondents", "respondents": len(wanted)})
    return row


@action()
def address_respondents(
    *, viewer: Viewer, at: datetime, consultation: int, emails: Mapping[int, str]
) -> Consultation:
    """Where the respondents (by number) are written to. Empty for nowhere: then the consultation cannot be sent."""
    row = composed(viewer, consultation)
    states = RespondentState.objects.filter(respondent__consultation=row, respondent__in=list(emails))
    changed = []
    for state in states:
        wanted = readable_address(emails[state.respondent_id]) if emails[state.respondent_id].strip() else ""
        if wanted != state.contact_email:
            state.contact_email = wanted
            changed.append(state)
    RespondentState.objects.bulk_update(changed, ["contact_email"])
    record(row, row.placement, data={"what": "addresses", "respondents": [s.respondent_id for s in changed]})
    return row


@action()
def add_respondents(
    *, viewer: Viewer, at: datetime, consultation: int, organisations: Mapping[str, str]
) -> Consultation:
    """Ask more organisations (code → address) once it is sent: each is invited as the others were."""
    row = under_way(viewer, consultation, Act.RESPONDENT_ADD)
    known = organisations_by_code()
    _numbers(organisations)
    outside = [known[code].formal_name for code in organisations if known[code].side_id is None]
    if outside and row.placement != PUBLIC:
        raise ConsultationRefused(NotReady.OUTSIDERS, names=", ".join(outside))
    numbers = {known[code].pk: readable_address(email) for code, email in organisations.items()}
    there = Respondent.objects.filter(consultation=row, organisation__in=numbers, withdrawn_at=None)
    for name in there.values_list("organisation__formal_name", flat=True):
        raise ConsultationRefused(Refused.ASKED_ALREADY, name=name)
    asked = _ask(row, numbers, at, row.placement)
    for respondent in asked:
        RespondentState.objects.filter(respondent=respondent).update(
            contact_email=numbers[respondent.organisation_id], invited_at=at
        )
    invite(row, {respondent.pk: numbers[respondent.organisation_id] for respondent in asked}, at)
    note_change(row.pk)
    told = {"respondents": len(asked), "organisations": sorted(numbers)}
    record(row, row.placement, data=told)
    return row


@action()
def withdraw_respondent(
    *, viewer: Viewer, at: datetime, consultation: int, respondent: int, reason: str
) -> Respondent:
    """Ask an organisation no more, with a reason that it is told. One that has handed in stays."""
    row = under_way(viewer, consultation, Act.RESPONDENT_WITHDRAW)
    found = Respondent.objects.select_related("organisation").filter(
        pk=respondent, consultation=row, withdrawn_at=None
    )
    one = found.first()
    if one is None:
        raise NotSeen
    assert isinstance(one, Respondent)
    why = with_reason(reason)
    state = RespondentState.objects.get(respondent=one)
    if state.submitted_at is not None or state.abstained_at is not None:
        raise ConsultationRefused(Refused.ANSWERED_ALREADY, name=one.organisation.formal_name)
    one.withdrawn_at = at
    one.save(update_fields=["withdrawn_at"])
    RespondentInvitation.objects.filter(respondent=one, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    told = {"respondent": one.organisation.formal_name, "reason": why}
    post([Mail(state.contact_email, "removed", facts_of(row), told)])
    note_change(row.pk)
    record(row, leads(row), data={"respondent": one.pk, "organisation": one.organisation_id}, words=why)
    return one


def _numbers(codes: Iterable[str]) -> list[int]:
    """The organisations' numbers. One that is unknown or out of use is asked of nobody."""
    known = organisations_by_code()
    found = [known.get(code) for code in dict.fromkeys(codes)]
    if any(one is None or one.withdrawn_at for one in found):
        raise ConsultationRefused(Refused.UNKNOWN_RESPONDENT)
    return [one.pk for one in found if one is not None]


def _ask(row: Consultation, organisations: Iterable[int], at: datetime, place: Placement) -> list[Respondent]:
    """These are asked from now on; one that was taken out is put back with its address."""
    wanted = set(organisations)
    asked = {r.organisation_id: r for r in Respondent.objects.filter(consultation=row, organisation__in=wanted)}
    back = [r for r in asked.values() if r.withdrawn_at is not None]
    for respondent in back:
        respondent.withdrawn_at, respondent.asked_at = None, at
        respondent.lie(place)
    Respondent.objects.bulk_update(back, ["withdrawn_at", "asked_at", *columns_of(place)])
    new = [
        Respondent(consultation=row, organisation_id=pk, asked_at=at, **columns_of(place))
        for pk in sorted(wanted - set(asked))
    ]
    made = Respondent.objects.bulk_create(new)
    addresses = {one.pk: one.email for one in organisations_by_code().values()}
    RespondentState.objects.bulk_create(
        RespondentState(
            respondent=respondent, contact_email=addresses[respondent.organisation_id], **columns_of(leads(row))
        )
        for respondent in made
    )
    return [*back, *made]
