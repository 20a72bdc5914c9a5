"""The links that are mailed to respondents' coordinators: made, replaced, mailed."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from samsyn.access.actions import NotSeen, action, record
from samsyn.accounts.queries import hash_of
from samsyn.consultations.actions.pieces import leads, readable_address, under_way
from samsyn.consultations.letters import Mail, letter_to, link_of, post
from samsyn.consultations.models import Consultation, Respondent, RespondentInvitation, RespondentState
from samsyn.consultations.queries.facts import facts_of
from samsyn.domain.access import Act, Viewer


@action()
def renew_invitation(*, viewer: Viewer, at: datetime, consultation: int, respondent: int, email: str) -> Respondent:
    """Mail a respondent a new link, perhaps to another address. The old link stops working."""
    row = under_way(viewer, consultation, Act.RESPONDENT_INVITE)
    one = Respondent.objects.filter(pk=respondent, consultation=row, withdrawn_at=None).first()
    if one is None:
        raise NotSeen
    assert isinstance(one, Respondent)
    to = readable_address(email)
    RespondentState.objects.filter(respondent=one).update(contact_email=to, invited_at=at)
    invite(row, {one.pk: to}, at)
    record(row, leads(row), data={"respondent": one.pk, "organisation": one.organisation_id})
    return one


def invite(row: Consultation, addresses: Mapping[int, str], at: datetime) -> None:
    """For use inside an action: each respondent (by number) gets one mail with the letter and a link that works once.
    When it is written to at another address than its own register says, that address is told of it too."""
    facts, links = facts_of(row), new_links(addresses, at)
    mails = []
    for respondent in Respondent.objects.filter(pk__in=list(addresses)).select_related("organisation"):
        name, own = respondent.organisation.formal_name, respondent.organisation.email.casefold()
        to = addresses[respondent.pk]
        told = {"respondent": name, "letter": letter_to(facts, name), "link": links[respondent.pk]}
        mails.append(Mail(to, "invitation", facts, told))
        if own and own != to:
            mails.append(Mail(own, "invited_elsewhere", facts, {"respondent": name, "email": to}))
    post(mails)


def new_links(addresses: Mapping[int, str], at: datetime) -> dict[int, str]:
    """For use inside an action: a new link for each respondent, by its number. Links that were not used die."""
    RespondentInvitation.objects.filter(respondent__in=list(addresses), used_at=None, withdrawn_at=None).update(
        withdrawn_at=at
    )
    hidden = {respondent: secrets.token_urlsafe(32) for respondent in addresses}
    RespondentInvitation.objects.bulk_create(
        RespondentInvitation(
            respondent_id=respondent, email=email, secret_hash=hash_of(hidden[respondent]), made_at=at
        )
        for respondent, email in addresses.items()
    )
    return {respondent: link_of(secret) for respondent, secret in hidden.items()}
