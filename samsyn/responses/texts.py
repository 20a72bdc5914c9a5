"""Words of the responses: refusals, acts, stances and grounds, how far an answer has come, what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samsyn.access.history import Wording
from samsyn.domain.access import Act
from samsyn.domain.answering import LONGEST, Lack, Stage, Stance
from samsyn.domain.grading import Ground
from samsyn.domain.verdicts import Refusal
from samsyn.ui.grades import GRADES


class Refused(StrEnum):
    """Why an answer is not written, released, handed in or taken back."""

    NOT_SENT = "answer.composed"
    NOT_OPEN_YET = "answer.sent"
    WITHDRAWN = "answer.withdrawn"
    NO_LONGER_ASKED = "respondent_is_no_longer_asked"
    LOCKED = "response_is_locked"
    OTHER_STAGE = "response_has_come_further_or_less_far"
    TAKE_BACK_FIRST = "response_is_to_be_taken_back_first"
    TOO_LATE_TO_TAKE_BACK = "deadline_has_passed"
    LACKING = "response_lacks_something"
    NO_SUCH_FIELD = "field_is_not_in_the_form"
    TOO_LONG = "text_is_too_long"
    EMPTY = "nothing_was_written"
    DECISION_IN_THE_FUTURE = "decision_lies_in_the_future"
    ATTACHMENT_KIND = "attachment_is_neither_pdf_nor_word"
    ATTACHMENT_HOSTILE = "attachment_cannot_be_taken_in"


WORDS: dict[str, Promise] = {
    Refused.NOT_SENT: _("Remissen är inte utskickad än. Det går att svara när den har öppnat."),
    Refused.NOT_OPEN_YET: _("Remissen har inte öppnat än. Det går att svara från och med dagen då den öppnar."),
    Refused.WITHDRAWN: _("Remissen är återkallad och tar inte emot svar. Det som är skrivet finns kvar."),
    Refused.NO_LONGER_ASKED: _(
        "Organisationen är inte längre remissinstans i den här remissen. Det som är skrivet finns kvar. "
        "Hör av dig till dem som leder remissen om det är fel."
    ),
    Refused.LOCKED: _(
        "Svaret är låst: %(who)s har frisläppt det. Texten är inte sparad, men den står kvar här. "
        "Kopiera den, eller be att svaret öppnas igen."
    ),
    Refused.OTHER_STAGE: _("Någon annan hann före: svaret har kommit längre. Läs sidan på nytt."),
    Refused.TAKE_BACK_FIRST: _("Svaret är inlämnat. Ta tillbaka det först om du vill ändra något."),
    Refused.TOO_LATE_TO_TAKE_BACK: _(
        "Svarstiden har gått ut. Det inlämnade svaret gäller. "
        "Det går att lämna ett nytt svar, som märks som för sent inkommet."
    ),
    Refused.LACKING: _("Svaret kan inte frisläppas än. Åtgärda det som saknas och försök igen."),
    Refused.NO_SUCH_FIELD: _("Fältet finns inte i remissens formulär. Läs sidan på nytt. Inget är sparat."),
    Refused.TOO_LONG: _(
        "Texten är %(length)s tecken lång, högst 20 000 får plats. Korta den, eller bifoga det långa underlaget."
    ),
    Refused.EMPTY: _("Skriv något först."),
    Refused.DECISION_IN_THE_FUTURE: _("Beslutet kan inte vara fattat en dag som inte har varit. Rätta dagen."),
    Refused.ATTACHMENT_KIND: _(
        "Bilagan ska vara en PDF eller ett Worddokument (.docx). Spara om den och försök igen."
    ),
    Refused.ATTACHMENT_HOSTILE: _(
        "Bilagan går inte att ta emot: den är skadad, har lösenord eller innehåller makron. Spara den som PDF."
    ),
}
WORDS["pdf.unavailable"] = _(
    "Den här installationen kan inte göra PDF. Hämta innehållet i stället, eller skriv ut sidan."
)
assert LONGEST == 20_000, "the words of TOO_LONG say how long a text may be"

STANCES: dict[str, Promise] = {
    Stance.SUPPORTS: _("Tillstyrker"),
    Stance.CONDITIONAL: _("Tillstyrker under förutsättning att …"),
    Stance.OPPOSES: _("Avstyrker"),
    Stance.NO_OBJECTION: _("Ingen erinran"),
    Stance.ABSTAINS: _("Avstår från att ta ställning till helheten"),
}
# What the comment is about, and what that means.
GROUNDS: dict[str, tuple[Promise, Promise]] = {
    Ground.EDITORIAL: (_("Redaktionellt"), _("skrivfel, språk, hänvisningar")),
    Ground.CLARIFICATION: (_("Förtydligande"), _("texten behöver bli tydligare")),
    Ground.PRINCIPLE: (_("Principiellt"), _("sakfrågan i sig")),
    Ground.CONSEQUENCE: (_("Konsekvens eller kostnad"), _("vad det innebär för verksamhet och ekonomi")),
    Ground.TODAY: (_("Dagens läge"), _("hur det fungerar i dag, inte texten")),
}
FIELDS: dict[str, Promise] = {
    "grade": _("Gradering"),
    "ground": _("Vad gäller kommentaren?"),
    "comment": _("Kommentar"),
    "proposal": _("Föreslagen lydelse"),
    "stance": _("Inställning till helheten"),
    "conditions": _("Förutsättningar"),
    "general": _("Synpunkter på helheten"),
}
STAGES: dict[str, Promise] = {
    Stage.DRAFT: _("Utkast"),
    Stage.RELEASED: _("Frisläppt för beslut"),
    Stage.SUBMITTED: _("Inlämnat"),
    Stage.ABSTAINED: _("Avstår från att svara"),
    Stage.REWORKED: _("Nytt svar under arbete"),
}
# The shape beside the words (T12: to abstain looks like neither a no nor a notice).
STAGE_SHAPES = {
    Stage.DRAFT: "neutral",
    Stage.RELEASED: "waiting",
    Stage.SUBMITTED: "good",
    Stage.ABSTAINED: "neutral",
    Stage.REWORKED: "waiting",
}
LACKS: dict[str, Promise] = {
    Lack.EVERYTHING: _("Inget är ifyllt än."),
    Lack.CHOICE: _("Två texter väntar på ett val"),
    Lack.COMMENT: _("Kommentar saknas där graderingen är delvis eller inte alls"),
    Lack.CONDITIONS: _("Förutsättningarna för att tillstyrka är inte skrivna"),
    Lack.GRADES: _("Avsnitt utan gradering"),
    Lack.STANCE: _("Ingen inställning till helheten är vald"),
}


def grade_words(scale: Mapping[str, str]) -> dict[str, str]:
    """The labels of the grades: the consultation's own, else the usual ones."""
    return {code: scale.get(code) or str(look.words) for code, look in GRADES.items() if code}


