"""Changes to consultations, as verbs."""

from samsyn.consultations.actions.composing import (
    Described,
    Position,
    choose_versions,
    compose_consultation,
    describe_consultation,
    grade_sections,
)
from samsyn.consultations.actions.deadlines import move_deadline, withdraw_consultation
from samsyn.consultations.actions.following import note_contact, remind_respondents, withdraw_contact
from samsyn.consultations.actions.inviting import renew_invitation
from samsyn.consultations.actions.links import ask_for_link, count_try, follow_link, join_by_code, send_code
from samsyn.consultations.actions.pieces import ConsultationRefused
from samsyn.consultations.actions.respondents import (
    add_respondents,
    address_respondents,
    choose_respondents,
    withdraw_respondent,
)
from samsyn.consultations.actions.sending import send_consultation

__all__ = [
    "ConsultationRefused",
    "Described",
    "Position",
    "add_respondents",
    "address_respondents",
    "ask_for_link",
    "choose_respondents",
    "choose_versions",
    "compose_consultation",
    "count_try",
    "describe_consultation",
    "follow_link",
    "grade_sections",
    "join_by_code",
    "move_deadline",
    "note_contact",
    "remind_respondents",
    "renew_invitation",
    "send_code",
    "send_consultation",
    "withdraw_consultation",
    "withdraw_contact",
    "withdraw_respondent",
]
