"""Words that decide a meaning: change one, and a sentence says something else though the rest is the same.

*Deciding words* are negations, *ska/får/bör/kan/måste*, numbers with their units, months, and words that have an
opposite (*högst/minst*, *stryk/behåll*). Two sentences with the same words agree only if these stand in the same order.
*Roles* are who does it (*kommunen*, *regionen*, *läkaren*): one may be added, none may be exchanged.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

NOT = "inte"
# Forms, beside each other, that mean the same. The first names them.
_ALIKE = """
inte ej icke aldrig ingen inget inga ingenting ingenstans varken knappast
utan
ska skall skulle
får fick finge
bör borde
kan kunde kunna
måste
behöver behöva behövde
endast enbart bara
alla samtliga allt
vissa somliga några
högst max maximalt
minst min minimum
mest flest
fler flera flertalet
färre
mer mera
mindre
före innan
efter därefter
tidigast
senast
tidigare
senare
längre
kortare
högre
lägre
större
snabbare
långsammare
både
nej
ja
saknas saknar saknades
finns
första
tredje
fjärde
halva hälften
dubbelt dubbla
"""
# Beginnings of words.
_BEGIN = """
tillåt förbjud|förbud öka|ökn minsk höj sänk stryk|utgå|utgår|borttag behåll|kvarst|bibehåll tillstyrk avstyrk bifall avsl
godkänn underkänn accepter avvisa motsätt instämm utök|utvidg begräns|inskränk förläng förkort stärk|förstärk försvag
skriftlig muntlig frivillig obligatorisk|tvingande öppenvård slutenvård|slutenvård intern extern positiv negativ
bra$|bättre$ dålig|sämre$ lätt$|lätta|enkel|enkla svår inskriv utskriv inför$|införa|införs avskaff påbörj|inled avslut|upphör
tydlig otydlig|oklar lämplig olämplig rimlig orimlig möjlig$|möjligt$ omöjlig nödvändig onödig säker osäker tillräcklig otillräcklig
jämlik ojämlik enig$|eniga oenig|oense acceptabel oacceptabel rätt$|rätten skyldig|skyldighet
offentlig privat gemensam separat|enskild$ förbättr försämr dyrare billigare central$|centralt$ lokal$|lokalt$ tillfällig permanent
januari februari mars$ april maj$ juni$ juli$ augusti september oktober november december
måndag tisdag onsdag torsdag fredag lördag söndag
"""
# Nouns in any form; compounds of them are other words.
_ROLES = """
kommun|stad|kommunal|kommunala|kommunalt|kommunstyrelse|kommunfullmäktige region|regional|regionala|regionalt|vgr|vg-region|landsting
hemkommun vistelsekommun stat part huvudman|huvudmän|huvudmänn vårdcentral|primärvård sjukhus|specialistvård
elevhälsa|skola|skolor socialtjänst läkare|läkar sjuksköterska|sjuksköterskor fysioterapeut arbetsterapeut
undersköterska|undersköterskor chef enhetschef patient brukare|brukar anhörig|närstående barn vuxen|vuxna äldre
arbetsgrupp styrgrupp samordnare|samordnar
"""
_ENDINGS = "(?:e|n|en|et|ar|er|or|na|a)?(?:n|na|en|ne)?s?"
# Limits only before a number: *under 18 år*, but not *under året*.
_LIMITS = frozenset({"under", "över"})
# Not in such company: *i första hand*.
_BEFORE_HAND = frozenset({"första"})
_UNIT = re.compile(
    r"(?:procent|timm|minut|dygn|år$|åren?s?$|kron|tusen|miljon|miljard|(?:kalender|arbets|var)?dag(?:ar|s)?(?:na)?$"
    r"|veck|månad|kvartal|poäng|kilometer|meter|stycke|plats)"
)
_NUMBERS = [
    "noll",
    "?",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
    "femton",
    "sexton",
    "sjutton",
    "arton",
    "nitton",
    "tjugo",
]
_TENS = {
    "trettio": "30",
    "fyrtio": "40",
    "femtio": "50",
    "sextio": "60",
    "sjuttio": "70",
    "åttio": "80",
    "nittio": "90",
    "hundra": "100",
}
_MODALS = frozenset({"ska", "får", "bör", "kan", "måste", "behöver"})


def _misspelt(word: str) -> set[str]:
    """What comes of two letters swapped or one doubled: no Swedish words for those in the lists."""
    swapped = {word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)}
    return swapped | {word[: n + 1] + word[n:] for n in range(len(word))}


def _forms() -> dict[str, str]:
    rows = [line.split() for line in _ALIKE.split("\n") if line]
    exact = {form: row[0] for row in rows for form in row}
    exact |= {word: str(n) for n, word in enumerate(_NUMBERS) if word != "?"} | _TENS
    known = ("inte", "aldrig", "utan", "måste", "högst", "minst", "ingen")
    slips = {slip: exact[word] for word in known for slip in _misspelt(word)} | dict.fromkeys(
        ("int", "ite", "nte", "itte"), NOT
    )
    return slips | exact


def _table(words: str, then: str = "") -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern over beginnings of words, or over whole words with such endings, and what each names."""
    named: dict[str, str] = {}
    for group in words.split():
        forms = group.split("|")
        named |= {form: forms[0].rstrip("$") for form in forms}
    longest = sorted(named, key=lambda form: (-len(form), form))
    return re.compile("|".join(f"({form}){then}" for form in longest)), {
        str(n): named[f] for n, f in enumerate(longest, 1)
    }


