"""What the address of the search asks for. Whatever is none of the known words counts as not said."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from samsyn.domain.stems import LONGEST_QUERY
from samsyn.search.texts import KINDS

# What the box takes. A longer address is still answered, by its first words.
LONGEST_TYPED = 200
LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """The words, which kind of things, whether older versions too, and which page of the list."""

    words: str = ""
    kind: str = ""
    older: bool = False
    page: int = 1


def asked(query: QueryDict) -> Asked:
    kind, page = query.get("slag", ""), query.get("sida", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) <= LONGEST_NUMBER else 1
    return Asked(
        # One letter more than is read, so that the reader is told that there was more.
        words=" ".join(query.get("q", "").split())[: LONGEST_QUERY + 1],
        kind=kind if kind in KINDS else "",
        older=query.get("aldre") == "1",
        page=max(1, number),
    )


class SearchForm(forms.Form):
    """The box of the page."""

    q = forms.CharField(
        label=_("Vad söker du?"),
        max_length=LONGEST_TYPED,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    aldre = forms.BooleanField(
        label=_("Sök också i äldre versioner"), required=False, widget=forms.CheckboxInput(attrs={"value": "1"})
    )

    def __init__(self, chosen: Asked) -> None:
        super().__init__(initial={"q": chosen.words, "aldre": chosen.older})
