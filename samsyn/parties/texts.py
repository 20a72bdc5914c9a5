"""Words of the parties: refusals, acts, roles and kinds, periods, and what is wrong with a county's files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.access.history import Wording
from samsyn.accounts import texts as accounts
from samsyn.domain.access import Act, Audience, Placement, Role
from samsyn.domain.calendar import Period
from samsyn.domain.verdicts import Refusal


class Refused(StrEnum):
    """Why a change of who takes part is refused."""

    ALREADY_FILLED = "already_filled"
    NOT_A_DEMO = "not_a_demo"
    PARTY_STAYS = "party_stays"
    HAS_PARTS = "has_parts"
    HAS_MEMBERS = "has_members"
    ORGANISATION_WITHDRAWN = "organisation_withdrawn"
    ADDRESS_TAKEN = "address_taken"
    NOT_A_PARTY = "not_a_party"
    MEMBERSHIP_UNCHANGED = "membership_unchanged"
    MEMBERSHIP_OVERLAPS = "membership_overlaps"
    NOT_ITS_OWN_MEMBER = "not_its_own_member"
    BODY_CLOSED = "body_closed"
    OTHER_SIDE_STILL_SITS = "other_side_still_sits"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    ENDS_LATER_THAN_IT_WAS = "ends_later_than_it_was"
    OWN_SIDE_MISSING = "own_side_missing"
    EARLIER_BODY_STILL_OPEN = "earlier_body_still_open"
    SECRETARIAT_IS_GIVEN = "secretariat_is_given"
    SEAT_TAKEN = "seat_taken"
    SEAT_ENDED = "seat_ended"
    SIDE_NOT_IN_BODY = "side_not_in_body"
    SECRETARY_OUTSIDE_SECRETARIAT = "secretary_outside_secretariat"
    ADDRESS_REFUSED = "address_refused"
    NOT_YOURSELF = "not_yourself"
    SUCCESSOR_IS_THE_SAME = "successor_is_the_same"
    SIDE_HAS_SECRETARY = "side_has_secretary"
    SIDE_HAS_NO_SECRETARIAT = "side_has_no_secretariat"


WORDS: dict[str, Promise] = {
    Refused.ALREADY_FILLED: _("Databasen innehåller redan ett län. Börja med en tom databas."),
    Refused.NOT_A_DEMO: _("Påhittade personer kan bara läggas in i en demonstration."),
    Refused.PARTY_STAYS: _("En part kan inte tas ur bruk. Den är bunden av avtal som gäller."),
    Refused.HAS_PARTS: _("Organisationen har delar som är i bruk. Ta dem ur bruk först."),
    Refused.HAS_MEMBERS: _("Ett kommunalförbund kan inte tas ur bruk härifrån. Vänd dig till förvaltaren."),
    Refused.ORGANISATION_WITHDRAWN: _("Organisationen är tagen ur bruk och kan inte ändras."),
    Refused.ADDRESS_TAKEN: _("Någon annan lade just till något med samma namn. Kontrollera listan och försök igen."),
    Refused.NOT_A_PARTY: _("Bara en part kan ha delar. Välj en part."),
    Refused.MEMBERSHIP_UNCHANGED: _("Organisationen hör redan dit. Välj något annat eller avbryt."),
    Refused.MEMBERSHIP_OVERLAPS: _(
        "En senare ändring finns redan. Välj en dag efter den, eftersom tiderna inte får gå om varandra."
    ),
    Refused.NOT_ITS_OWN_MEMBER: _("Ett kommunalförbund kan inte vara medlem i sig självt."),
    Refused.BODY_CLOSED: _("Organet är avslutat då. Välj dagar inom organets tid."),
    Refused.OTHER_SIDE_STILL_SITS: _(
        "Den andra sidan har platser som gäller längre. Be den sidans sekreterare att avsluta dem först."
    ),
    Refused.ENDS_BEFORE_IT_BEGINS: _("Den sista dagen kan inte ligga före den första, %(day)s."),
    Refused.ENDS_LATER_THAN_IT_WAS: _(
        "Platsen slutar redan %(day)s. Välj den dagen eller en tidigare. Ge en ny plats för tiden därefter."
    ),
    Refused.OWN_SIDE_MISSING: _("Organet måste höra till din egen sida."),
    Refused.EARLIER_BODY_STILL_OPEN: _(
        "%(name)s är inte avslutat innan det nya organet börjar. Avsluta det först eller välj en senare dag."
    ),
    Refused.SECRETARIAT_IS_GIVEN: _("Varje sida har ett sekretariat, som varken läggs till eller avslutas härifrån."),
    Refused.SEAT_TAKEN: _("Personen har redan den platsen under de dagarna."),
    Refused.SEAT_ENDED: _("Platsen är redan avslutad. Ge en ny plats i stället."),
    Refused.SIDE_NOT_IN_BODY: _("Din sida har inga platser i organet."),
    Refused.SECRETARY_OUTSIDE_SECRETARIAT: _(
        "Rollen sekreterare finns bara i sidans sekretariat. Välj mötessekreterare för den som skriver anteckningar."
    ),
    Refused.ADDRESS_REFUSED: _(
        "Adressen %(email)s kan inte få en plats här. Kontrollera adressen eller vänd dig till förvaltaren."
    ),
    Refused.NOT_YOURSELF: _("Förvaltaren kan inte utse sig själv. Ange någon annans adress."),
    Refused.SUCCESSOR_IS_THE_SAME: _("Den som tar över måste vara någon annan. Ange efterträdarens adress."),
    Refused.SIDE_HAS_SECRETARY: _("Sidan har redan en sekreterare, som ger nästa plats."),
    Refused.SIDE_HAS_NO_SECRETARIAT: _("Sidan har inget sekretariat att ge platsen i. Lägg till det i länets filer."),
}


def words(refusal: Refusal) -> str:
    """What the refusal says to a person; those that come from inviting somebody have their words there."""
    if refusal.code not in WORDS:
        return accounts.words(refusal)
    facts = {k: day(date.fromisoformat(str(v))) if k == "day" else v for k, v in refusal.facts.items()}
    return str(WORDS[refusal.code]) % facts


ROLES: dict[str, Promise] = {
    Role.CHAIR: _("ordförande"),
    Role.VICE_CHAIR: _("vice ordförande"),
    Role.MEMBER: _("ledamot"),
    Role.SECRETARY: _("sekreterare"),
    Role.MEETING_SECRETARY: _("mötessekreterare"),
    Role.PROCESS_LEADER: _("processledare"),
    Role.LEGAL_COUNSEL: _("jurist"),
    Role.CASE_OFFICER: _("handläggare"),
    Role.REGISTRAR: _("registrator"),
    Role.COORDINATOR: _("samordnare"),
}
BODY_KINDS: dict[str, Promise] = {
    "political": _("Politiskt organ"),
    "steering": _("Styrgrupp"),
    "working": _("Arbetsgrupp"),
    "process": _("Processledning"),
    "legal": _("Juristgrupp"),
    "secretariat": _("Sekretariat"),
}
ORGANISATION_KINDS: dict[str, Promise] = {
    "municipality": _("Kommun"),
    "region": _("Region"),
    "association": _("Kommunalförbund"),
    "part": _("Del av en part"),
    "other": _("Annan organisation"),
}
GROUPING_KINDS: dict[str, Promise] = {
    "association": _("Kommunalförbund"),
    "care_area": _("Delregional vårdsamverkan"),
}
_FIELDS: dict[str, Promise] = {
    "name": _("kortnamn"),
    "formal_name": _("formellt namn"),
    "email": _("e-postadress"),
    "website": _("webbplats"),
    "purpose": _("uppgift"),
}


def day(on: date) -> str:
    """ "den 1 mars 2026" """
    return __("den %(day)s") % {"day": date_format(on, "j F Y")}


def period(days: Period) -> str:
    """When something holds, in words; nothing where both ends are open."""
    if days.from_on and days.until_on:
        return f"{date_format(days.from_on, 'j F Y')}–{date_format(days.until_on, 'j F Y')}"
    if days.from_on:
        return __("från och med %(day)s") % {"day": day(days.from_on)}
    if days.until_on:
        return __("till och med %(day)s") % {"day": day(days.until_on)}
    return ""


def _changed(data: Mapping[str, Any]) -> str:
    names = [str(_FIELDS[field]) for field in data.get("changed", []) if field in _FIELDS]
    if not names:
        return __("sparade uppgifterna utan att ändra dem")
    listed = __("%(first)s och %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
    return __("ändrade %(fields)s") % {"fields": listed if len(names) > 1 else names[0]}


def _day_of(data: Mapping[str, Any], key: str) -> str:
    return day(date.fromisoformat(data[key])) if data.get(key) else ""


def _role_of(data: Mapping[str, Any]) -> str:
    return str(ROLES.get(data.get("role", ""), ""))


def _membership(data: Mapping[str, Any]) -> str:
    if "confirmed" in data:
        return __("bekräftade en tillhörighet som var osäker")
    kind = str(GROUPING_KINDS[data["kind"]]).lower()
    return __("ändrade %(kind)s från och med %(day)s") % {"kind": kind, "day": _day_of(data, "from_on")}


def _seat_given(data: Mapping[str, Any]) -> str:
    return __("gav %(person)s en plats som %(role)s från och med %(day)s") % {
        "person": data["person_name"],
        "role": _role_of(data),
        "day": _day_of(data, "from_on"),
    }


def _seat_ended(data: Mapping[str, Any]) -> str:
    facts = {"person": data["person_name"], "role": _role_of(data), "day": _day_of(data, "last_on")}
    if data.get("at_once"):
        return __("avslutade genast platsen som %(role)s för %(person)s") % facts
    return __("avslutade platsen som %(role)s för %(person)s %(day)s") % facts


def _seat_handed_over(data: Mapping[str, Any]) -> str:
    return __("lämnade över platsen som %(role)s från %(person)s till %(successor)s %(day)s") % {
        "person": data["person_name"],
        "successor": data["successor_name"],
        "role": _role_of(data),
        "day": _day_of(data, "last_on"),
    }


def _colleague_invited(data: Mapping[str, Any]) -> str:
    return __("bjöd in %(person)s som kollega") % {"person": data["person_name"]}


def _colleague_ended(data: Mapping[str, Any]) -> str:
    return __("avslutade platsen för kollegan %(person)s") % {"person": data["person_name"]}


def _secretary_appointed(data: Mapping[str, Any]) -> str:
    return __("utsåg %(person)s till sekreterare från och med %(day)s") % {
        "person": data["person_name"],
        "day": _day_of(data, "from_on"),
    }


def _body_closed(data: Mapping[str, Any]) -> str:
    return __("avslutade organet %(day)s") % {"day": _day_of(data, "last_on")}


def _filled(data: Mapping[str, Any]) -> str:
    return __("lade in påhittade personer") if "seats" in data else __("lade in länets parter och organ")


# The words follow the name of whoever acted: "Sekreterare Kommun ändrade webbplats".
ACTS: dict[str, Wording] = {
    Act.INSTALLATION_FILL: _filled,
    Act.ORGANISATION_ADD: _("lade till organisationen"),
    Act.ORGANISATION_UPDATE: _changed,
    Act.ORGANISATION_WITHDRAW: _("tog organisationen ur bruk"),
    Act.MEMBERSHIP_CHANGE: _membership,
    Act.SEAT_GIVE: _seat_given,
    Act.SEAT_END: _seat_ended,
    Act.SEAT_HAND_OVER: _seat_handed_over,
    Act.COLLEAGUE_INVITE: _colleague_invited,
    Act.COLLEAGUE_END: _colleague_ended,
    Act.SECRETARY_APPOINT: _secretary_appointed,
    Act.BODY_ADD: _("startade organet"),
    Act.BODY_UPDATE: _changed,
    Act.BODY_CLOSE: _body_closed,
}

# What is wrong with a county's files, by the code of `samsyn.office.county.Fault`.
FAULTS: dict[str, Promise] = {
    "no_file": _("filen saknas"),
    "not_utf8": _("filen är inte sparad som UTF-8"),
    "no_column": _("kolumnen saknas"),
    "empty": _("värdet saknas"),
    "too_long": _("värdet är för långt"),
    "not_an_address": _("får bara innehålla små bokstäver a–z, siffror och bindestreck"),
    "unknown": _("värdet finns inte i den fil det hänvisar till"),
    "twice": _("värdet finns redan på en tidigare rad"),
    "not_true_or_false": _("ska vara true eller false"),
    "not_an_email": _("ska vara en e-postadress, till exempel registrator@kommun.example"),
    "not_a_day": _("ska vara en dag som 2027-01-01"),
    "ends_before_it_begins": _("den sista dagen ligger före den första"),
    "overlaps": _("tiden går om en annan rad för samma organisation"),
    "not_above": _("ska vara ett organ på en tidigare rad"),
}


def readers(place: Placement, name: str) -> str:
    """Who sees what lies there; `name` is the side's, body's or organisation's."""
    match place.audience:
        case Audience.PUBLIC:
            return __("Alla, också utan inloggning")
        case Audience.PARTIES:
            return __("Alla parter")
        case Audience.PERSON:
            return __("Bara du")
        case _:
            return name
