"""Columns of consultations, by what they keep: what is sent out, to whom, and what is done to get the answers in."""

from samsyn.consultations.models.consultations import (
    Consultation,
    ConsultedSection,
    ConsultedVersion,
    DeadlineChange,
)
from samsyn.consultations.models.following import Contact, RespondentState
from samsyn.consultations.models.respondents import Respondent, RespondentInvitation

__all__ = [
    "Consultation",
    "ConsultedSection",
    "ConsultedVersion",
    "Contact",
    "DeadlineChange",
    "Respondent",
    "RespondentInvitation",
    "RespondentState",
]
