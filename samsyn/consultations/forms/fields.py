"""Fields that the forms share: a moment in two parts, some of many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.parties.forms.fields import day

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Several(forms.MultipleChoiceField):
    """Some of those given. What else was sent is not said back."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": _("Markera minst ett."),
        "invalid_choice": _("Välj bland dem som finns att välja på."),
    }


def time_of_day(label: Any, *, required: bool = False) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=required,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Skriv klockslaget som 12:00.")},
    )


class Moments(forms.Form):
    """Moments of two fields each, `<name>_on` and `<name>_time`."""

    # What the time of day is where none is given.
    usual: dict[str, time] = {}

    def moment(self, name: str) -> datetime | None:
        """The moment; None where no day is given. The form is valid."""
        on = self.cleaned_data[f"{name}_on"]
        if on is None:
            return None
        return datetime.combine(on, self.cleaned_data[f"{name}_time"] or self.usual[name], STOCKHOLM)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in self.usual:
            has_day = data.get(f"{name}_on") or f"{name}_on" in self.errors
            if data.get(f"{name}_time") and not has_day:
                self.add_error(f"{name}_on", __("Välj också en dag."))
        return data


def in_parts(name: str, at: datetime | None) -> dict[str, Any]:
    """A moment as the two fields begin."""
    if at is None:
        return {}
    here = localtime(at, STOCKHOLM)
    return {f"{name}_on": here.date(), f"{name}_time": here.time().replace(second=0, microsecond=0)}


def day_of(label: Any, **more: Any) -> forms.DateField:
    return day(label, **more)


def choose(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    """Give a field of choices what there is to choose among."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def sent_several(form: forms.Form, name: str) -> list[str]:
    """What was sent for a field of several, whatever it is."""
    return [str(value) for value in form.data.getlist(name)] if isinstance(form.data, QueryDict) else []
