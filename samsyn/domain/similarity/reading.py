"""A comment read: its sentences, without names of one's own, greetings, quotation marks, case, or how lines are broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from samsyn.domain.names.places import KNOWN
from samsyn.domain.similarity.signs import Signs, deciding, plainly, role, signs_of
from samsyn.domain.similarity.stance import Stance, stance_of
from samsyn.domain.stems import SMALL_WORDS, stems

# What every place is read as.
PLACE = "*"
# Names of places that are words of the language too: a place only beside *kommun* or *stad*.
_WORDS_TOO = frozenset(
    [
        "vara",
        "mark",
        "berg",
        "boden",
        "lund",
        "kil",
        "klippan",
        "köping",
        "mora",
        "sala",
        "nora",
        "flen",
        "ale",
        "sunne",
        "säter",
        "hylte",
        "ånge",
        "trosa",
    ]
)
_SHORTENED = (
    "t.ex",
    "bl.a",
    "dvs",
    "d.v.s",
    "m.m",
    "m.fl",
    "osv",
    "o.s.v",
    "etc",
    "s.k",
    "resp",
    "jfr",
    "kap",
    "nr",
    "ca",
    "tel",
    "p.g.a",
)
_NOT_AFTER = "".join(rf"(?<!\b{re.escape(short)}\.)" for short in _SHORTENED)
_BREAK = re.compile(rf"(?<=[.!?;]){_NOT_AFTER}[\"'”’»“)\]]*\s+(?:[-•*–]\s+)?|\s[-•*–]\s", re.IGNORECASE)
_TOKEN = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+(?:[.:,/-][0-9]+)*|[%§]|[^\W\d_]+(?:-[^\W\d_]+)*|[^\W_]+"
)
# Soft hyphens, joiners, marks of direction: signs that are not seen.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
# "Vi i Orust anser att": who says it is no part of what is said.
_SAYS = frozenset(
    [
        "anser",
        "menar",
        "tycker",
        "föreslår",
        "framhåller",
        "framför",
        "bedömer",
        "konstaterar",
        "påpekar",
        "understryker",
        "betonar",
        "framhålla",
        "framföra",
        "påpeka",
        "understryka",
        "betona",
        "poängtera",
        "poängterar",
        "noterar",
    ]
)
_LONGEST_SENDER = 9
_COURTESY = frozenset(
    [
        "hej",
        "god",
        "dag",
        "tack",
        "tackar",
        "hälsning",
        "hälsningar",
        "vänlig",
        "vänliga",
        "mvh",
        "svar",
        "svaret",
        "remissvar",
        "yttrande",
        "yttrandet",
        "remiss",
        "remissen",
        "remisssvar",
        "möjlighet",
        "möjligheten",
        "lämna",
        "lämnar",
        "lämnas",
        "följande",
        "framföra",
        "framför",
        "inkomma",
        "inkommer",
        "synpunkt",
        "synpunkter",
        "kommentar",
        "kommentarer",
        "ta",
        "del",
        "tagit",
        "ovan",
        "nedan",
        "bifogat",
        "avser",
        "avsnittet",
        "avsnitt",
        "kring",
        "gällande",
        "gäller",
        "vill",
        "härmed",
        "kommer",
        "kommun",
        "kommunen",
        "kommunens",
        "förvaltningen",
        "region",
        "regionen",
        "yttra",
        "yttrar",
        "ställt",
        "tillfälle",
        "beretts",
        "fått",
        "får",
    ]
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its stems with places as one sign, its words beside them, those that tell something, and its signs.

    Two with the same `key` say the same word for word, inflections and names of one's own aside.
    """

    key: str
    words: tuple[str, ...] = field(compare=False)
    signs: Signs = field(compare=False)
    telling: tuple[str, ...] = field(compare=False)
    tells: frozenset[str] = field(compare=False)
    forms: tuple[str, ...] = field(compare=False)
    roles: tuple[str, ...] = field(compare=False)
    stance: Stance | None = field(compare=False)
    courtesy: bool = field(compare=False)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it was written, and what it says."""

    text: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Read:
    """A text: what it says, the greetings and the like around it, and how many words it says it with."""

    said: tuple[Said, ...] = ()
    aside: tuple[Said, ...] = ()
    size: int = 0
    stances: frozenset[Stance] = frozenset()

    @property
    def all(self) -> tuple[Said, ...]:
        """Every sentence, the courtesies last."""
        return self.said + self.aside


NOTHING = Read()


def read(text: str) -> Read:
    """Read a text. One that is nothing but courtesies says them."""
    if not text:
        return NOTHING
    found = [Said(part, sentence) for part in _parts(text) if (sentence := _sentence(part)).words]
    told = tuple(said for said in found if not said.sentence.courtesy) or tuple(found)
    aside = tuple(said for said in found if said.sentence.courtesy) if len(told) < len(found) else ()
    stances = frozenset(said.sentence.stance for said in found if said.sentence.stance)
    return Read(told, aside, sum(len(said.sentence.words) for said in told), stances)


def _parts(text: str) -> Iterator[str]:
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return (part for part in _BREAK.split(" ".join(plain.split())) if part)


@lru_cache(maxsize=1 << 14)
def _sentence(part: str) -> Sentence:
    tokens = _without_sender(_named(_TOKEN.findall(part.casefold().translate(_DASHES))))
    forms, roles = tuple(form for form, _ in tokens), tuple(who for _, who in tokens)
    signs = signs_of(forms, roles)
    words = tuple(who or _stem(form) for form, who in tokens)
    telling = tuple(_stem(form) for form, who in tokens if not who and _tells(form))
    courtesy = not signs.deciding and all(form in _COURTESY or form in SMALL_WORDS or form == PLACE for form in forms)
    key = " ".join((*words, "|", *signs.deciding, *("/".join(run) for run in signs.roles)))
    stance = stance_of(forms, signs.deciding)
    return Sentence(key, words, signs, telling, frozenset(telling), forms, roles, stance, courtesy)


@lru_cache(maxsize=1 << 15)
def _stem(form: str) -> str:
    plain = plainly(form)
    return "-".join(stems(plain)) or plain


@lru_cache(maxsize=1 << 15)
def _tells(form: str) -> bool:
    return form != PLACE and form not in SMALL_WORDS and not deciding(form)


def _places() -> dict[str, tuple[tuple[str, ...], str]]:
    """First word of a name → its other words, and the role it has by itself."""
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for name in KNOWN:
        first, *rest = name.casefold().split()
        if first != "region":
            found[first] = (tuple(rest), "region" if name.endswith("regionen") else "")
    return found


_PLACES = _places()


def _named(tokens: list[str]) -> list[tuple[str, str]]:
    """Words with their roles; a municipality or a region named is one word, and so is any other place."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(tokens):
        word, who, taken = _name(tokens, at)
        if word == PLACE and found and found[-1][1] == "region":
            word = ""  # Region Halland
        elif word == PLACE and len(found) > 1 and found[-1][0] in ("i", "på") and found[-2][1] == "kommun":
            found.pop()  # kommunen i Orust
            word = ""
        if word:
            found.append((word, who))
        at += taken
    return found


def _name(tokens: list[str], at: int) -> tuple[str, str, int]:
    """The word at a place, its role, and how many tokens it is."""
    token = tokens[at]
    first = token if token in _PLACES else token.removesuffix("s")
    rest, who = _PLACES.get(first, ((), "?"))
    taken = 1 + len(rest)
    after = tokens[at + taken] if at + taken < len(tokens) else ""
    whole = who != "?" and all(_same_name(a, b) for a, b in zip(tokens[at + 1 : at + taken], rest, strict=False))
    if not whole or len(tokens) < at + taken or (first in _WORDS_TOO and role(after) != "kommun"):
        return token, role(token), 1
    if who:
        return who, who, taken
    return (after, "kommun", taken + 1) if role(after) == "kommun" else (PLACE, "", taken)


def _same_name(token: str, name: str) -> bool:
    return token in (name, name + "s")


def _without_sender(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without "Orust kommun anser därför att", unless something in it decides the meaning."""
    for at, (word, _) in enumerate(tokens[:_LONGEST_SENDER]):
        if deciding(word):
            return tokens
        if word == "att":
            spoken = any(form in _SAYS for form, _ in tokens[:at])
            return tokens[at + 1 :] if spoken and len(tokens) - at > 3 else tokens
    return tokens
