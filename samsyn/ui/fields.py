"""What a form field needs before it is drawn: the design system's class, and dates as the browser's own field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

# A field that holds this little is drawn short, so that its width says what is wanted.
SHORT = 20


def dressed(bound: BoundField) -> dict[str, Any]:
    """What `_field.html` shows. The form's widgets are its own copies, so they may be dressed here."""
    widget = bound.field.widget
    if isinstance(widget, forms.DateInput) and widget.input_type == "text":
        widget.input_type, widget.format = "date", "%Y-%m-%d"
    classes = {"ds-input", *str(widget.attrs.get("class", "")).split()}
    if _is_short(widget):
        classes.add("short")
    widget.attrs["class"] = " ".join(sorted(classes))
    return {
        "field": bound,
        "kind": _kind(widget),
        "help_id": f"{bound.auto_id}_helptext",
        "error_id": f"{bound.auto_id}_error",
    }


def _kind(widget: forms.Widget) -> str:
    """Which drawing: a group of choices, a lone box to tick, a hidden field, or a line with its label above."""
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    return "hidden" if widget.is_hidden else "line"


def _is_short(widget: forms.Widget) -> bool:
    if isinstance(widget, (forms.DateInput, forms.TimeInput, forms.NumberInput)):
        return True
    return isinstance(widget, forms.TextInput) and int(widget.attrs.get("maxlength", 1000)) <= SHORT


def first_id(bound: BoundField) -> str:
    """Where a link in the error summary leads: the field, or the first of its choices."""
    return str(bound.id_for_label or f"{bound.auto_id}_0")
