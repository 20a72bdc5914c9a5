"""A consultation and its answers out of the database, as values that the rules count: the seam of everything live.

`gathered` gives the whole in one always equal order; the pages read less of it, in as few questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samsyn.access.scope import seen_by
from samsyn.compilations.queries.live.heads import LiveHead, live_head
from samsyn.consultations.queries import (
    AskedRespondent,
    ConsultedText,
    respondents_asked,
    texts_consulted,
)
from samsyn.domain.access import Viewer
from samsyn.domain.consulted import Asked, Consulted, Kind, Said, Section, Stance, Submitted, Told
from samsyn.domain.grading import Grade, Ground
from samsyn.parties.queries import Home, homes
from samsyn.responses.queries import CountedAnswer, CountedSubmission, SeenSubmission, answers_of, submissions_counted

# Respondents whose answers are read at a time: 30 000 answers at 60 sections, some 20 MB.
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Base:
    """All but the answers: graded sections and their numbers in the database, who was asked, the names of groups.

    `sections[n]` has the number `section_pks[n]`; `whose` tells which respondent a submission belongs to. `texts` are all
    that was sent out, also what is only to be read.
    """

    sections: tuple[Section, ...]
    section_pks: tuple[int, ...]
    asked: tuple[Asked, ...]
    whose: Mapping[int, int]
    sides: Mapping[str, str]
    groups: Mapping[str, str]
    texts: tuple[ConsultedText, ...]

    @property
    def positions(self) -> dict[int, int]:
        """Number of a section in the database → its position."""
        return {pk: one.position for pk, one in zip(self.section_pks, self.sections, strict=True)}

    def side_name(self, one: Asked) -> str:
        return self.sides.get(one.side, "") if one.is_party else ""


def base(
    pk: int,
    *,
    on: date,
    bodies: bool = False,
    grouped: bool = True,
    known: Sequence[SeenSubmission] | None = None,
) -> Base:
    """What a consultation's answers are about and who they are from, grouped as on the day `on`. Four questions; one less
    where no groups are wanted, and one less where it is known what was handed in (then without what it says)."""
    texts = texts_consulted(pk, bodies=bodies)
    asked = respondents_asked(pk)
    submissions = submissions_counted(pk) if known is None else known
    homes_now = homes(on=on) if grouped else []
    sections = _sections(texts)
    graded = [(text.pk, one) for text, one in zip(texts, sections, strict=True) if text.is_graded]
    return Base(
        sections=tuple(one for _, one in graded),
        section_pks=tuple(number for number, _ in graded),
        asked=tuple(_asked(asked, submissions, homes_now)),
        whose={one.pk: one.respondent for one in submissions},
        sides=_sides(asked),
        groups={f"{home.kind}:{home.slug}": home.name for home in homes_now},
        texts=tuple(texts),
    )


def gathered(viewer: Viewer, pk: int, *, on: date) -> tuple[LiveHead, Consulted]:
    """The whole compilation: sections with their words, respondents with what they handed in, every answer. Always in
    the same order: sections as they are read, respondents by name, answers respondent by respondent. Seven questions up
    to 500 respondents, one more for each 500 beyond them."""
    head = live_head(viewer, pk)
    found = base(pk, on=on, bodies=True)
    return head, whole_of(head, found, tuple(said for said in _said(viewer, pk, found)))


def whole_of(head: LiveHead, found: Base, answers: tuple[Said, ...]) -> Consulted:
    """What was read, as one value."""
    return Consulted(
        title=head.title,
        opens_at=head.consultation.window.opens_at,
        closes_at=head.closes_at,
        sections=found.sections,
        respondents=found.asked,
        answers=answers,
        sides=found.sides,
        groups=found.groups,
        scale=head.scale,
    )


def told_streamed(viewer: Viewer, pk: int, found: Base) -> Iterator[Told]:
    """Everybody who has answered × every section, respondent by respondent, for a file. The viewer looks at each chunk
    anew, so nothing stays open between them."""
    said = _said(viewer, pk, found)
    next_said = next(said, None)
    for who in found.asked:
        for section in found.sections if who.has_answered else ():
            place = (who.key, section.position)
            if next_said and (next_said.respondent, next_said.section) == place:
                yield Told(who, section, next_said)
                next_said = next(said, None)
            else:
                yield Told(who, section, Said(*place))


def _said(viewer: Viewer, pk: int, found: Base) -> Iterator[Said]:
    """The answers respondent by respondent in the order of `asked`, section by section; a chunk at a time."""
    positions, submission = found.positions, {whose: pk for pk, whose in found.whose.items()}
    order = [submission[one.key] for one in found.asked if one.has_answered]
    for start in range(0, len(order), CHUNK):
        chunk = order[start : start + CHUNK]
        place = {number: at for at, number in enumerate(chunk)}
        with seen_by(viewer):
            answers = [answer for answer in answers_of(pk, chunk) if answer.section in positions]
        answers.sort(key=lambda answer: (place[answer.submission], positions[answer.section]))
        for answer in answers:
            yield said_of(answer, found.whose[answer.submission], positions[answer.section])


def said_of(answer: CountedAnswer, respondent: int, position: int) -> Said:
    """One answer as a value."""
    return Said(
        respondent,
        position,
        Grade(answer.grade) if answer.grade else None,
        Ground(answer.ground) if answer.ground else Ground.UNSAID,
        answer.comment,
        answer.proposal,
    )


def _sections(texts: Sequence[ConsultedText]) -> list[Section]:
    """Each with the heading of the chapter it stands in, also where the chapter itself is not graded."""
    found: list[Section] = []
    chapter, version = "", 0
    for text in texts:
        if text.level == 1 or text.version != version:
            chapter, version = text.heading if text.level == 1 else "", text.version
        found.append(
            Section(
                position=text.position,
                document=text.document,
                document_title=text.document_title,
                version=text.version_number,
                slug=text.slug,
                level=text.level,
                number=text.number,
                heading=text.heading,
                body=text.body,
                chapter=chapter,
                is_graded=text.is_graded,
            )
        )
    return found


def _asked(
    asked: Iterable[AskedRespondent],
    submissions: Iterable[CountedSubmission | SeenSubmission],
    homes_now: Sequence[Home],
) -> list[Asked]:
    """Those who are asked, and those who were and have answered; parties first, then others, each by name."""
    belongs = {(home.organisation, home.kind): home.slug for home in reversed(homes_now)}
    handed_in = {one.respondent: one for one in submissions}
    found = [
        Asked(
            key=one.pk,
            code=one.code,
            name=one.name,
            formal_name=one.formal_name,
            sort_key=one.sort_key,
            is_party=one.is_party,
            side=one.side if one.is_party else "",
            association=belongs.get((one.organisation, "association"), "") if one.is_party else "",
            care_area=belongs.get((one.organisation, "care_area"), "") if one.is_party else "",
            submitted=_submitted(handed_in.get(one.pk)),
        )
        for one in asked
        if one.is_asked or one.pk in handed_in
    ]
    return sorted(found, key=lambda one: (not one.is_party, one.sort_key, one.key))


def _submitted(one: CountedSubmission | SeenSubmission | None) -> Submitted | None:
    if one is None:
        return None
    if isinstance(one, SeenSubmission):
        return Submitted(Kind(one.kind), one.submitted_at, one.is_late)
    return Submitted(
        kind=Kind(one.kind),
        at=one.submitted_at,
        is_late=one.is_late,
        decided_by=one.decided_by,
        decided_on=one.decided_on,
        paragraph=one.paragraph,
        file_number=one.file_number,
        stance=Stance(one.stance) if one.stance else None,
        conditions=one.conditions,
        general=one.general,
        reason=one.reason,
        content_hash=one.content_hash,
    )


def _sides(asked: Iterable[AskedRespondent]) -> dict[str, str]:
    """Slug → name of the sides that parties were asked from, in their order."""
    found = {(one.side_position, one.side, one.side_name) for one in asked if one.is_party and one.side}
    return {slug: name for _, slug, name in sorted(found)}
