"""A compiled consultation as a report: what is told of a sheet, and what only a consultation knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from samsyn.domain.consulted import Asked, Consulted, compiled, parties_of
from samsyn.office.consulted.texts import ABSTAINS_FROM_ANSWERING, LATE, STANCES, STOCKHOLM, decided, local_moment
from samsyn.office.reports import Report, report_of
from samsyn.office.reports.texts import NO_PARTY
from samsyn.office.reports.values import Live, Standpoint


def consulted_report(whole: Consulted, *, at: datetime, title: str = "") -> Report:
    """The report of a consultation as its answers were at that moment."""
    names = {f"side:{slug}": name for slug, name in whole.sides.items()} | dict(whole.groups)
    closes_at = whole.closes_at.astimezone(STOCKHOLM).replace(tzinfo=None) if whole.closes_at else None
    return report_of(
        compiled(whole),
        parties_of(whole.respondents),
        title=title or whole.title,
        source=whole.title,
        names=names,
        deadline=closes_at,
        abstained={one.code for one in whole.respondents if one.submitted and not one.has_answered},
        late={one.key for one in whole.respondents if one.submitted and one.submitted.is_late},
        live=Live(_origin(at), tuple(_standpoints(whole)), whole.scale),
    )


def _origin(at: datetime) -> str:
    return f"Sammanställning av remissvaren som de var inlämnade den {local_moment(at)}."


def _standpoints(whole: Consulted) -> Iterator[Standpoint]:
    """One for everybody who has handed something in: parties first, then others."""
    for one in whole.respondents:
        if one.submitted is None:
            continue
        side = whole.sides.get(one.side, "") if one.is_party else NO_PARTY
        said = one.submitted
        own = Standpoint(
            one.formal_name, side, _stance(one), said.conditions, said.general or said.reason, decided(said)
        )
        yield own


def _stance(one: Asked) -> str:
    assert one.submitted
    if not one.has_answered:
        return ABSTAINS_FROM_ANSWERING
    late = f" ({LATE})" if one.submitted.is_late else ""
    return f"{STANCES[one.submitted.stance]}{late}".strip()
