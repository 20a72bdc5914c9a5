"""Forms of the accounts: allauth's, with our words and without placeholders, and those of our own pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Words

EMAIL = _("E-postadress")
PASSWORD = _("Lösenord")
NEW = _("Nytt lösenord")
AGAIN = _("Upprepa lösenordet")
LENGTH = _("Minst 12 tecken, till exempel fyra ord efter varandra. Vanliga lösenord går inte att använda.")
CODE = _("Kod från appen")
EITHER_CODE = _("Kod från appen, eller en reservkod")


def _name(form: forms.BaseForm, labels: Mapping[str, Words], hints: Mapping[str, Words] | None = None) -> None:
    """Give the fields our labels and hints, and take away placeholders: they vanish when one types."""
    for name, label in labels.items():
        field = form.fields[name]
        field.label, field.help_text = label, (hints or {}).get(name, "")
        field.widget.attrs.pop("placeholder", None)


class SameTwice(forms.Form):
    """A password typed twice is typed the same."""

    def clean(self) -> dict[str, Any]:
        data = forms.Form.clean(self) or {}
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("De två lösenorden är inte lika."))
        return data


class LoginForm(account.LoginForm):  # type: ignore[misc]
    """Log in. The address counts whatever its letter case."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name(self, {"login": EMAIL, "password": PASSWORD})

    def clean_login(self) -> str:
        return str(super().clean_login()).casefold()


class ReauthenticateForm(account.ReauthenticateForm):  # type: ignore[misc]
    """Give the password again before something weighty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name(self, {"password": PASSWORD})


class ChangePasswordForm(SameTwice, account.ChangePasswordForm):  # type: ignore[misc]
    """Change one's password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"oldpassword": _("Nuvarande lösenord"), "password1": NEW, "password2": AGAIN}
        _name(self, labels, {"password1": LENGTH})


class ResetPasswordForm(account.ResetPasswordForm):  # type: ignore[misc]
    """Ask for a link because the password is forgotten."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name(self, {"email": EMAIL})

    def clean_email(self) -> str:
        self.cleaned_data["email"] = self.cleaned_data["email"].casefold()
        return str(super().clean_email())


class ResetPasswordKeyForm(SameTwice, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """Choose a new password at the end of that link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name(self, {"password1": NEW, "password2": AGAIN}, {"password1": LENGTH})


class CodeForm(mfa.AuthenticateForm):  # type: ignore[misc]
    """The second step of logging in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name(self, {"code": EITHER_CODE})


class ReauthenticateCodeForm(mfa.ReauthenticateForm):  # type: ignore[misc]
    """Give a code before something weighty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name(self, {"code": EITHER_CODE})


class ActivateAppForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    """Show that the app has been connected, by a code from it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name(self, {"code": CODE}, {"code": _("Sex siffror.")})
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    @property
    def secret_in_groups(self) -> str:
        """The key in groups of four, for whoever types it."""
        return " ".join(self.secret[i : i + 4] for i in range(0, len(self.secret), 4))


def _password(label: Words, autocomplete: str, hint: Words = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, widget=widget, help_text=hint)


class JoinForm(SameTwice):
    """Accept an invitation: say one's name and choose a password."""

    name = forms.CharField(
        label=_("Ditt namn"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password1 = _password(PASSWORD, "new-password", LENGTH)
    password2 = _password(AGAIN, "new-password")

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """`person` is whom the link was mailed to: the password may not be like her name or address."""
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["name"].initial = person.name

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("password1"):
            self._try_password(data["password1"], data.get("name", ""))
        return data

    def _try_password(self, password: str, name: str) -> None:
        self.person.name = name or self.person.name
        try:
            validate_password(password, self.person)
        except ValidationError as refusal:
            self.add_error("password1", refusal)


class LostSecondFactorForm(forms.Form):
    """Prove by the password that the link came to the right person."""

    password = _password(PASSWORD, "current-password")
