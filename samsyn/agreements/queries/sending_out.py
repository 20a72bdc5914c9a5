"""What can be sent out for answers: versions that lie for the parties or for everyone, and their sections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Value, When
from django.db.models.fields import BooleanField

from samsyn.agreements import models
from samsyn.agreements.queries.packages import in_versions
from samsyn.domain.access import Audience, Placement

# What lies more narrowly than for the parties is sent out to nobody.
REACHES = (Audience.PUBLIC.value, Audience.PARTIES.value)


@dataclass(frozen=True, slots=True)
class Sendable:
    """A published version that lies for the parties or for everyone, with what its document and package are called."""

    pk: int
    document: int
    number: int
    title: str
    label: str
    package: str
    audience: Audience
    is_newest: bool

    @property
    def placement(self) -> Placement:
        return Placement(self.audience)


@dataclass(frozen=True, slots=True)
class SendableSection:
    """A section of a version: its row, how it is called, and whether there are words under the heading."""

    pk: int
    version: int
    level: int
    number: str
    heading: str
    has_words: bool


def sendable() -> list[Sendable]:
    """Versions that can be sent out, as far as they lie for whoever looks: package by package in the documents' order,
    the newest of each document first. One question."""
    rows = models.Version.objects.filter(
        published_at__isnull=False, number__isnull=False, audience__in=REACHES, document__package__withdrawn_at=None
    ).exclude(document__package__kind="earlier")
    columns = rows.order_by(
        "document__package__kind", "document__package__title", "document__position", "document", "-number"
    ).values_list("pk", "document", "number", "title", "label", "document__package__title", "audience")
    found: list[Sendable] = []
    for pk, document, number, title, label, package, audience in columns:
        newest = not found or found[-1].document != document
        found.append(Sendable(pk, document, number, title, label, package, Audience(audience), newest))
    return found


def sections_to_send(versions: Iterable[int]) -> list[SendableSection]:
    """The sections that are read with these versions, in reading order within each. One question."""
    has_words = Case(When(body="", then=Value(False)), default=Value(True), output_field=BooleanField())
    rows = in_versions(versions).order_by("version", "position")
    return [
        SendableSection(*row) for row in rows.values_list("pk", "version", "level", "number", "heading", has_words)
    ]
