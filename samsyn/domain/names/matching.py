"""A written name to a party, with certainty and runner-up. The rules are told in docs/rules/names.md.

Two steps: names that stand in the text as they are (diacritics aside), then, if there are none, misspelt ones. In
both, every other word is accounted for: what is not understood costs certainty, what names another body decides
against the party.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from samsyn.domain.names.fuzzy import Nearest, nearest
from samsyn.domain.names.index import NameIndex, Words, distinct, folded, is_region
from samsyn.domain.names.values import Match, MatchKind, Party
from samsyn.domain.names.words import (
    AFTER_NAME,
    BEFORE_NAME,
    FILLER,
    is_generic,
    is_office,
    is_region_part,
    is_someone_else,
    is_strong,
    is_work,
    split_addresses,
    words_of,
)

SENTENCE = 12  # more words than this are running text: a place in it names nobody

WITH_GENERIC, WITH_OFFICE, WITH_UNKNOWN, WITH_WORK, LOOSE = 0.98, 0.96, 0.90, 0.88, 0.85
GLUED, BY_ADDRESS, MISSPELT_AMONG_OTHERS, NOT_CHOSEN = 0.94, 0.90, 0.85, 0.5


@dataclass(frozen=True, slots=True)
class _Hit:
    """A party's name standing in the text, words `start` to `stop`; `strange` diacritics were missing or wrong."""

    party: Party
    start: int
    stop: int
    strange: float = 0.0


def match(written: str, parties: Sequence[Party]) -> Match:
    """Match one written name. For many names against the same list take `index_of(parties)` and call `find`."""
    return find(written, index_of(parties))


def index_of(parties: Sequence[Party]) -> NameIndex:
    """The index of a list; the last few lists are remembered."""
    return _remembered(tuple(parties))


@lru_cache(maxsize=8)
def _remembered(parties: tuple[Party, ...]) -> NameIndex:
    return NameIndex(parties)


def find(written: str, index: NameIndex) -> Match:
    """Match one written name against an index."""
    text, hosts = split_addresses(written)
    words = words_of(text)
    at_host = distinct(party for host in hosts if (party := index.glued.get(host.replace("-", ""))))
    if not words:
        return _by_address(at_host, empty=not written.strip())
    if (own := index.whole.get(words)) is not None:
        return Match(MatchKind.CERTAIN, own[0], 1.0) if len(own) == 1 else _ambiguous(own)
    if (by_code := _by_code(words, index)) is not None:
        return by_code
    hits = _hits(words, index)
    named = distinct([*(hit.party for hit in hits), *(at_host if hits else ())])
    if len(named) > 1:
        return _ambiguous(named)
    if named:
        return _judge(words, hits, index)
    return _misspelt(words, index, at_host)


def _by_address(at_host: list[Party], *, empty: bool) -> Match:
    """Nothing but addresses: the domain may be a party's."""
    if len(at_host) > 1:
        return _ambiguous(at_host)
    if at_host:
        return Match(MatchKind.DOUBTFUL, at_host[0], BY_ADDRESS)
    return Match(MatchKind.EMPTY if empty else MatchKind.UNKNOWN)


def _ambiguous(parties: Sequence[Party]) -> Match:
    return Match(MatchKind.AMBIGUOUS, None, 0.0, parties[0], NOT_CHOSEN, parties[1])


def _by_code(words: Words, index: NameIndex) -> Match | None:
    """`1421`, `Kommunkod 1421`: a number and words that name nobody."""
    numbers = [word for word in words if word.isdigit()]
    if len(numbers) != 1 or not all(word.isdigit() or is_generic(word) for word in folded(words)):
        return None
    party = index.codes.get(numbers[0].lstrip("0"))
    return Match(MatchKind.CERTAIN, party, 1.0) if party else Match(MatchKind.UNKNOWN)


def _hits(words: Words, index: NameIndex) -> list[_Hit]:
    """Every party whose name or code stands in the text; the longest name at a place counts."""
    plain = folded(words)
    hits: list[_Hit] = []
    start = 0
    while start < len(words):
        found = _hits_at(words, plain, start, index)
        hits.extend(found)
        start = found[0].stop if found else start + 1
    return hits


def _hits_at(words: Words, plain: Words, start: int, index: NameIndex) -> list[_Hit]:
    for stop in range(min(len(words), start + index.longest), start, -1):
        if phrases := index.phrases.get(plain[start:stop]):
            written = "".join(words[start:stop])
            exact = [phrase for phrase in phrases if phrase.joined == written]
            costs = [(p.party, _strange(written, p.joined)) for p in exact or phrases if p.party]
            return [_Hit(party, start, stop, cost) for party, cost in costs]
    code = plain[start]
    if code.isdigit() and len(code) >= 4 and (party := index.codes.get(code.lstrip("0"))):
        return [_Hit(party, start, start + 1)]
    return []


def _strange(written: str, name: str) -> float:
    """How much of a name's length has wrong diacritics, 0–1, weighed as a fifth of another letter."""
    wrong = sum(a != b for a, b in zip(written, name, strict=False)) + abs(len(written) - len(name))
    return 0.2 * wrong / len(name)


