"""What people write about seats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samsyn.domain.access import Role
from samsyn.parties import texts
from samsyn.parties.forms.fields import Choice, OneLine, day


class WhoForm(forms.Form):
    """Somebody to seat, by her address."""

    email = forms.EmailField(
        label=_("E-postadress"),
        max_length=254,
        help_text=_("Den som saknar konto får en inbjudan till adressen."),
    )
    name = OneLine(
        label=_("Namn"), max_length=200, required=False, help_text=_("Behövs bara för den som saknar konto.")
    )


class NewSeatForm(WhoForm):
    """A seat to give."""

    role = Choice(label=_("Roll"))
    title = OneLine(label=_("Titel"), max_length=200, required=False)
    is_elected = forms.BooleanField(
        label=_("Förtroendevald"),
        required=False,
        help_text=_("Namn och parti visas då för alla. Tjänstepersoners namn visas bara för parterna."),
    )
    political_party = OneLine(
        label=_("Parti"), max_length=10, required=False, help_text=_("Bara för förtroendevalda, till exempel S.")
    )
    from_on = day(_("Första dag"))
    until_on = day(_("Sista dag"), required=False, help_text=_("Lämna tomt om platsen gäller tills vidare."))

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [(role.value, str(texts.ROLES[role]).capitalize()) for role in roles]

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("from_on"), data.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("Den sista dagen kan inte ligga före den första."))
        if data.get("political_party") and not data.get("is_elected"):
            self.add_error(
                "political_party", _("Parti anges bara för förtroendevalda. Ta bort partiet eller kryssa i.")
            )
        return data


class EndSeatForm(forms.Form):
    """A seat's last day, or now."""

    last_on = day(_("Sista dag"), required=False, help_text=_("Personen behåller platsen hela dagen."))
    at_once = forms.BooleanField(
        label=_("Avsluta genast"),
        required=False,
        help_text=_("Till exempel om platsen gavs till fel person. Personen ser inget mer från och med nu."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("last_on") and not data.get("at_once") and "last_on" not in self.errors:
            raise ValidationError({"last_on": _("Ange den sista dagen, eller välj att avsluta genast.")})
        return data


class HandOverForm(WhoForm):
    """Who takes over a seat, and when."""

    last_on = day(_("Sista dag för den som lämnar"), help_text=_("Efterträdaren har platsen från dagen efter."))
    title = OneLine(label=_("Titel för efterträdaren"), max_length=200, required=False)
    political_party = OneLine(label=_("Parti"), max_length=10, required=False)
    field_order = ("last_on", "email", "name", "title", "political_party")

    def __init__(self, *args: Any, is_elected: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_elected:
            del self.fields["political_party"]


class FirstSecretaryForm(WhoForm):
    """A side's first secretary."""

    from_on = day(_("Första dag"))
