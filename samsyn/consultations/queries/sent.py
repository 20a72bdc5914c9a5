"""The versions that a consultation sends out, as they are named in what is sealed."""

from __future__ import annotations

from samsyn.consultations import models


def versions_named_in(consultation: int) -> list[tuple[str, str, str]]:
    """Title, label and content hash of each version, in order, of a consultation that lies for whoever looks. One
    question."""
    rows = models.ConsultedVersion.objects.filter(consultation=consultation).order_by("position")
    return list(rows.values_list("version__title", "version__label", "version__content_hash"))
