"""What people write about organisations and what they belong to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from samsyn.parties.forms.fields import Choice, Choices, OneLine, day


class OrganisationForm(forms.Form):
    """Names and contact of an organisation."""

    name = OneLine(label=_("Kortnamn"), max_length=200, help_text=_("Som det står i listor, till exempel Orust."))
    formal_name = OneLine(
        label=_("Formellt namn"), max_length=200, help_text=_("Som det står i avtal, till exempel Orust kommun.")
    )
    email = forms.EmailField(label=_("E-postadress"), max_length=254, required=False)
    website = forms.URLField(
        label=_("Webbplats"),
        max_length=200,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )


class NewOrganisationForm(OrganisationForm):
    """An organisation that is no party."""

    KINDS = (
        ("own", _("En organisation på vår sida")),
        ("part", _("En del av en av våra parter, till exempel en stadsdel")),
        ("none", _("En organisation som inte hör till någon sida")),
    )
    belongs = Choice(label=_("Vad är det för organisation?"), choices=KINDS, widget=forms.RadioSelect)
    part_of = Choice(label=_("Del av"), required=False, help_text=_("Fyll i om organisationen är en del av en part."))
    field_order = ("belongs", "part_of", "name", "formal_name", "email", "website")

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        part_of = self.fields["part_of"]
        assert isinstance(part_of, forms.ChoiceField)
        part_of.choices = [("", _("Välj en part")), *parties]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("belongs") == "part" and not data.get("part_of"):
            self.add_error("part_of", _("Välj den part som organisationen är en del av."))
        return data


class MembershipForm(forms.Form):
    """What an organisation belongs to from a day."""

    grouping = Choice(label=_("Ny tillhörighet"), required=False)
    from_on = day(_("Från och med"), help_text=_("Den tidigare tillhörigheten slutar dagen före."))

    def __init__(self, *args: Any, groupings: Choices, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grouping = self.fields["grouping"]
        assert isinstance(grouping, forms.ChoiceField)
        grouping.label = label
        grouping.choices = [("", _("Ingen")), *groupings]


class Sure(forms.Form):
    """A question that is answered with its button."""
