"""What people say when they change a compilation, checked; nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.compilations import texts
from samsyn.compilations.forms.names import NOBODY, NameField
from samsyn.compilations.queries import NamePage
from samsyn.domain.access import Placement

LONGEST_REASON = 1000


class WidenForm(forms.Form):
    """Let others see it: whom, which authority has registered it, and that one means it."""

    audience = forms.ChoiceField(label=_("Vilka ska kunna se sammanställningen?"), widget=forms.RadioSelect)
    authority = forms.ChoiceField(
        label=_("Registrerande myndighet"),
        help_text=_("Den myndighet i vars diarium handlingen är registrerad."),
    )
    confirmed = forms.BooleanField(
        label=_("Jag har kontrollerat att svaren får visas för dem och vet att det inte går att ångra."),
        error_messages={"required": _("Markera att du har kontrollerat att svaren får visas.")},
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        places: Iterable[Placement],
        sides: Mapping[str, str],
        authorities: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        self.places = {place_word(place): place for place in places}
        audience, authority = self.fields["audience"], self.fields["authority"]
        assert isinstance(audience, forms.ChoiceField) and isinstance(authority, forms.ChoiceField)
        audience.choices = [(word, texts.audience_choice(place, sides)) for word, place in self.places.items()]
        audience.error_messages["required"] = __("Välj vilka som ska kunna se sammanställningen.")
        authority.choices = [("", __("Välj myndighet")), *authorities]
        authority.error_messages["required"] = __("Välj den myndighet som har registrerat handlingen.")

    @property
    def place(self) -> Placement:
        """The chosen audience; the form is valid."""
        return self.places[self.cleaned_data["audience"]]


def place_word(place: Placement) -> str:
    """How the form names an audience: "side:municipal", "parties", "public"."""
    return f"{place.audience.value}:{place.side}" if place.side else place.audience.value


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
