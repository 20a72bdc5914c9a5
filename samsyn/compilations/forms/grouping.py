"""What somebody says of comments that may say the same; nothing is saved here."""

from __future__ import annotations

import re

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

# Comments are named by hashes of their words.
KEY = re.compile(r"[0-9a-f]{64}")
MOST = 500


class AlikeForm(forms.Form):
    """A centre and one or more others, and whether they say the same."""

    mitt = forms.RegexField(KEY, max_length=64)
    val = forms.ChoiceField(choices=[("samma", ""), ("olika", "")])

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data)
        written = data.getlist("annan")[:MOST] if data else []
        self.others = [value for value in written if KEY.fullmatch(value)]

    def clean(self) -> dict[str, object]:
        if not self.others:
            raise forms.ValidationError(_("Välj minst en synpunkt att ta ställning till."))
        return self.cleaned_data

    @property
    def together(self) -> bool:
        return bool(self.cleaned_data["val"] == "samma")
