"""Whom a name may stand for: a list with the likeliest first, then every organisation, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as __

from samsyn.compilations.queries import Choosable

NOBODY = "-"
Choices = list[tuple[str, Any]]


class NameField(forms.ChoiceField):
    """A list to choose from; whom it counts as now is chosen already."""

    def __init__(
        self, label: str, who: Sequence[Choosable], *, chosen: str, near: Iterable[str] = (), help_text: str = ""
    ) -> None:
        super().__init__(
            label=label,
            choices=[*_nobody(), *_near(who, near), *grouped(who)],
            initial=chosen or NOBODY,
            help_text=help_text,
            error_messages={"required": __("Välj någon i listan."), "invalid_choice": __("Välj någon i listan.")},
        )


def grouped(who: Iterable[Choosable]) -> Choices:
    """Everybody, under her side's heading."""
    return [
        (group or __("Andra organisationer"), [(one.code, one.name) for one in own])
        for group, own in groupby(who, key=lambda one: one.group)
    ]


def _nobody() -> Choices:
    return [(NOBODY, __("Inte någon av dem"))]


def _near(who: Sequence[Choosable], near: Iterable[str]) -> Choices:
    names = {one.code: one.name for one in who}
    found = [(code, names[code]) for code in dict.fromkeys(near) if code in names]
    return [(__("Ligger närmast"), found)] if found else []
