"""From a consultation as it stands to what is sealed of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from samsyn.domain.consulted import Asked as Respondent
from samsyn.domain.consulted import Consulted, Said, Submitted
from samsyn.domain.grading import Grade, Ground
from samsyn.domain.matrix import Mark
from samsyn.office.sealed.values import Asked, Finding, Given, GroupName, Question, Sealed, SentVersion

_STATUS = {Mark.SILENT: "silent", Mark.ABSTAINED: "abstained"}
_LABELS = {Grade.FULL: "Stämmer helt", Grade.PARTIAL: "Stämmer delvis", Grade.NONE: "Stämmer inte alls"}


def sealed_of(
    whole: Consulted,
    *,
    led_by: str,
    versions: Sequence[SentVersion],
    findings: Iterable[Finding],
    at: datetime,
) -> Sealed:
    """The consultation and its answers, as they are at that moment. The order is that of `whole`."""
    codes = {one.key: one.code for one in whole.respondents}
    return Sealed(
        title=whole.title,
        led_by=led_by,
        opens_at=_moment(whole.opens_at),
        closes_at=_moment(whole.closes_at),
        sealed_at=_moment(at),
        scale=tuple((grade.value, whole.scale.get(grade.value) or label) for grade, label in _LABELS.items()),
        versions=tuple(versions),
        groups=tuple(_groups(whole)),
        sections=tuple(
            Question(one.position, one.document_title, one.number, one.heading, one.is_graded)
            for one in whole.sections
        ),
        respondents=tuple(_asked(one) for one in whole.respondents),
        answers=tuple(_given(said, codes[said.respondent]) for said in whole.answers),
        findings=tuple(findings),
    )


def _groups(whole: Consulted) -> Iterable[GroupName]:
    yield from (GroupName("side", slug, name) for slug, name in whole.sides.items())
    for key, name in whole.groups.items():
        kind, _, slug = key.partition(":")
        yield GroupName(kind, slug, name)


def _asked(one: Respondent) -> Asked:
    said = one.submitted
    return Asked(
        code=one.code,
        name=one.formal_name,
        sort_key=one.sort_key,
        is_party=one.is_party,
        side=one.side,
        association=one.association,
        care_area=one.care_area,
        status=_STATUS.get(one.mark, "answered"),
        submitted_at=_moment(said.at) if said else "",
        is_late=bool(said and said.is_late),
        **_decided(said),
    )


def _decided(said: Submitted | None) -> dict[str, str]:
    """How the respondent decided its answer, and what it says of the whole."""
    named = ("decided_by", "paragraph", "file_number", "conditions", "general", "reason", "content_hash")
    told = {name: str(getattr(said, name)) if said else "" for name in named}
    day, stance = (said.decided_on, said.stance) if said else (None, None)
    return told | {"decided_on": day.isoformat() if day else "", "stance": stance.value if stance else ""}


def _given(said: Said, code: str) -> Given:
    ground = "" if said.ground is Ground.UNSAID else said.ground.value
    return Given(code, said.section, said.grade.value if said.grade else "", ground, said.comment, said.proposal)


def _moment(at: datetime | None) -> str:
    """A moment to the second, in UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""
