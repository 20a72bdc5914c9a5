"""What the tests of the accounts share: links out of mails, codes out of an app, logging in by the page."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth

from tests.page import Got, Page
from tests.world import PASSWORD

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NEW_PASSWORD = "fyra-gula-cyklar-rullar"


def link_in(text: str) -> str:
    """The path of the first link in a mail."""
    found = re.search(r"https?://\S+", text)
    assert found, f"no link in {text!r}"
    return urlsplit(found.group()).path


def code_now(secret: str = SECRET) -> str:
    """What the app shows at this moment."""
    counter = next(iter(auth.yield_hotp_counters_from_time()))
    return str(auth.format_hotp_value(auth.hotp_value(secret, counter)))


def give_app(person: Any) -> list[str]:
    """The person has connected an app and has recovery codes: these."""
    auth.TOTP.activate(person, SECRET)
    codes: list[str] = RecoveryCodes.activate(person).get_unused_codes()
    return codes


def has_app(person: Any) -> bool:
    return bool(Authenticator.objects.filter(user=person, type="totp").exists())


def log_in(page: Page, email: str, password: str = PASSWORD, then: str = "") -> Got:
    form = page.get(f"/konto/logga-in/{then}").form()
    form["login"], form["password"] = email, password
    return form.submit()
