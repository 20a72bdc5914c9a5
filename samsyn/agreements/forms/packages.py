"""What people say of a package: what it is called, which documents it has, how long it lasts, what it relates to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import slugify
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.agreements import texts
from samsyn.agreements.actions import PackageFacts
from samsyn.domain.access import Placement
from samsyn.domain.lines import one_line
from samsyn.parties.forms.fields import Choice, Choices, OneLine, day
from samsyn.parties.forms.letting_out import place_word
from samsyn.parties.texts import readers

DOCUMENT_ROWS = 8
RELATION_ROWS = 6
LONGEST_SLUG = 50
LONGEST_WORD = 60
LONGEST_ALIAS = 200
# The words that are said in two forms: the field and its definite one.
WORDS = (("main_name", "main_name_definite"), ("sub_name", "sub_name_definite"))


def slug_of(typed: str) -> str:
    """What somebody typed as a name in an address: "Hälso- och sjukvård" → "halso-och-sjukvard"."""
    return slugify(typed).replace("_", "-").strip("-")[:LONGEST_SLUG].strip("-")


@dataclass(frozen=True, slots=True)
class Row:
    """Two fields that belong together."""

    first: BoundField
    second: BoundField


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of fields: the first ones, and those that are folded until somebody needs them."""

    shown: list[Row]
    more: list[Row]

    @property
    def is_open(self) -> bool:
        """Something stands in what would be folded, or is wrong there."""
        fields = [field for row in self.more for field in (row.first, row.second)]
        return any(field.value() or field.errors for field in fields)


