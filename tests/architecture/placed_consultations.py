"""Consultations for the placed world: one sent to everyone, one to the parties, one that is being composed.

What lies with the leading body, with a respondent, or with all has the bird of that place in it (tests/architecture/placed.py).
"""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

from samsyn.access.clock import now
from samsyn.access.scope import columns_of, everything, seen_by
from samsyn.domain.access import Audience, Placement
from samsyn.files.store import keep
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


@everything(why="the test lays things where nobody in particular looks")
def ordered(world: World, consultation: Any, bird: str) -> Any:
    """A report of the answers, made for the leader of the region, and a decision about two comments."""
    from samsyn.compilations.models import GroupDecision, ReportOrder

    leader = world.people["leader_region"]
    GroupDecision.objects.create(
        consultation=consultation,
        section=consultation.sections.order_by("position").first(),
        comment="d" * 64,
        other="e" * 64,
        kind="together",
        decided_by=leader,
        decided_at=AT,
        **columns_of(Placement(Audience.BODY, body=consultation.led_by_id)),
    )
    return ReportOrder.objects.create(
        consultation=consultation.pk,
        kind="xlsx",
        key="f" * 64,
        state="done",
        asked_at=AT,
        told_at=AT,
        done_at=AT,
        file_hash=keep(_archive(bird)),
        **columns_of(Placement(Audience.PERSON, person=leader.pk)),
    )


def closed(world: World, consultation: Any, bird: str) -> Any:
    """A finding, and a seal: the compilation as it stands in a file. Both lie with the leading body."""
    from samsyn.compilations.models import Finding, Seal
    from samsyn.compilations.queries.live.closing import to_seal
    from samsyn.office.sealed import archive_of, seal_of

    leader, body = world.people["leader_region"], columns_of(Placement(Audience.BODY, body=consultation.led_by_id))
    with everything(why="the test lays things where nobody in particular looks"):
        finding = Finding.objects.create(
            consultation=consultation, words=f"{bird} återkommer i svaren.", written_by=leader, written_at=AT, **body
        )
    with seen_by(world.viewers["leader_region"]) as viewer:
        content = archive_of(to_seal(viewer, consultation.pk, on=now().date(), at=now()))
    with everything(why="the test lays things where nobody in particular looks"):
        Seal.objects.create(
            consultation=consultation, number=1, sealed_at=now(), sealed_by=leader, seal=seal_of(content),
            file_hash=keep(content), size=len(content), answered=len(ASKED), **body,
        )  # fmt: skip
    return finding


def _archive(bird: str) -> bytes:
    """A file with the bird in it, of the kind that Excel and Word have."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("answers.xml", f"<a>{bird} behöver förtydligas</a>")
    return made.getvalue()


@everything(why="the test lets a consultation grow")
def more_answers(world: World, consultation: Any, version: Any, tag: str, birds: dict[str, str]) -> None:
    """Sections of another version, asked of as many more organisations, which have all answered."""
    from samsyn.consultations.models import ConsultedSection, ConsultedVersion, Respondent
    from samsyn.parties.models import Organisation
    from samsyn.responses.models import SubmittedAnswer

    where, last = columns_of(consultation.placement), consultation.sections.count()
    consulted = ConsultedVersion.objects.create(consultation=consultation, version=version, position=last, **where)
    texts = list(version.texts.filter(position__isnull=False).order_by("position"))
    for n, text in enumerate(texts):
        ConsultedSection.objects.create(
            consultation=consultation, consulted=consulted, text=text, position=last + n, **where
        )
    sections = list(consultation.sections.order_by("position"))
    first = SubmittedAnswer.objects.filter(submission__respondent__consultation=consultation).first().submission
    for n in range(len(texts)):
        organisation = Organisation.objects.create(
            code=f"r{tag}-{n}", name=f"Remisskommun {tag}-{n}", formal_name=f"Remisskommun {tag}-{n}",
            sort_key=f"r{tag}-{n}", kind="municipality", side=world.organisations["1421"].side, is_party=True,
        )  # fmt: skip
        respondent = Respondent.objects.create(
            consultation=consultation, organisation=organisation, asked_at=AT, **where
        )
        _followed(world, respondent, birds["body"])
        own = columns_of(first.placement)
        made = type(first).objects.create(
            respondent=respondent, number=1, kind="answer", submitted_at=AT, submitted_by=first.submitted_by,
            content_hash="c" * 64, **own,
        )  # fmt: skip
        for section in sections:
            SubmittedAnswer.objects.create(
                submission=made, section=section, grade="partial", comment=f"Synpunkt {n} om {section.pk}", **own
            )


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
    # Two texts in one field, that wait for a choice.
    FieldSave.objects.create(
        field=ResponseField.objects.get(response=response, section=sections[0], name="comment"),
        written_on=0,
        value=f"{own_bird} vid sidan om",
        saved_by=person,
        saved_at=AT,
        **own,
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
        content=_handed_in(own_bird),
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


def _handed_in(bird: str) -> str:
    """The text of a receipt, with an extract of the minutes."""
    extract = f"%PDF {bird}".encode()
    file = {"name": f"{bird}.pdf", "sha256": keep(extract), "size": len(extract)}
    return json.dumps({"general": bird, "attachment": file})
