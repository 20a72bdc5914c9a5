"""A consultation as somebody composes it: a package with published versions, and the steps to sending."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from samsyn.access.scope import columns_of, everything
from samsyn.consultations import actions
from samsyn.domain.access import PUBLIC, Placement
from tests.world import AT, World

ADDRESSES = {"14": "region", "1421": "orust", "1489": "alingsas", "1498": "tidaholm", "patient": "patient"}


def published(slug: str = "provavtal", place: Placement = PUBLIC, *, kind: str = "agreement", number: int = 1) -> Any:
    """A published version with a heading and two sections with words; `number` 2 is a newer one of the same document."""
    from samsyn.agreements.models import Document, Package, Section, SectionText, Version

    with everything(why="a test publishes a version"):
        package, _ = Package.objects.get_or_create(
            slug=slug, defaults={"title": f"Paketet {slug}", "kind": kind, **columns_of(place)}
        )
        document, _ = Document.objects.get_or_create(
            package=package, slug="huvud", defaults={"kind": "main", "position": 1, **columns_of(place)}
        )
        version = Version.objects.create(
            document=document,
            label=f"SRO {number}",
            title=f"Avtalet {slug}",
            opened_at=AT,
            **columns_of(place),
        )
        for position, (heading, body) in enumerate(
            (("Ansvar", ""), ("Kommunen", "Kommunen svarar."), ("Regionen", "Regionen svarar.")), 1
        ):
            section, _ = Section.objects.get_or_create(document=document, slug=heading.lower())
            SectionText.objects.create(
                version=version, section=section, position=position, level=1, number=str(position), heading=heading,
                body=body, content_hash="0" * 64, **columns_of(place),
            )  # fmt: skip
        version.number, version.published_at, version.content_hash = number, AT - timedelta(days=9), "0" * 64
        version.save()
    return version


def with_addresses(world: World) -> None:
    """Give every organisation an address of its own."""
    for code, name in ADDRESSES.items():
        world.organisations[code].email = f"{name}@kommun.example"
        world.organisations[code].save()


def begun(world: World, *, at: datetime = AT, **more: Any) -> Any:
    """A consultation that the region's process leader has begun in the working group."""
    version = more.pop("version", None) or published()
    return actions.compose_consultation(
        viewer=world.viewers["leader_region"],
        at=at,
        title=more.pop("title", "Remiss om provavtalet"),
        led_by=world.bodies["arbetsgrupp"].pk,
        versions=[version.pk],
    )


def described(at: datetime = AT, **more: Any) -> actions.Described:
    """The letter and a time to answer in that begins at that moment."""
    said = {
        "title": "Remiss om provavtalet",
        "letter": "Hej {remissinstans}!\n\nSvara senast {stänger}.",
        "opens_at": at,
        "closes_at": at + timedelta(days=90),
    }
    return actions.Described(**{**said, **more})


def ready(
    world: World, codes: tuple[str, ...] = ("14", "1421", "1489", "1498"), *, at: datetime = AT, **more: Any
) -> Any:
    """A consultation that lacks nothing."""
    with_addresses(world)
    row = begun(world, at=at, **more)
    viewer = world.viewers["leader_region"]
    actions.describe_consultation(viewer=viewer, at=at, consultation=row.pk, described=described(at))
    actions.choose_respondents(viewer=viewer, at=at, consultation=row.pk, organisations=codes)
    return row


def sent(world: World, place: Placement = PUBLIC, *, at: datetime = AT, **more: Any) -> Any:
    """A consultation that has been sent by the action, with its mails and links."""
    row = ready(world, at=at, **more)
    return actions.send_consultation(
        viewer=world.viewers["leader_region"], at=at, consultation=row.pk, place=place, registering_authority="14"
    )


@dataclass(frozen=True)
class Posted:
    """A mail that was sent."""

    to: str
    subject: str
    text: str


def letters(to: str = "") -> list[Posted]:
    """The mails that were sent, oldest first."""
    from django.core import mail

    every = [Posted(m.to[0], str(m.subject), str(m.body)) for m in mail.outbox]
    return [one for one in every if to in ("", one.to)]


def link_in(letter: Posted) -> str:
    """The path of the mailed link."""
    return "/remisser/inbjudan/" + letter.text.split("/remisser/inbjudan/")[1].split()[0]


def respondent(row: Any, code: str) -> Any:
    from samsyn.consultations.models import Respondent

    with everything(why="a test looks at what was saved"):
        return Respondent.objects.get(consultation=row, organisation__code=code)


def state(row: Any, code: str) -> Any:
    from samsyn.consultations.models import RespondentState

    with everything(why="a test looks at what was saved"):
        return RespondentState.objects.get(respondent=respondent(row, code))


def note(row: Any, code: str, **columns: Any) -> None:
    """As the respondent's own actions tell it."""
    from samsyn.consultations.models import RespondentState

    with everything(why="a test says how far a respondent has come"):
        RespondentState.objects.filter(respondent=respondent(row, code)).update(**columns)