class PackageForm(forms.Form):
    """What can be said of a package at any time."""

    title = OneLine(label=_("Titel"), max_length=300)
    summary = forms.CharField(
        label=_("Vad paketet handlar om"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("En eller ett par meningar som läses före texterna."),
    )
    signed_on = day(_("Undertecknat"), required=False)
    valid_from = day(
        _("Gäller från och med"), required=False, help_text=_("För ett nytt avtal: den dag det avses börja gälla.")
    )
    valid_until = day(_("Gäller till och med"), required=False, help_text=_("Lämna tomt om det gäller tills vidare."))
    main_name = OneLine(
        label=_("Huvudavtalet kallas"), max_length=LONGEST_WORD, required=False,
        help_text=_("Till exempel överenskommelse."),
    )  # fmt: skip
    main_name_definite = OneLine(
        label=_("I bestämd form"), max_length=LONGEST_WORD, required=False,
        help_text=_("Till exempel överenskommelsen."),
    )  # fmt: skip
    sub_name = OneLine(
        label=_("Underavtalen kallas"), max_length=LONGEST_WORD, required=False,
        help_text=_("Till exempel överenskommelse."),
    )  # fmt: skip
    sub_name_definite = OneLine(
        label=_("I bestämd form"), max_length=LONGEST_WORD, required=False,
        help_text=_("Till exempel överenskommelsen."),
    )  # fmt: skip
    sub_heading = OneLine(
        label=_("Förtydligande efter underavtalens namn"), max_length=LONGEST_WORD, required=False,
        help_text=_("Till exempel underavtal. Då står det Överenskommelse (underavtal) över dokumentet."),
    )  # fmt: skip
    aliases = forms.CharField(
        label=_("Kallas också"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Andra namn som paketet är känt under, ett på varje rad."),
    )

    def __init__(self, *args: Any, packages: Choices, related: int = 0, **kwargs: Any) -> None:
        """`related`: how many relations are said already; there is always room for a few more."""
        super().__init__(*args, **kwargs)
        known = [("", __("Välj avtal")), *packages]
        kinds = [("", __("Välj samband")), *((kind, str(words)) for kind, words in texts.RELATIONS.items())]
        wanted = max(RELATION_ROWS, related + 2) if len(known) > 1 else 0
        self.relation_names = [(f"relation_{n}_kind", f"relation_{n}_package") for n in range(1, wanted + 1)]
        for n, (kind, package) in enumerate(self.relation_names, start=1):
            self.fields[kind] = Choice(label=__("Samband %(n)s") % {"n": n}, required=False, choices=kinds)
            self.fields[package] = Choice(label=__("Med avtalet"), required=False, choices=known)

    @property
    def relation_rows(self) -> Rows | None:
        return self._rows(self.relation_names, shown=2) if self.relation_names else None

    def _rows(self, names: Iterable[tuple[str, str]], *, shown: int) -> Rows:
        rows = [Row(self[first], self[second]) for first, second in names]
        return Rows(rows[:shown], rows[shown:])

    def clean_aliases(self) -> tuple[str, ...]:
        lines = (one_line(line, LONGEST_ALIAS + 1) for line in self.cleaned_data["aliases"].splitlines())
        found = tuple(dict.fromkeys(line for line in lines if line))
        if any(len(line) > LONGEST_ALIAS for line in found):
            raise forms.ValidationError(__("Ett namn får vara högst %(n)s tecken.") % {"n": LONGEST_ALIAS})
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("valid_from"), data.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", __("Den sista dagen kan inte ligga före den första."))
        for word, definite in WORDS:
            if bool(data.get(word)) != bool(data.get(definite)):
                lacking = definite if data.get(word) else word
                self.add_error(lacking, __("Skriv ordet i båda formerna, eller lämna båda tomma."))
        for kind, package in self.relation_names:
            if bool(data.get(kind)) != bool(data.get(package)):
                missing = package if data.get(kind) else kind
                self.add_error(missing, __("Välj både samband och avtal, eller lämna båda tomma."))
        return data

    def facts(self, kind: str) -> PackageFacts:
        """Everything that was said; the form is valid."""
        data = self.cleaned_data
        plain = ("title", "summary", "signed_on", "valid_from", "valid_until", "sub_heading", "aliases")
        words = [name for pair in WORDS for name in pair]
        relations = [(data[k], data[p]) for k, p in self.relation_names if data[k]]
        said = {name: data[name] for name in (*plain, *words)}
        return PackageFacts(kind=kind, relations=tuple(dict.fromkeys(relations)), **said)


class NewPackageForm(PackageForm):
    """A package to open: what kind it is, its address, its documents and whom it is for, which stay as they are."""

    kind = Choice(label=_("Vad är det?"), widget=forms.RadioSelect, initial="agreement")
    slug = OneLine(
        label=_("Adress"),
        max_length=LONGEST_SLUG,
        required=False,
        help_text=_(
            "Sista delen av webbadressen. Lämna tomt så bildas den av titeln. Är paketet bara för er egen sida läggs "
            "sidans namn till sist. Kan inte ändras i efterhand."
        ),
    )
    place = Choice(label=_("Vilka ska kunna se paketet?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, places: Iterable[tuple[Placement, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(places)
        self.places = {place_word(place): place for place, _name in offered}
        self._choose("kind", [(kind, str(words)) for kind, words in texts.PACKAGE_KINDS.items()])
        self._choose("place", [(place_word(place), str(readers(place, name))) for place, name in offered])
        kinds = [("", __("Välj slag")), *((kind, str(words)) for kind, words in texts.KINDS.items())]
        self.document_names = [(f"document_{n}_name", f"document_{n}_kind") for n in range(1, DOCUMENT_ROWS + 1)]
        for n, (name, kind) in enumerate(self.document_names, start=1):
            label = __("Dokument %(n)s") % {"n": n}
            self.fields[name] = OneLine(label=label, max_length=LONGEST_SLUG, required=False)
            self.fields[kind] = Choice(label=__("Slag av dokument"), required=False, choices=kinds)

    def _choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    @property
    def document_rows(self) -> Rows:
        return self._rows(self.document_names, shown=5)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["slug"] = slug_of(data.get("slug") or data.get("title") or "")
        if not data["slug"] and data.get("title"):
            self.add_error("slug", __("Skriv en adress med bokstäver eller siffror."))
        self._check_documents(data)
        return data

    def _check_documents(self, data: dict[str, Any]) -> None:
        seen: set[str] = set()
        for name, kind in self.document_names:
            typed = data.get(name) or ""
            slug = slug_of(typed)
            if bool(typed) != bool(data.get(kind)):
                missing = kind if typed else name
                self.add_error(missing, __("Ange både namn och slag, eller lämna båda tomma."))
            elif typed and not slug:
                self.add_error(name, __("Skriv ett namn med bokstäver eller siffror."))
            elif slug in seen:
                self.add_error(name, __("Två dokument heter lika. Ge dem olika namn."))
            seen |= {slug} - {""}
        if not seen and data.get("kind") != "earlier":
            self.add_error(self.document_names[0][0], __("Ange minst ett dokument."))

    @property
    def documents(self) -> list[tuple[str, str, str]]:
        """Address, kind and name of each document that was named, in order; the form is valid."""
        data = self.cleaned_data
        return [(slug_of(data[name]), data[kind], data[name]) for name, kind in self.document_names if data[name]]


class NewDocumentForm(forms.Form):
    """A document to add to a package: what it is called and of what kind it is."""

    name = OneLine(
        label=_("Dokumentets namn"),
        max_length=LONGEST_SLUG,
        help_text=_("Blir dokumentets första titel och sista delen av dess adress. Titeln kan ändras sedan."),
    )
    kind = Choice(label=_("Slag av dokument"), widget=forms.RadioSelect)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(kind, str(words)) for kind, words in texts.KINDS.items()]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not slug_of(name):
            raise forms.ValidationError(__("Skriv ett namn med bokstäver eller siffror."))
        return name

    @property
    def document(self) -> tuple[str, str, str]:
        """Address, kind and name; the form is valid."""
        name = self.cleaned_data["name"]
        return (slug_of(name), self.cleaned_data["kind"], name)
