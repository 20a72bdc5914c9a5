"""Fields that the forms share: a line, a choice, a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from samsyn.domain.lines import one_line

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Words

Choices = Iterable[tuple[str, str]]

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)


class OneLine(forms.CharField):
    """A line of text: invisible signs and double spaces are taken away before it is checked."""

    def to_python(self, value: Any) -> str:
        return seen(super().to_python(value))

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What stands in the field again when something was wrong: no signs that break the page."""
        return seen(super().bound_data(data, initial))


def seen(typed: Any) -> str:
    text = str(typed or "")
    return one_line(text, len(text))


class Choice(forms.ChoiceField):
    """One of those given. What else was sent is not said back."""

    default_error_messages = {
        "required": _("Välj något av det som finns att välja på."),
        "invalid_choice": _("Välj något av det som finns att välja på."),
    }


def day(label: Words, *, required: bool = True, help_text: Words = "") -> forms.DateField:
    """A day within the years that an agreement can be about."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        validators=[
            MinValueValidator(FIRST_DAY, _("Ange en dag från och med år 1990.")),
            MaxValueValidator(LAST_DAY, _("Ange en dag till och med år 2100.")),
        ],
    )
