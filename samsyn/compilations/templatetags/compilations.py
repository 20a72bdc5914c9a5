"""Words that the templates of compilations ask for by code."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from samsyn.compilations import texts
from samsyn.compilations.queries import LiveHead
from samsyn.domain.consulted import Asked
from samsyn.domain.matrix import Column

register = template.Library()


@register.filter
def ground(code: str) -> str:
    """What a comment is about."""
    return texts.ground_words(code)


@register.filter
def difference(code: str) -> str:
    """How one wording differs from another."""
    return texts.difference_words(code)


@register.filter
def stance(one: Asked) -> str:
    """What a respondent says of the whole."""
    return texts.stance_words(one)


@register.filter
def section_name(column: Column) -> str:
    """Number and heading."""
    return texts.section_name(column)


@register.inclusion_tag("components/_breadcrumb.html")
def live_breadcrumb(head: LiveHead, *trail: str) -> dict[str, Any]:
    """From the consultations to a page about one's answers; the last text, without an address, is the page itself."""
    matrix = reverse("live:matrix", args=[head.pk]) if trail else ""
    rooms, consultation = _address("consultations:list"), _address("consultations:consultation", head.pk)
    above = [(_("Remisser"), rooms), (head.title, consultation), (_("Sammanställning"), matrix)]
    below = zip_longest(trail[::2], trail[1::2], fillvalue="")
    return {"trail": [*above, *below] if rooms and consultation else [(head.title, matrix), *below]}


def _address(name: str, *numbers: int) -> str:
    try:
        return reverse(name, args=numbers)
    except NoReverseMatch:
        return ""
