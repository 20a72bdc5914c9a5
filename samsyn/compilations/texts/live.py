"""A consultation's answers in words: who has answered, grounds and stances, what may be compared, what stands out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samsyn.domain.consulted import Asked
from samsyn.domain.grading import Tally
from samsyn.domain.paragraphs import with_sign
from samsyn.domain.verdicts import Verdict

if TYPE_CHECKING:
    from samsyn.compilations.queries import LiveFacts, OverviewPage

# What the respondents say that their grades are about, and of the whole. To abstain is no no, and no notice (T12).
GROUNDS: dict[str, Promise | str] = {
    "editorial": _("Redaktionellt"),
    "clarification": _("Förtydligande"),
    "principle": _("Principfråga"),
    "consequence": _("Konsekvens eller kostnad"),
    "today": _("Dagsläget, inte texten"),
    "unsaid": _("Inte angivet"),
    "": "",
}
STANCES: dict[str, Promise] = {
    "supports": _("Tillstyrker"),
    "conditional": _("Tillstyrker under förutsättning att …"),
    "opposes": _("Avstyrker"),
    "no_objection": _("Ingen erinran"),
    "abstains": _("Avstår från att ta ställning till helheten"),
    "": _("Ingen inställning angiven"),
}
# Whether the sides may be compared, or why not (T7).
COMPARABLE: dict[str, Promise] = {
    "": _("Ja, graderingarna har samma grund"),
    "grades.ground_unsaid": _("Nej, grunden är inte angiven"),
    "grades.one_side_only": _("Nej, inte alla sidor har graderat på den grunden"),
    "grades.other_grounds": _("Nej, graderingarna har olika grunder"),
}


# How a comment differs from the one it seems to say the same as.
DIFFERENCES: dict[str, Promise] = {
    "name": _("Annat namn:"),
    "wording": _("Annan ordalydelse:"),
    "added": _("Tillagt:"),
    "left_out": _("Inte med:"),
    "order": _("Meningarna står i annan ordning."),
}


def ground_words(code: str) -> str:
    """What a comment is about."""
    return str(GROUNDS[code])


def difference_words(code: str) -> str:
    """How one wording differs from another."""
    return str(DIFFERENCES[code])


def comparable_words(verdict: Verdict) -> str:
    """Whether the sides may be compared, or why not."""
    return str(COMPARABLE[verdict.reasons[0].code if not verdict else ""])


def live_words(facts: LiveFacts, *, leads: bool) -> str:
    """Who has answered, in sentences: "41 av 49 parter har svarat, 2 av dem efter svarstiden. 1 avstår, 7 har inte
    svarat. …" """
    found = facts.figures
    told = ngettext(
        "%(answered)s av %(parties)s tillfrågad part har svarat",
        "%(answered)s av %(parties)s tillfrågade parter har svarat",
        found.parties,
    ) % {"answered": found.answered, "parties": found.parties}
    if found.late:
        told += ngettext(", %(count)s av dem efter svarstiden", ", %(count)s av dem efter svarstiden", found.late) % {
            "count": found.late
        }
    rest = []
    if found.abstained:
        rest.append(ngettext("%(count)s avstår", "%(count)s avstår", found.abstained) % {"count": found.abstained})
    if found.silent:
        silent = (
            ngettext("%(count)s har inte svarat", "%(count)s har inte svarat", found.silent)
            if leads
            else ngettext("%(count)s har inget publicerat svar", "%(count)s har inget publicerat svar", found.silent)
        )
        rest.append(silent % {"count": found.silent})
    if found.others:
        others = ngettext(
            "av %(all)s annan remissinstans har %(count)s svarat",
            "av %(all)s andra remissinstanser har %(count)s svarat",
            found.others,
        )
        rest.append(others % {"all": found.others, "count": found.others_answered})
    sections = ngettext("%(count)s avsnitt", "%(count)s avsnitt", facts.sections) % {"count": facts.sections}
    comments = ngettext("%(count)s kommentar", "%(count)s kommentarer", facts.comments) % {"count": facts.comments}
    between = f" {capitalised(', '.join(rest))}." if rest else ""
    return f"{told}.{between} {sections}, {comments}."


def capitalised(text: str) -> str:
    """The first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def stance_words(one: Asked) -> str:
    """What a respondent says of the whole; that it abstains, or that nothing has come."""
    if one.submitted is None:
        return __("Inget svar")
    if not one.has_answered:
        return __("Avstår från att svara")
    return str(STANCES[one.submitted.stance or ""])


def decided_words(one: Asked) -> str:
    """How a respondent decided: "Kommunstyrelsen, 2 mars 2026, § 41, KS 2026/118"."""
    said = one.submitted
    if said is None:
        return ""
    day = date_format(said.decided_on, "j F Y") if said.decided_on else ""
    return ", ".join(filter(None, (said.decided_by, day, with_sign(said.paragraph), said.file_number)))


@dataclass(frozen=True, slots=True)
class BesideRow:
    """A ground with how many of each side gave which grade on it, and whether that may be compared."""

    name: str
    comparable: str
    tallies: tuple[Tally, ...]


def beside_rows(page: OverviewPage) -> Iterator[BesideRow]:
    """The sides ground by ground, and last all grounds together."""
    for line in page.beside.lines:
        yield BesideRow(str(GROUNDS[line.ground]), comparable_words(line.comparable), line.tallies)
    yield BesideRow(__("Alla grunder"), comparable_words(page.beside.comparable), page.beside.totals)


@dataclass(frozen=True, slots=True)
class StanceRow:
    """A stance, and how many parties and others take it."""

    name: str
    parties: int
    others: int


def stance_rows(page: OverviewPage) -> list[StanceRow]:
    """The stances that somebody takes."""
    return [StanceRow(str(STANCES[stance or ""]), parties, others) for stance, parties, others in page.stances]
