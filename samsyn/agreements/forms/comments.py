"""What people say about a section: their words, the words they are about, who is to see it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.agreements import texts
from samsyn.domain.access import Placement
from samsyn.domain.quotes import AROUND, Quote
from samsyn.parties.forms.fields import Choice
from samsyn.parties.forms.letting_out import place_word

LONGEST_WORDS = 10_000
LONGEST_QUOTE = 2_000


class CommentForm(forms.Form):
    """A comment. A script fills in the quote, and what stands before and after it, from what is marked in the text."""

    quote = forms.CharField(
        label=_("Citat ur avsnittet"),
        required=False,
        max_length=LONGEST_QUOTE,
        widget=forms.Textarea(attrs={"rows": 2, "data-quote": "exact"}),
        help_text=_("De ord du kommenterar, kopierade ur texten. Lämna tomt om du kommenterar hela avsnittet."),
    )
    before = forms.CharField(
        required=False, max_length=4 * AROUND, strip=False, widget=forms.HiddenInput(attrs={"data-quote": "before"})
    )
    after = forms.CharField(
        required=False, max_length=4 * AROUND, strip=False, widget=forms.HiddenInput(attrs={"data-quote": "after"})
    )
    words = forms.CharField(
        label=_("Kommentar"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv din kommentar.")},
    )
    place = Choice(
        label=_("Vilka ska se kommentaren?"),
        widget=forms.RadioSelect,
        help_text=_("De ser den bara om de också får läsa texten."),
        error_messages={"required": _("Välj vilka som ska se kommentaren.")},
    )
    read = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, places: Iterable[tuple[Placement, str]], **kwargs: Any) -> None:
        super().__init__(data, auto_id="comment_%s", **kwargs)
        offered = list(places)
        self.places = {place_word(place): place for place, _name in offered}
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(place_word(place), texts.readers_of(place, name)) for place, name in offered]
        if len(offered) == 1:
            field.initial = place_word(offered[0][0])

    @property
    def place_chosen(self) -> Placement:
        """Who is to see it; the form is valid."""
        return self.places[self.cleaned_data["place"]]

    @property
    def quote_given(self) -> Quote:
        data = self.cleaned_data
        return Quote(data["quote"], data["before"], data["after"])
