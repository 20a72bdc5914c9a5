"""The sides as tables show them: a side of one party has a grade, a larger one shares."""

from __future__ import annotations

from samsyn.domain.grading import Grade, Tally
from samsyn.office.reports.values import Group, Report, Section


def sides_of(report: Report) -> list[Group]:
    """The sides; everybody where the list of parties names none."""
    found = report.figures
    return list(report.sides) or [Group("all", "all", "Alla", found.parties, found.answered, found.total)]


def tallies_of(section: Section) -> tuple[Tally, ...]:
    """The section's tally for each of `sides_of`."""
    return section.sides or (section.total,)


def is_one(side: Group) -> bool:
    """A side of one party."""
    return side.members == 1


def only_grade(tally: Tally) -> Grade | None:
    """The grade where one answered."""
    return next((grade for grade in Grade if getattr(tally, grade.value)), None)
