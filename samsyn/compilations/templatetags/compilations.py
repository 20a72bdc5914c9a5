"""Words that the templates of compilations ask for by code."""

from __future__ import annotations

from django import template

from samsyn.compilations import texts
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
