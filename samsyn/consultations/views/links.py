"""Pages that a mailed link leads to. Opening one does nothing: mail programs open links too."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.access.clock import now
from samsyn.access.limits import limited, within
from samsyn.access.middleware import viewer_of
from samsyn.accounts.views import limited as limited_by_minute
from samsyn.accounts.views import sign_in
from samsyn.consultations import actions, queries, texts
from samsyn.consultations.forms.links import CodeForm, JoinByCodeForm
from samsyn.consultations.queries import Link, LinkState
from samsyn.consultations.texts import Refused
from samsyn.consultations.views.shared import to_answer
from samsyn.domain.verdicts import Refusal

# Letters that one link can cause in an hour, whoever asks.
CODES, LINKS = 5, 3


@require_http_methods(["GET", "HEAD", "POST"])
@limited_by_minute
@never_cache
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Which consultation and respondent it is for, and what to do next. `POST`: somebody who is known takes it on."""
    link = queries.link(secret)
    if link is None or link.state is not LinkState.USABLE:
        return _no_use(request, secret, link)
    if request.method == "POST":
        return _taken_on(request, secret, link)
    return _shown(request, secret, link)


@require_POST
@limited("invitation-code", per_hour=20)
@never_cache
def code(request: HttpRequest, secret: str) -> HttpResponse:
    """Mail a one-time code to the invited address."""
    link = queries.link(secret)
    if link is None or link.state is not LinkState.USABLE:
        return _no_use(request, secret, link)
    if not within("invitation-code", f"link {link.pk}", per_hour=CODES):
        return _shown(request, secret, link, status=429, refusal=Refusal(Refused.TOO_MANY_MAILS))
    actions.send_code(viewer=viewer_of(request), at=now(), secret=secret)
    messages.success(request, _("En kod är på väg till adressen som inbjudan gick till."))
    return redirect("consultations:by_code", secret)


@require_http_methods(["GET", "HEAD", "POST"])
@limited_by_minute
@sensitive_post_parameters("code", "password1", "password2")
@never_cache
def by_code(request: HttpRequest, secret: str) -> HttpResponse:
    """Write in the code; without an account also name and password."""
    link = queries.link(secret)
    if link is None or link.state is not LinkState.USABLE:
        return _no_use(request, secret, link)
    viewer, data = viewer_of(request), request.POST if request.method == "POST" else None
    if not viewer.signed_in and queries.has_account(link.email):
        return redirect("consultations:invitation", secret)
    form: forms.Form = CodeForm(data) if viewer.signed_in else JoinByCodeForm(data, email=link.email)
    if form.is_valid():
        try:
            return _proved(request, secret, link, form.cleaned_data)
        except Refusal as refusal:
            form.add_error("code", texts.words(refusal))
    context = {"form": form, "link": link, "secret": secret}
    return render(request, "consultations/by_code.html", context, status=422 if form.is_bound else 200)


@require_POST
@limited("invitation-link", per_hour=10)
@never_cache
def ask(request: HttpRequest, secret: str) -> HttpResponse:
    """Have a new link mailed to the organisation's own address."""
    link = queries.link(secret)
    if link is None or link.state in {LinkState.USABLE, LinkState.ENDED}:
        return _no_use(request, secret, link)
    if not within("invitation-link", f"respondent {link.respondent}", per_hour=LINKS):
        return _no_use(request, secret, link, status=429, refusal=Refusal(Refused.TOO_MANY_MAILS))
    actions.ask_for_link(viewer=viewer_of(request), at=now(), secret=secret)
    return _no_use(request, secret, link, status=200, asked=True)


def _proved(request: HttpRequest, secret: str, link: Link, data: dict[str, Any]) -> HttpResponse:
    """In, by the code. The try is counted first, and stays counted when the code is refused."""
    viewer = viewer_of(request)
    actions.count_try(viewer=viewer, at=now(), secret=secret)
    if viewer.signed_in:
        actions.follow_link(viewer=viewer, at=now(), secret=secret, code=data["code"])
        return _welcome(request, link)
    person = actions.join_by_code(
        viewer=viewer, at=now(), secret=secret, code=data["code"], name=data["name"], password=data["password1"]
    )
    messages.success(request, _("Kontot är skapat. Remissen finns under Mitt arbete."))
    if settings.SECOND_FACTOR_REQUIRED:
        return sign_in(request, person, to=reverse("mfa_activate_totp"))
    return sign_in(request, person, to=to_answer(link.consultation))


def _taken_on(request: HttpRequest, secret: str, link: Link) -> HttpResponse:
    try:
        actions.follow_link(viewer=viewer_of(request), at=now(), secret=secret)
    except Refusal as refusal:
        return _shown(request, secret, link, status=422, refusal=refusal)
    return _welcome(request, link)


def _welcome(request: HttpRequest, link: Link) -> HttpResponse:
    said = _("Du svarar nu för %(name)s. Bjud in kollegor när du vill.") % {"name": link.organisation_name}
    messages.success(request, said)
    return redirect(to_answer(link.consultation))


def _shown(
    request: HttpRequest, secret: str, link: Link, *, status: int = 200, refusal: Refusal | None = None
) -> HttpResponse:
    """What the link is for, and the one way on that fits whoever looks."""
    viewer = viewer_of(request)
    email = request.user.email if viewer.signed_in else ""  # type: ignore[union-attr]
    login = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
    context = {
        "link": link,
        "secret": secret,
        "is_hers": link.is_for(viewer, email),
        "has_account": not viewer.signed_in and queries.has_account(link.email),
        "login": login,
        "closes": texts.when_it_closes(link.window, now()),
        "words": texts.words(refusal) if refusal else "",
    }
    return render(request, "consultations/invitation.html", context, status=status)


def _no_use(
    request: HttpRequest,
    secret: str,
    link: Link | None,
    *,
    status: int = 410,
    refusal: Refusal | None = None,
    asked: bool = False,
) -> HttpResponse:
    """A link that is good for nothing more. One that is unknown says no more than that."""
    context = {
        "link": link,
        "secret": secret,
        "state": link.state.value if link else "",
        "words": texts.words(refusal) if refusal else "",
        "asked": asked,
    }
    return render(request, "consultations/link_of_no_use.html", context, status=status)
