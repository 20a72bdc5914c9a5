"""What the gallery shows in its components: a form right and wrong, a small matrix, a list, a history. All fictional."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.ui.grades import look

GRADES = [("full", _("Stämmer helt")), ("partial", _("Stämmer delvis")), ("none", _("Stämmer inte alls"))]
SIDES = [("", _("Alla")), ("region", _("Regionen")), ("municipal", _("Kommunerna"))]
HEADINGS = [
    "1.1",
    "1.2",
    "1.3",
    "2.1",
    "2.2",
    "2.3",
    "2.4",
    "3.1",
    "3.2",
    "3.3",
    "3.4",
    "3.5",
    "4.1",
    "4.2",
    "4.3",
    "4.4",
]
# Rows as the sheet has them: H, D, I and – for no answer.
ANSWERS = {
    "Ekeby": "HDDHHDIDDDDIDDHH",
    "Gränsö": "HDDDDHHHDHHDIDHH",
    "Hultsberg": "DHDHIHD-HDDHDDHD",
    "Lillköping": "HHHHHDHHHHDIDHHH",
    "Norra Sjöhult": "HHDHHH-IDIDHDIIH",
    "Sandvika": "HH-DHIH-DDHHHHDH",
    "Älgnäs": "DHHDHIDHDIDDIHDH",
    "Östra Fors": "HHHHDHHIDDDHDHHH",
}


class Specimen(forms.Form):
    """One of each kind of field."""

    name = forms.CharField(label=_("Namn på organet"), max_length=100)
    file_number = forms.CharField(
        label=_("Diarienummer"), max_length=20, required=False, help_text=_("Till exempel KS 2026/118.")
    )
    email = forms.EmailField(label=_("E-postadress"), help_text=_("Hit skickas kallelser och påminnelser."))
    side = forms.ChoiceField(label=_("Sida"), choices=SIDES[1:])
    on = forms.DateField(label=_("Gäller från och med"))
    grade = forms.ChoiceField(
        label=_("Hur väl stämmer texten med er uppfattning?"), choices=GRADES, widget=forms.RadioSelect
    )
    themes = forms.MultipleChoiceField(
        label=_("Vad gäller synpunkten?"),
        choices=[("wording", _("Formuleringen")), ("matter", _("Sakfrågan")), ("cost", _("Kostnaden"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Du kan välja flera."),
    )
    comment = forms.CharField(
        label=_("Kommentar"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Krävs när texten stämmer delvis eller inte alls."),
    )
    sheet = forms.FileField(label=_("Svarsfil"), required=False, help_text=_("Excel eller CSV, högst 5 MB."))
    board = forms.BooleanField(label=_("Svaret är antaget av nämnden"), required=False)
    hidden = forms.CharField(widget=forms.HiddenInput, initial="dolt", required=False)


class Choices(forms.Form):
    """Choices above a list."""

    q = forms.CharField(label=_("Sök på namn"), required=False)
    side = forms.ChoiceField(label=_("Sida"), choices=SIDES, required=False)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, as `{% history %}` wants it."""

    at: datetime
    who: str
    what: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A plain link, as `{% tabs %}` wants it."""

    name: str | Promise
    href: str
    current: bool = False
    count: int | None = None


def everything() -> dict[str, Any]:
    """All that the gallery's template shows."""
    return {
        "form": Specimen(prefix="ratt"),
        "wrong": Specimen({"fel-email": "handlaggare@", "fel-hidden": "x"}, prefix="fel"),
        "choices": Choices(prefix=None),
        "events": events(),
        "pages": Paginator(range(1, 241), 20).page(4),
        "facts": facts(),
        "tabs": [
            Tab(__("Matris"), "#tabs", current=True),
            Tab(__("Lista"), "#tabs"),
            Tab(__("Kommentarer"), "#tabs", count=214),
        ],
        "steps": [__("Utkast"), __("Remiss"), __("Samråd"), __("Beslut")],
        "headings": HEADINGS,
        "rows": [(name, [look(code) for code in codes(answers)]) for name, answers in ANSWERS.items()],
    }


def codes(answers: str) -> list[str]:
    return [{"H": "full", "D": "partial", "I": "none", "-": ""}[letter] for letter in answers]


def facts() -> list[tuple[str, Any]]:
    return [
        (__("Diarienummer"), "SN 2026/118"),
        (__("Gäller"), __("1 januari 2027 till och med 31 december 2030")),
        (__("Säger upp senast"), __("31 december 2029")),
        (__("Sidor"), __("Regionen och kommunerna")),
        (__("Visas inte"), ""),
    ]


def events() -> list[Event]:
    return [
        Event(
            datetime(2026, 3, 4, 13, 5, tzinfo=UTC),
            __("Processledaren, kommunerna"),
            __("gjorde sammanställningen synlig för alla parter."),
        ),
        Event(
            datetime(2026, 3, 4, 9, 40, tzinfo=UTC),
            __("Handläggaren, Ekeby"),
            __("lade in svarsfilen från remissen."),
            __("Två svar kom in efter svarstidens slut och är märkta som sena."),
        ),
    ]
