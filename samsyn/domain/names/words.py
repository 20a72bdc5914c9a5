"""The words around a name: which say *municipality*, which name an office of it, which name another body.

All comparison is done on folded words (lower case, å ä ö as a a o); lists here are folded. They are Swedish
administrative vocabulary, not one county's.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

# Directly beside a name these make it a municipality: "Orust kommun", "kommunen i Orust".
AFTER_NAME = frozenset({"kommun", "kommuns", "kn", "stad", "stads"})
BEFORE_NAME = frozenset({"kommun", "kommunen", "stad", "staden", "municipality"})
STRONG = AFTER_NAME | BEFORE_NAME | {"kommunens", "stadens", "kommunkod"}
# Words that name nobody.
_FILLER = """
i for av fran pa till och samt den det som svar svaret remissvar yttrande part parten remissinstans avsandare respondent
namn sverige sweden of the city kod nr gemensamt gemensam samordnat samlat genom via c o
"""
FILLER = frozenset(_FILLER.split())
# Offices a municipality or a region has by law or custom; what is written with them is still that party.
_OFFICE = re.compile(
    r"(namnd|forvaltning|styrelse|kontor|utskott|sektor|avdelning|enhet|kansli|direktor|chef)(en|ens|n|et|ets|s)?$"
    r"|fullmaktige$|^(registrator|diariet?|ks|kf|mas|mar|kommunhuset|stadshuset|ordforande|handlaggare)$"
)
# What an office does. Alone beside a place these may be anybody's: chosen, but told.
_WORK = re.compile(
    r"(omsorg|tjanst|vard|halsa|halso|stod|service|verksamhet|ledning|samordnare|strateg|sekreterare)(en|ens|n|et|s)?$"
)
# Bodies of their own, also when they lie in a party's place.
_ELSE = re.compile(
    r"forening|forbund|bolag|stiftelse|bostader|universitet|hogskola|kyrka|forsamling|partiet$|demokraterna$"
    r"|moderaterna|liberalerna|lansstyrelse|polis|landsting|raddningstjanst|patient|brukar|^privat|kooperativ"
    r"|^(ab|hb|kb|lan|lans|funktionsratt|attention|hjarnkoll|rsmh|nsph|spf|pro|skpf|lo|tco|kommunal|vastkom)$"
)
# Care that the regions run: another body than the municipality of the place, a part of the region.
_REGION_CARE = re.compile(r"narhalsan|vardcentral|sjukhus|tandvard|habilitering|^region|regionen(s)?$")
_MAIL = re.compile(r"[^\s@<>()\[\],;]+@([^\s@<>()\[\],;]+)|\b(?:https?://)?www\.([^\s/<>()]+)\S*")
_BROKEN_COMPOUND = re.compile(r"[^\W_]+[-–]\s+(?=och\b|,)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics: `Åmåls` → `amals`."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in spread if not unicodedata.combining(c)).replace("ø", "o").replace("æ", "a")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name in lower case, diacritics kept; `Orustkommun` is two words, `vård- och` none."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(c for c in plain if unicodedata.category(c) != "Cf").casefold()
    found: list[str] = []
    for word in _WORD.findall(_BROKEN_COMPOUND.sub(" ", plain)):
        stem = word.removesuffix("kommun")
        glued = stem != word and len(stem) > 2
        found.extend((stem, "kommun") if glued else (word,))
    return tuple(word for word in found if word != "s")


def split_addresses(text: str) -> tuple[str, tuple[str, ...]]:
    """Take e-mail and web addresses out of a text: what is left, and the domains without their ending."""
    hosts = [mail or site for mail, site in _MAIL.findall(text)]
    labels = [host.casefold().strip(".").split(".") for host in hosts]
    return _MAIL.sub(" ", text), tuple(parts[-2] for parts in labels if len(parts) > 1)


def is_strong(word: str) -> bool:
    """*kommun* in any form, also misspelt by one letter ("komun")."""
    if word in STRONG:
        return True
    near = ("kommun", "kommunen", "kommuns")
    return len(word) > 4 and any(OSA.distance(word, good, score_cutoff=1) <= 1 for good in near)


def is_generic(word: str) -> bool:
    """A word that names nobody by itself."""
    return word in FILLER or is_strong(word)


def is_office(word: str) -> bool:
    """An office of a public party (*socialförvaltningen*, *kommunstyrelsen*)."""
    return bool(_OFFICE.search(word)) and not _ELSE.search(word)


def is_work(word: str) -> bool:
    """What an office does (*omsorg*, *socialtjänsten*)."""
    return bool(_WORK.search(word)) and not _ELSE.search(word)


def is_someone_else(word: str, *, region: bool) -> bool:
    """A word that makes the whole another body; a region's own care does not make it another than the region."""
    return bool(_ELSE.search(word)) or (not region and bool(_REGION_CARE.search(word)))


def is_region_part(word: str) -> bool:
    """Care or an office that only regions have."""
    return bool(_REGION_CARE.search(word))
