"""What letters about a consultation tell."""

from __future__ import annotations

from samsyn.consultations import models
from samsyn.consultations.letters import Facts


def facts_of(row: models.Consultation) -> Facts:
    """The facts of a row that was read with the body that leads it. One question."""
    titles = models.ConsultedVersion.objects.filter(consultation=row).order_by("position")
    return Facts(
        row.pk,
        row.title,
        row.letter,
        row.led_by.name,
        tuple(titles.values_list("version__title", flat=True)),
        row.opens_at,
        row.closes_at,
    )
