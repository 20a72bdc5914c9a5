"""A ground suggested from the words of a comment. A rule that anyone can check, not a guess at what is meant.

Precision comes before recall: a comment is cut into clauses, and a ground is suggested only where every clause speaks for
that one ground or is mere courtesy. One clause about something else, words for two grounds, a sign that is denied or
quoted: nothing is suggested. Rules and cases: docs/rules/grading.md.
"""

from __future__ import annotations

import re

from samsyn.domain.grading.grounds import Ground, Suggestion
from samsyn.domain.grading.table import folded

LONGEST_READ = 2000  # characters; who writes more has more to say than one ground
LONGEST_CLAUSE = 25  # words

_TODAY = r"(?:i\s?dag|i nuläget|i dagsläget|för närvarande|i praktiken)"
_SEEN = r"(?:graderingen|graderingarna|bedömningen|markeringen|svaret|svar|betyget|vi|kommunen|regionen|rött|röd|synpunkten)"
_SIGNS: dict[Ground, tuple[str, ...]] = {
    Ground.EDITORIAL: (
        r"redaktionell\w*",
        r"(?:skriv|stav|tryck|slarv|syft|numrerings|kommaterings)fel(?:en|et)?",
        r"felskriv\w+|felstav\w+|felnumrer\w+|särskriv\w+",
        r"korrektur\w*|språkgransk\w+|språkfel\w*|grammatik\w*|grammatisk\w*|kommatecken|skiljetecken",
        r"språklig\w* (?:justering|ändring|korrigering|rättning|granskning|fel|synpunkt|översyn)\w*",
        r"(?:numreringen|rubriknumret|sidnumret) (?:är fel|stämmer inte|hoppar)",
    ),
    Ground.CLARIFICATION: (
        r"förtydlig\w+|tydliggör\w*|klargör\w*|klarlägg\w*|precisera\w*|preciser(?:ing|ingar|ingen)",
        r"otydlig\w*|oklar(?:t|a|het|heter|heten)?",
        r"(?:bör|behöver|måste|ska) (?:det )?(?:tydligt |tydligare )?framgå(?! att)|framgår (?:inte|ej)(?! att)",
        r"(?:bör|behöver|måste|ska|kan) (?:\w+ ){0,2}tydligare",
    ),
    Ground.PRINCIPLE: (
        r"principiell\w*|principfråg\w+|av princip|självstyre\w*",
        r"(?:kan|vill) (?:inte|ej) (?:ställa (?:oss|sig) bakom|acceptera|godta|godkänna)",
        r"motsätter (?:oss|sig)",
    ),
    Ground.CONSEQUENCE: (
        r"(?:mer)?kostnad(?:en|er|erna)?|kostnads(?:ökning|drivande|konsekvens)\w*|kostar",
        r"(?:o|under)?finansier(?:as|at|ad|ade|ing|ingen)",
        r"(?:ekonomiska )?konsekvens(?:er|erna)|konsekvens(?:analys|beskrivning|utredning)\w*",
        r"resurs(?:er|erna|krävande|brist|tillskott)|budget\w*|administrativ\w* börda\w*",
    ),
    Ground.TODAY: (
        rf"{_SEEN} (?:\w+ )?(?:avser|gäller|speglar|beskriver|utgår från|bygger på|baseras på|syftar på) "
        r"(?:dagsläget|nuläget|dagens (?:läge|situation|arbetssätt|praxis)|hur det (?:ser ut|fungerar) (?:i\s?dag|nu))",
        r"(?:utifrån|efter) (?:dagsläget|nuläget|dagens (?:läge|situation)|hur det (?:ser ut|fungerar) (?:i\s?dag|nu))",
        rf"(?:fungerar|följs|efterlevs|tillämpas|görs|sker|finns) (?:inte|ej) (?:\w+ )?{_TODAY}",
        rf"{_TODAY} (?:fungerar|följs|efterlevs|tillämpas|görs|sker|finns) (?:\w+ )?(?:inte|ej)",
        r"så (?:ser det|fungerar det|är det|gör vi) (?:inte|ej) (?:ut )?(?:i\s?dag|nu)",
    ),
}
_READ = {ground: re.compile(rf"(?<!\w)(?:{'|'.join(signs)})(?!\w)") for ground, signs in _SIGNS.items()}
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in _READ.values()))

