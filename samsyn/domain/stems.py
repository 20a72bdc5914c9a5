"""Words as they are searched: Swedish stems in lower case, small words left out, clause numbers kept whole.

`stems` is what a text is found by, `query_stems` what somebody asks for, and `excerpt` the passage where the two meet.
A stem is written with letters and digits that every database's tokenizer keeps together, so all find the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from snowballstemmer.swedish_stemmer import SwedishStemmer

# No more of a query is read; a letter more is a mistake or an attack.
MOST_WORDS, LONGEST_QUERY = 20, 2000
# No more of a text is looked through for the passage to show.
LONGEST_READ = 50_000
# Fewer letters begin too many words to say anything.
SHORTEST_BEGINNING = 3

_SMALL = """
och det att i en jag hon som han på den med sig för så till är men ett om hade de av icke mig du henne då sin nu har
inte hans honom skulle hennes där min man ej vid kunde något från ut när efter upp vi dem vad över än dig kan sina
här ha mot alla under någon eller allt mycket sedan ju denna själv detta åt utan varit hur ingen mitt ni bli blev oss
din dessa några deras blir mina samma vilken er sådan vår blivit dess inom mellan sådant varför varje vilka ditt vem
vilket sådana vart dina vars vårt våra ert era vilkas ska vill var genom samt även också enligt hos
"""
# "Vara" is no small word: it is the name of a municipality.
SMALL_WORDS = frozenset(_SMALL.split())

# Signs inside a word that are not seen as letters: soft hyphen, joiners, accents written after their letter.
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f"
_HYPHEN = "[-\u2010\u2011]"
_PART = rf"\w[\w{_UNSEEN}]{{0,63}}"
# 13 a: later letters after a number are rather units or words (5 m, 3 i), and so is 49 A-kommuner.
_LETTER = rf"[ \u00a0]?[a-hA-H](?![\w{_UNSEEN}]|{_HYPHEN}[^\W\d][{_UNSEEN}]*[^\W\d])"
_NUMBER = rf"[0-9]{{1,9}}(?:(?:[.:][0-9]{{1,9}}){{1,8}}(?:{_LETTER})?|{_LETTER})"
_TOKEN = re.compile(rf"{_NUMBER}|{_PART}(?:{_HYPHEN}{_PART}){{0,4}}")
_IS_NUMBER, _HYPHENS, _PARTS = re.compile(_NUMBER), re.compile(_HYPHEN), re.compile(_PART)
_NUMBER_SIGNS = str.maketrans({".": "p", ":": "c", " ": None, "\u00a0": None})
# Läkemedlen, reglerna: an e is lost that läkemedel and regel have.
_LOST_E = re.compile(r"(?<=[bdfgkpt])l$")
# Letters that all tokenizers know; any other is written with its number.
_KNOWN = frozenset("0123456789abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: the stems, the words that nothing is found by, and whether later words were left out."""

    stems: tuple[str, ...]
    ignored: tuple[str, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, marked when it is a word that was asked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """A word's stem; of a hyphenated word that of the whole (`epost`) and those of its parts."""

    whole: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where in a text a stem that was asked for stands."""

    start: int
    end: int
    stem: str


def stems(text: str) -> list[str]:
    """The stems that a text is found by, in its order. A hyphenated word is found as a whole and by its parts."""
    words = (_word(token.group()) for token in _tokens(text))
    return [stem for word in words for stem in (word.whole, *word.parts) if stem]


def query_stems(words: str) -> Query:
    """The stems of the first words that somebody typed; of a hyphenated word the whole."""
    asked: list[str] = []
    ignored: list[str] = []
    cut = bool(words[LONGEST_QUERY:].strip())
    for number, token in enumerate(_tokens(words[:LONGEST_QUERY])):
        if number == MOST_WORDS:
            cut = True
            break
        word = _word(token.group())
        found = [word.whole] if word.whole else list(word.parts)
        asked += found
        ignored += [] if found else [token.group().lower()]
    return Query(tuple(dict.fromkeys(asked)), tuple(dict.fromkeys(ignored)), cut)


def begins_words(stem: str) -> bool:
    """May the stem be taken as the beginning of longer words? A number may not: 3 begins no clause."""
    return len(stem) >= SHORTEST_BEGINNING and stem.isalpha()


def _tokens(text: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(text.replace("_", " "))


@lru_cache(maxsize=1 << 15)
def _word(token: str) -> _Word:
    if _IS_NUMBER.fullmatch(token):
        return _Word("n" + token.casefold().translate(_NUMBER_SIGNS))
    parts = [plain for part in _HYPHENS.split(token) if (plain := _plain(part))]
    if len(parts) < 2:
        return _Word("".join(_stem(part) for part in parts if part not in SMALL_WORDS))
    each = tuple(stem for part in _HYPHENS.split(token) if (stem := _word(part).whole))
    # 2026-06-19 is three numbers, not one.
    return _Word("" if all(map(str.isdigit, parts)) else _stem("".join(parts)), each)


def _plain(part: str) -> str:
    """Small letters and digits; é as one letter however it was written, and no soft hyphen."""
    folded = unicodedata.normalize("NFKC", part).casefold()
    return "".join(sign for sign in unicodedata.normalize("NFC", folded) if sign.isalnum())


def _stem(plain: str) -> str:
    # A stemmer of its own each time: it keeps the word at work, and threads share what is kept.
    stem = _LOST_E.sub("el", SwedishStemmer().stemWord(plain))
    return "".join(sign if sign in _KNOWN else f"u{ord(sign):x}" for sign in stem)


def pieces(text: str, asked: Sequence[str], *, beginnings: bool = False) -> tuple[Piece, ...]:
    """The whole text on one line, with the words asked for marked."""
    line = " ".join(text.split())
    return tuple(_pieces(line, _hits(line, asked, beginnings), 0, len(line)))


def excerpt(text: str, asked: Sequence[str], *, around: int = 240, beginnings: bool = False) -> tuple[Piece, ...]:
    """About `around` letters of the text where most of the words asked for stand together; else its beginning.

    `beginnings`: words that begin with a stem asked for are hits too.
    """
    line = " ".join(text.split())
    hits = list(_hits(line[:LONGEST_READ], asked, beginnings))
    start, end = _window(line, *_cluster(hits, around), around)
    before = [Piece("… ")] if start else []
    after = [Piece(" …")] if end < len(line) else []
    return (*before, *_pieces(line, iter(hits), start, end), *after)


def _hits(line: str, asked: Sequence[str], beginnings: bool) -> Iterator[_Hit]:
    for token in _tokens(line):
        word = _word(token.group())
        if meant := _meant(word.whole, asked, beginnings):
            yield _Hit(token.start(), token.end(), meant)
        elif word.parts:
            for part in _PARTS.finditer(token.group()):
                if meant := _meant(_word(part.group()).whole, asked, beginnings):
                    yield _Hit(token.start() + part.start(), token.start() + part.end(), meant)


def _meant(stem: str, asked: Sequence[str], beginnings: bool) -> str:
    """The stem asked for that this one answers to, or nothing."""
    if not stem or stem in asked:
        return stem
    begun = (one for one in asked if beginnings and begins_words(one) and stem.startswith(one))
    return next(begun, "")


def _cluster(hits: list[_Hit], around: int) -> tuple[int, int]:
    """From where to where most different words asked for stand together, then most words; the first such place."""
    best, place, left, held = (0, 0), (0, 0), 0, Counter[str]()
    for right, hit in enumerate(hits):
        held[hit.stem] += 1
        while left < right and hit.end - hits[left].start > around:
            held -= Counter([hits[left].stem])
            left += 1
        if (score := (len(held), right - left)) > best:
            best, place = score, (hits[left].start, hit.end)
    return place


def _window(line: str, first: int, last: int, around: int) -> tuple[int, int]:
    """The passage widened on both sides to about `around` letters, with whole words."""
    room = max(0, around - (last - first))
    start = max(0, first - room // 2)
    end = min(len(line), start + (last - first) + room)
    start = max(0, min(start, end - around))
    if start and (space := line.find(" ", start - 1, first)) >= 0:
        start = space + 1
    if end < len(line) and (space := line.rfind(" ", last, end + 1)) > last:
        end = space
    return start, end


def _pieces(line: str, hits: Iterator[_Hit], start: int, end: int) -> Iterator[Piece]:
    at = start
    for hit in hits:
        if start <= hit.start and hit.end <= end:
            if hit.start > at:
                yield Piece(line[at : hit.start])
            yield Piece(line[hit.start : hit.end], marked=True)
            at = hit.end
    if at < end:
        yield Piece(line[at:end])
