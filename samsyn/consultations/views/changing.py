"""Sending a consultation, and what is changed afterwards: the time to answer, who is asked, taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samsyn.access.clock import now, today
from samsyn.access.middleware import viewer_of
from samsyn.accounts.views import reauthenticated
from samsyn.consultations import actions, queries, texts
from samsyn.consultations.forms.changing import DeadlineForm, LinkForm, RemoveForm, SendForm, WithdrawForm
from samsyn.consultations.forms.fields import in_parts
from samsyn.consultations.forms.respondents import AddForm
from samsyn.consultations.views.shared import (
    answered,
    following_trail,
    not_composed,
    not_sent,
    posted,
    refused,
    stopped,
    trail,
)
from samsyn.domain.access import Act
from samsyn.domain.sending import may_be_sent
from samsyn.domain.timeliness import Phase
from samsyn.parties.queries import authorities
from samsyn.ui.form_page import FormPage

form_page = require_http_methods(["GET", "HEAD", "POST"])


@reauthenticated
@form_page
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it: one act, and one mail to each respondent."""
    at, viewer = now(), viewer_of(request)
    ready = queries.ready_to_send(pk, viewer, at)
    page = FormPage(
        _("Skicka remissen"),
        _("Skicka remissen"),
        trail(ready.head),
        above="consultations/_about_sending.html",
        facts={"ready": ready, "lacks": [], "closes": texts.when_it_closes(ready.head.window, at)},
    )
    if sent := not_composed(request, ready.head, page):
        return sent
    lacks = may_be_sent(ready.what, at).reasons
    if lacks:
        lead = _("Remissen går inte att skicka än.")
        instead = FormPage(page.title, "", page.trail, lead, above=page.above, facts={
            **page.facts, "lacks": [texts.said(reason) for reason in lacks]
        })  # fmt: skip
        return stopped(request, instead, (_("Tillbaka till remissen"), page.back))
    form = SendForm(posted(request), authorities=authorities())

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.send_consultation(
            viewer=viewer, at=now(), consultation=pk, place=form.place, registering_authority=data["authority"]
        )
        n = ready.what.respondents
        said = ngettext(
            "Remissen är skickad till en remissinstans.", "Remissen är skickad till %(n)s remissinstanser.", n
        )
        return page.back, said % {"n": n}

    return answered(request, form, page, change)


@login_required
@form_page
def deadline(request: HttpRequest, pk: int) -> HttpResponse:
    """Another time to answer in."""
    composed = queries.to_compose(pk, viewer_of(request), Act.CONSULTATION_MOVE_DEADLINE)
    page = FormPage(
        _("Ändra svarstiden"),
        _("Ändra svarstiden"),
        trail(composed.head),
        lead=texts.when_it_closes(composed.head.window, now()),
    )
    if waits := not_sent(request, composed.head, page):
        return waits
    form = DeadlineForm(posted(request), initial=in_parts("closes", composed.head.window.closes_at))

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        closes_at = form.moment("closes")
        assert closes_at is not None
        changed = actions.move_deadline(
            viewer=viewer_of(request), at=now(), consultation=pk, closes_at=closes_at, reason=data["reason"]
        )
        said = ngettext(
            "Svarstiden är ändrad. En remissinstans får besked.",
            "Svarstiden är ändrad. %(n)s remissinstanser får besked.",
            changed.told,
        )
        return page.back, said % {"n": changed.told}

    return answered(request, form, page, change)


@reauthenticated
@form_page
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    composed = queries.to_compose(pk, viewer_of(request), Act.CONSULTATION_WITHDRAW)
    head = composed.head
    page = FormPage(
        _("Återkalla remissen"),
        _("Återkalla remissen"),
        trail(head),
        lead=_("Länkarna i inbjudningarna slutar gälla. Svar som redan har lämnats in bevaras."),
        kind="danger",
    )
    if head.phase(now()) is Phase.WITHDRAWN:
        return refused(request, page, texts.Refused.WITHDRAWN)
    form = WithdrawForm(posted(request))

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.withdraw_consultation(viewer=viewer_of(request), at=now(), consultation=pk, reason=data["reason"])
        return page.back, _("Remissen är återkallad.")

    return answered(request, form, page, change)


@login_required
@form_page
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask one more."""
    composed = queries.to_compose(pk, viewer_of(request), Act.RESPONDENT_ADD)
    page = FormPage(
        _("Lägg till en remissinstans"),
        _("Lägg till och bjud in"),
        trail(composed.head),
        lead=_("Remissinstansen får samma brev och svarstid som de andra."),
    )
    if waits := not_sent(request, composed.head, page):
        return waits
    asked = [one.code for one in queries.respondents_chosen(pk)]
    form = AddForm(posted(request), circle=queries.circle(today()), asked=asked)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.add_respondents(viewer=viewer_of(request), at=now(), consultation=pk, organisations=form.asked)
        return page.back, _("Remissinstansen är tillagd och inbjuden.")

    return answered(request, form, page, change)


@login_required
@form_page
def remove(request: HttpRequest, pk: int, respondent: int) -> HttpResponse:
    """Ask one of them no more."""
    queries.to_compose(pk, viewer_of(request), Act.RESPONDENT_WITHDRAW)
    found = queries.followed_page(pk, respondent, viewer_of(request), now())
    page = FormPage(
        _("Ta bort %(name)s som remissinstans") % {"name": found.row.name},
        _("Ta bort remissinstansen"),
        following_trail(found.head),
        lead=_("Remissinstansen får besked och kan inte längre svara. Det som redan är skrivet bevaras hos den."),
        kind="danger",
    )
    if found.row.steps.is_done:
        return refused(request, page, texts.Refused.ANSWERED_ALREADY, name=found.row.name)
    form = RemoveForm(posted(request))

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.withdraw_respondent(
            viewer=viewer_of(request), at=now(), consultation=pk, respondent=respondent, reason=data["reason"]
        )
        return page.back, _("%(name)s är inte längre remissinstans.") % {"name": found.row.name}

    return answered(request, form, page, change)


@login_required
@form_page
def renew(request: HttpRequest, pk: int, respondent: int) -> HttpResponse:
    """A new invitation to one of them."""
    queries.to_compose(pk, viewer_of(request), Act.RESPONDENT_INVITE)
    found = queries.followed_page(pk, respondent, viewer_of(request), now())
    here = reverse("consultations:followed", args=[pk, respondent])
    page = FormPage(
        _("Skicka en ny inbjudan"),
        _("Skicka inbjudan"),
        [*following_trail(found.head), found.row.name, here],
        lead=_("Till %(name)s.") % {"name": found.row.name},
    )
    form = LinkForm(posted(request), initial={"email": found.row.email})

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.renew_invitation(
            viewer=viewer_of(request), at=now(), consultation=pk, respondent=respondent, email=data["email"]
        )
        return here, _("En ny inbjudan är på väg.")

    return answered(request, form, page, change)
