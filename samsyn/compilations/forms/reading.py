"""What people ask of a compilation, by its address; nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.compilations import texts
from samsyn.compilations.queries import Asked, LinearPage
from samsyn.domain.matrix import GRADES
from samsyn.ui.grades import GRADES as LOOKS

SORTS = {"avsnitt": "section", "instans": "respondent", "gradering": "grade"}
GRADE_WORDS = {"helt": "full", "delvis": "partial", "inte-alls": "none", "ej-svar": "missing"}
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
        page=page_number(query),
    )


def query_of(query: QueryDict) -> str:
    """The same choices for an export of the whole list: `?avsnitt=…&sortera=…`, or nothing."""
    kept = {name: query[name] for name in ("avsnitt", "grupp", "gradering", "sortera") if query.get(name)}
    return f"?{urlencode(kept)}" if kept else ""


def page_number(query: QueryDict) -> int:
    """Which page of a list is asked for: the first, when nothing sensible is."""
    return _number(query.get("sida", "")) or 1


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