_EXACT = _forms()
_POLES, _ROLE_NAMES = _table(_BEGIN), _table(_ROLES, _ENDINGS + "$")


@dataclass(frozen=True, slots=True)
class Signs:
    """The deciding words of a sentence in their order, and between them the roles: one run more than words."""

    deciding: tuple[str, ...] = ()
    roles: tuple[tuple[str, ...], ...] = ((),)

    @property
    def all(self) -> tuple[str, ...]:
        """The deciding words, then the roles."""
        return (*self.deciding, *(who for run in self.roles for who in run))


@lru_cache(maxsize=1 << 14)
def deciding(word: str) -> str:
    """What a word decides, named by one of its forms ("skall" → "ska"), or nothing. Small letters."""
    if word[0].isdigit():
        return word
    return _EXACT.get(word) or _named(_POLES, word)


def plainly(word: str) -> str:
    """A deciding word as it is written by others: *ej* as *inte*, *sex* as *6*; any other word as it is."""
    return _EXACT.get(word, word)


@lru_cache(maxsize=1 << 14)
def role(word: str) -> str:
    """Who a word stands for, or nothing."""
    return _named(_ROLE_NAMES, word)


@lru_cache(maxsize=1 << 14)
def is_unit(word: str) -> bool:
    """May it be what a number counts?"""
    return word == "%" or bool(_UNIT.match(word))


def _named(table: tuple[re.Pattern[str], dict[str, str]], word: str) -> str:
    found = table[0].match(word)
    return table[1][str(found.lastindex)] if found else ""


def signs_of(words: tuple[str, ...], roles: tuple[str, ...]) -> Signs:
    """The signs of a sentence. `roles` stands beside `words`: a name has a role that its letters do not tell."""
    found: list[str] = []
    runs: list[list[str]] = [[]]
    counted = False
    for word, who, after in zip(words, roles, [*words[1:], ""][: len(words)], strict=True):
        silent = who or (after == "hand" and word in _BEFORE_HAND)
        limits = word in _LIMITS and after[:1].isdigit()
        sign = "" if silent else deciding(word) or (word if limits or (counted and is_unit(word)) else "")
        counted = bool(sign) and sign[0].isdigit()
        if sign:
            found.append(sign)
            runs.append([])
        elif who and runs[-1][-1:] != [who]:
            runs[-1].append(who)
    return Signs(_in_order(found), tuple(tuple(run) for run in runs))


def _in_order(found: list[str]) -> tuple[str, ...]:
    """*att kommunen inte ska* says what *kommunen ska inte* says."""
    for at in range(len(found) - 1):
        if found[at] == NOT and found[at + 1] in _MODALS:
            found[at : at + 2] = found[at + 1], NOT
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def clash(first: Signs, second: Signs) -> bool:
    """Do two sentences with the same words mean different things? Symmetric."""
    if first.deciding != second.deciding:
        return True
    if first.roles == second.roles:
        return False
    *before, last = zip(first.roles, second.roles, strict=True)
    # Nearest to the deciding word stands who does it: before it the last one, after it the first.
    return not (all(_ends_alike(a, b) for a, b in before) and _begins_alike(*last))


def _ends_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    few = min(len(first), len(second))
    return not few or first[-few:] == second[-few:]


def _begins_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    few = min(len(first), len(second))
    return first[:few] == second[:few]


def differing(first: Signs, second: Signs) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The signs that only one of them has: deciding words where those differ, else roles; all where only the order
    differs."""
    mine, theirs = first.deciding, second.deciding
    if mine == theirs:
        mine, theirs = (tuple(who for run in signs.roles for who in run) for signs in (first, second))
    only, others = Counter(mine) - Counter(theirs), Counter(theirs) - Counter(mine)
    return (tuple(only.elements()), tuple(others.elements())) if only or others else (mine, theirs)
