"""Letting a consultation out, another time to answer in, taking back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.consultations.forms.fields import Moments, day_of, time_of_day
from samsyn.domain.access import PARTIES, PUBLIC
from samsyn.parties.forms.letting_out import LettingOutForm


class SendForm(LettingOutForm):
    """Whom it is for, who has registered it, and that one means it."""

    def __init__(self, data: Mapping[str, Any] | None, **kwargs: Any) -> None:
        super().__init__(data, places=(PARTIES, PUBLIC), names={}, **kwargs)
        self.fields["audience"].label = __("Vilka ska få se remissen?")
        self.fields["confirmed"].label = __(
            "Jag har kontrollerat brevet, texterna och remissinstanserna och vet att utskicket inte går att ångra."
        )
        self.fields["confirmed"].error_messages["required"] = __("Markera att du har kontrollerat utskicket.")


def _reason(help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Skäl"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=help_text,
        error_messages={"required": _("Skriv varför.")},
    )


class DeadlineForm(Moments):
    """When it closes instead, and why."""

    usual = {"closes": time(23, 59)}

    closes_on = day_of(_("Svarstiden slutar i stället"))
    closes_time = time_of_day(_("Klockslag"), required=True)
    reason = _reason(_("Skickas till alla remissinstanser och visas på remissens sida."))


class WithdrawForm(forms.Form):
    """Why it is taken back, and that one means it."""

    reason = _reason(_("Skickas till alla remissinstanser och visas på remissens sida."))
    confirmed = forms.BooleanField(
        label=_("Jag vet att alla remissinstanser får besked och att det inte går att ångra."),
        error_messages={"required": _("Markera att du vet vad som händer.")},
    )


class RemoveForm(forms.Form):
    """Why somebody is asked no more."""

    reason = _reason(_("Skickas till remissinstansen."))


class LinkForm(forms.Form):
    """Where a new invitation goes."""

    email = forms.EmailField(
        label=_("E-postadress"),
        max_length=254,
        help_text=_("Den förra länken slutar gälla."),
        error_messages={
            "required": _("Skriv vart inbjudan ska gå."),
            "invalid": _("Skriv en fullständig e-postadress."),
        },
    )
