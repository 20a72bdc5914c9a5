"""What narrows the list of parties."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from samsyn.parties.forms.fields import Choice, Choices, OneLine
from samsyn.parties.tables import SORTS, Chosen

LONGEST_SEARCH = 100


class PartyFilter(forms.Form):
    """What narrows the list of parties. Only these words are known; the address cannot name anything else."""

    sok = OneLine(label=_("Sök på namn"), max_length=LONGEST_SEARCH, required=False)
    part = Choice(label=_("Sida"), required=False)
    forbund = Choice(label=_("Kommunalförbund"), required=False)
    omrade = Choice(label=_("Vårdsamverkan"), required=False)

    def __init__(self, query: QueryDict, *, sides: Choices, associations: Choices, care_areas: Choices) -> None:
        super().__init__(query)
        self.sort = query.get("sortera", "")
        for name, choices in (("part", sides), ("forbund", associations), ("omrade", care_areas)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Alla")), *choices]

    def chosen(self) -> Chosen:
        """What was asked for, as far as it was understood."""
        self.is_valid()
        known = self.cleaned_data
        sort = self.sort if self.sort.removeprefix("-") in SORTS else "namn"
        return Chosen(
            text=known.get("sok", ""),
            side=known.get("part", ""),
            association=known.get("forbund", ""),
            care_area=known.get("omrade", ""),
            sort=sort,
        )
