"""Consultations for the placed world: one sent to everyone, one to the parties, one that is being composed.

What lies with the leading body, with a respondent, or with all has the bird of that place in it (tests/architecture/placed.py).
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from samsyn.access.clock import now
from samsyn.access.scope import columns_of, everything
from samsyn.domain.access import Audience, Placement
from tests.world import AT, World

ASKED = ("1421", "1498")


@everything(why="the test lays things where nobody in particular looks")
def consultation(world: World, version: Any, place: Placement, birds: dict[str, str], *, key: str) -> Any:
    """A consultation on a version, asked of two parties, with all that hangs on it. Sent where `place` is no body."""
    from samsyn.consultations.models import (
        Consultation,
        ConsultedSection,
        ConsultedVersion,
        DeadlineChange,
        Respondent,
        RespondentInvitation,
    )

    at, where, leader = now(), columns_of(place), world.people["leader_region"]
    is_sent = place.audience is not Audience.BODY
    made = Consultation.objects.create(
        title=f"Remiss om {birds[key]}",
        led_by=world.bodies["arbetsgrupp"],
        letter=f"Vi vill höra vad ni säger om {birds[key]}.",
        opens_at=at - timedelta(days=20),
        closes_at=at + timedelta(days=20),
        composed_at=at - timedelta(days=30),
        composed_by=leader,
        sent_at=at - timedelta(days=21) if is_sent else None,
        sent_by=leader if is_sent else None,
        registering_authority=world.organisations["14"] if is_sent else None,
        **where,
    )
    consulted = ConsultedVersion.objects.create(consultation=made, version=version, position=0, **where)
    sections = [
        ConsultedSection.objects.create(consultation=made, consulted=consulted, text=text, position=n, **where)
        for n, text in enumerate(version.texts.filter(position__isnull=False).order_by("position"))
    ]
    for code in ASKED:
        respondent = Respondent.objects.create(
            consultation=made, organisation=world.organisations[code], asked_at=at, **where
        )
        _followed(world, respondent, birds["body"])
        if is_sent:
            link = f"{made.pk}-{code}"
            RespondentInvitation.objects.create(
                respondent=respondent, email=f"{code}@prov.example", secret_hash=f"{link:0>64}", made_at=AT
            )
            _answered(world, respondent, sections, birds, code)
    if is_sent:
        DeadlineChange.objects.create(
            consultation=made,
            was_at=made.closes_at - timedelta(days=4),
            becomes_at=made.closes_at,
            reason=f"Fler behöver tid för {birds[key]}.",
            changed_at=at,
            changed_by=leader,
            **where,
        )
    return made


def _followed(world: World, respondent: Any, bird: str) -> None:
    from samsyn.consultations.models import Contact, RespondentState

    where = columns_of(Placement(Audience.BODY, body=world.bodies["arbetsgrupp"].pk))
    RespondentState.objects.create(respondent=respondent, contact_email=f"{bird.lower()}@prov.example", **where)
    Contact.objects.create(
        respondent=respondent,
        channel="telephone",
        at=AT,
        by=world.people["leader_region"],
        note=f"{bird} svarar nästa vecka.",
        **where,
    )


def _answered(world: World, respondent: Any, sections: list[Any], birds: dict[str, str], code: str) -> None:
    """A draft that lies with the respondent, and a submission that lies with the leading body. Orust's words carry the
    bird of the organisation (the placed world's organisation is Orust), Tidaholm's a name of its own."""
    from samsyn.responses.models import (
        FieldSave,
        Receipt,
        Response,
        ResponseField,
        ResponseNote,
        Submission,
        SubmittedAnswer,
    )

    person = world.people["officer_orust" if code == "1421" else "officer_tidaholm"]
    own_bird = birds["organisation"] if code == "1421" else "Myrspov"
    own = columns_of(Placement(Audience.ORGANISATION, organisation=respondent.organisation_id))
    body = columns_of(Placement(Audience.BODY, body=world.bodies["arbetsgrupp"].pk))
    response = Response.objects.create(respondent=respondent, begun_at=AT, **own)
    for section in sections:
        for name, value in (("grade", "partial"), ("comment", f"{own_bird} i utkast"), ("proposal", own_bird)):
            field = ResponseField.objects.create(
                response=response, section=section, name=name, value=value, revision=1, **own
            )
            FieldSave.objects.create(
                field=field, number=1, written_on=0, value=value, saved_by=person, saved_at=AT, **own
            )
    ResponseNote.objects.create(
        response=response,
        section=sections[0],
        words=f"{own_bird} bara för oss",
        written_by=person,
        written_at=AT,
        **own,
    )
    Receipt.objects.create(
        response=response,
        number=1,
        content=f'{{"general": "{own_bird}"}}',
        content_hash="c" * 64,
        submitted_at=AT,
        submitted_by=person,
        **own,
    )
    submission = Submission.objects.create(
        respondent=respondent,
        number=1,
        kind="answer",
        submitted_at=AT,
        submitted_by=person,
        stance="conditional",
        conditions=f"{birds['body']} som villkor",
        general=f"{birds['body']} i stort",
        content_hash="c" * 64,
        **body,
    )
    for n, section in enumerate(sections):
        SubmittedAnswer.objects.create(
            submission=submission,
            section=section,
            grade=("full", "partial", "none")[n % 3],
            comment=f"{birds['body']} behöver förtydligas",
            proposal=f"{birds['body']} med annan ordning",
            **body,
        )
