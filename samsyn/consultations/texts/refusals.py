"""Why something about a consultation is not done: what happened, why, and what to do."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.domain.sending import NotReady
from samsyn.domain.verdicts import Reason, Refusal
from samsyn.parties import texts as parties


class Refused(StrEnum):
    """Why a consultation, a respondent or a mailed link is left as it was."""

    TITLE_EMPTY = "consultation_without_title"
    TOO_LONG = "consultation_field_is_too_long"
    BODY_ONE_SIDED = "consultation_led_by_one_side"
    VERSION_UNKNOWN = "consulted_version_is_unknown"
    TWO_OF_ONE = "two_versions_of_one_document"
    SENT_ALREADY = "consultation_is_sent_already"
    NOT_SENT = "consultation_is_not_sent"
    WITHDRAWN = "consultation_is_withdrawn"
    CLOSES_BEFORE_IT_OPENS = "consultation_closes_before_it_opens"
    PLACES_UNKNOWN = "letter_has_unknown_places"
    LINK_UNSAFE = "position_link_is_no_web_address"
    UNKNOWN_BODY = "position_of_an_unknown_body"
    UNKNOWN_AUTHORITY = "consultation_of_unknown_authority"
    UNKNOWN_RESPONDENT = "respondent_is_unknown"
    ASKED_ALREADY = "respondent_is_asked_already"
    ADDRESS_UNREADABLE = "respondent_address_is_unreadable"
    ANSWERED_ALREADY = "respondent_has_answered_already"
    REASON_EMPTY = "reason_is_empty"
    DEADLINE_UNCHANGED = "deadline_is_unchanged"
    DEADLINE_PASSED = "deadline_would_have_passed"
    NOT_OPEN = "consultation_is_not_open_yet"
    NOBODY_TO_REMIND = "nobody_to_remind"
    NOT_SILENT = "respondent_is_not_silent"
    REMINDED_TODAY = "respondent_was_reminded_today"
    NOTE_EMPTY = "contact_says_nothing"
    CONTACT_IN_THE_FUTURE = "contact_is_in_the_future"
    LINK_DEAD = "respondent_link_is_dead"
    LINK_USED = "respondent_link_is_used"
    CODE_WRONG = "one_time_code_is_wrong"
    CODE_OLD = "one_time_code_is_too_old"
    CODE_TRIED_OUT = "one_time_code_is_tried_out"
    CODE_WANTED = "one_time_code_is_wanted"
    TOO_MANY_MAILS = "too_many_mails_for_the_link"
    HAS_ACCOUNT = "address_has_an_account"


WORDS: dict[str, Promise] = {
    Refused.TITLE_EMPTY: _("Skriv en rubrik för remissen."),
    Refused.TOO_LONG: _("Fältet %(field)s är för långt. Det får vara högst %(longest)s tecken."),
    Refused.BODY_ONE_SIDED: _(
        "Organet kan inte leda en remiss. Välj ett organ där båda sidor har plats och där du själv sitter."
    ),
    Refused.VERSION_UNKNOWN: _(
        "En av texterna går inte att skicka på remiss. Välj bland de publicerade versioner som alla parter får läsa."
    ),
    Refused.TWO_OF_ONE: _("Du har valt två versioner av samma dokument: %(title)s. Behåll en av dem."),
    Refused.SENT_ALREADY: _("Remissen är redan skickad, så den kan inte ändras."),
    Refused.NOT_SENT: _("Remissen är inte skickad än."),
    Refused.WITHDRAWN: _("Remissen är återkallad, så den kan inte ändras."),
    Refused.CLOSES_BEFORE_IT_OPENS: _("Svarstiden slutar innan den börjar. Rätta någon av tiderna."),
    Refused.PLACES_UNKNOWN: _(
        "Remissbrevet har platshållare som inte går att fylla i: %(places)s. Rätta stavningen eller ta bort dem."
    ),
    Refused.LINK_UNSAFE: _("Länken till ställningstagandet ska börja med https:// eller http://."),
    Refused.UNKNOWN_BODY: _("Välj ett organ i listan."),
    Refused.UNKNOWN_AUTHORITY: _("Välj den myndighet som har registrerat handlingen."),
    Refused.UNKNOWN_RESPONDENT: _(
        "En av remissinstanserna finns inte eller är tagen ur bruk. Välj bland dem i listan."
    ),
    Refused.ASKED_ALREADY: _("%(name)s är redan remissinstans. Välj någon annan."),
    Refused.ADDRESS_UNREADABLE: _("Det går inte att skicka till adressen %(email)s. Rätta den."),
    Refused.ANSWERED_ALREADY: _("%(name)s har redan svarat och kan inte tas bort."),
    Refused.REASON_EMPTY: _("Skriv varför. Skälet skickas till remissinstanserna."),
    Refused.DEADLINE_UNCHANGED: _("Svarstiden slutar redan då. Välj en annan tid."),
    Refused.DEADLINE_PASSED: _("Den nya tiden har redan passerat. Välj en tid framåt."),
    Refused.NOT_OPEN: _("Svarstiden har inte börjat, så det finns ingen att påminna."),
    Refused.NOBODY_TO_REMIND: _("Markera minst en remissinstans att påminna."),
    Refused.NOT_SILENT: _(
        "%(names)s har svarat eller avstått sedan du öppnade sidan. Ingen påminnelse är skickad. "
        "Kontrollera listan och skicka igen."
    ),
    Refused.REMINDED_TODAY: _(
        "%(names)s har redan fått en påminnelse i dag. Ta bort markeringen, eller bekräfta att de ska få en till."
    ),
    Refused.NOTE_EMPTY: _("Skriv vad som sades, eller ange när svaret väntas."),
    Refused.CONTACT_IN_THE_FUTURE: _("Kontakten kan inte ligga framåt i tiden. Rätta dagen eller klockslaget."),
    Refused.LINK_DEAD: _("Länken gäller inte längre. Öppna länken i det senaste mejlet eller be om en ny."),
    Refused.LINK_USED: _("Länken är redan använd. Be om en ny, eller logga in som vanligt."),
    Refused.CODE_WRONG: _("Koden stämmer inte. Kontrollera siffrorna i mejlet och försök igen."),
    Refused.CODE_OLD: _("Koden är för gammal. Den gäller i 15 minuter. Be om en ny kod."),
    Refused.CODE_TRIED_OUT: _("Koden har prövats för många gånger och gäller inte längre. Be om en ny kod."),
    Refused.CODE_WANTED: _("Be om en kod först. Den skickas till adressen som inbjudan gick till."),
    Refused.TOO_MANY_MAILS: _(
        "Det har redan skickats flera mejl för den här länken. Titta i inkorgen och skräpposten, eller försök igen om en timme."
    ),
    Refused.HAS_ACCOUNT: _("Adressen har redan ett konto. Logga in med det i stället."),
}

# What a consultation lacks before it can be sent.
NOT_READY: dict[str, Promise] = {
    NotReady.NO_VERSIONS: _("Välj minst en text att skicka på remiss."),
    NotReady.VERSION_GONE: _("Texterna går inte längre att skicka på remiss: %(names)s. Välj andra versioner."),
    NotReady.NOTHING_GRADED: _("Markera minst ett avsnitt som ska graderas."),
    NotReady.NO_LETTER: _("Skriv ett remissbrev."),
    NotReady.NO_TIME: _("Ange när svarstiden börjar och slutar."),
    NotReady.CLOSES_IN_THE_PAST: _("Svarstiden har redan gått ut. Ange en senare tid."),
    NotReady.NO_RESPONDENTS: _("Välj minst en remissinstans."),
    NotReady.WITHOUT_EMAIL: _("E-postadress saknas för: %(names)s."),
    NotReady.NO_AUDIENCE: _("Välj om remissen ska ses av alla parter eller av alla."),
    NotReady.VERSION_NARROWER: _(
        "Alla kan inte läsa texterna: %(names)s. Visa dem för fler först, eller skicka remissen bara till parterna."
    ),
    NotReady.OUTSIDERS: _(
        "Remissinstanser som inte hör till någon sida kan bara svara på en remiss som alla får se: %(names)s. "
        "Visa remissen för alla, eller ta bort dem."
    ),
}


def words(refusal: Refusal) -> str:
    """What the refusal says to a person; those that come from giving a seat have their words there."""
    wording = WORDS.get(refusal.code) or NOT_READY.get(refusal.code)
    if wording is None:
        return parties.words(refusal)
    return str(wording) % refusal.facts


def said(reason: Reason) -> str:
    """What is missing before the consultation can be sent."""
    return str(NOT_READY[reason.code]) % dict(reason.facts)
