"""Colleagues who write in the answer: who they are, inviting one, ending a seat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.access.actions import NotAllowed
from samsyn.access.clock import now, today
from samsyn.access.limits import limited
from samsyn.access.middleware import viewer_of
from samsyn.accounts.views import reauthenticated
from samsyn.domain.access import Act
from samsyn.parties import actions, queries
from samsyn.parties.texts import words
from samsyn.responses.forms.handing_in import ColleagueForm, ConfirmForm
from samsyn.responses.queries import Answering
from samsyn.responses.views.shared import crumbs, found_for, trail
from samsyn.ui import form_page
from samsyn.ui.form_page import FormPage


@login_required
@require_safe
def colleagues(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """Who can read and write the draft."""
    found = found_for(request, pk, response)
    context = {
        "found": found,
        "crumbs": crumbs(found, _("Kollegor")),
        "colleagues": queries.colleagues(found.organisation, viewer_of(request), today()),
    }
    return render(request, "responses/colleagues.html", context)


@login_required
@limited("colleague", per_hour=40)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """Bring in a colleague. A seat opens the draft, so the password is asked for again."""
    found = _decided_by(request, pk, response, Act.COLLEAGUE_INVITE)
    answer: HttpResponse = _invite(request, found)
    return answer


@reauthenticated
def _invite(request: HttpRequest, found: Answering) -> HttpResponse:
    form = ColleagueForm(request.POST if request.method == "POST" else None)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.invite_colleague(
            viewer=viewer_of(request),
            at=now(),
            organisation=found.organisation,
            email=data["email"],
            name=data["name"],
        )
        return _list(found), _("Kollegan kan nu läsa och skriva i svaret.")

    page = FormPage(
        title=_("Bjud in en kollega"),
        lead=_("Kollegan får en plats som handläggare hos %(name)s och kan läsa och skriva i organisationens svar.")
        % {"name": found.name},
        submit=_("Bjud in"),
        trail=[*trail(found), _("Kollegor"), _list(found)],
    )
    return form_page.answered(request, form, page, change, words=words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int, response: int, seat: int) -> HttpResponse:
    """End a colleague's seat at once."""
    found = _decided_by(request, pk, response, Act.COLLEAGUE_END)
    one = queries.colleague(found.organisation, seat, viewer_of(request), today())
    answer: HttpResponse = _end(request, found, one)
    return answer


@reauthenticated
def _end(request: HttpRequest, found: Answering, one: queries.Colleague) -> HttpResponse:
    form = ConfirmForm(request.POST if request.method == "POST" else None)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.end_colleague(viewer=viewer_of(request), at=now(), seat=one.seat)
        return _list(found), _("Platsen är avslutad.")

    page = FormPage(
        title=_("Avsluta platsen för %(name)s") % {"name": one.name},
        lead=_("%(name)s ser inget mer av organisationens svar från och med nu. Det som är skrivet finns kvar.")
        % {"name": one.name},
        submit=_("Avsluta platsen"),
        kind="danger",
        trail=[*trail(found), _("Kollegor"), _list(found)],
    )
    return form_page.answered(request, form, page, change, words=words)


def _decided_by(request: HttpRequest, pk: int, response: int, act: Act) -> Answering:
    """The answer, for those who speak for the respondent; others who write in it are told who may."""
    found = found_for(request, pk, response)
    if not found.may_decide:
        raise NotAllowed(act)
    return found


def _list(found: Answering) -> str:
    return reverse("responses:colleagues", args=[found.head.pk, found.pk])
