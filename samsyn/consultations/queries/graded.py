"""Which sections of a consultation are answered."""

from __future__ import annotations

from collections.abc import Iterable

from samsyn.consultations import models


def graded_among(consultation: int, sections: Iterable[int]) -> frozenset[int]:
    """Those of the sections (`ConsultedText.pk`) that the consultation asks grades for. One question."""
    rows = models.ConsultedSection.objects.filter(consultation=consultation, is_graded=True, pk__in=list(sections))
    return frozenset(rows.values_list("pk", flat=True))
