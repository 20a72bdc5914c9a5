"""Pages of the account that are our own, and what other slices' views need of signing in.

`reauthenticated` guards weighty acts; `sign_in_demo` lets people step into the fictional cast, in the demo only.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.utils import perform_login
from allauth.account.views import password_change as allauth_password_change
from allauth.core import ratelimit
from allauth.decorators import rate_limit
from allauth.mfa.recovery_codes.views import download_recovery_codes
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.access.clock import now, today
from samsyn.accounts import actions, queries
from samsyn.accounts.forms import JoinForm, LostSecondFactorForm
from samsyn.accounts.texts import words

View = Callable[..., HttpResponse]

limited: Callable[[View], View] = rate_limit(action="mailed_link")


def reauthenticated(view: View) -> View:
    """For weighty acts: whoever logged in, or gave her password, more than five minutes ago gives it again first.

    A form that was sent is kept and goes on by itself afterwards. Put it outermost, over `require_POST`:

        @reauthenticated
        @require_POST
        def publish(request): ...
    """
    guarded: View = login_required(reauthentication_required(view))
    return guarded


def in_house(view: View) -> View:
    """Gives allauth's pages our manners: 422 when a form has errors, 410 for a link that cannot be used, no caching."""

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        shown = getattr(response, "context_data", None) or {}
        if shown.get("token_fail"):
            response.status_code = 410
        elif request.method == "POST" and response.status_code == 200 and getattr(shown.get("form"), "errors", None):
            response.status_code = 422
        return response

    return never_cache(answered)


@require_safe
@login_required
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    return render(request, "accounts/home.html", {"account": queries.account_of(request.user)})  # type: ignore[arg-type]


@login_required
def password_change(request: HttpRequest) -> HttpResponse:
    """Change one's password. The demo's people have none, and allauth would lead them to a page that is not here."""
    if not request.user.has_usable_password():  # type: ignore[union-attr]
        messages.info(request, _("Påhittade personer har inget lösenord. Du byter person i demoläget i stället."))
        return redirect("accounts:home")
    return allauth_password_change(request)  # type: ignore[no-any-return]


@require_safe
@login_required
@never_cache
def recovery_codes_file(request: HttpRequest) -> HttpResponse:
    """The recovery codes as a text file, under a Swedish name and in a named character set."""
    response = download_recovery_codes(request)
    if response.status_code == 200:
        response["Content-Type"] = "text/plain; charset=utf-8"
        response["Content-Disposition"] = 'attachment; filename="samsyn-reservkoder.txt"'
    return response  # type: ignore[no-any-return]


@reauthenticated
@require_safe
@never_cache
def help_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Help somebody of one's own side to log in: a new invitation, or a link for a new app."""
    person = queries.person_to_help(request.viewer, pk, today())  # type: ignore[attr-defined]
    return render(request, "accounts/help_in.html", {"person": person})


@reauthenticated
@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    actions.invite_again(viewer=request.viewer, at=now(), person=pk)  # type: ignore[attr-defined]
    messages.success(request, _("En ny inbjudan är på väg."))
    return redirect("accounts:help", pk)


@reauthenticated
@require_POST
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    actions.reset_second_factor(viewer=request.viewer, at=now(), person=pk)  # type: ignore[attr-defined]
    messages.success(request, _("Länken för en ny app är på väg."))
    return redirect("accounts:help", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@limited
@sensitive_post_parameters("password1", "password2")
@never_cache
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """The page an invitation leads to: name, password, in."""
    if request.user.is_authenticated:
        return render(request, "accounts/signed_in_already.html", status=409)
    person = queries.holder_of_link(secret, "join", now())
    if person is None:
        return _unusable(request)
    form = JoinForm(request.POST or None, person=person)
    if not form.is_valid():
        shown = {"form": form, "email": person.email}
        return render(request, "accounts/accept.html", shown, status=422 if form.is_bound else 200)
    return _accepted(request, secret, form)


def _accepted(request: HttpRequest, secret: str, form: JoinForm) -> HttpResponse:
    name, password = form.cleaned_data["name"], form.cleaned_data["password1"]
    try:
        joined = actions.accept_invitation(
            viewer=request.viewer,  # type: ignore[attr-defined]
            at=now(),
            secret=secret,
            name=name,
            password=password,
        )
    except actions.LinkUnusable:
        return _unusable(request)
    except actions.InvitationRefused as refusal:
        form.add_error("name", words(refusal))
        return render(request, "accounts/accept.html", {"form": form, "email": form.person.email}, status=422)
    to = "mfa_activate_totp" if settings.SECOND_FACTOR_REQUIRED else "desk:desk"
    return sign_in(request, joined, to=reverse(to))


@require_http_methods(["GET", "HEAD", "POST"])
@limited
@sensitive_post_parameters("password")
@never_cache
def clear_second_factor(request: HttpRequest, secret: str) -> HttpResponse:
    """The page a lost second factor leads to: password, then set up anew."""
    if request.user.is_authenticated:
        return render(request, "accounts/signed_in_already.html", status=409)
    person = queries.holder_of_link(secret, "second_factor", now())
    if person is None:
        return _unusable(request)
    form = LostSecondFactorForm(request.POST or None)
    if form.is_valid():
        if not ratelimit.consume(request, action="login_failed", key=f"second-factor-{person.pk}"):
            return ratelimit.respond_429(request)  # type: ignore[no-any-return]
        try:
            cleared = actions.clear_second_factor(
                viewer=request.viewer,  # type: ignore[attr-defined]
                at=now(),
                secret=secret,
                password=form.cleaned_data["password"],
            )
        except actions.PasswordWrong as refusal:
            form.add_error("password", words(refusal))
        except actions.LinkUnusable:
            return _unusable(request)
        else:
            return sign_in(request, cleared, to=reverse("mfa_activate_totp"))
    return render(request, "accounts/clear_second_factor.html", {"form": form}, status=422 if form.is_bound else 200)


def sign_in_demo(request: HttpRequest, person: Any) -> None:
    """Become one of the cast, in the demo only. Counts as an authentication, so weighty acts pass for five minutes.

    Asks for no second factor: whoever tried the app on a shared person must not lock the others out.
    """
    if not settings.DEMO:
        raise ImproperlyConfigured("Stepping into a person works in the demo only.")
    logout(request)
    adapter = get_adapter()
    adapter.login(request, person)
    adapter.post_login(
        request, person, email_verification="none", signal_kwargs=None, email=None, signup=False, redirect_url=None
    )


def sign_in(request: HttpRequest, person: Any, *, to: str) -> HttpResponse:
    """In, with a new session, after a mailed link and a password, to the page `to`; it ends when the browser is closed."""
    response: HttpResponse = perform_login(request, person, redirect_url=to)
    request.session.set_expiry(0)
    return response


def _unusable(request: HttpRequest) -> HttpResponse:
    """One calm page for every link that cannot be used, whatever the reason."""
    return render(request, "accounts/link_unusable.html", status=410)
