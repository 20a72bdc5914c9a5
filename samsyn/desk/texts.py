"""Words of the desk: what waits, what is late, what has changed; and of the feedback form."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.access.history import Wording
from samsyn.domain.access import Act
from samsyn.domain.verdicts import Refusal


class Refused(StrEnum):
    """Why feedback is not taken."""

    NOTHING_SAID = "feedback_says_nothing"
    ANSWERED_ALREADY = "feedback_is_answered_already"


WORDS: dict[str, Promise] = {
    Refused.NOTHING_SAID: _("Skriv vad som inte fungerar innan du skickar."),
    Refused.ANSWERED_ALREADY: _("Någon har redan markerat synpunkten som besvarad."),
}

ACTS: dict[str, Wording] = {
    Act.FEEDBACK_GIVE: _("lämnade en synpunkt på tillgängligheten"),
    Act.FEEDBACK_ANSWER: _("markerade en synpunkt som besvarad"),
    Act.DESK_VISIT: _("besökte Mitt arbete"),
}

# What waits or is late, as sentences.
ITEMS: Mapping[str, Promise] = {
    "second_factor": _("Lägg till tvåstegsinloggning. Den skyddar ditt konto om någon får tag i lösenordet."),
    "own_seat_ends": _("Din plats som %(role)s i %(place)s slutar."),
    "seat_ends": _("%(person)s slutar som %(role)s i %(place)s. Ingen efterträdare är utsedd."),
    "seat_ended": _("%(person)s har slutat som %(role)s i %(place)s utan att någon har tagit över."),
    "invited": _("%(person)s har ännu inte tackat ja till inbjudan till %(place)s."),
    "invitation_too_old": _("Inbjudan till %(person)s hann gå ut innan den användes. Skicka en ny."),
    "check": _("Granska %(title)s som jurist. Din sida har inte granskat texten."),
    "check_again": _("Granska %(title)s som jurist. Texten har ändrats sedan din sida granskade den."),
    "choice": _("Du och någon annan skrev samtidigt i avsnittet %(section)s. Välj vilken text som ska gälla."),
    "answer_owed": _("Remissen %(title)s väntar på svar från %(name)s."),
    "answer_late": _("%(name)s har inte svarat på remissen %(title)s. Ett sent svar tas emot."),
    "silent_one": _("En remissinstans har inte svarat på remissen %(title)s."),
    "silent": _("%(count)s remissinstanser har inte svarat på remissen %(title)s."),
    "upload_read": _("Svaren i %(title)s är lästa. Se efter att de är rätt lästa och lägg upp dem."),
    "upload_failed": _("Filen %(title)s gick inte att läsa."),
    "problems_one": _("En uppgift återstår att granska i sammanställningen %(title)s."),
    "problems": _("%(count)s uppgifter återstår att granska i sammanställningen %(title)s."),
    "letters_failed": _("%(count)s brev har inte gått att skicka."),
    "feedback": _("%(count)s synpunkter på tillgängligheten väntar på svar."),
}

# What has changed, as sentences about the thing.
CHANGES: Mapping[str, Promise] = {
    Act.VERSION_PUBLISH: _("En ny version av %(name)s är publicerad."),
    Act.VERSION_OPEN: _("En arbetsversion av %(name)s är öppnad."),
    Act.VERSION_CHECK: _("%(name)s är granskad av en jurist."),
    Act.VERSION_WIDEN: _("Fler kan nu läsa %(name)s."),
    Act.CONSULTATION_SEND: _("Remissen %(name)s är skickad."),
    Act.CONSULTATION_MOVE_DEADLINE: _("Svarstiden för remissen %(name)s har ändrats."),
    Act.CONSULTATION_WITHDRAW: _("Remissen %(name)s är återkallad."),
    Act.COMPILATION_KEEP: _("Sammanställningen %(name)s har lagts upp."),
    Act.COMPILATION_MATCH: _("Ett namn har rättats i sammanställningen %(name)s."),
    Act.COMPILATION_WIDEN: _("Sammanställningen %(name)s visas nu för fler."),
    Act.COMPILATION_WITHDRAW: _("Sammanställningen %(name)s har återkallats."),
    Act.BODY_ADD: _("Organet %(name)s har lagts till."),
    Act.BODY_UPDATE: _("Uppgifterna om organet %(name)s har ändrats."),
    Act.BODY_CLOSE: _("Organet %(name)s avslutas."),
    Act.ORGANISATION_ADD: _("Organisationen %(name)s har lagts till."),
    Act.ORGANISATION_UPDATE: _("Uppgifterna om %(name)s har ändrats."),
    Act.ORGANISATION_WITHDRAW: _("Organisationen %(name)s har tagits ur bruk."),
    Act.MEMBERSHIP_CHANGE: _("%(name)s har bytt kommunalförbund eller vårdsamverkan."),
    Act.SEAT_GIVE: _("Någon har fått en plats i %(name)s."),
    Act.SEAT_END: _("En plats har avslutats i %(name)s."),
    Act.SEAT_HAND_OVER: _("En plats har lämnats över i %(name)s."),
}

# Several changes told as one.
PUBLISHED_TOGETHER = _("%(count)s dokument i %(name)s är publicerade i ny version.")
COMMENT = _("En ny kommentar på %(name)s. Den gäller %(section)s.")
COMMENTS = _("%(count)s nya kommentarer på %(name)s. Den senaste gäller %(section)s.")

# What a day means, where it is not the day when something happened.
DAYS: Mapping[str, Promise] = {
    "by": _("Senast %(day)s"),
    "went_out": _("Gick ut %(day)s"),
    "ends": _("Slutar %(day)s"),
    "ended": _("Slutade %(day)s"),
    "closes": _("Stänger %(day)s"),
    "closed": _("Stängde %(day)s"),
    "since": _("Sedan %(day)s"),
}


def words(refusal: Refusal) -> str:
    """What the refusal says to a person."""
    return str(WORDS[refusal.code]) % refusal.facts
