"""Organisations and bodies as they are searched. Who the parties are is public."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from samsyn.domain.access import PUBLIC
from samsyn.parties import models
from samsyn.search.actions import Entry

ORGANISATION, BODY = "organisation", "body"


def searchable() -> Iterator[Entry]:
    """Everything of this slice that can be searched. Three queries."""
    yield from organisation_entries(models.Organisation.objects.all())
    yield from body_entries(models.Body.objects.all())


def organisation_entries(rows: QuerySet[models.Organisation]) -> Iterator[Entry]:
    """Those in use, by every name that people write for them; a party by its code too."""
    for row in rows.filter(withdrawn_at=None).select_related("side", "part_of"):
        above = row.part_of.formal_name if row.part_of else row.side.name if row.side else ""
        names = [row.name, *row.aliases.splitlines(), *([row.code] if row.is_party else [])]
        yield Entry(
            kind=ORGANISATION,
            key=row.pk,
            place=PUBLIC,
            address=row.get_absolute_url(),
            title=row.formal_name,
            inside=above,
            text=", ".join(name for name in dict.fromkeys(names) if name != row.formal_name),
        )


def body_entries(rows: QuerySet[models.Body]) -> Iterator[Entry]:
    """By name and purpose, with the sides that sit there."""
    for row in rows.prefetch_related("sides"):
        yield Entry(
            kind=BODY,
            key=row.pk,
            place=PUBLIC,
            address=row.get_absolute_url(),
            title=row.name,
            inside=", ".join(side.name for side in row.sides.all()),
            text=row.purpose,
        )
