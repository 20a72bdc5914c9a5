"""What people write about bodies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.parties import texts
from samsyn.parties.forms.fields import Choice, Choices, OneLine, day


class BodyForm(forms.Form):
    """A body's name and purpose."""

    name = OneLine(label=_("Namn"), max_length=200)
    purpose = forms.CharField(
        label=_("Uppgift"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Vad organet gör, i en eller ett par meningar."),
    )


class NewBodyForm(BodyForm):
    """A body to start, for one side or for several together."""

    kind = Choice(label=_("Slag"))
    with_sides = forms.MultipleChoiceField(
        label=_("Tillsammans med"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kan inte ändras i efterhand. Den andra sidan ger sina egna platser."),
    )
    from_on = day(_("Första dag"), required=False)
    follows = Choice(
        label=_("Efterträder"), required=False, help_text=_("Ett avslutat organ som det nya fortsätter efter.")
    )
    field_order = ("name", "kind", "with_sides", "purpose", "from_on", "follows")

    def __init__(self, *args: Any, other_sides: Choices, earlier: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind, str(words)) for kind, words in texts.BODY_KINDS.items() if kind != "secretariat"]
        for name, choices in (
            ("kind", kinds),
            ("with_sides", list(other_sides)),
            ("follows", [("", _("Inget")), *earlier]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class CloseBodyForm(forms.Form):
    """A body's last day."""

    last_on = day(_("Sista dag"), help_text=_("Din sidas platser i organet slutar samma dag."))
