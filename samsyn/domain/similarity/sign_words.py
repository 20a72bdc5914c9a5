"""Swedish words that decide a meaning, and words for who does it; with their forms and their likeliest misspellings.

Administrative and legal vocabulary, nothing of one county. Whoever adds a word needs no other change.
"""

from __future__ import annotations

import re
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
skriftlig muntlig frivillig obligatorisk|tvingande öppenvård slutenvård intern extern positiv negativ
bra$|bättre$ dålig|sämre$ lätt$|lätta|enkel|enkla svår inskriv utskriv inför$|införa|införs avskaff påbörj|inled avslut|upphör
tydlig otydlig|oklar lämplig olämplig rimlig orimlig möjlig$|möjligt$ omöjlig nödvändig onödig säker osäker tillräcklig otillräcklig
jämlik ojämlik enig$|eniga oenig|oense acceptabel oacceptabel rätt$|rätten skyldig|skyldighet
offentlig privat förbättr försämr dyrare billigare central$|centralt$ lokal$|lokalt$ tillfällig permanent
januari februari mars$ april maj$ juni$ juli$ augusti september oktober november december
måndag tisdag onsdag torsdag fredag lördag söndag
"""
# Nouns in any form; compounds of them are other words.
_ROLES = """
kommun|stad|kommunal|kommunala|kommunalt|kommunstyrelse|kommunfullmäktige region|regional|regionala|regionalt|vgr|vg-region|landsting
hemkommun vistelsekommun stat part huvudman|huvudmän|huvudmänn vårdcentral|primärvård sjukhus|specialistvård
elevhälsa|skola|skolor socialtjänst läkare|läkar sjuksköterska|sjuksköterskor fysioterapeut arbetsterapeut
undersköterska|undersköterskor chef enhetschef patient brukare|brukar anhörig|närstående barn vuxen|vuxna äldre
vårdgivare|vårdgivar vårdtagare|vårdtagar arbetsgivare|arbetsgivar arbetstagare|arbetstagar arbetsgrupp styrgrupp samordnare|samordnar
"""
_ENDINGS = "(?:e|n|en|et|ar|er|or|na|a)?(?:n|na|en|ne)?s?"
# Limits only before a number: *under 18 år*, but not *under året*.
LIMITS = frozenset({"under", "över"})
# Not in such company: *i första hand*.
BEFORE_HAND = frozenset({"första"})
_UNIT = re.compile(
    r"(?:procent|timm|minut|dygn|år$|åren?s?$|kron|tusen|miljon|miljard|(?:kalender|arbets|var)?dag(?:ar|s)?(?:na)?$"
    r"|veck|månad|kvartal|poäng|kilometer|meter|stycke|plats)"
)
_NUMBERS = (
    "noll ? två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
)
_TENS = "trettio fyrtio femtio sextio sjuttio åttio nittio hundra"
MODALS = frozenset({"ska", "får", "bör", "kan", "måste", "behöver"})


def _misspelt(word: str) -> set[str]:
    """What comes of two letters swapped or one doubled: no Swedish words for those in the lists."""
    swapped = {word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)}
    return swapped | {word[: n + 1] + word[n:] for n in range(len(word))}


def _forms() -> dict[str, str]:
    rows = [line.split() for line in _ALIKE.split("\n") if line]
    exact = {form: row[0] for row in rows for form in row}
    exact |= {word: str(n) for n, word in enumerate(_NUMBERS.split()) if word != "?"}
    exact |= {word: str(10 * n) for n, word in enumerate(_TENS.split(), 3)}
    known = ("inte", "aldrig", "utan", "måste", "högst", "minst", "ingen")
    slips = {slip: exact[word] for word in known for slip in _misspelt(word)}
    return dict.fromkeys(("int", "ite", "nte", "itte"), NOT) | slips | exact


def _table(words: str, then: str = "") -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern over beginnings of words, or over whole words with such endings, and what each names."""
    named: dict[str, str] = {}
    for group in words.split():
        forms = group.split("|")
        named |= {form: forms[0].rstrip("$") for form in forms}
    longest = sorted(named, key=lambda form: (-len(form), form))
    pattern = re.compile("|".join(f"({form}){then}" for form in longest))
    return pattern, {str(number): named[form] for number, form in enumerate(longest, 1)}


_EXACT = _forms()
_POLES, _ROLE_NAMES = _table(_BEGIN), _table(_ROLES, _ENDINGS + "$")


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
