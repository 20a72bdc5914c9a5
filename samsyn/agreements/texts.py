"""Words of the agreements: why something is refused, what kinds of documents are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.access.history import Wording
from samsyn.domain.access import Act, Audience
from samsyn.domain.sections import TextFault
from samsyn.domain.verdicts import Refusal


class Refused(StrEnum):
    """Why a package is not opened or a version not published."""

    PACKAGE_TAKEN = "package_address_is_taken"
    DOCUMENT_UNKNOWN = "document_is_not_in_the_package"
    OTHER_KIND = "text_is_of_another_kind_than_the_document"
    REACHES_FURTHER = "version_would_reach_further_than_its_document"
    REFERENCE_DANGLES = "cross_reference_leads_nowhere"
    NUMBER_TAKEN = "version_number_is_taken"
    FIELD_EMPTY = "field_is_empty"
    FIELD_TOO_LONG = "field_is_too_long"


WORDS: dict[str, Promise] = {
    Refused.PACKAGE_TAKEN: _(
        "Adressen %(slug)s används redan av ett annat avtalspaket, eller två dokument heter lika."
    ),
    Refused.DOCUMENT_UNKNOWN: _("Dokumentet %(document)s ingår inte i avtalspaketet."),
    Refused.OTHER_KIND: _(
        "Texten är av ett annat slag än dokumentet %(document)s. Kontrollera om det är ett underavtal."
    ),
    Refused.REACHES_FURTHER: _("Versionen skulle nå fler än dokumentet %(document)s. Välj en snävare krets."),
    Refused.REFERENCE_DANGLES: _(
        "Dokumentet %(document)s hänvisar till avsnitt som inte finns: %(references)s. Rätta hänvisningarna."
    ),
    Refused.NUMBER_TAKEN: _("Version %(number)s finns redan. En publicerad version ändras aldrig."),
    Refused.FIELD_EMPTY: _("Fältet %(field)s är tomt."),
    Refused.FIELD_TOO_LONG: _("Fältet %(field)s är för långt. Det får vara högst %(longest)s tecken."),
    TextFault.NO_FRONT_MATTER: _("Filen saknar uppgifterna överst, mellan två rader med ---."),
    TextFault.FIELD_MISSING: _("Uppgiften %(field)s saknas överst i filen."),
    TextFault.FIELD_UNKNOWN: _("Rad %(line)s: uppgiften %(field)s är okänd eller står två gånger."),
    TextFault.KIND_UNKNOWN: _("Slaget %(kind)s är okänt. Skriv main eller sub."),
    TextFault.HEADING_UNREADABLE: _("Rad %(line)s: skriv rubriken som ”# Rubrik {#namn}”."),
    TextFault.NUMBER_TYPED: _("Rad %(line)s: skriv rubriken utan nummer. Numren räknas fram."),
    TextFault.BEFORE_FIRST_HEADING: _("Rad %(line)s: det står text före den första rubriken."),
    TextFault.NO_SECTIONS: _("Texten har inga avsnitt."),
    TextFault.LEVEL_SKIPPED: _("Avsnittet %(section)s hoppar över en rubriknivå."),
    TextFault.SLUG_TWICE: _("Namnet %(section)s används av två avsnitt."),
}


def _published(facts: Mapping[str, Any]) -> str:
    return __("publicerade version %(number)s") % facts


ACTS: dict[str, Wording] = {
    Act.PACKAGE_OPEN: _("lade upp avtalspaketet"),
    Act.VERSION_PUBLISH: _published,
}

KINDS: dict[str, Promise] = {"main": _("Huvudavtal"), "sub": _("Underavtal")}
# Whom a version lies for, where that is not everybody.
REACH: dict[Audience, Promise | str] = {
    Audience.PUBLIC: "",
    Audience.PARTIES: _("Syns för parterna"),
    Audience.SIDE: _("Syns för den egna sidan"),
    Audience.BODY: _("Syns för organet"),
    Audience.ORGANISATION: _("Syns för den egna organisationen"),
    Audience.PERSON: _("Syns bara för dig"),
}


def words(refusal: Refusal) -> str:
    """What the refusal says to a person."""
    return str(WORDS[refusal.code]) % refusal.facts
