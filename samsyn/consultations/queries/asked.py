"""Who is asked, with the side each belongs to: for whoever compiles what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from samsyn.consultations import models


@dataclass(frozen=True, slots=True)
class AskedRespondent:
    """A respondent and its organisation. `is_asked` is not where it was taken out again."""

    pk: int
    organisation: int
    code: str
    name: str
    formal_name: str
    sort_key: str
    is_party: bool
    side: str
    side_name: str
    side_position: int
    is_asked: bool


_COLUMNS = (
    "pk", "organisation", "organisation__code", "organisation__name", "organisation__formal_name",
    "organisation__sort_key", "organisation__is_party", "organisation__side", "organisation__side__name",
    "organisation__side__position", "withdrawn_at",
)  # fmt: skip


def respondents_asked(pk: int) -> list[AskedRespondent]:
    """The respondents of a consultation that lie for whoever looks, by the names of their organisations; also those
    that were taken out again. One question."""
    rows = models.Respondent.objects.filter(consultation=pk).order_by("organisation__sort_key", "pk")
    return [_asked(row) for row in rows.values_list(*_COLUMNS)]


def _asked(row: tuple[Any, ...]) -> AskedRespondent:
    side, side_name, position, withdrawn = row[7:]
    named = (side or "", side_name or "", position or 0, withdrawn is None)
    return AskedRespondent(*row[:7], *named)  # type: ignore[call-arg]
