"""What a list of parties looks like to the matcher: every phrase that names one of them, ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samsyn.domain.names.places import KNOWN
from samsyn.domain.names.values import Party
from samsyn.domain.names.words import fold, is_generic, words_of

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name a party; `party` None for a known place that is no party. `joined` keeps the diacritics."""

    words: Words
    party: Party | None

    @property
    def joined(self) -> str:
        """The words without spaces, so that *Lilla Edet* and *Lillaedet* are alike."""
        return "".join(self.words)


def core(words: Words) -> Words:
    """A name without what says municipality: `lilla edets kommun` → `lilla edets`. Never empty of a name."""
    kept = tuple(word for word in words if not is_generic(fold(word)))
    return kept or words


def folded(words: Words) -> Words:
    """Each word without diacritics."""
    return tuple(map(fold, words))


def genitive(words: Words) -> Words:
    """*Orust* → *Orusts*; names ending in s, x or z keep their form (*Borås*)."""
    last = words[-1]
    return words if last[-1] in "sxz" else (*words[:-1], last + "s")


def spellings(party: Party) -> list[str]:
    """Every name that is the party's own: name, formal name, aliases."""
    return [name for name in (party.name, party.formal_name, *party.aliases) if words_of(name)]


def is_region(party: Party) -> bool:
    """True for a party whose name says region: its hospitals and health centres are parts of it."""
    return any("region" in fold(name) for name in (party.name, party.formal_name))


def loose_phrases(party: Party) -> set[Words]:
    """The place inside a region's name (*Skåne* of *Region Skåne*): alone it may mean the county as well."""
    found: set[Words] = set()
    for words in map(words_of, spellings(party)):
        if len(words) > 1 and words[0] in ("region", "regionen"):
            found.add(words[1:])
        if words[-1].endswith("sregionen"):
            found.add((*words[:-1], words[-1].removesuffix("sregionen")))
    return found


class NameIndex:
    """The phrases of one list of parties. Building costs a few milliseconds for fifty parties; keep it."""

    def __init__(self, parties: Sequence[Party]) -> None:
        """Gather codes, whole names, phrases and the names of places that are no party."""
        self.parties = tuple(parties)
        self.codes = {party.code.lstrip("0"): party for party in self.parties}
        self.whole: dict[Words, list[Party]] = {}
        self.phrases: dict[Words, list[Phrase]] = {}
        self.loose: dict[Words, list[Party]] = {}
        for party in self.parties:
            self._add(party)
        self.longest = max(map(len, self.phrases), default=0)
        slugs = [slug for party in self.parties for slug in (party.association, party.care_area) if slug]
        self.groupings = self._not_parties(sorted(set(slugs)))
        self.places = self._not_parties(KNOWN)
        own = [phrase for phrases in self.phrases.values() for phrase in phrases]
        self.glued = {fold(phrase.joined): phrase.party for phrase in own}
        self.glued |= {fold("".join(words)): named[0] for words, named in self.whole.items() if len(named) == 1}
        self.fuzzy = [*own, *self.places.values(), *self.groupings.values()]
        self.fuzzy_folded = [fold(phrase.joined) for phrase in self.fuzzy]

    def _add(self, party: Party) -> None:
        names = [words_of(name) for name in spellings(party)]
        for words in dict.fromkeys(names):
            self.whole.setdefault(words, []).append(party)
        for words in dict.fromkeys(form for name in names for form in (core(name), genitive(core(name)))):
            self.phrases.setdefault(folded(words), []).append(Phrase(words, party))
        for words in loose_phrases(party):
            self.loose.setdefault(folded(words), []).append(party)

    def _not_parties(self, names: Iterable[str]) -> dict[str, Phrase]:
        """Names that are no party in this list, by their folded form without spaces."""
        cores = [core(words_of(name)) for name in names]
        forms = [form for words in cores for form in (words, genitive(words))]
        return {fold("".join(words)): Phrase(words, None) for words in forms if folded(words) not in self.phrases}


def distinct(parties: Iterable[Party]) -> list[Party]:
    """The parties in order of appearance, each once."""
    return list(dict.fromkeys(parties))
