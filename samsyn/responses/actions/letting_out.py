"""Letting out what was handed in: a piece of the act that publishes the answers of a consultation."""

from __future__ import annotations

from samsyn.access.scope import columns_of
from samsyn.domain.access import PUBLIC, Placement
from samsyn.responses.models import Submission, SubmittedAnswer


def let_out(consultation: int, place: Placement) -> int:
    """The submissions that count, and that whoever looks sees, lie at `place` (the parties or everyone) from now on. Gives
    how many did not before.

    What lies for everyone stays there: what was let out is never taken in again. What was taken back stays where it is.
    """
    narrower = Submission.objects.filter(respondent__consultation=consultation, withdrawn_at=None)
    narrower = narrower.exclude(audience__in=[PUBLIC.audience.value, place.audience.value])
    found = list(narrower.values_list("pk", flat=True))
    where = columns_of(place)
    SubmittedAnswer.objects.filter(submission__in=found).update(**where)
    Submission.objects.filter(pk__in=found).update(**where)
    return len(found)
