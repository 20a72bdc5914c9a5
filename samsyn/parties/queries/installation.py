"""What this installation is, and what it is called."""

from __future__ import annotations

from samsyn.parties import models


def installation() -> models.Installation | None:
    """The one county that this database keeps; None before it is filled."""
    return models.Installation.objects.first()


def installation_name() -> str:
    """The county's name; nothing before it is filled."""
    return models.Installation.objects.values_list("name", flat=True).first() or ""
