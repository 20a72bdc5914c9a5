"""Compilations in words: refusals, acts, groups, audiences, and what the matrix says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samsyn.access.history import Wording
from samsyn.domain.access import Act, Audience
from samsyn.domain.grading.tallies import Tally
from samsyn.domain.matrix import NO_PARTY, Column
from samsyn.domain.verdicts import Refusal

if TYPE_CHECKING:
    from samsyn.compilations.queries import Choice, Facts

DEMO_NOTICE = _("Påhittade uppgifter")


class Refused(StrEnum):
    """Why a compilation is not kept, corrected, shown to more people or withdrawn; or an upload not kept."""

    TITLE_EMPTY = "compilation_without_title"
    NO_ANSWERS = "compilation_without_answers"
    KEPT_TOO_WIDE = "compilation_kept_too_wide"
    NOT_WIDER = "compilation_not_wider"
    UNKNOWN_AUTHORITY = "compilation_of_unknown_authority"
    ALREADY_WITHDRAWN = "compilation_already_withdrawn"
    REASON_EMPTY = "compilation_withdrawn_without_reason"
    UNKNOWN_NAME = "name_of_nobody"
    NAME_UNCHANGED = "name_stands_so_already"
    NOT_READ = "upload_not_read"
    TOO_LARGE_TO_REPORT = "compilation_too_large_to_report"
    ANSWERS_NOT_KEPT = "answers_of_the_row_not_kept"
    KEPT_ALREADY = "upload_kept_already"
    FINDING_EMPTY = "finding_empty"
    FINDING_TOO_LONG = "finding_too_long"
    STILL_OPEN = "answers_still_come_in"
    WIDER_THAN_CONSULTATION = "answers_wider_than_consultation"
    NOTHING_TO_PUBLISH = "no_answers_to_publish"
    NOTHING_TO_SEAL = "no_answers_to_seal"
    UNKNOWN_COMMENT = "comments_not_there"


REFUSALS: dict[str, Promise] = {
    Refused.TITLE_EMPTY: _("Skriv en rubrik för sammanställningen."),
    Refused.NO_ANSWERS: _("Arket innehåller inga svar att sammanställa."),
    Refused.KEPT_TOO_WIDE: _(
        "En ny sammanställning är först bara öppen för den som gör den eller för en sida. Visa den sedan för fler."
    ),
    Refused.NOT_WIDER: _("En sammanställning kan bara visas för fler, aldrig för färre. Välj en vidare krets."),
    Refused.UNKNOWN_AUTHORITY: _("Välj den myndighet som har registrerat handlingen."),
    Refused.ALREADY_WITHDRAWN: _("Sammanställningen är redan återkallad."),
    Refused.REASON_EMPTY: _("Skriv varför sammanställningen återkallas."),
    Refused.UNKNOWN_NAME: _("Välj någon i listan."),
    Refused.NAME_UNCHANGED: _("Svaret räknas redan så. Välj någon annan, eller gå tillbaka."),
    Refused.NOT_READ: _("Filen läses just nu. Vänta tills den är klar och försök igen."),
    Refused.TOO_LARGE_TO_REPORT: _(
        "Sammanställningen är för stor för en rapport i Excel eller Word. Hämta den som CSV-fil från listan i stället."
    ),
    Refused.ANSWERS_NOT_KEPT: _(
        "Svaren på en rad som nu skulle räknas sparades inte när arket sammanställdes. Lägg upp arket på nytt."
    ),
    Refused.KEPT_ALREADY: _("Svaren i filen är redan upplagda som en sammanställning."),
    Refused.FINDING_EMPTY: _("Skriv vad du har sett i svaren."),
    Refused.FINDING_TOO_LONG: _("Texten är %(length)s tecken lång, gränsen är %(most)s. Korta den."),
    Refused.STILL_OPEN: _(
        "Svarstiden har inte gått ut. Publicera svaren när den har gått ut, så att ingen skriver sitt svar efter de andras."
    ),
    Refused.WIDER_THAN_CONSULTATION: _(
        "Svaren kan inte visas för fler än dem som ser remissen. Välj en krets som finns att välja på."
    ),
    Refused.NOTHING_TO_PUBLISH: _("Alla svar som har kommit in är redan publicerade för dem."),
    Refused.NOTHING_TO_SEAL: _("Det finns inga svar att försegla. Vänta tills något svar har kommit in."),
    Refused.UNKNOWN_COMMENT: _(
        "Synpunkterna har ändrats sedan sidan visades. Inget är sparat. Läs dem på nytt och välj igen."
    ),
}


def words(refusal: Refusal) -> str:
    """What the refusal says to a person."""
    return str(REFUSALS[refusal.code]) % refusal.facts


def _kept(data: Mapping[str, Any]) -> str:
    return __("sammanställde %(rows)s svar om %(sections)s avsnitt") % data


def _corrected(data: Mapping[str, Any]) -> str:
    return __("rättade vem som svarar på rad %(row)s") % data


def _widened(data: Mapping[str, Any]) -> str:
    reach = WIDENED.get(Audience(data["to"]), WIDENED[Audience.SIDE])
    return __("visade sammanställningen för %(reach)s") % {"reach": reach}


def _published(data: Mapping[str, Any]) -> str:
    reach = WIDENED[Audience(data["to"])]
    return __("publicerade %(answers)s svar för %(reach)s") % {"answers": data["answers"], "reach": reach}


WIDENED: dict[Audience, Promise] = {
    Audience.SIDE: _("den egna sidan"),
    Audience.PARTIES: _("alla parter"),
    Audience.PUBLIC: _("alla, också utan inloggning"),
}

# The words follow the name of whoever acted.
ACTS: dict[str, Wording] = {
    Act.SHEET_UPLOAD: _("lade in en fil med svar"),
    Act.SHEET_MATCH: _("rättade namn i en fil med svar"),
    Act.SHEET_DISCARD: _("slängde en fil med svar"),
    Act.COMPILATION_KEEP: _kept,
    Act.COMPILATION_MATCH: _corrected,
    Act.COMPILATION_WIDEN: _widened,
    Act.COMPILATION_WITHDRAW: _("återkallade sammanställningen"),
    Act.FINDING_WRITE: _("skrev en iakttagelse om svaren"),
    Act.FINDING_WITHDRAW: _("tog tillbaka en iakttagelse om svaren"),
    Act.ANSWERS_PUBLISH: _published,
    Act.CONSULTATION_SEAL: _("förseglade sammanställningen"),
    Act.COMMENT_GROUP: _("tog ställning till vilka synpunkter som säger samma sak"),
}


def choice_name(choice: Choice) -> str:
    """A group to filter by; associations and care areas can share a name, so it says which it is."""
    if choice.kind == NO_PARTY:
        return __("Inte någon part")
    kinds = {"association": __("kommunalförbund"), "care_area": __("vårdsamverkan")}
    return f"{choice.name} ({kinds[choice.kind]})" if choice.kind in kinds else choice.name


def section_name(column: Column) -> str:
    """Number and heading; the heading alone when the number stands in it."""
    if not column.number or column.number in column.heading:
        return column.heading
    return f"{column.number} {column.heading}".strip()


def answer_title(name: str, section: str) -> str:
    """What an answer is called where it is found. Kept with it, so it is in Swedish whoever kept it."""
    return f"{name} om {section}"


def facts_words(facts: Facts) -> str:
    """Who answered, in a sentence: "50 av 50 parter har svarat, och 2 andra. 60 avsnitt, 812 kommentarer." """
    told = __("%(answered)s av %(parties)s parter har svarat") % {
        "answered": facts.answered,
        "parties": facts.parties,
    }
    if facts.others:
        others = ngettext("och %(count)s som inte är part", "och %(count)s som inte är parter", facts.others)
        told = f"{told}, {others % {'count': facts.others}}"
    sections = ngettext("%(count)s avsnitt", "%(count)s avsnitt", facts.sections) % {"count": facts.sections}
    if facts.late:
        late = ngettext("%(count)s svar kom efter svarstiden", "%(count)s svar kom efter svarstiden", facts.late)
        told = f"{told}. {late % {'count': facts.late}}"
    comments = ngettext("%(count)s kommentar", "%(count)s kommentarer", facts.comments) % {"count": facts.comments}
    return f"{told}. {sections}, {comments}."


# Kinds of things to look at in a sheet, by the first word of their code.
PROBLEM_KINDS: dict[str, Promise] = {
    "answer": _("Två svar från samma remissinstans"),
    "grade": _("Graderingar som inte gick att läsa"),
    "comment": _("Kommentarer att se över"),
    "ground": _("Skäl till graderingen som inte gick att läsa"),
    "column": _("Kolumner som inte är med"),
    "sheet": _("Blad som inte är med"),
}

# How far a task has come with an upload.
STAGES: dict[str, Promise] = {
    "": _("Filen står på tur. Det tar några sekunder."),
    "reading": _("Filen läses."),
    "compiling": _("Svaren sammanställs."),
}

# Why an upload could not be read or kept, where those who read files have no words for it.
UPLOAD_FAULTS: dict[str, Promise] = {
    "file_is_gone": _("Filen finns inte längre kvar. Släng den här och lägg upp filen på nytt."),
    "": _(
        "Något gick fel när filen lästes. Släng den här och lägg upp filen på nytt. Hjälper inte det, spara om den som CSV."
    ),
}


def problem_kind(kind: str) -> str:
    """A heading over problems of one kind."""
    return str(PROBLEM_KINDS.get(kind, PROBLEM_KINDS["sheet"]))


def upload_fault(code: str, words: str) -> str:
    """Why an upload was not read or kept; `words` are those of whoever read the file, if they had any."""
    if code in REFUSALS:
        return str(REFUSALS[code])
    return words or str(UPLOAD_FAULTS.get(code, UPLOAD_FAULTS[""]))


def stage_words(state: str, stage: str, rows: int) -> str:
    """How far it has come: "Filen läses. 1 250 rader hittills." """
    if state == "keeping" and stage == "compiling":
        return __("Sammanställningen läggs upp.")
    words = str(STAGES.get(stage, STAGES[""]))
    if stage and rows:
        return words + " " + ngettext("%(count)s rad hittills.", "%(count)s rader hittills.", rows) % {"count": rows}
    return words


def title_from(file: str) -> str:
    """What a sheet is called when nobody says: its file's name without ending, with spaces."""
    stem = file.rpartition(".")[0] or file
    return " ".join(stem.replace("_", " ").split())


def tally_words(tally: Tally) -> str:
    """How grades fall, as words: "31 helt, 12 delvis, 5 inte alls, 2 ej svar"."""
    return __(
        "%(full)s stämmer helt, %(partial)s stämmer delvis, %(none)s stämmer inte alls, %(missing)s ej svar"
    ) % {
        "full": tally.full,
        "partial": tally.partial,
        "none": tally.none,
        "missing": tally.missing,
    }
