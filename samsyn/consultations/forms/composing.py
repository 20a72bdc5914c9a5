"""What is said while a consultation is composed: which texts, what the letter says, what is graded, who is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.agreements.queries import Sendable
from samsyn.consultations.actions import Described, Position
from samsyn.consultations.forms.fields import Moments, Several, choose, day_of, in_parts, time_of_day
from samsyn.consultations.queries.composing import Chosen, Composed
from samsyn.parties.forms.fields import Choice, OneLine
from samsyn.ui.grades import GRADES


@dataclass
class Boxes:
    """The boxes of a package's versions."""

    package: str
    newest: list[Any] = field(default_factory=list)
    older: list[Any] = field(default_factory=list)

    @property
    def older_is_chosen(self) -> bool:
        return any(box.data["selected"] for box in self.older)


class VersionsForm(forms.Form):
    """Which versions are sent out."""

    versions = Several(
        label=_("Texter att skicka på remiss"),
        help_text=_("Publicerade versioner som alla parter eller alla får läsa. Välj en version av varje dokument."),
        error_messages={"required": _("Välj minst en text att skicka på remiss.")},
    )

    def __init__(self, *args: Any, offered: Sequence[Sendable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "versions", [(str(version.pk), version_name(version)) for version in offered])

        self.offered = offered

    @property
    def chosen(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["versions"]]

    @property
    def packages(self) -> list[Boxes]:
        """The boxes under their packages: the newest version of each document, and the older ones."""
        boxes = {str(box.data["value"]): box for box in self["versions"]}
        found: dict[str, Boxes] = {}
        for version in self.offered:
            under = found.setdefault(version.package, Boxes(version.package))
            (under.newest if version.is_newest else under.older).append(boxes[str(version.pk)])
        return list(found.values())


def version_name(version: Sendable) -> str:
    """What a version is called among others of the same document."""
    facts = {"title": version.title, "label": version.label, "number": version.number}
    if version.is_newest:
        return __("%(title)s, %(label)s (version %(number)s)") % facts
    return __("%(title)s, %(label)s (version %(number)s, äldre)") % facts


class NewForm(VersionsForm):
    """What a consultation begins with."""

    title = OneLine(
        label=_("Rubrik"),
        max_length=200,
        error_messages={"required": _("Skriv en rubrik för remissen.")},
        help_text=_("Till exempel Remiss om hälso- och sjukvårdsavtal 2027."),
    )
    body = Choice(
        label=_("Organ som leder remissen"),
        help_text=_(
            "Ledamöterna förbereder remissen, följer den och läser svaren. Andra ser den först när den skickas."
        ),
    )

    field_order = ("title", "body", "versions")

    def __init__(self, *args: Any, bodies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = [] if len(bodies) == 1 else [("", __("Välj organ"))]
        choose(self, "body", [*first, *bodies])


class DescribeForm(Moments):
    """What it is called, what the letter says, what is asked for, when one may answer, which position lets it go."""

    usual = {"opens": time(0, 0), "closes": time(23, 59)}

    title = OneLine(
        label=_("Rubrik"), max_length=200, error_messages={"required": _("Skriv en rubrik för remissen.")}
    )
    letter = forms.CharField(
        label=_("Remissbrev"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 18, "lang": "sv"}),
        help_text=_(
            "Rader som börjar med bindestreck och mellanslag blir en punktlista. Samsyn fyller i {remissinstans}, "
            "{remiss}, {texter}, {öppnar}, {stänger} och {avsändare} i varje brev. Länken läggs till efter brevet."
        ),
    )
    opens_on = day_of(_("Svarstiden börjar"), required=False)
    opens_time = time_of_day(_("Klockslag då den börjar"))
    closes_on = day_of(_("Svarstiden slutar"), required=False)
    closes_time = time_of_day(_("Klockslag då den slutar"))
    asks_stance = forms.BooleanField(
        label=_("Fråga efter inställning till helheten"),
        required=False,
        help_text=_("Tillstyrker, tillstyrker under förutsättning att, avstyrker, ingen erinran eller avstår."),
    )
    asks_ground = forms.BooleanField(
        label=_("Fråga vad varje kommentar gäller"),
        required=False,
        help_text=_(
            "Till exempel språk, något som behöver förtydligas, en principfråga eller följder och kostnader."
        ),
    )
    comment_required = forms.BooleanField(
        label=_("Kräv en kommentar när ett avsnitt stämmer delvis eller inte alls"), required=False
    )
    full = OneLine(label=_("Högsta graderingen kallas"), max_length=40)
    partial = OneLine(label=_("Mellersta graderingen kallas"), max_length=40)
    none = OneLine(label=_("Lägsta graderingen kallas"), max_length=40)
    position_body = Choice(
        label=_("Organ som har ställt sig bakom utskicket"), required=False, help_text=_("Visas på remissens sida.")
    )
    position_on = day_of(_("Dag för ställningstagandet"), required=False)
    position_paragraph = OneLine(
        label=_("Paragraf"), max_length=40, required=False, help_text=_("Till exempel § 112.")
    )
    position_link = forms.URLField(
        label=_("Länk till protokollet eller mötesanteckningen"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Skriv hela adressen, till exempel https://www.example.se/protokoll.")},
    )

    def __init__(self, data: Any, *, composed: Composed, bodies: Iterable[tuple[str, str]]) -> None:
        super().__init__(data, initial=_initial(composed))
        choose(self, "position_body", [("", __("Inget organ")), *bodies])

    @property
    def described(self) -> Described:
        """What was said; the form is valid."""
        data = self.cleaned_data
        usual = {code: str(GRADES[code].words) for code in ("full", "partial", "none")}
        return Described(
            title=data["title"],
            letter=data["letter"],
            opens_at=self.moment("opens"),
            closes_at=self.moment("closes"),
            asks_stance=data["asks_stance"],
            asks_ground=data["asks_ground"],
            comment_required=data["comment_required"],
            scale={code: data[code] for code, words in usual.items() if data[code] != words},
            position=Position(
                data["position_body"], data["position_on"], data["position_paragraph"], data["position_link"]
            ),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        labels = [data[code] for code in ("full", "partial", "none") if data.get(code)]
        if len(set(labels)) < len(labels):
            self.add_error("partial", __("Graderingarna måste heta olika."))
        given = any(data.get(f"position_{name}") for name in ("on", "paragraph", "link"))
        if given and not data.get("position_body"):
            self.add_error("position_body", __("Välj det organ som ställningstagandet gäller."))
        return data


def _initial(composed: Composed) -> dict[str, Any]:
    head = composed.head
    return {
        "title": head.title,
        "letter": composed.letter,
        "asks_stance": head.asks_stance,
        "asks_ground": head.asks_ground,
        "comment_required": head.comment_required,
        **{code: head.scale.get(code, str(GRADES[code].words)) for code in ("full", "partial", "none")},
        **in_parts("opens", head.window.opens_at),
        **in_parts("closes", head.window.closes_at),
        "position_body": composed.let_go_by,
        "position_on": composed.let_go_on,
        "position_paragraph": composed.let_go_paragraph,
        "position_link": composed.let_go_link,
    }


class EmailsForm(forms.Form):
    """Where each respondent is written to: a field for each."""

    def __init__(self, data: Mapping[str, Any] | None, *, chosen: Iterable[Chosen]) -> None:
        super().__init__(data)
        for one in chosen:
            self.fields[f"email_{one.pk}"] = forms.EmailField(
                label=one.name,
                required=False,
                max_length=254,
                initial=one.email,
                error_messages={"invalid": _("Skriv en fullständig e-postadress.")},
            )

    @property
    def emails(self) -> dict[int, str]:
        """Respondent's number → address. The form is valid."""
        return {int(name.removeprefix("email_")): email for name, email in self.cleaned_data.items()}
