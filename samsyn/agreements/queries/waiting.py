"""What of the agreements waits for a person: texts to check as a lawyer, her texts that were kept beside another's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Max, Q

from samsyn.agreements import models
from samsyn.domain.access import Act, Placement, Role, Viewer, may


@dataclass(frozen=True, slots=True)
class WaitingCheck:
    """An open version that no lawyer of her side has checked since it was last saved."""

    package: str
    document: str
    place: Placement
    title: str
    saved_at: datetime
    # Her side checked it before it was saved last.
    changed_since: bool


@dataclass(frozen=True, slots=True)
class WaitingChoice:
    """A text of hers that met another's newer one, and that nobody has chosen about yet."""

    package: str
    document: str
    place: Placement
    section: str
    save: int
    heading: str
    at: datetime


def checks_waiting(viewer: Viewer) -> tuple[WaitingCheck, ...]:
    """The open versions that the viewer may check and that her side has not checked since the last save. One question,
    and only for somebody who is a lawyer somewhere."""
    if not viewer.is_(Role.LEGAL_COUNSEL):
        return ()
    checked = Max("checks__checked_at", filter=Q(checks__side__in=viewer.sides))
    rows = (
        models.Version.objects.filter(published_at=None, withdrawn_at=None, opened_at__isnull=False)
        .annotate(saved=Max("texts__saves__saved_at"), checked=checked)
        .filter(Q(checked=None) | Q(checked__lt=F("saved")))
        .select_related("document__package")
        .order_by("document__package", "document__position")
    )
    return tuple(
        WaitingCheck(v.document.package.slug, v.document.slug, v.placement, v.title, v.saved, v.checked is not None)
        for v in rows
        if may(viewer, Act.VERSION_CHECK, v.placement)
    )


def choices_waiting(viewer: Viewer) -> tuple[WaitingChoice, ...]:
    """Her texts that were kept beside another's in open versions. One question."""
    rows = models.SectionSave.objects.filter(
        saved_by=viewer.person,
        number=None,
        settled_at=None,
        text__version__published_at=None,
        text__version__withdrawn_at=None,
    )
    found = rows.order_by("pk").select_related("text__section", "text__version__document__package")
    return tuple(_choice(row) for row in found)


def _choice(row: models.SectionSave) -> WaitingChoice:
    version = row.text.version
    document, section = version.document, row.text.section.slug
    return WaitingChoice(
        document.package.slug, document.slug, version.placement, section, row.pk, row.heading, row.saved_at
    )
