"""What people ask and say about compilations, checked; nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.compilations import texts
from samsyn.compilations.queries import Asked, LinearPage
from samsyn.domain.access import Placement
from samsyn.domain.matrix import GRADES
from samsyn.ui.grades import GRADES as LOOKS

SORTS = {"avsnitt": "section", "instans": "respondent", "gradering": "grade"}
GRADE_WORDS = {"helt": "full", "delvis": "partial", "inte-alls": "none", "ej-svar": "missing"}
LONGEST_REASON = 1000
# The largest number an address may carry: what the databases' integer columns hold.
LARGEST = 2**31 - 1


def asked(query: QueryDict) -> Asked:
    """What the address of the list asks for; whatever is none of the known words counts as not said."""
    sort = query.get("sortera", "")
    return Asked(
        section=_number(query.get("avsnitt", "")),
        group=query.get("grupp", "")[:100],
        grade=GRADE_WORDS.get(query.get("gradering", ""), ""),
        sort=SORTS.get(sort.removeprefix("-"), "section"),
        descending=sort.startswith("-") and sort[1:] in SORTS,
        page=_number(query.get("sida", "")) or 1,
    )


def query_of(query: QueryDict) -> str:
    """The same choices for an export of the whole list: `?avsnitt=…&sortera=…`, or nothing."""
    kept = {name: query[name] for name in ("avsnitt", "grupp", "gradering", "sortera") if query.get(name)}
    return f"?{urlencode(kept)}" if kept else ""


def _number(written: str) -> int | None:
    if not (written.isascii() and written.isdigit() and len(written) <= 10):
        return None
    return number if (number := int(written)) <= LARGEST else None


class LinearForm(forms.Form):
    """The choices above the list: a section, a group of respondents, a grade."""

    avsnitt = forms.ChoiceField(label=_("Avsnitt"), required=False)
    grupp = forms.ChoiceField(label=_("Remissinstanser"), required=False)
    gradering = forms.ChoiceField(label=_("Gradering"), required=False)

    def __init__(self, page: LinearPage, query: QueryDict) -> None:
        super().__init__(initial={name: query.get(name, "") for name in self.base_fields})
        self._choose("avsnitt", __("Alla avsnitt"), ((str(c.position), texts.section_name(c)) for c in page.columns))
        self._choose("grupp", __("Alla remissinstanser"), ((g.value, texts.choice_name(g)) for g in page.groups))
        self._choose("gradering", __("Alla graderingar"), self._grades())

    def _choose(self, name: str, every: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", every), *choices]

    @staticmethod
    def _grades() -> list[tuple[str, str]]:
        codes = {**{grade: grade for grade in GRADES}, "missing": ""}
        return [(word, str(LOOKS[codes[grade]].words)) for word, grade in GRADE_WORDS.items()]


class WidenForm(forms.Form):
    """Let others see it: whom, which authority has registered it, and that one means it."""

    audience = forms.ChoiceField(label=_("Vilka ska kunna se sammanställningen?"), widget=forms.RadioSelect)
    authority = forms.ChoiceField(
        label=_("Registrerande myndighet"),
        help_text=_("Den myndighet i vars diarium handlingen är registrerad."),
    )
    confirmed = forms.BooleanField(
        label=_("Jag har kontrollerat att svaren får visas för dem och vet att det inte går att ångra."),
        error_messages={"required": _("Markera att du har kontrollerat att svaren får visas.")},
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        places: Iterable[Placement],
        sides: Mapping[str, str],
        authorities: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        self.places = {place_word(place): place for place in places}
        audience, authority = self.fields["audience"], self.fields["authority"]
        assert isinstance(audience, forms.ChoiceField) and isinstance(authority, forms.ChoiceField)
        audience.choices = [(word, texts.audience_choice(place, sides)) for word, place in self.places.items()]
        audience.error_messages["required"] = __("Välj vilka som ska kunna se sammanställningen.")
        authority.choices = [("", __("Välj myndighet")), *authorities]
        authority.error_messages["required"] = __("Välj den myndighet som har registrerat handlingen.")

    @property
    def place(self) -> Placement:
        """The chosen audience; the form is valid."""
        return self.places[self.cleaned_data["audience"]]


def place_word(place: Placement) -> str:
    """How the form names an audience: "side:municipal", "parties", "public"."""
    return f"{place.audience.value}:{place.side}" if place.side else place.audience.value


class WithdrawForm(forms.Form):
    """Take it back: why."""

    reason = forms.CharField(
        label=_("Varför återkallas sammanställningen?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv varför sammanställningen återkallas.")},
    )
