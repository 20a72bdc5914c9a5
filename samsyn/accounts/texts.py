"""Words of the accounts: why something is refused, and what a browser is called."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.access.history import Wording
from samsyn.domain.access import Act
from samsyn.domain.verdicts import Refusal


class Refused(StrEnum):
    """Why a person is not invited, or a mailed link not accepted."""

    ADDRESS_UNREADABLE = "address_unreadable"
    NAME_MISSING = "name_missing"
    ALREADY_JOINED = "already_joined"
    ADDRESS_REFUSED = "address_refused"
    LINK_UNUSABLE = "link_unusable"
    PASSWORD_WRONG = "password_wrong"  # noqa: S105 (a code, not a password)
    NOT_JOINED = "not_joined"
    NOT_A_DEMO = "not_a_demo"


WORDS: dict[str, Promise] = {
    Refused.ADDRESS_UNREADABLE: _("%(email)s är ingen fullständig e-postadress. Kontrollera adressen."),
    Refused.NAME_MISSING: _("Skriv namnet på den som bjuds in."),
    Refused.ALREADY_JOINED: _("%(name)s har redan ett konto med adressen %(email)s och behöver ingen inbjudan."),
    Refused.ADDRESS_REFUSED: _("Adressen %(email)s kan inte bjudas in härifrån. Vänd dig till förvaltaren."),
    Refused.LINK_UNUSABLE: _("Länken går inte att använda. Be om en ny."),
    Refused.PASSWORD_WRONG: _("Lösenordet är fel."),
    Refused.NOT_JOINED: _("%(name)s har inte börjat använda sitt konto. Skicka en ny inbjudan i stället."),
    Refused.NOT_A_DEMO: _("Påhittade personer kan bara läggas in i ett demolän."),
}


# The words follow the name of whoever acted; behind a mailed link nobody is signed in, and that name is Samsyn.
ACTS: dict[str, Wording] = {
    Act.PERSON_INVITE: _("skickade en inbjudan"),
    Act.PERSON_RESET_SECOND_FACTOR: _("skickade en länk för att ansluta en ny app"),
    Act.INVITATION_ACCEPT: _("öppnade kontot när inbjudan användes"),
    Act.SECOND_FACTOR_CLEAR: _("tog bort den gamla appen när länken och lösenordet användes"),
}


def words(refusal: Refusal) -> str:
    """What the refusal says to a person."""
    return str(WORDS[refusal.code]) % refusal.facts


# Looked for in this order: most browsers also name the ones they descend from.
_BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
_SYSTEMS = {"Windows": "Windows", "Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Mac OS": "macOS"}
_SYSTEMS |= {"Linux": "Linux"}


def browser(user_agent: str) -> str:
    """ "Firefox, Windows", from what the browser says about itself. Never the text itself: anyone may send any."""
    found = [
        next((name for sign, name in signs.items() if sign in user_agent), "") for signs in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(filter(None, found)) or __("Okänd webbläsare")