_CLAUSES = re.compile(
    r"[.!?;•\n]+|,?\s(?:men|dock|däremot|dessutom|samtidigt|vidare|samt att)\s|"
    r",?\soch\s(?=(?:att|vi|kommunen|regionen|det|den|de|man|texten|avsnittet|vill|bör|ska|behöver)\s)"
)
_QUOTED = re.compile(r"[”“\"«»][^”“\"«»]{0,200}[”“\"«»]|(?<!\w)['’‘][^'’‘]{1,60}['’‘](?!\w)")
_DENIED = re.compile(
    r"(?<!\w)(?:inte|ej|icke|ingen|inga|inget|knappast|aldrig|utan|varken|snarare än|mer än)\s(?:\w+\s){0,3}$"
)
# About who shall do what, never about how it is written or how things are: where such a word stands beside a slip or
# today's situation, the comment is about more.
_WEIGHTY = re.compile(
    r"(?<!\w)(?:\w*ansvar\w*|skyldig\w*|rätten|betal\w+|ersättning\w*|lag(?:en|stöd\w*|stiftning\w*)?|krav\w*|kräver|"
    r"(?:ska|bör|får|kan|måste) (?:inte|ej)|utgå|strykas|avstyrk\w+|avvisa\w*)(?!\w)"
)
# The text itself is the matter, whatever it says of today.
_ABOUT_THE_TEXT = re.compile(
    r"(?<!\w)(?:text|skrivning|formulering|lydelse|avsnitt|förslag|avtal|överenskommelse|stycke)(?:en|ens|et|ets|n|ar|arna|na)?(?!\w)"
)
_NOT_THE_TEXT = re.compile(
    r"(?<!\w)(?:och |,)?\s?(?:inte|ej|snarare än) (?:själva |den föreslagna |om )?(?:texten|förslaget|skrivningen|avtalet|avsnittet)"
)
_WHERE = re.compile(
    r"(?:i |på )?(?:första|andra|tredje|fjärde|femte|sista|nästa) (?:stycket|raden|meningen|punkten|strecksatsen)|"
    r"(?:i |på )?(?:sid|sida|sidan|s|rad|raden|stycke|punkt|avsnitt) [\d:.]+"
)
_COURTESY = re.compile(
    r"(?:(?:i|för) övrigt|annars|i grunden|i huvudsak|i sak)?\s?(?:"
    r"(?:har )?(?:vi |kommunen |regionen )?(?:har )?(?:inga|inget|ingen) (?:övriga |ytterligare |andra |mer )?"
    r"(?:synpunkter|synpunkt|invändningar|invändning|kommentarer|att tillägga|att invända)|"
    r"(?:är )?(?:det |texten |avsnittet |innehållet |skrivningen )?(?:är )?(?:mycket |helt )?(?:bra|god|gott|okej|ok|tydligt|bra skrivet)"
    r"(?: (?:text|avsnitt|skrivning))?|"
    r"(?:vi |kommunen |regionen )?(?:tillstyrker|instämmer|delar|ställer (?:oss|sig) bakom|står bakom)"
    r"(?: vi| kommunen)?(?: avsnittet| texten| innehållet| skrivningen| intentionen| det)?|"
    r"tack(?: för .{0,60})?)(?: (?:i|för) övrigt| i sak)?"
)


def suggest(comment: str | None) -> Suggestion | None:
    """The one ground that a comment's words speak for, with the words; None where they speak for none, or for two.

    >>> suggest("Redaktionellt: skrivfel i andra stycket. I övrigt inga synpunkter.")
    Suggestion(ground=<Ground.EDITORIAL: 'editorial'>, words=('redaktionellt', 'skrivfel'))
    >>> suggest("Redaktionella fel, men också oklart vem som betalar.") is None
    True
    """
    if not comment or len(comment) > LONGEST_READ:
        return None
    plain = _QUOTED.sub(" ", comment.casefold())
    if not _ANY.search(plain):
        return None
    grounds: set[Ground] = set()
    words: list[str] = []
    for clause in filter(None, (folded(part).strip(" ,–—-()*") for part in _CLAUSES.split(plain))):
        if _COURTESY.fullmatch(clause):
            continue
        found = _grounds_of(clause)
        if len(found) != 1:
            return None
        ((ground, own),) = found.items()
        grounds.add(ground)
        words.extend(own)
    return Suggestion(grounds.pop(), tuple(dict.fromkeys(words))) if len(grounds) == 1 else None


def _grounds_of(clause: str) -> dict[Ground, list[str]]:
    """The grounds a clause speaks for, each with its words; a denied sign is none, nor is one beside weightier words."""
    if len(clause.split()) > LONGEST_CLAUSE:
        return {}
    found: dict[Ground, list[str]] = {}
    for ground, pattern in _READ.items():
        signs = [hit for hit in pattern.finditer(clause) if not _DENIED.search(clause[: hit.start()])]
        if signs and not _is_about_more(clause, ground):
            found[ground] = [hit[0] for hit in signs]
    return found


def _is_about_more(clause: str, ground: Ground) -> bool:
    """The two grounds that are set aside ask for more: nothing weighty beside them, nothing about the text beside today's
    situation unless the clause says that it is not the text, and nothing else between commas."""
    if ground not in (Ground.EDITORIAL, Ground.TODAY):
        return False
    rest = _NOT_THE_TEXT.sub(" ", clause)
    if _WEIGHTY.search(rest) or (ground is Ground.TODAY and _ABOUT_THE_TEXT.search(rest)):
        return True
    parts = filter(None, (folded(part).strip(" –—-()*") for part in rest.split(",")))
    return not all(_READ[ground].search(p) or _COURTESY.fullmatch(p) or _WHERE.fullmatch(p) for p in parts)
