"""A consultation on a small package, sent to four parties and a patients' association: straight into the tables.

For tests of what comes after sending. How one is composed and sent is tested through the actions and the pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from samsyn.access.scope import columns_of, everything
from samsyn.domain.access import PUBLIC, Audience, Placement
from tests.world import AT, World

SECTIONS = (
    # level, number, slug, heading, body
    (1, "1", "syfte", "Syfte", "Avtalet säger hur parterna delar ansvaret."),
    (1, "2", "ansvar", "Ansvar", ""),
    (
        2,
        "2.1",
        "kommunens-ansvar",
        "Kommunens ansvar",
        "Kommunen svarar för vård i hemmet upp till sjuksköterskenivå.",
    ),
    (2, "2.2", "regionens-ansvar", "Regionens ansvar", "Regionen svarar för läkarmedverkan dygnet runt."),
)
RESPONDENTS = ("14", "1421", "1489", "1498", "patient")


@dataclass
class Sent:
    """The consultation as rows: `respondent["1421"]`, `response["1421"]`, `section["kommunens-ansvar"]`."""

    consultation: Any
    respondent: dict[str, Any] = field(default_factory=dict)
    response: dict[str, Any] = field(default_factory=dict)
    section: dict[str, Any] = field(default_factory=dict)


def sent(
    world: World,
    *,
    title: str = "Remiss om provavtalet",
    place: Placement = PUBLIC,
    opens_at: datetime = AT - timedelta(days=30),
    closes_at: datetime = AT + timedelta(days=30),
    respondents: tuple[str, ...] = RESPONDENTS,
    **columns: Any,
) -> Sent:
    """Send it out; it lies at `place`, its texts and respondents with it, and each response with its own respondent."""
    from samsyn.consultations.models import (
        Consultation,
        ConsultedSection,
        ConsultedVersion,
        Respondent,
        RespondentState,
    )
    from samsyn.responses.models import Response

    body = world.bodies["arbetsgrupp"]
    leader = world.people["leader_region"]
    with everything(why="a test builds a consultation"):
        version, texts = _version(place, opens_at)
        consultation = Consultation.objects.create(
            title=title,
            led_by=body,
            letter="Hej!\n\nVi vill ha ert svar.",
            opens_at=opens_at,
            closes_at=closes_at,
            composed_at=opens_at,
            composed_by=leader,
            sent_at=opens_at,
            sent_by=leader,
            registering_authority=world.organisations["14"],
            **columns_of(place),
            **columns,
        )
        found = Sent(consultation)
        consulted = ConsultedVersion.objects.create(
            consultation=consultation, version=version, position=0, **columns_of(place)
        )
        for position, text in enumerate(texts):
            found.section[text.section.slug] = ConsultedSection.objects.create(
                consultation=consultation, consulted=consulted, text=text, position=position, **columns_of(place)
            )
        for code in respondents:
            organisation = world.organisations[code]
            own = Placement(Audience.ORGANISATION, organisation=organisation.pk)
            found.respondent[code] = Respondent.objects.create(
                consultation=consultation, organisation=organisation, asked_at=opens_at, **columns_of(place)
            )
            RespondentState.objects.create(
                respondent=found.respondent[code],
                contact_email=f"{code}@prov.example",
                invited_at=opens_at,
                **columns_of(Placement(Audience.BODY, body=body.pk)),
            )
            found.response[code] = Response.objects.create(
                respondent=found.respondent[code], begun_at=opens_at, **columns_of(own)
            )
    return found


def _version(place: Placement, at: datetime) -> tuple[Any, list[Any]]:
    from samsyn.agreements.models import Document, Package, Section, SectionText, Version

    package = Package.objects.create(slug="provavtal", title="Provavtalet", **columns_of(place))
    document = Document.objects.create(
        package=package, slug="provavtal", kind="main", position=1, **columns_of(place)
    )
    # Written while it is open: what is published is not changed.
    version = Version.objects.create(
        document=document, label="Prov 1", title="Provavtalet", opened_at=at, **columns_of(place)
    )
    texts: list[Any] = []
    for position, (level, number, slug, heading, body) in enumerate(SECTIONS, 1):
        texts.append(
            SectionText.objects.create(
                version=version,
                section=Section.objects.create(document=document, slug=slug),
                parent=texts[1] if level == 2 else None,
                position=position,
                level=level,
                number=number,
                heading=heading,
                body=body,
                content_hash="0" * 64,
                **columns_of(place),
            )
        )
    version.number, version.published_at, version.content_hash = 1, at, "0" * 64
    version.save()
    return version, texts


def handed_in(
    sent: Sent,
    world: World,
    code: str,
    grades: dict[str, Any],
    *,
    at: datetime = AT,
    place: Placement | None = None,
    **columns: Any,
) -> Any:
    """A submission of this respondent, straight into the tables. `grades`: section → grade, or a dictionary of columns."""
    from samsyn.responses.models import Submission, SubmittedAnswer

    where = columns_of(place or Placement(Audience.BODY, body=sent.consultation.led_by_id))
    person = next(iter(world.people.values()))
    with everything(why="a test builds a consultation"):
        number = Submission.objects.filter(respondent=sent.respondent[code]).count() + 1
        submission = Submission.objects.create(
            respondent=sent.respondent[code],
            number=number,
            submitted_at=at,
            submitted_by=person,
            content_hash=f"{number:064d}",
            **{"kind": "answer", **where, **columns},
        )
        for slug, said in grades.items():
            answer = said if isinstance(said, dict) else {"grade": said}
            SubmittedAnswer.objects.create(submission=submission, section=sent.section[slug], **answer, **where)
    return submission
