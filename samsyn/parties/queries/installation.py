"""What this installation is, and what it is called."""

from __future__ import annotations

from django.conf import settings

from samsyn.parties import models


def installation() -> models.Installation | None:
    """The one county that this database keeps; None before it is filled."""
    return models.Installation.objects.first()


def installation_name() -> str:
    """The county's name; nothing before it is filled."""
    return models.Installation.objects.values_list("name", flat=True).first() or ""


def filled_for_another_mode() -> bool:
    """Is this a demo county outside the demo, or a real one in it? An empty database is anybody's, and so is a test's."""
    found = installation()
    return found is not None and settings.MODE != "test" and found.is_demo is not settings.DEMO