def _judge(words: Words, hits: list[_Hit], index: NameIndex) -> Match:
    """One party is named: what do the other words make of it?"""
    party, plain = hits[0].party, folded(words)
    inside = {at for hit in hits for at in range(hit.start, hit.stop)}
    rest = [word for at, word in enumerate(plain) if at not in inside and not word.isdigit()]
    region = is_region(party)
    if any(_is_another(word, index, region=region) for word in rest):
        return Match(MatchKind.SOMEONE_ELSE, None, 0.0, party, NOT_CHOSEN)
    if (second := _second_party(rest, party, index)) is not None:
        return _ambiguous([party, second])
    strong = region or any(_is_strong_at(plain, hit) for hit in hits)
    certainty = _weigh(rest, strong=strong, region=region, long=len(words) > SENTENCE)
    if certainty is None:
        return Match(MatchKind.UNKNOWN, None, 0.0, party, NOT_CHOSEN)
    strange = min(hit.strange for hit in hits)
    certainty = min(certainty, round(0.94 - 0.6 * strange, 2)) if strange else certainty
    return Match(
        MatchKind.CERTAIN if certainty > WITH_UNKNOWN and not strange else MatchKind.DOUBTFUL, party, certainty
    )


def _is_another(word: str, index: NameIndex, *, region: bool) -> bool:
    """A word that names another body or a place that is no party; a party may well name its association."""
    return word not in index.groupings and (is_someone_else(word, region=region) or word in index.places)


def _second_party(rest: list[str], party: Party, index: NameIndex) -> Party | None:
    """Another party, misspelt, beside the one that is spelt right: "Herljunga och Vårgårda kommun"."""
    for word in rest:
        if len(word) > 4 and not is_generic(word) and not is_office(word) and not is_work(word):
            close = nearest(word, word, index, strong=False)
            if close.party is not None and close.party != party:
                return close.party
    return None


def _is_strong_at(plain: Words, hit: _Hit) -> bool:
    """*Kommun* or *stad* directly beside the name, or the party's code itself."""
    after = plain[hit.stop] if hit.stop < len(plain) else ""
    before = [word for word in plain[max(0, hit.start - 2) : hit.start] if word != "i"][-1:]
    return after in AFTER_NAME or bool(before and before[0] in BEFORE_NAME) or plain[hit.start].isdigit()


def _weigh(rest: list[str], *, strong: bool, region: bool, long: bool) -> float | None:
    """How sure the party is, given the words around its name; None where they could mean anything."""
    telling = [word for word in rest if not is_generic(word)]
    known = [word for word in telling if is_office(word) or (region and is_region_part(word))]
    work = [word for word in telling if word not in known and is_work(word)]
    if len(known) + len(work) < len(telling):
        return WITH_UNKNOWN if strong and not long else None
    if work and not known and not strong:
        return WITH_WORK
    return WITH_OFFICE if telling else WITH_GENERIC


def _misspelt(words: Words, index: NameIndex, at_host: list[Party]) -> Match:
    """No name stands there as it is: the whole of what could be a name, then the words beside *kommun*."""
    plain = folded(words)
    if (glued := index.glued.get("".join(plain))) is not None:
        return Match(MatchKind.DOUBTFUL, glued, GLUED)
    telling = [(word, bare) for word, bare in zip(words, plain, strict=True) if not is_generic(bare)]
    if (loose := index.loose.get(tuple(bare for _, bare in telling))) and not any(map(is_strong, plain)):
        return Match(MatchKind.DOUBTFUL, loose[0], LOOSE) if len(loose) == 1 else _ambiguous(loose)
    named = [pair for pair in telling if not _says_no_name(pair[1])] or telling
    if all(bare in ("region", "regionen", "regionens", "regionerna") for _, bare in named):
        return Match(MatchKind.UNKNOWN)
    strong = any(is_strong(word) for word in plain)
    close = _nearest_of(named, index, strong=strong)
    if close.best is None:  # a space gone astray may have made a word of no meaning: "Lillae det kommun"
        whole = [pair for pair in zip(words, plain, strict=True) if not is_strong(pair[1])]
        close = _nearest_of(whole, index, strong=strong)
    if close.party is None and close.best is None and not _has_another(plain, index):
        close = _beside_kommun(words, plain, index) or close
    if close.party is None and at_host and not _has_another(plain, index):
        return Match(MatchKind.DOUBTFUL, at_host[0], LOOSE)
    return _of_nearest(close)


def _says_no_name(word: str) -> bool:
    return is_office(word) or is_work(word) or word.isdigit()


def _has_another(plain: Words, index: NameIndex) -> bool:
    return any(_is_another(word, index, region=False) for word in plain)


def _nearest_of(pairs: Sequence[tuple[str, str]], index: NameIndex, *, strong: bool) -> Nearest:
    raw, bare = "".join(word for word, _ in pairs), "".join(word for _, word in pairs)
    return nearest(raw, bare, index, strong=strong)


def _beside_kommun(words: Words, plain: Words, index: NameIndex) -> Nearest | None:
    """ "Orrust kommun, Team Vård": the one or two words before *kommun*, or after *kommunen i*."""
    if len(words) > SENTENCE:
        return None
    spans = [(at - size, at) for at, word in enumerate(plain) if word in AFTER_NAME for size in (1, 2)]
    spans += [(at + 1, at + 1 + size) for at, word in enumerate(plain) if word in BEFORE_NAME for size in (1, 2, 3)]
    for start, stop in spans:
        pairs = [(w, b) for w, b in zip(words[max(0, start) : stop], plain[max(0, start) : stop], strict=True)]
        close = _nearest_of([pair for pair in pairs if pair[1] not in FILLER], index, strong=True)
        if close.party is not None:
            return close.at_most(MISSPELT_AMONG_OTHERS)
    return None


def _of_nearest(close: Nearest) -> Match:
    if close.party is not None:
        return Match(MatchKind.DOUBTFUL, close.party, close.certainty, close.second, close.second_certainty)
    if close.best is not None and close.second is not None and close.tied:
        return Match(MatchKind.AMBIGUOUS, None, 0.0, close.best, close.certainty, close.second)
    return Match(MatchKind.UNKNOWN, None, 0.0, close.best, close.certainty if close.best else 0.0)
