"""How allauth is told about our ways: no public sign-up, mails through the outbox, our words."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People come in by invitation only, and have one address: the one on the person."""

    error_messages: ClassVar[dict[str, Promise | str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-postadressen och lösenordet stämmer inte med varandra."),
        "enter_current_password": _("Det är inte ditt nuvarande lösenord."),
        "incorrect_code": _("Koden är fel eller redan använd. Vänta på nästa kod och försök igen."),
        "incorrect_password": _("Lösenordet är fel."),
        "rate_limited": _("För många försök. Vänta några minuter och försök igen."),
        "too_many_login_attempts": _("För många misslyckade försök. Vänta några minuter och försök igen."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Never answers with JSON: the pages are pages."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """`next` leads to this host only."""
        request = context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Having just logged in, with every step, is as good as having just given the password again."""
        record_authentication(request, user, method="login", reauthenticated=True)
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def reauthenticate(self, user: Any, password: str) -> bool:
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:home")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """On the installation's own address, never on the one a request claims to come to."""
        user, secret = key.split("-", 1)
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": user, "key": secret})
        return str(settings.ORIGIN) + path

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """Who has not joined yet has no password to forget: she is reminded of the invitation instead."""
        letter = "account/email/password_reset_key" if user.joined_at else "account/email/not_joined"
        self.send_mail(letter, email, context)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        super().send_mail(template_prefix, email, {"origin": settings.ORIGIN, **context})

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """To the address on the person (allauth looks in a table of its own that we leave empty)."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factor: the name shown in the authenticator app is the person's address."""

    error_messages: ClassVar[dict[str, Promise | str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_generate_recovery_codes": _("Anslut en app först. Reservkoderna ersätter den när den saknas."),
    }

    def get_totp_label(self, user: Any) -> str:
        return str(user.email)
