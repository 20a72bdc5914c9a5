"""Words of the agreements: why something is refused, what kinds of documents are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from samsyn.access.history import Wording
from samsyn.agreements.places import Number, counted_at
from samsyn.domain.access import Act, Audience, Placement
from samsyn.domain.rearranging import Misplaced
from samsyn.domain.sections import TextFault
from samsyn.domain.verdicts import Refusal


class Refused(StrEnum):
    """Why something about a package, a version, a section or a comment is not done."""

    PACKAGE_TAKEN = "package_address_is_taken"
    ADDRESS_RESERVED = "address_is_a_page_of_its_own"
    ADDRESS_OF_A_SIDE = "address_ends_as_those_of_a_side"
    KIND_STAYS = "kind_of_a_package_stays"
    WORD_IN_BOTH_FORMS = "word_is_wanted_in_both_forms"
    RELATED_UNKNOWN = "related_package_is_unknown"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    DOCUMENT_TAKEN = "document_address_is_taken"
    DOCUMENT_UNKNOWN = "document_is_not_in_the_package"
    OTHER_KIND = "text_is_of_another_kind_than_the_document"
    REACHES_FURTHER = "version_would_reach_further_than_its_document"
    OPEN_PLACE = "open_version_lies_with_a_body_or_a_side"
    OPEN_ALREADY = "document_has_an_open_version"
    NOTHING_TO_ADJUST = "document_has_no_published_version_to_adjust"
    NOT_OPEN = "version_is_not_open"
    TERM_NEEDS_START = "term_needs_a_first_day"
    CLAUSE_UNKNOWN = "clause_is_not_in_the_version"
    CHECKED_ALREADY = "version_is_checked_already"
    CHECKED_OTHER_WORDS = "version_has_changed_since_it_was_shown"
    BASE_NARROWER = "newest_version_lies_for_fewer"
    ADJUSTS_NOTHING = "version_adjusts_nothing"
    NOTHING_TO_PUBLISH = "nothing_was_chosen_to_publish"
    PUBLISHED_TWICE = "two_versions_of_one_document_at_once"
    NOT_CHECKED = "version_is_not_checked_by_every_side"
    REFERENCE_DANGLES = "cross_reference_leads_nowhere"
    REFERENCE_TYPED = "cross_reference_is_written_by_hand"
    CHANGE_NOT_LISTED = "change_is_not_listed_as_an_adjustment"
    NOT_WIDER = "others_would_see_less"
    ONE_SIDES = "version_is_checked_by_one_side_only"
    UNKNOWN_AUTHORITY = "registering_authority_is_unknown"
    LABEL_EMPTY = "version_has_no_label"
    FIELD_EMPTY = "field_is_empty"
    FIELD_TOO_LONG = "field_is_too_long"
    COMMENT_PLACE = "comment_cannot_lie_there"
    QUOTE_NOT_THERE = "quote_is_not_in_the_text"
    NOTHING_TO_PRINT = "nothing_to_print"
    COMMENT_SETTLED = "comment_is_settled_already"


WORDS: dict[str, Promise] = {
    Refused.PACKAGE_TAKEN: _(
        "Adressen %(slug)s används redan av ett annat avtalspaket, eller två dokument heter lika."
    ),
    Refused.ADDRESS_RESERVED: _("Adressen %(slug)s används av en egen sida i Samsyn. Välj en annan."),
    Refused.ADDRESS_OF_A_SIDE: _(
        "Adressen %(slug)s slutar som adresserna till en sidas egna paket. Välj en annan adress."
    ),
    Refused.KIND_STAYS: _("Vilket slags paket det är går inte att ändra. Lägg upp ett nytt i stället."),
    Refused.WORD_IN_BOTH_FORMS: _("Skriv ordet i båda formerna, till exempel överenskommelse och överenskommelsen."),
    Refused.RELATED_UNKNOWN: _(
        "Avtalet %(slug)s finns inte, eller så får inte alla som läser paketet se det. Välj ett annat."
    ),
    Refused.ENDS_BEFORE_IT_BEGINS: _("Den sista dagen ligger före den första. Rätta någon av dem."),
    Refused.DOCUMENT_TAKEN: _("Paketet har redan ett dokument med adressen %(slug)s. Ge dokumentet ett annat namn."),
    Refused.DOCUMENT_UNKNOWN: _("Dokumentet %(document)s ingår inte i avtalspaketet."),
    Refused.OTHER_KIND: _(
        "Texten är av ett annat slag än dokumentet %(document)s. Kontrollera om det är ett underavtal."
    ),
    Refused.REACHES_FURTHER: _("Versionen skulle nå fler än dokumentet %(document)s. Välj en snävare krets."),
    Refused.OPEN_PLACE: _("Välj det organ eller den sida som ska arbeta med versionen."),
    Refused.OPEN_ALREADY: _(
        "Dokumentet %(document)s har redan en arbetsversion där. Arbeta vidare i den, eller återkalla den först."
    ),
    Refused.NOTHING_TO_ADJUST: _("Dokumentet %(document)s har ingen publicerad version att justera."),
    Refused.NOT_OPEN: _("Versionen är inte öppen längre. Den har publicerats eller återkallats medan du arbetade."),
    Refused.TERM_NEEDS_START: _("Ange den dag då avtalet börjar gälla."),
    Refused.CLAUSE_UNKNOWN: _("Avsnittet %(section)s finns inte i versionen. Välj ett annat avsnitt."),
    Refused.CHECKED_OTHER_WORDS: _(
        "Texten har ändrats sedan du öppnade sidan, så granskningen är inte intygad. Läs texten igen, öppna sedan sidan på nytt och intyga granskningen."
    ),
    Refused.BASE_NARROWER: _(
        "Ingen publicerad version av %(document)s kan läsas av alla som ska arbeta med texten. "
        "Låt dem läsa den först, eller arbeta vidare i en snävare krets."
    ),
    Refused.CHECKED_ALREADY: _("Din sida har redan granskat texten som den ser ut nu."),
    Refused.ADJUSTS_NOTHING: _("Versionen justerar ingen annan version, så ändringar behöver inte förtecknas."),
    Refused.NOTHING_TO_PUBLISH: _("Välj minst en arbetsversion att publicera."),
    Refused.PUBLISHED_TWICE: _(
        "Du har valt två arbetsversioner av %(document)s. Välj en av dem. Den andra kan publiceras efteråt."
    ),
    Refused.NOT_CHECKED: _(
        "%(document)s går inte att publicera än. Juristgranskning av den senaste texten saknas från: %(sides)s."
    ),
    Refused.REFERENCE_DANGLES: _(
        "Dokumentet %(document)s hänvisar till avsnitt som inte finns: %(references)s. Rätta hänvisningarna."
    ),
    Refused.REFERENCE_TYPED: _(
        "%(document)s har hänvisningar som är skrivna med nummer: %(references)s. Byt ut dem mot länkar till avsnitten."
    ),
    Refused.CHANGE_NOT_LISTED: _(
        "%(document)s justerar en tidigare version. Ange skälet till ändringen i: %(sections)s."
    ),
    Refused.NOT_WIDER: _("Då skulle några av dem som ser versionen i dag inte längre se den. Välj en vidare krets."),
    Refused.ONE_SIDES: _(
        "%(document)s är bara en sidas text. De andra sidornas jurister kan inte granska den där den ligger. Öppna den i"
        " ett gemensamt organ för att publicera den för fler."
    ),
    Refused.UNKNOWN_AUTHORITY: _("Välj den myndighet som har registrerat handlingen."),
    Refused.LABEL_EMPTY: _("Ange vilket organ versionen kommer från, eller skriv en egen beteckning."),
    Refused.FIELD_EMPTY: _("Fältet %(field)s är tomt."),
    Refused.FIELD_TOO_LONG: _("Fältet %(field)s är för långt. Det får vara högst %(longest)s tecken."),
    Refused.COMMENT_PLACE: _("Välj vilka som ska se kommentaren: du själv, din organisation, sida eller grupp."),
    Refused.QUOTE_NOT_THERE: _(
        "Citatet finns inte i avsnittet. Kopiera orden från texten, eller lämna fältet tomt för hela avsnittet."
    ),
    Refused.NOTHING_TO_PRINT: _("Det finns ingen publicerad text att göra PDF av."),
    Refused.COMMENT_SETTLED: _("Någon har redan markerat kommentaren som behandlad."),
    Misplaced.NOT_THERE: _("Avsnittet %(section)s finns inte i versionen. Någon kan ha tagit bort det nyss."),
    Misplaced.INTO_ITSELF: _("Ett avsnitt går inte att flytta in i sig självt. Välj en annan plats."),
    Misplaced.TOO_DEEP: _("Avsnittet, eller något under det, skulle hamna för djupt. Fyra nivåer är det mesta."),
    Misplaced.LEVEL_SKIPPED: _("Avsnittet skulle hoppa över en rubriknivå på den platsen. Välj en högre nivå."),
    Misplaced.NOTHING_TO_SPLIT: _("Avsnittet har bara ett stycke. Lägg in en tom rad där det ska delas."),
    Misplaced.HAS_CHILDREN: _("Avsnittet har underavsnitt. Flytta dem först."),
    Misplaced.NOT_NEIGHBOURS: _("Avsnitten står inte intill varandra på samma nivå. Flytta det ena först."),
    Misplaced.LAST_ONE: _("Det är det enda avsnittet i dokumentet och kan inte tas bort."),
    Misplaced.NAME_TAKEN: _("Namnet %(section)s används redan av ett annat avsnitt."),
    TextFault.NO_FRONT_MATTER: _("Filen saknar uppgifterna överst, mellan två rader med ---."),
    TextFault.FIELD_MISSING: _("Uppgiften %(field)s saknas överst i filen."),
    TextFault.FIELD_UNKNOWN: _("Rad %(line)s: uppgiften %(field)s är okänd eller står två gånger."),
    TextFault.KIND_UNKNOWN: _("Slaget %(kind)s är okänt. Skriv main, sub eller guideline."),
    TextFault.HEADING_UNREADABLE: _("Rad %(line)s: skriv rubriken som ”# Rubrik {#namn}”."),
    TextFault.NUMBER_TYPED: _("Rad %(line)s: skriv rubriken utan nummer. Numren räknas fram."),
    TextFault.BEFORE_FIRST_HEADING: _("Rad %(line)s: det står text före den första rubriken."),
    TextFault.NO_SECTIONS: _("Texten har inga avsnitt."),
    TextFault.LEVEL_SKIPPED: _("Avsnittet %(section)s hoppar över en rubriknivå."),
    TextFault.SLUG_TWICE: _("Namnet %(section)s används av två avsnitt."),
    TextFault.TOO_LONG: _("Texten är för lång. Ett avsnitt får vara högst %(longest)s tecken. Dela upp det."),
    TextFault.TOO_MANY_CELLS: _(
        "Tabellerna är för stora. Ett avsnitt får ha högst %(most)s tabellrutor. Dela upp tabellen i flera avsnitt."
    ),
    TextFault.LISTS_TOO_DEEP: _("Listorna ligger för djupt i varandra. Sex nivåer är det mesta. Gör färre nivåer."),
}


# How a version is called that is counted at a place of its own, since it is for fewer than the document's readers.
COUNTED_AT: dict[Audience, Promise] = {
    Audience.PUBLIC: _("%(number)s för alla"),
    Audience.PARTIES: _("%(number)s för parterna"),
    Audience.SIDE: _("%(number)s för den egna sidan"),
    Audience.BODY: _("%(number)s för organet"),
    Audience.ORGANISATION: _("%(number)s för den egna organisationen"),
    Audience.PERSON: _("%(number)s för dig"),
}


def numbered(number: Number) -> str:
    """What stands after "version": "3", "1 för den egna sidan"."""
    figure, where = counted_at(number)
    return str(COUNTED_AT[where]) % {"number": figure} if where else figure


def _published(facts: Mapping[str, Any]) -> str:
    return __("publicerade version %(number)s") % {"number": numbered(facts["number"])}


ACTS: dict[str, Wording] = {
    Act.PACKAGE_OPEN: _("lade upp avtalspaketet"),
    Act.PACKAGE_DESCRIBE: _("ändrade uppgifterna om avtalspaketet"),
    Act.DOCUMENT_ADD: _("lade till ett dokument i avtalspaketet"),
    Act.VERSION_OPEN: _("öppnade en arbetsversion"),
    Act.VERSION_DESCRIBE: _("ändrade versionens titel eller avtalstid"),
    Act.VERSION_CHECK: _("granskade texten som jurist"),
    Act.VERSION_PUBLISH: _published,
    Act.VERSION_WIDEN: _("lät fler läsa versionen"),
    Act.VERSION_WITHDRAW: _("återkallade arbetsversionen"),
    Act.SECTION_WRITE: _("skrev i ett avsnitt"),
    Act.SECTION_MOVE: _("flyttade ett avsnitt"),
    Act.SECTION_SPLIT: _("delade ett avsnitt"),
    Act.SECTION_MERGE: _("slog ihop två avsnitt"),
    Act.SECTION_ADD: _("lade till ett avsnitt"),
    Act.SECTION_REMOVE: _("tog bort ett avsnitt"),
    Act.SECTION_RESTORE: _("lade tillbaka ett avsnitt"),
    Act.ADJUSTMENT_LIST: _("förtecknade en justering"),
    Act.COMMENT_WRITE: _("kommenterade ett avsnitt"),
    Act.COMMENT_SETTLE: _("markerade en kommentar som behandlad"),
    Act.COMMENT_WITHDRAW: _("återkallade en kommentar"),
    Act.PRINTOUT_ORDER: _("beställde en utskrift"),
}

# What an open version is called; stored, since it is the version's label until it gets another.
OPEN_LABEL = "Arbetsversion"

# Why a PDF was not made, by the fault's code; anything else is the last.
PRINT_FAULTS: dict[str, Promise] = {
    "pdf.unavailable": _(
        "Den här installationen kan inte göra PDF, eftersom biblioteket Pango saknas. Förvaltaren kan lägga till det."
    ),
    "pdf.sign_missing": _("Texten innehåller ett tecken som inte går att skriva ut. Rätta det i nästa version."),
    "": _("Det gick inte att göra PDF den här gången. Försök igen om en stund."),
}

KINDS: dict[str, Promise] = {"main": _("Huvudavtal"), "sub": _("Underavtal"), "guideline": _("Riktlinje")}
PACKAGE_KINDS: dict[str, Promise] = {
    "agreement": _("Avtalspaket"),
    "guideline": _("Riktlinje"),
    "earlier": _("Avtal som andra hänvisar till"),
}
# What stands over the packages of each kind in the list.
PACKAGES_OF_KIND: dict[str, Promise] = {
    "agreement": pgettext_lazy("flera", "Avtalspaket"),
    "guideline": _("Riktlinjer"),
    "earlier": _("Andra avtal"),
}
# How a package relates to another, read from the one and from the other.
RELATIONS: dict[str, Promise] = {
    "supplements": _("Kompletterar"),
    "part_of": _("Ingår i"),
    "replaces": _("Ersätter"),
}
RELATED_FROM: dict[str, Promise] = {
    "supplements": _("Kompletteras av"),
    "part_of": _("Innehåller"),
    "replaces": _("Ersätts av"),
}


@dataclass(frozen=True, slots=True)
class KindWords:
    """What the documents of one package are called: its own words, or the usual ones. They stand inside agreement
    texts ("i överenskommelsen ”…”"), so they are Swedish whatever language the page is in."""

    main_name: str = ""
    main_definite: str = "huvudavtalet"
    sub_name: str = ""
    sub_definite: str = "underavtalet"
    sub_heading: str = ""

    @staticmethod
    def of(package: Any) -> KindWords:
        usual = KindWords()
        return KindWords(
            package.main_name,
            package.main_name_definite or usual.main_definite,
            package.sub_name,
            package.sub_name_definite or usual.sub_definite,
            package.sub_heading,
        )

    def name(self, kind: str) -> str:
        """ "Överenskommelse (underavtal)" over a document of this kind."""
        own = {"main": self.main_name, "sub": self.sub_name}.get(kind, "")
        named = own[:1].upper() + own[1:] if own else str(KINDS[kind])
        return f"{named} ({self.sub_heading})" if kind == "sub" and own and self.sub_heading else named

    def definite(self, kind: str) -> str:
        return self.main_definite if kind == "main" else self.sub_definite


# How a section stands in another version, by whether its words are the same there.
COMPARED: dict[bool, Promise] = {True: _("Samma lydelse"), False: _("Ändrad lydelse")}
RENUMBERED: dict[bool, Promise] = {
    True: _("Samma lydelse, nytt nummer"),
    False: _("Ändrad lydelse, nytt nummer"),
}
ELSEWHERE: dict[bool, Promise] = {
    True: _("Samma lydelse, ny plats"),
    False: _("Ändrad lydelse, ny plats"),
}

# A version that applies for a time, while the work on its matter goes on.
INTERIM = _("Interimsversion")

# What an adjustment without a section is about.
OWN_FACTS = _("Titel och avtalstid")

# Who reads what lies there, where the place has no name of its own.
READERS: dict[Audience, Promise] = {
    Audience.PUBLIC: _("Alla"),
    Audience.PARTIES: _("Alla parter"),
    Audience.SIDE: _("Den egna sidan"),
    Audience.BODY: _("Gruppen"),
    Audience.ORGANISATION: _("Den egna organisationen"),
    Audience.PERSON: _("Bara du"),
}


def readers_of(place: Placement, name: str) -> str:
    """Who sees a comment that lies there, so that it can be chosen; `name` is the side's, body's or organisation's."""
    wording = {
        Audience.SIDE: _("Alla på sidan %(name)s"),
        Audience.BODY: _("Alla i %(name)s"),
        Audience.ORGANISATION: _("Alla hos %(name)s"),
    }.get(place.audience, READERS[place.audience])
    return str(wording) % {"name": name}


# Whom a version lies for, where that is not everybody.
REACH: dict[Audience, Promise | str] = {
    Audience.PUBLIC: "",
    Audience.PARTIES: _("Syns för parterna"),
    Audience.SIDE: _("Syns för den egna sidan"),
    Audience.BODY: _("Syns för organet"),
    Audience.ORGANISATION: _("Syns för den egna organisationen"),
    Audience.PERSON: _("Syns bara för dig"),
}


def whose(name: str) -> str:
    """A name as the owner of something: "Tilde Kvistmarkers", "Alice Max"."""
    ends_as_owner = name[-1:].lower() in {"s", "x", "z"}
    wording = pgettext("ägare på s, x eller z", "%(name)s") if ends_as_owner else pgettext("ägare", "%(name)ss")
    return wording % {"name": name}


def words(refusal: Refusal) -> str:
    """What the refusal says to a person."""
    return str(WORDS[refusal.code]) % refusal.facts
