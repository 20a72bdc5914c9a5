"""Letting more people see something: whom, which authority has registered it, and that one means it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.domain.access import Placement
from samsyn.parties.texts import readers


class LettingOutForm(forms.Form):
    """The choices of every act that lets something out. Subclasses say what it is about in their labels."""

    audience = forms.ChoiceField(label=_("Vilka ska kunna se det?"), widget=forms.RadioSelect)
    authority = forms.ChoiceField(
        label=_("Registrerande myndighet"),
        help_text=_("Den myndighet i vars diarium handlingen är registrerad."),
    )
    confirmed = forms.BooleanField(
        label=_("Jag har kontrollerat att det får visas för dem och vet att det inte går att ångra."),
        error_messages={"required": _("Markera att du har kontrollerat att det får visas.")},
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        places: Iterable[Placement],
        names: Mapping[Placement, str],
        authorities: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.places = {place_word(place): place for place in places}
        audience, authority = self.fields["audience"], self.fields["authority"]
        assert isinstance(audience, forms.ChoiceField) and isinstance(authority, forms.ChoiceField)
        audience.choices = [(word, readers(place, names.get(place, ""))) for word, place in self.places.items()]
        audience.error_messages["required"] = __("Välj vilka som ska kunna se det.")
        authority.choices = [("", __("Välj myndighet")), *authorities]
        authority.error_messages["required"] = __("Välj den myndighet som har registrerat handlingen.")

    @property
    def place(self) -> Placement:
        """The chosen audience; the form is valid."""
        return self.places[self.cleaned_data["audience"]]


def place_word(place: Placement) -> str:
    """How a form names an audience: "side:municipal", "body:3", "parties", "public"."""
    whose = place.side or place.body or place.organisation
    return f"{place.audience.value}:{whose}" if whose else place.audience.value
