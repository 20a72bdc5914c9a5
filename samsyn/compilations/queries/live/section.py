"""One section live: its words, how it was graded, both pictures, and what was said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from samsyn.access.actions import NotAllowed
from samsyn.compilations.queries.answers import Choir, SideTally, Step, Voice, choirs, neighbours, per_side
from samsyn.compilations.queries.live.alike import Alike, Decided, alike_of, decisions_standing
from samsyn.compilations.queries.live.answers import place_of, told_of, voice_of
from samsyn.compilations.queries.live.gathering import base
from samsyn.compilations.queries.live.heads import LiveHead, live_head
from samsyn.consultations.queries import ConsultedText
from samsyn.domain.access import Act, Viewer, may
from samsyn.domain.consulted import columns_of, judgement_of
from samsyn.domain.grading import Reweighed, reweighed
from samsyn.domain.matrix import Column
from samsyn.responses.queries import answers_counted


@dataclass(frozen=True, slots=True)
class LiveSection:
    """A section. `shared` are comments that several send, as one with who they are; `groups` all others, grade by grade
    in reading order. `waiting` is how many wordings wait for somebody to look whether they say the same as another."""

    head: LiveHead
    column: Column
    text: ConsultedText
    texts: tuple[ConsultedText, ...]
    before: Step | None
    after: Step | None
    tallies: tuple[SideTally, ...]
    weighed: Reweighed
    alike: tuple[Alike, ...]
    shared: tuple[Alike, ...]
    groups: tuple[Choir, ...]

    @property
    def waiting(self) -> int:
        return sum(len(one.suggested) for one in self.alike)


def live_with_decisions(viewer: Viewer, pk: int) -> tuple[LiveHead, tuple[Decided, ...]]:
    """The head, and the decisions about comments that lie for the viewer. Three questions."""
    return live_head(viewer, pk), decisions_standing(pk)


def live_section(head: LiveHead, position: int, decisions: Sequence[Decided], *, on: date) -> LiveSection:
    """The section at this position. Three questions."""
    found = base(head.pk, on=on, bodies=True, grouped=False, known=head.submissions)
    at = place_of(found, position)
    number, columns = found.section_pks[at], columns_of(found.sections)
    answers = {one.submission: one for one in answers_counted(head.pk, section=number)}
    submission = {whose: number for number, whose in found.whose.items()}
    answering = [one for one in found.asked if one.has_answered]
    told = [told_of(found, one, at, answers.get(submission[one.key])) for one in answering]
    voices = tuple(voice_of(found, one, columns[at]) for one in told)
    order = {name: place for place, name in enumerate(found.sides.values())}
    sided = sorted(voices, key=lambda voice: order.get(voice.side, len(order)))
    alike = alike_of(voices, [one for one in decisions if one.section == number], suggests=head.leads)
    # What is only suggested stands by itself until somebody has looked.
    standing = [*alike, *(Alike(wording) for one in alike for wording in one.suggested)]
    shared = tuple(sorted((one for one in standing if one.is_shared), key=lambda one: -len(one.voices)))
    before, after = neighbours(columns, position)
    return LiveSection(
        head=head,
        column=columns[at],
        text=next(text for text in found.texts if text.pk == number),
        texts=found.texts,
        before=before,
        after=after,
        tallies=per_side(sided),
        weighed=reweighed(judgement_of(one.said) for one in told if one.who.counts),
        alike=alike,
        shared=shared,
        groups=_others(sided, shared),
    )


def _others(voices: Sequence[Voice], shared: Sequence[Alike]) -> tuple[Choir, ...]:
    """The voices grade by grade; those that stand as one with others are counted there and not told again."""
    together = {voice.row for one in shared for voice in one.voices}
    return tuple(
        replace(choir, said=tuple(v for v in choir.said if v.row not in together), elsewhere=_in(choir, together))
        for choir in choirs(voices)
    )


def _in(choir: Choir, together: set[int]) -> int:
    return sum(voice.row in together for voice in choir.said)


def alike_page(viewer: Viewer, pk: int, position: int, *, on: date) -> LiveSection:
    """The section's comments for those who say which of them say the same. `NotAllowed` for others who may read it."""
    head, decisions = live_with_decisions(viewer, pk)
    if not may(viewer, Act.COMMENT_GROUP, head.consultation.leads):
        raise NotAllowed(Act.COMMENT_GROUP)
    return live_section(head, position, decisions, on=on)
