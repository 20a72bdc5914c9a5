"""Comments on a section that say the same: what is suggested, and what those who lead the consultation have said of it.

Words that are the same to the letter are one wording. Which wordings say the same is suggested by a rule and decided by a
person; until then they stand apart (docs/rules/similarity.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from samsyn.access.actions import NotSeen
from samsyn.compilations import models
from samsyn.compilations.queries.answers import Voice
from samsyn.consultations.queries import texts_consulted
from samsyn.domain.similarity import Choice, ChoiceKind, Comment, Difference, Point, Star, group, settle
from samsyn.responses.queries import answers_counted


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that stands about two comments on a section."""

    pk: int
    section: int
    comment: str
    other: str
    kind: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One text with everybody who sent it; and how it differs from the centre of those it says the same as."""

    key: str
    comment: str
    proposal: str
    voices: tuple[Voice, ...]
    differs: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """Wordings that stand as one: `kept` say the same as the centre, as somebody has said; `suggested` wait for a look."""

    centre: Wording
    kept: tuple[Wording, ...] = ()
    suggested: tuple[Wording, ...] = ()

    @property
    def stands(self) -> tuple[Wording, ...]:
        """Those that stand as one on the page."""
        return (self.centre, *self.kept)

    @property
    def voices(self) -> tuple[Voice, ...]:
        return tuple(voice for wording in self.stands for voice in wording.voices)

    @property
    def is_shared(self) -> bool:
        """Several say it."""
        return len(self.voices) > 1


def key_of(comment: str, proposal: str) -> str:
    """What a text is known by: letter case and white space apart, the same words have the same key."""
    plain = "\n".join(" ".join(text.casefold().split()) for text in (comment, proposal))
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()


def decisions_standing(pk: int) -> tuple[Decided, ...]:
    """The decisions of a consultation that lie for whoever looks. One question."""
    rows = models.GroupDecision.objects.filter(consultation=pk, withdrawn_at=None).order_by("pk")
    return tuple(Decided(*row) for row in rows.values_list("pk", "section", "comment", "other", "kind"))


def wordings_of(voices: Iterable[Voice]) -> dict[str, Wording]:
    """Each text once with everybody who sent it, by its key, in the order of the voices."""
    found: dict[str, list[Voice]] = {}
    for voice in voices:
        if voice.has_words:
            found.setdefault(key_of(voice.comment, voice.proposal), []).append(voice)
    return {key: Wording(key, own[0].comment, own[0].proposal, tuple(own)) for key, own in found.items()}


def alike_of(voices: Sequence[Voice], decisions: Iterable[Decided], *, suggests: bool) -> tuple[Alike, ...]:
    """The texts of a section as they stand: those that many say first. Nothing is suggested to those who may not decide."""
    wordings = wordings_of(voices)
    choices = [
        Choice(ChoiceKind(one.kind), one.comment, one.other)
        for one in decisions
        if one.comment in wordings and one.other in wordings
    ]
    comments = [Comment(one.key, one.comment, one.proposal) for one in wordings.values()]
    stars = group(comments) if suggests else tuple(Star(comment.key) for comment in comments)
    differs = {(star.centre, member.key): member.differs for star in stars for member in star.members}
    found = [_alike(point, wordings, differs) for point in settle(comments, stars, choices)]
    place = {key: at for at, key in enumerate(wordings)}
    return tuple(sorted(found, key=lambda one: (-len(one.voices), place[one.centre.key])))


def _alike(
    point: Point, wordings: Mapping[str, Wording], differs: Mapping[tuple[str, str], tuple[Difference, ...]]
) -> Alike:
    def beside(keys: Iterable[str]) -> tuple[Wording, ...]:
        others = (key for key in keys if key != point.centre)
        return tuple(replace(wordings[key], differs=differs.get((point.centre, key), ())) for key in others)

    return Alike(wordings[point.centre], beside(point.kept), beside(point.suggested))


def comments_on(pk: int, position: int) -> tuple[int, set[str]]:
    """A graded section's number in the database, and the keys of the texts that were sent about it. Two questions."""
    numbers = [text.pk for text in texts_consulted(pk, bodies=False) if text.position == position and text.is_graded]
    if not numbers:
        raise NotSeen
    answers = answers_counted(pk, section=numbers[0])
    return numbers[0], {key_of(one.comment, one.proposal) for one in answers if one.comment or one.proposal}
