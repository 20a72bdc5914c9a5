"""What people say where they close a consultation's compilation, checked; nothing is saved here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.compilations.actions.findings import LONGEST
from samsyn.parties.forms.fields import Choice
from samsyn.parties.forms.letting_out import LettingOutForm


class FindingForm(forms.Form):
    """What was found, and about which section."""

    section = Choice(label=_("Gäller"), required=False)
    words = forms.CharField(
        label=_("Iakttagelse"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Till exempel att det mesta gula är redaktionellt, eller att sidorna står nära varandra."),
        error_messages={"required": _("Skriv vad du har sett i svaren.")},
    )

    def __init__(self, data: Any, *, sections: tuple[tuple[int, str], ...]) -> None:
        super().__init__(data)
        field = self.fields["section"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", __("Helheten")), *((str(pk), name) for pk, name in sections)]

    @property
    def about(self) -> int | None:
        """The section, or the whole; the form is valid."""
        return int(self.cleaned_data["section"]) if self.cleaned_data["section"] else None


class PublishForm(LettingOutForm):
    """Let the answers out: to whom, which authority has registered them, and that one means it."""

    def __init__(self, data: Mapping[str, Any] | None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["audience"].label = _("Vilka ska kunna läsa svaren?")
        self.fields["authority"].help_text = _("Den myndighet i vars diarium svaren är registrerade.")
        self.fields["confirmed"].label = _(
            "Jag har kontrollerat att svaren får visas för dem och vet att det inte går att ångra."
        )
