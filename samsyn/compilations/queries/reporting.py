"""A compilation as a report: what `samsyn compile --format xlsx` tells of a sheet, told of what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from samsyn.compilations import models
from samsyn.compilations.queries.answers import counted
from samsyn.compilations.queries.heads import Head, compilation
from samsyn.compilations.queries.matrix import Standing, rows_of
from samsyn.compilations.texts import Refused
from samsyn.domain.access import Viewer
from samsyn.domain.consulted import tallies_of
from samsyn.domain.grading import Answer, Choice, CompiledSheet, Grade, Ground, Respondent, Section
from samsyn.domain.names import DOUBTFUL_BELOW, Match, MatchKind, Party
from samsyn.domain.verdicts import Refusal
from samsyn.office.reports import Report, report_of
from samsyn.office.reports.values import Look
from samsyn.parties.queries import Home, homes, parties_known, side_names

# More is not set while somebody waits for a page.
MOST_ANSWERS = 30_000
STOCKHOLM = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A graded section as it is kept."""

    pk: int
    key: str
    section: Section


def report(viewer: Viewer, pk: int, *, on: date) -> tuple[Head, Report]:
    """The report of a compilation, grouped as on the day `on`. Nine queries, whatever its size."""
    head = compilation(viewer, pk)
    homes_now, parties = homes(on=on), parties_known(on)
    made = report_of(
        _compiled(head, rows_of(pk, homes_now), parties),
        parties,
        title=head.title,
        source=head.source_name,
        names=_names(homes_now),
        deadline=_local(head.deadline_at),
    )
    problems = models.CompiledProblem.objects.filter(compilation=pk, settled_at=None).order_by("pk")
    looks = problems.values_list("row", "column", "text")
    return head, replace(made, looks=tuple(Look(row, column or None, text) for row, column, text in looks))


def _compiled(head: Head, rows: Sequence[Standing], parties: Sequence[Party]) -> CompiledSheet:
    """What was compiled, out of what is kept. Its problems are told in the words they were kept with."""
    known = {party.code: party for party in parties}
    respondents = tuple(_respondent(row, known) for row in rows)
    kept = list(_sections(head.pk))
    if len(rows) * len(kept) > MOST_ANSWERS:
        raise Refusal(Refused.TOO_LARGE_TO_REPORT)
    answers = tuple(_answers(head.pk, rows, respondents, kept))
    given = [(a.party.code if a.party else None, a.section, a.grade.value if a.grade else "") for a in answers]
    return CompiledSheet(
        sheet=head.sheet or head.source_name,
        respondents=respondents,
        sections=tuple(one.section for one in kept),
        answers=answers,
        tallies=tallies_of(given, [one.key for one in kept], parties),
        problems=(),
    )


def _respondent(row: Standing, known: dict[str, Party]) -> Respondent:
    """Somebody who is known and no party stands under her own name."""
    party = known.get(row.party or "")
    doubtful = party is not None and row.certainty < DOUBTFUL_BELOW
    match = Match(MatchKind.DOUBTFUL if doubtful else MatchKind.CERTAIN, party, row.certainty)
    written = row.as_written if party else row.respondent.name
    choice = Choice(party) if row.is_chosen else None
    return Respondent(row.respondent.row, written, match, row.superseded_by, _local(row.finished_at), choice)


def _sections(pk: int) -> Iterator[_Kept]:
    rows = models.CompiledSection.objects.filter(compilation=pk).order_by("position")
    for at, (number, key, written, heading) in enumerate(rows.values_list("pk", "key", "number", "heading")):
        whole = heading if not written or written in heading else f"{written} {heading}"
        yield _Kept(number, key, Section(at, written or None, heading, key, whole))


def _answers(
    pk: int, rows: Sequence[Standing], respondents: Iterable[Respondent], kept: Sequence[_Kept]
) -> Iterator[Answer]:
    """Row by row, one answer for every section."""
    found = {
        (row, section): (grade, comment, ground)
        for row, section, grade, comment, ground in counted(pk).values_list(
            "row", "section", "grade", "comment", "ground"
        )
    }
    for row, one in zip(rows, respondents, strict=True):
        for section in kept if one.superseded_by is None else ():
            grade, comment, ground = found.get((row.pk, section.pk), ("", "", ""))
            yield Answer(
                one.row,
                one.party,
                section.key,
                Grade(grade) if grade else None,
                comment or None,
                Ground(ground) if ground else Ground.UNSAID,
            )


def _names(homes_now: Iterable[Home]) -> dict[str, str]:
    """The groups by the names they have here."""
    sides = {f"side:{slug}": name for slug, name in side_names().items()}
    return sides | {f"{home.kind}:{home.slug}": home.name for home in homes_now}


def _local(moment: datetime | None) -> datetime | None:
    """A moment as the sheet's clock would tell it."""
    return moment.astimezone(STOCKHOLM).replace(tzinfo=None) if moment else None
