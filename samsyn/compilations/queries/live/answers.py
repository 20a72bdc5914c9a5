"""Live answers to read: one, all of one respondent, with what each is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samsyn.access.actions import NotSeen
from samsyn.compilations.queries.answers import Step, Voice, neighbours
from samsyn.compilations.queries.live.gathering import Base, base, said_of
from samsyn.compilations.queries.live.heads import LiveHead, live_head
from samsyn.consultations.queries import ConsultedText
from samsyn.domain.access import Viewer
from samsyn.domain.consulted import Asked, Said, Told, columns_of
from samsyn.domain.grading import Ground, Tally
from samsyn.domain.matrix import Column, tally_of
from samsyn.responses.queries import CountedAnswer, answers_counted


@dataclass(frozen=True, slots=True)
class LiveAnswer:
    """One answer, with the text it is about and the sections before and after it. `texts` are all sections as they were
    sent out, for the references between them."""

    head: LiveHead
    voice: Voice
    text: ConsultedText
    texts: tuple[ConsultedText, ...]
    before: Step | None
    after: Step | None


@dataclass(frozen=True, slots=True)
class LiveRespondent:
    """All that one respondent has handed in; nothing, where it abstains or is silent."""

    head: LiveHead
    asked: Asked
    side: str
    voices: tuple[Voice, ...]
    tally: Tally


def live_answer(viewer: Viewer, pk: int, respondent: int, position: int, *, on: date) -> LiveAnswer:
    """What a respondent says about a section. Six questions."""
    head = live_head(viewer, pk)
    found = base(pk, on=on, bodies=True, grouped=False)
    one, columns = answering(found, respondent), columns_of(found.sections)
    at = place_of(found, position)
    number = found.section_pks[at]
    answers = answers_counted(pk, section=number, submission=_submission(found, respondent))
    voice = voice_of(found, told_of(found, one, at, next(answers, None)), columns[at])
    before, after = neighbours(columns, position)
    text = next(text for text in found.texts if text.pk == number)
    return LiveAnswer(head, voice, text, found.texts, before, after)


def live_respondent(viewer: Viewer, pk: int, respondent: int, *, on: date) -> LiveRespondent:
    """All that one respondent says. Six questions."""
    head = live_head(viewer, pk)
    found = base(pk, on=on, grouped=False)
    one = next((one for one in found.asked if one.key == respondent), None)
    if one is None:
        raise NotSeen
    voices = tuple(_voices(pk, found, one)) if one.has_answered else ()
    return LiveRespondent(head, one, found.side_name(one), voices, tally_of(voice.grade for voice in voices))


def _voices(pk: int, found: Base, one: Asked) -> Iterator[Voice]:
    """One for each section, also where nothing was said."""
    answers = {answer.section: answer for answer in answers_counted(pk, submission=_submission(found, one.key))}
    for at, column in enumerate(columns_of(found.sections)):
        yield voice_of(found, told_of(found, one, at, answers.get(found.section_pks[at])), column)


def answering(found: Base, respondent: int) -> Asked:
    """The respondent, if it has answered; `NotSeen` otherwise."""
    one = next((one for one in found.asked if one.key == respondent), None)
    if one is None or not one.has_answered:
        raise NotSeen
    return one


def place_of(found: Base, position: int) -> int:
    """Which of the sections has this position; `NotSeen` where none has."""
    at = next((at for at, section in enumerate(found.sections) if section.position == position), None)
    if at is None:
        raise NotSeen
    return at


def _submission(found: Base, respondent: int) -> int:
    return next(submission for submission, whose in found.whose.items() if whose == respondent)


def voice_of(found: Base, told: Told, column: Column) -> Voice:
    """What one respondent says about one section, as the pages show it."""
    one, said = told.who, told.said
    return Voice(
        row=one.key,
        name=one.formal_name,
        is_party=one.is_party,
        side=found.side_name(one),
        column=column,
        grade=said.grade or "",
        comment=said.comment,
        ground="" if said.ground is Ground.UNSAID else said.ground,
        proposal=said.proposal,
        is_late=one.submitted is not None and one.submitted.is_late,
    )


def told_of(found: Base, one: Asked, at: int, answer: CountedAnswer | None) -> Told:
    """An answer, or that there is none, of a respondent to the section at this place."""
    place = (one.key, found.sections[at].position)
    return Told(one, found.sections[at], said_of(answer, *place) if answer else Said(*place))
