"""What has been done with a consultation, for its history. The words follow the name of whoever acted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samsyn.access.history import Wording
from samsyn.consultations.texts.moments import moment
from samsyn.domain.access import Act

_COMPOSED: dict[str, Promise] = {
    "begun": _("började förbereda remissen"),
    "described": _("ändrade remissbrevet och uppgifterna om remissen"),
    "versions": _("valde vilka texter som skickas på remiss"),
    "sections": _("valde vilka avsnitt som graderas"),
    "respondents": _("valde remissinstanser"),
    "addresses": _("ändrade remissinstansernas e-postadresser"),
}


def _composed(data: Mapping[str, Any]) -> str:
    return str(_COMPOSED.get(data.get("what", ""), _COMPOSED["described"]))


def _sent(data: Mapping[str, Any]) -> str:
    n = data["respondents"]
    return ngettext("skickade remissen till en remissinstans", "skickade remissen till %(n)s remissinstanser", n) % {
        "n": n
    }


def _moved(data: Mapping[str, Any]) -> str:
    facts = {
        "before": moment(datetime.fromisoformat(data["from"])),
        "after": moment(datetime.fromisoformat(data["to"])),
    }
    return __("ändrade svarstidens slut från %(before)s till %(after)s") % facts


def _added(data: Mapping[str, Any]) -> str:
    n = data["respondents"]
    return ngettext("lade till en remissinstans", "lade till %(n)s remissinstanser", n) % {"n": n}


def _reminded(data: Mapping[str, Any]) -> str:
    n = data["respondents"]
    return ngettext("påminde en remissinstans", "påminde %(n)s remissinstanser", n) % {"n": n}


def _followed(data: Mapping[str, Any]) -> str:
    """Somebody who was signed in did it herself; whoever got her account by the code is named."""
    if "person_name" not in data:
        return __("tog emot remissen")
    return __("bekräftade att %(person)s tar emot remissen") % {"person": data["person_name"]}


ACTS: dict[str, Wording] = {
    Act.CONSULTATION_COMPOSE: _composed,
    Act.CONSULTATION_SEND: _sent,
    Act.CONSULTATION_MOVE_DEADLINE: _moved,
    Act.CONSULTATION_WITHDRAW: _("återkallade remissen"),
    Act.RESPONDENT_ADD: _added,
    Act.RESPONDENT_WITHDRAW: _("tog bort en remissinstans"),
    Act.RESPONDENT_INVITE: _("skickade en ny inbjudan till en remissinstans"),
    Act.RESPONDENT_REMIND: _reminded,
    Act.CONTACT_NOTE: _("antecknade en kontakt med en remissinstans"),
    Act.CONTACT_WITHDRAW: _("återkallade en anteckning om en kontakt"),
    Act.LINK_FOLLOW: _followed,
    Act.LINK_ASK: _("skickade en ny inbjudan på begäran"),
}
