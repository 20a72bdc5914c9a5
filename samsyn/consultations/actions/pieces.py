"""What changes to consultations share, also those of higher slices."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from samsyn.access.scope import everything
from samsyn.consultations.models import Consultation, RespondentState


def note_state(respondent: int, **columns: Any) -> None:
    """Tell those who follow the consultation how far a respondent has come. For use inside an action.

    Its own people write this and do not read it, so it goes past the gate; what is told is when, never what.
    """
    with everything(why="how far a respondent has come is told to those who follow, by what the respondent does"):
        states = RespondentState.objects.filter(respondent=respondent)
        states.update(**columns)
        consultation = states.values("respondent__consultation")
        Consultation.objects.filter(pk__in=consultation).update(revision=F("revision") + 1)


def note_change(consultation: int) -> None:
    """Something that is shown of the answers has changed: tables that were drawn are drawn anew. Inside an action."""
    with everything(why="a counter without words, for tables that were drawn before"):
        Consultation.objects.filter(pk=consultation).update(revision=F("revision") + 1)
