"""The versions that a consultation sends out."""

from __future__ import annotations

from dataclasses import dataclass

from samsyn.consultations import models


@dataclass(frozen=True, slots=True)
class SentOut:
    """A version that is sent out: what it is called, and the hash of its content."""

    pk: int
    title: str
    label: str
    content_hash: str


def versions_sent(consultation: int) -> list[SentOut]:
    """The versions of a consultation that lies for whoever looks, in order. One question."""
    rows = models.ConsultedVersion.objects.filter(consultation=consultation).order_by("position")
    columns = ("version", "version__title", "version__label", "version__content_hash")
    return [SentOut(*row) for row in rows.values_list(*columns)]
