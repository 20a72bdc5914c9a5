"""Changes of who takes part, as verbs. Each side's secretary keeps what is her side's."""

from samsyn.parties.actions.bodies import add_body, close_body, update_body
from samsyn.parties.actions.colleagues import end_colleague, invite_colleague
from samsyn.parties.actions.coordinators import seat_coordinator
from samsyn.parties.actions.filling import DemoSeat, fill_demo_seats, fill_installation
from samsyn.parties.actions.organisations import (
    add_organisation,
    change_membership,
    confirm_membership,
    update_organisation,
    withdraw_organisation,
)
from samsyn.parties.actions.seats import appoint_first_secretary, end_seat, give_seat, hand_over_seat

__all__ = [
    "DemoSeat",
    "add_body",
    "add_organisation",
    "appoint_first_secretary",
    "change_membership",
    "close_body",
    "confirm_membership",
    "end_colleague",
    "end_seat",
    "fill_demo_seats",
    "fill_installation",
    "give_seat",
    "hand_over_seat",
    "invite_colleague",
    "seat_coordinator",
    "update_body",
    "update_organisation",
    "withdraw_organisation",
]
