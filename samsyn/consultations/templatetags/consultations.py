"""When something closes, and how far somebody has come, in the templates of consultations and of what hangs on them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template

from samsyn.consultations import texts
from samsyn.domain.timeliness import Phase, Window

register = template.Library()


@register.simple_tag
def closing(window: Window, at: datetime) -> str:
    """When one may answer, in a line."""
    return texts.when_it_closes(window, at)


@register.simple_tag
def moment(at: datetime) -> str:
    """A moment in words."""
    return texts.moment(at)


@register.inclusion_tag("components/_status.html")
def standing(one: Any, phase: Phase) -> dict[str, Any]:
    """How far a respondent has come (`OwnRespondent`)."""
    found = one.standing(phase)
    return {"text": texts.standing_words(found, one.steps.furthest), "kind": texts.shape_of(found)}
