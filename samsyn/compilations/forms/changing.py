"""What people say when they change a compilation, checked; nothing is saved here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.compilations.forms.names import NOBODY, NameField
from samsyn.compilations.queries import NamePage
from samsyn.parties.forms.letting_out import LettingOutForm

LONGEST_REASON = 1000


class WidenForm(LettingOutForm):
    """Let others see it: whom, which authority has registered it, and that one means it."""

    def __init__(self, data: Mapping[str, Any] | None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["audience"].label = _("Vilka ska kunna se sammanställningen?")
        self.fields["audience"].error_messages["required"] = _("Välj vilka som ska kunna se sammanställningen.")
        self.fields["confirmed"].label = _(
            "Jag har kontrollerat att svaren får visas för dem och vet att det inte går att ångra."
        )
        self.fields["confirmed"].error_messages["required"] = _(
            "Markera att du har kontrollerat att svaren får visas."
        )


class WithdrawForm(forms.Form):
    """Take it back: why."""

    reason = forms.CharField(
        label=_("Varför återkallas sammanställningen?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv varför sammanställningen återkallas.")},
    )


class NameForm(forms.Form):
    """Whom a name stands for."""

    def __init__(self, data: Mapping[str, Any] | None, page: NamePage) -> None:
        super().__init__(data)
        self.fields["organisation"] = NameField(__("Svaret räknas som"), page.who, chosen=page.code)

    @property
    def organisation(self) -> str | None:
        """The code, or nobody; the form is valid."""
        code: str = self.cleaned_data["organisation"]
        return None if code == NOBODY else code
