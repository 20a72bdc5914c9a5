"""What a respondent's own people are told: what they answer for, and how far they have come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samsyn.access.scope import everything
from samsyn.consultations import models
from samsyn.domain.access import Viewer
from samsyn.domain.standing import Standing, Steps, standing
from samsyn.domain.timeliness import Phase


@dataclass(frozen=True, slots=True)
class OwnRespondent:
    """A respondent that the viewer answers for, of which consultation, and how far it has come."""

    pk: int
    consultation: int
    name: str
    steps: Steps

    def standing(self, phase: Phase) -> Standing:
        return standing(self.steps, phase)


def own_respondents(viewer: Viewer, consultation: int | None = None) -> list[OwnRespondent]:
    """The respondents at which the viewer has a seat, in all consultations or in one. Two questions, none for whoever
    has a seat nowhere."""
    if not viewer.organisations:
        return []
    rows = models.Respondent.objects.filter(withdrawn_at=None, organisation__in=sorted(viewer.organisations))
    if consultation is not None:
        rows = rows.filter(consultation=consultation)
    columns = ("pk", "consultation", "organisation__formal_name")
    found = list(rows.order_by("organisation__sort_key").values_list(*columns))
    steps = _steps_of(pk for pk, *_ in found)
    return [OwnRespondent(pk, of, name, steps.get(pk, Steps())) for pk, of, name in found]


def _steps_of(respondents: Iterable[int]) -> Mapping[int, Steps]:
    """What a respondent has done is no news to itself; where it is written to, and what is noted about it, is not read."""
    with everything(
        why="a respondent's own people are told how far they have come, and nothing else of what is kept"
    ):
        rows = models.RespondentState.objects.filter(respondent__in=list(respondents))
        columns = ("opened_at", "drafting_at", "released_at", "submitted_at", "is_late", "abstained_at")
        return {pk: Steps(*steps) for pk, *steps in rows.values_list("respondent", *columns)}
