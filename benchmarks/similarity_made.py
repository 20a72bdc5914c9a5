"""Comments whose truth is known: wordings that an association hands to its members, as they paste them.

Beside each wording stand hard ones: the same words with the opposite meaning, the same sentences about another topic,
and comments that share half the sentences. Nothing here looks at how the rule works.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks import similarity_words as words


@dataclass(frozen=True)
class Base:
    """A wording that somebody wrote, sentence by sentence."""

    sentences: tuple[str, ...]

    @property
    def says(self) -> str:
        """What is said, whatever the order."""
        return "\n".join(sorted(self.sentences))


class Maker:
    """Makes comments. Everything comes from one seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def made(self, count: int) -> Iterator[tuple[str, str]]:
        """So many comments with the name of what they say."""
        told = 0
        while told < count:
            for says, text in self._family():
                if told == count:
                    return
                told += 1
                yield says, text

    def _family(self) -> Iterator[tuple[str, str]]:
        """A wording with its variants, and those that are near it and say something else."""
        if self.chance.random() < 0.2:
            short = self.chance.choice(words.SHORT)
            yield f"short {short.strip('.!').lower()}", self._typed(short)
            return
        base = self._base()
        for _ in range(self._size()):
            yield base.says, self._variant(base)
        for near in self._near(base):
            for _ in range(self.chance.choice((1, 1, 1, 2, 5))):
                yield near.says, self._variant(near, whole=True)

    def _size(self) -> int:
        """Most stand alone; a few wordings go to a whole association, or to all."""
        return self.chance.choice((1, 1, 1, 1, 2, 3, 5, 8, 14, 15, 30, 49))

    def _near(self, base: Base) -> Iterator[Base]:
        kinds = (self._opposite, self._opposite, self._other_topic, self._half)
        for make in kinds:
            if self.chance.random() < 0.4 and (near := make(base)) and near != base:
                yield near

    def _base(self) -> Base:
        count = self.chance.choice((1, 1, 2, 2, 2, 3, 3, 4, 5, 6))
        topics = self.chance.sample(words.TOPICS, 2)
        return Base(tuple(self._sentence(self.chance.choice(topics)) for _ in range(count)))

    def _sentence(self, topic: str) -> str:
        pick = self.chance.choice
        subject = pick(words.SUBJECTS)
        return pick(words.FRAMES).format(
            subject=subject,
            Subject=subject.capitalize(),
            modal=pick(words.MODALS),
            verb=pick(words.VERBS),
            topic=topic,
            Topic=topic[:1].upper() + topic[1:],
            when=pick(words.WHEN),
            why=pick(words.WHY),
            section=f"{self.chance.randint(1, 9)}.{self.chance.randint(1, 9)}",
        )

    def _opposite(self, base: Base) -> Base | None:
        """One word changed, so that it means something else."""
        at = self.chance.randrange(len(base.sentences))
        sentence = base.sentences[at]
        fitting = [(old, new) for old, new in words.OPPOSITES if re.search(rf"\b{old}\b", sentence)]
        if not fitting:
            return None
        old, new = self.chance.choice(fitting)
        other = re.sub(rf"\b{old}\b", new, sentence, count=1)
        return Base((*base.sentences[:at], other, *base.sentences[at + 1 :]))

    def _other_topic(self, base: Base) -> Base:
        """The same sentences about something else."""
        text = "\n".join(base.sentences)
        for topic in words.TOPICS:
            other = self.chance.choice(words.TOPICS)
            text = text.replace(topic, other).replace(topic[:1].upper() + topic[1:], other[:1].upper() + other[1:])
        return Base(tuple(text.split("\n")))

    def _half(self, base: Base) -> Base | None:
        """Half of its sentences, and as many of its own on the same topics."""
        if len(base.sentences) < 2:
            return None
        keep = self.chance.sample(base.sentences, len(base.sentences) // 2)
        found = [topic for topic in words.TOPICS if topic in "\n".join(base.sentences)] or list(words.TOPICS)
        fresh = [self._sentence(self.chance.choice(found)) for _ in range(len(base.sentences) - len(keep))]
        mixed = keep + fresh
        self.chance.shuffle(mixed)
        return Base(tuple(mixed))

    def _variant(self, base: Base, *, whole: bool = False) -> str:
        """As a member of the association sends it; `whole`: without leaving out the very sentence that is another."""
        chance, place = self.chance, self.chance.choice(words.PLACES)
        name = f"{place}{'' if place.endswith('s') else 's'} kommun" if chance.random() < 0.5 else f"{place} kommun"
        sentences = list(base.sentences)
        if not whole and len(sentences) > 2 and chance.random() < 0.08:
            sentences.pop(chance.randrange(len(sentences)))
        if chance.random() < 0.2:
            chance.shuffle(sentences)
        if chance.random() < 0.3:
            sentences = [self._own_name(sentence, name, place) for sentence in sentences]
        if chance.random() < 0.2:
            at = chance.randrange(len(sentences))
            sentences[at] = self._reworded(sentences[at])
        if chance.random() < 0.25:
            own = chance.choice(words.ADDED) if chance.random() < 0.6 else self._sentence(chance.choice(words.TOPICS))
            sentences.insert(chance.randrange(len(sentences) + 1), own)
        if chance.random() < 0.2:
            sentences.insert(0, chance.choice(words.GREETINGS).format(name=name, place=place))
        if chance.random() < 0.15:
            sentences.append(chance.choice(words.GOODBYES).format(name=name, place=place))
        return self._typed(self._misspelt(" ".join(sentences)))

    def _own_name(self, sentence: str, name: str, place: str) -> str:
        if "ommunen " in sentence and self.chance.random() < 0.7:
            return sentence.replace("Kommunen ", f"{name} ").replace("kommunen ", f"{name} ")
        sender = self.chance.choice(words.SENDERS).format(name=name, place=place)
        return f"{sender} {sentence[0].lower()}{sentence[1:]}"

    def _reworded(self, sentence: str) -> str:
        fitting = [(old, new) for old, new in words.SYNONYMS if f" {old} " in sentence]
        if fitting and self.chance.random() < 0.5:
            old, new = self.chance.choice(fitting)
            return sentence.replace(f" {old} ", f" {new} ")
        parts = sentence.split(" ")
        parts.insert(self.chance.randrange(1, len(parts)), self.chance.choice(words.FILLERS))
        return " ".join(parts)

    def _misspelt(self, text: str) -> str:
        """One or two letters wrong, anywhere."""
        letters = list(text)
        for _ in range(self.chance.choice((0, 0, 0, 1, 1, 2))):
            at = self.chance.randrange(1, len(letters) - 1)
            if letters[at].isalpha() and letters[at + 1].isalpha() and letters[at - 1].isalpha():
                kind = self.chance.randrange(4)
                if kind == 0:
                    letters[at], letters[at + 1] = letters[at + 1], letters[at]
                elif kind == 1:
                    letters[at] = ""
                elif kind == 2:
                    letters[at] *= 2
                else:
                    letters[at] = self.chance.choice("aeioulnrst")
                letters = list("".join(letters))
        return "".join(letters)

    def _typed(self, text: str) -> str:
        """Blanks, quotation marks, soft hyphens and capitals, as programs and people put them."""
        chance = self.chance
        if chance.random() < 0.15:
            text = text.replace(". ", ".  ") if chance.random() < 0.5 else text.replace(". ", ".\n")
        if chance.random() < 0.08:
            text = f"”{text}”" if chance.random() < 0.5 else f'"{text}"'
        if chance.random() < 0.08:
            text = text.replace("sjukvård", "sjuk\u00advård").replace("ning", "n\u00ading")
        if chance.random() < 0.03:
            text = text.upper()
        if chance.random() < 0.1:
            text = text.rstrip(".")
        return text
