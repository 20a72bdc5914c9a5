"""What people write about organisations, bodies and seats, checked; nothing is saved here."""

from samsyn.parties.forms.bodies import BodyForm, CloseBodyForm, NewBodyForm
from samsyn.parties.forms.lists import PartyFilter
from samsyn.parties.forms.organisations import MembershipForm, NewOrganisationForm, OrganisationForm, Sure
from samsyn.parties.forms.seats import EndSeatForm, FirstSecretaryForm, HandOverForm, NewSeatForm

__all__ = [
    "BodyForm",
    "CloseBodyForm",
    "EndSeatForm",
    "FirstSecretaryForm",
    "HandOverForm",
    "MembershipForm",
    "NewBodyForm",
    "NewOrganisationForm",
    "NewSeatForm",
    "OrganisationForm",
    "PartyFilter",
    "Sure",
]