def value_words(name: str, value: str, scale: Mapping[str, str]) -> str:
    """A field's value as it is read: a choice by its label, a text as it is."""
    if not value:
        return __("(tomt)")
    if name == "grade":
        return grade_words(scale).get(value, value)
    if name == "ground":
        return str(GROUNDS[value][0]) if value in GROUNDS else value
    if name == "stance":
        return str(STANCES.get(value, value))
    return value


def lateness(late: timedelta) -> str:
    """ "3 dagar och 2 timmar", "1 minut": how late, in two parts at most."""
    minutes = max(int(late.total_seconds() // 60), 1)
    days, hours, left = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [
        (ngettext("%(n)s dag", "%(n)s dagar", days) % {"n": days}) if days else "",
        (ngettext("%(n)s timme", "%(n)s timmar", hours) % {"n": hours}) if hours else "",
        (ngettext("%(n)s minut", "%(n)s minuter", left) % {"n": left}) if left and not days else "",
    ]
    said = [part for part in parts if part]
    return __(" och ").join(said[:2])


def _handed_in(data: Mapping[str, Any]) -> str:
    return __("lämnade in remissvaret, för sent") if data.get("late") else __("lämnade in remissvaret")


ACTS: dict[str, Wording] = {
    Act.RESPONSE_RELEASE: _("frisläppte svaret för beslut"),
    Act.RESPONSE_REOPEN: _("öppnade svaret igen"),
    Act.RESPONSE_SUBMIT: _handed_in,
    Act.RESPONSE_WITHDRAW: _("tog tillbaka det inlämnade svaret"),
    Act.RESPONSE_ABSTAIN: _("meddelade att remissinstansen avstår från att svara"),
}


def words(refusal: Refusal) -> str:
    """What the refusal says to a person."""
    return str(WORDS[refusal.code]) % refusal.facts
