"""What people write in a section, and where they put sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.agreements import texts
from samsyn.domain.rearranging import blocks_of
from samsyn.domain.sections import DEEPEST, Placed, check_body, check_length
from samsyn.domain.verdicts import Refusal
from samsyn.parties.forms.fields import Choice, OneLine

LARGEST = 2**31 - 1


def _told(check: Callable[[str], None]) -> Callable[[str], None]:
    """A rule of the texts as a rule of a field."""

    def validator(value: str) -> None:
        try:
            check(value)
        except Refusal as refusal:
            raise forms.ValidationError(texts.words(refusal)) from refusal

    return validator


class SectionForm(forms.Form):
    """A section as it is written. Nothing is cut or tidied here; the action does that, the same for every way in.

    How long a text may be is no `max_length`: a browser would cut what is pasted in, and say nothing.
    """

    heading = forms.CharField(
        label=_("Rubrik"),
        max_length=300,
        help_text=_("Utan nummer. Numret följer av var avsnittet står."),
        error_messages={"required": _("Skriv en rubrik.")},
    )
    body = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        validators=[_told(check_body)],
        widget=forms.Textarea(attrs={"rows": 22, "spellcheck": "true"}),
    )
    news = forms.CharField(
        label=_("Nytt i avsnittet"),
        required=False,
        strip=False,
        validators=[_told(check_length)],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Vad som är nytt och vad det innebär för dem som ska arbeta efter texten. Ingår inte i avtalet."),
    )
    written_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=LARGEST)
    settles = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST, required=False)
    # When the version that is written in was opened: the next one at the same place has the same address.
    opened = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the tree: right after a branch, first under a section, or first of all; and the level it has."""

    level: int
    after: str = ""
    first_in: str = ""

    @property
    def place(self) -> dict[str, Any]:
        return {"level": self.level, "after": self.after, "first_in": self.first_in}


def spots(sections: Sequence[Placed], *, but: Iterable[str] = ()) -> dict[str, tuple[Spot, str]]:
    """Every place that a section can be put, with its words; not beside or under those in `but`."""
    left_out = set(but)
    found = {"first": (Spot(1), __("Först i dokumentet"))}
    for p in sections:
        slug, level = p.section.slug, p.section.level
        if slug in left_out:
            continue
        called = f"{p.number} {p.section.heading}"
        if level < DEEPEST:
            inside = __("Först under %(section)s") % {"section": called}
            found[f"in:{slug}"] = (Spot(level + 1, first_in=slug), inside)
        found[f"after:{slug}"] = (Spot(level, after=slug), __("Efter %(section)s") % {"section": called})
    return found


class PlaceForm(forms.Form):
    """Where in the document."""

    spot = Choice(label=_("Var i dokumentet?"))

    def __init__(self, *args: Any, places: dict[str, tuple[Spot, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = places
        field = self.fields["spot"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", __("Välj plats")), *((word, called) for word, (_spot, called) in places.items())]

    @property
    def place(self) -> dict[str, Any]:
        """Level and neighbour, as the actions take them; the form is valid."""
        return self.offered[self.cleaned_data["spot"]][0].place


class NewSectionForm(PlaceForm):
    """A section to add: what it is called and where."""

    heading = OneLine(label=_("Rubrik"), max_length=300)
    field_order = ("heading", "spot")


class SplitForm(forms.Form):
    """Where a section is split, and what the new one is called."""

    block = Choice(label=_("Det nya avsnittet börjar med"), widget=forms.RadioSelect)
    heading = OneLine(label=_("Det nya avsnittets rubrik"), max_length=300)

    def __init__(self, *args: Any, body: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["block"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(n), _opening(block)) for n, block in enumerate(blocks_of(body)) if n]


class SureForm(forms.Form):
    """Nothing to fill in: the button says it."""


def _opening(block: str) -> str:
    words = " ".join(block.split())
    return words if len(words) <= 90 else f"{words[:88].rsplit(' ', 1)[0]} …"
