"""What whoever follows a mailed link says: the code, and for a new account name and password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from samsyn.accounts.forms import JoinForm


def _code() -> forms.CharField:
    return forms.CharField(
        label=_("Kod"),
        max_length=20,
        help_text=_("Åtta siffror, i mejlet som gick till adressen som inbjudan skickades till."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Skriv koden från mejlet.")},
    )


class CodeForm(forms.Form):
    """The code alone, for somebody who is signed in."""

    code = _code()


class JoinByCodeForm(JoinForm):
    """The code, and what a new account needs."""

    code = _code()
    field_order = ("code", "name", "password1", "password2")

    def __init__(self, data: Any, *, email: str) -> None:
        super().__init__(data, person=get_user_model()(email=email, name=""))
