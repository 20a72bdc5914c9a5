"""Following a consultation: what to show, what was said on the telephone, whom to remind."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.consultations.actions.following import NOTED, was_reminded_on
from samsyn.consultations.forms.fields import Moments, Several, choose, day_of, in_parts, time_of_day
from samsyn.consultations.queries import Followed, Following
from samsyn.consultations.texts import CHANNELS, STANDINGS
from samsyn.domain.standing import Standing


class FilterForm(forms.Form):
    """What the table shows. Whatever else stands in the address changes nothing."""

    lage = forms.ChoiceField(label=_("Läge"), required=False)
    forbund = forms.ChoiceField(label=_("Kommunalförbund"), required=False)
    part = forms.ChoiceField(label=_("Sida"), required=False)

    def __init__(self, data: Mapping[str, Any], *, following: Following) -> None:
        super().__init__(data)
        standings = [(one.value, str(STANDINGS[one][0])) for one in Standing if following.counts.get(one)]
        choose(self, "lage", [("", __("Alla lägen")), *standings])
        choose(self, "forbund", [("", __("Alla förbund")), *following.associations.items()])
        choose(self, "part", [("", __("Alla sidor")), *following.sides.items()])

    def kept(self, rows: Collection[Followed]) -> list[Followed]:
        """The rows that fit what is chosen; what cannot be chosen chooses nothing."""
        self.is_valid()
        wanted = {name: self.cleaned_data.get(name, "") for name in self.fields}
        return [
            row
            for row in rows
            if wanted["lage"] in ("", row.standing.value)
            and wanted["forbund"] in ("", row.association)
            and wanted["part"] in ("", row.side)
        ]


class ContactForm(Moments):
    """That somebody was in touch, what was said, and when the answer is expected."""

    usual = {"contacted": time(12, 0)}

    channel = forms.ChoiceField(
        label=_("Hur?"),
        choices=[(one, CHANNELS[one]) for one in NOTED],
        widget=forms.RadioSelect,
        initial="telephone",
    )
    contacted_on = day_of(_("När?"))
    contacted_time = time_of_day(_("Klockslag"))
    note = forms.CharField(
        label=_("Vad sades?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    expected_on = day_of(_("Svaret väntas"), required=False, help_text=_("Lämna tomt om ingen dag är sagd."))

    def __init__(self, data: Any, *, at: datetime, row: Followed) -> None:
        super().__init__(data, initial={**in_parts("contacted", at), "expected_on": row.expected_on})

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not data["note"] and data["expected_on"] == self.initial["expected_on"]:
            self.add_error("note", __("Skriv vad som sades, eller ange när svaret väntas."))
        return data


class RemindForm(forms.Form):
    """Whom to remind, and in which words."""

    respondents = Several(
        label=_("Remissinstanser som får påminnelsen"),
        error_messages={"required": _("Markera minst en remissinstans att påminna.")},
    )
    message = forms.CharField(
        label=_("Påminnelsen"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 9, "lang": "sv"}),
        help_text=_("Länken läggs till efter texten. Samsyn fyller i orden inom klammer för varje remissinstans."),
        error_messages={"required": _("Skriv vad påminnelsen ska säga.")},
    )
    again = forms.BooleanField(
        label=_("Skicka också till dem som redan har fått en påminnelse i dag"), required=False
    )

    def __init__(self, data: Any, *, silent: Collection[Followed], message: str, at: datetime) -> None:
        today = [one for one in silent if was_reminded_on(one, at.date())]
        rest = [str(one.pk) for one in silent if one not in today]
        super().__init__(data, initial={"respondents": rest, "message": message})
        choose(self, "respondents", [(str(one.pk), self._called(one, one in today)) for one in silent])
        if not today:
            del self.fields["again"]

    @staticmethod
    def _called(one: Followed, today: bool) -> str:
        word = str(STANDINGS[one.standing][0])
        facts = {"name": one.name, "standing": word.lower()}
        if today:
            return __("%(name)s, %(standing)s, påmind i dag") % facts
        return __("%(name)s, %(standing)s") % facts

    @property
    def chosen(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["respondents"]]
