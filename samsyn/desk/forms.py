"""The form for feedback about accessibility: one thing must be said, the rest may be."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FeedbackForm(forms.Form):
    """What does not work, where, and an address for those who want an answer."""

    text = forms.CharField(
        label=_("Vad fungerar inte?"),
        help_text=_(
            "Berätta vad du försökte göra och vad som hände. Skriv inget om din hälsa eller om andra personer."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=5000,
        error_messages={"required": _("Skriv vad som inte fungerar.")},
    )
    page = forms.CharField(
        label=_("På vilken sida?"),
        help_text=_("Sidans namn eller adress."),
        max_length=300,
        required=False,
    )
    reply_to = forms.EmailField(
        label=_("Din e-postadress"),
        help_text=_("Fyll i den om du vill ha svar. Den används bara till det."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Skriv en hel e-postadress, till exempel namn@exempel.se.")},
    )
