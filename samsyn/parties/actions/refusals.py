"""What can stand in the way of a change, by code; `texts.py` has the words."""

from __future__ import annotations

from samsyn.domain.verdicts import Refusal
from samsyn.parties.texts import Refused


class AlreadyFilled(Refusal):
    code = Refused.ALREADY_FILLED


class NotADemo(Refusal):
    code = Refused.NOT_A_DEMO


class PartyStays(Refusal):
    code = Refused.PARTY_STAYS


class HasParts(Refusal):
    code = Refused.HAS_PARTS


class HasMembers(Refusal):
    code = Refused.HAS_MEMBERS


class OrganisationWithdrawn(Refusal):
    code = Refused.ORGANISATION_WITHDRAWN


class AddressTaken(Refusal):
    code = Refused.ADDRESS_TAKEN


class NotAParty(Refusal):
    code = Refused.NOT_A_PARTY


class MembershipUnchanged(Refusal):
    code = Refused.MEMBERSHIP_UNCHANGED


class MembershipOverlaps(Refusal):
    code = Refused.MEMBERSHIP_OVERLAPS


class NotItsOwnMember(Refusal):
    code = Refused.NOT_ITS_OWN_MEMBER


class BodyClosed(Refusal):
    code = Refused.BODY_CLOSED


class OtherSideStillSits(Refusal):
    code = Refused.OTHER_SIDE_STILL_SITS


class EndsBeforeItBegins(Refusal):
    code = Refused.ENDS_BEFORE_IT_BEGINS


class EndsLaterThanItWas(Refusal):
    code = Refused.ENDS_LATER_THAN_IT_WAS


class OwnSideMissing(Refusal):
    code = Refused.OWN_SIDE_MISSING


class EarlierBodyStillOpen(Refusal):
    code = Refused.EARLIER_BODY_STILL_OPEN


class SeatTaken(Refusal):
    code = Refused.SEAT_TAKEN


class SeatEnded(Refusal):
    code = Refused.SEAT_ENDED


class AddressRefused(Refusal):
    """She sits for another side, or her account is closed; which of them is not this secretary's to know."""

    code = Refused.ADDRESS_REFUSED


class SideNotInBody(Refusal):
    code = Refused.SIDE_NOT_IN_BODY


class SecretaryOutsideSecretariat(Refusal):
    code = Refused.SECRETARY_OUTSIDE_SECRETARIAT


class NotYourself(Refusal):
    code = Refused.NOT_YOURSELF


class SuccessorIsTheSame(Refusal):
    code = Refused.SUCCESSOR_IS_THE_SAME


class SideHasSecretary(Refusal):
    code = Refused.SIDE_HAS_SECRETARY


class SideHasNoSecretariat(Refusal):
    code = Refused.SIDE_HAS_NO_SECRETARIAT


class SecretariatIsGiven(Refusal):
    code = Refused.SECRETARIAT_IS_GIVEN
