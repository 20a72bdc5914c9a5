"""Consultations as they are searched: by the title and the letter. Each lies where it lies."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from samsyn.consultations import models
from samsyn.search.actions import Entry, forget, index

KIND = "consultation"


def searchable() -> Iterator[Entry]:
    """Everything of this slice that can be searched. One question."""
    for row in models.Consultation.objects.filter(withdrawn_at=None).select_related("led_by"):
        yield _entry(row)


def index_consultation(row: models.Consultation) -> None:
    """Put it into the index as it now reads and lies. Inside an action."""
    index([_entry(row)])


def forget_consultation(row: models.Consultation) -> None:
    forget(KIND, [row.pk])


def _entry(row: models.Consultation) -> Entry:
    address = reverse("consultations:consultation", args=[row.pk])
    return Entry(KIND, row.pk, row.placement, address, row.title, row.led_by.name, row.letter)
