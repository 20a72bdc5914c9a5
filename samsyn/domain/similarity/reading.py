"""A comment read: its sentences, without names of one's own, greetings, quotation marks, case, or how lines are broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress

from samsyn.domain.similarity.naming import PLACE, named, sender
from samsyn.domain.similarity.sign_words import plainly
from samsyn.domain.similarity.signs import Signs, signs_between, signs_in
from samsyn.domain.similarity.stance import Stance, stance_of
from samsyn.domain.stems import SMALL_WORDS, stems

LONGEST_REMEMBERED = 1000
_SHORTENED = "t.ex bl.a dvs d.v.s m.m m.fl osv o.s.v etc s.k resp jfr kap nr ca tel p.g.a"
_NOT_AFTER = "".join(rf"(?<!\b{re.escape(short)}\.)" for short in _SHORTENED.split())
_BREAK = re.compile(rf"(?<=[.!?;]){_NOT_AFTER}[\"'”’»“)\]]*\s+(?:[-•*–]\s+)?|\s[-•*–]\s", re.IGNORECASE)
_TOKEN = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+(?:[.:,/-][0-9]+)*|[%§]|[^\W\d_]+(?:-[^\W\d_]+)*|[^\W_]+"
)
# Soft hyphens, joiners, marks of direction: signs that are not seen.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
_DASHES = re.compile("[\u2010-\u2014\u2212]")
# Of these words greetings and the like are made.
_COURTEOUS = """
hej god dag tack tackar hälsning hälsningar vänlig vänliga mvh svar svaret remissvar yttrande yttrandet remiss remissen
möjlighet möjligheten lämna lämnar lämnas följande framföra framför inkomma inkommer synpunkt synpunkter kommentar
kommentarer ta del tagit ovan nedan bifogat avser avsnittet avsnitt kring gällande gäller vill härmed kommer kommun
kommunen kommunens förvaltningen region regionen yttra yttrar ställt tillfälle beretts fått får
"""
_COURTESY = frozenset(_COURTEOUS.split())


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence: its stems with places as one sign, its words beside them, those that tell something, and its signs.

    Two with the same `key` say the same word for word, inflections and names of one's own aside.
    """

    key: str
    words: tuple[str, ...]
    signs: Signs
    telling: tuple[str, ...]
    tells: frozenset[str]
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    stance: Stance | None
    courtesy: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it was written, and what it says."""

    text: str
    sentence: Sentence = field(compare=False)


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
    found = [Said(part, sentence) for part in _parts(text) if (sentence := _read(part)).words]
    told = tuple(said for said in found if not said.sentence.courtesy) or tuple(found)
    aside = tuple(said for said in found if said.sentence.courtesy) if len(told) < len(found) else ()
    stances = frozenset(said.sentence.stance for said in found if said.sentence.stance)
    return Read(told, aside, sum(len(said.sentence.words) for said in told), stances)


def _parts(text: str) -> Iterator[str]:
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return (part for part in _BREAK.split(" ".join(plain.split())) if part)


def _read(part: str) -> Sentence:
    """Long ones are not remembered."""
    return _remembered(part) if len(part) < LONGEST_REMEMBERED else _sentence(part)


@lru_cache(maxsize=1 << 14)
def _remembered(part: str) -> Sentence:
    return _sentence(part)


def _sentence(part: str) -> Sentence:
    # Lists rather than generators: this is where most of the time goes.
    said, who_does = named(_TOKEN.findall(_DASHES.sub("-", part.casefold())))
    first = sender(said)
    forms, roles = tuple(said[first:]), tuple(who_does[first:])
    decided = signs_in(forms, roles)
    signs = signs_between(decided, roles)
    words = tuple([who or _stem(form) for form, who in zip(forms, roles, strict=True)])
    tells = [_tells(form) and not who and not sign for form, who, sign in zip(forms, roles, decided, strict=True)]
    telling = tuple(compress(words, tells))
    courtesy = not signs.deciding and all(map(_is_courteous, forms))
    key = " ".join((*words, "|", *signs.deciding, *["/".join(run) for run in signs.roles]))
    stance = stance_of(forms, signs.deciding)
    return Sentence(key, words, signs, telling, frozenset(telling), forms, roles, stance, courtesy)


@lru_cache(maxsize=1 << 15)
def _tells(form: str) -> bool:
    return form != PLACE and form not in SMALL_WORDS


@lru_cache(maxsize=1 << 15)
def _is_courteous(form: str) -> bool:
    return form in _COURTESY or not _tells(form)


@lru_cache(maxsize=1 << 15)
def _stem(form: str) -> str:
    plain = plainly(form)
    return "-".join(stems(plain)) or plain
