"""A compilation as data: the shape that `samsyn compile --format json` writes."""

from __future__ import annotations

from datetime import date
from typing import Any

from samsyn.compilations import models
from samsyn.compilations.queries.answers import counted
from samsyn.compilations.queries.heads import Head, compilation
from samsyn.compilations.queries.matrix import Standing, rows_of
from samsyn.domain.access import Viewer
from samsyn.domain.consulted import tallies_of
from samsyn.parties.queries import parties_known


def whole(viewer: Viewer, pk: int, *, on: date) -> tuple[Head, dict[str, Any]]:
    """The compilation and all its parts. Seven queries, whatever its size. Groups are those of the day `on`."""
    head = compilation(viewer, pk)
    rows = rows_of(pk, [])
    sections = list(
        models.CompiledSection.objects.filter(compilation=pk)
        .order_by("position")
        .values_list("pk", "column", "number", "heading", "key")
    )
    keys = {section: key for section, *_, key in sections}
    answers = [
        (row, keys[section], grade, comment)
        for row, section, grade, comment in counted(pk)
        .order_by("row__row", "section__position")
        .values_list("row", "section", "grade", "comment")
    ]
    by_row = {row.pk: row for row in rows}
    given = [(by_row[row].party, key, grade) for row, key, grade, _ in answers]
    return head, {
        "respondents": [_respondent(row) for row in rows],
        "sections": [
            {"column": column, "number": number or None, "heading": heading}
            for _, column, number, heading, _ in sections
        ],
        "answers": [
            {"party": by_row[row].party, "section": key, "grade": grade or None, "comment": comment or None}
            for row, key, grade, comment in answers
        ],
        "tallies": {
            group: {key: tally.as_counts() for key, tally in each.items()}
            for group, each in tallies_of(given, list(keys.values()), parties_known(on)).items()
        },
        "problems": [
            {"row": row, "column": column or None, "text": text}
            for row, column, text in models.CompiledProblem.objects.filter(compilation=pk, settled_at=None)
            .order_by("pk")
            .values_list("row", "column", "text")
        ],
    }


def _respondent(row: Standing) -> dict[str, Any]:
    return {
        "row": row.respondent.row,
        "as_written": row.as_written,
        "party": row.party,
        "certainty": row.certainty,
        "superseded_by": row.superseded_by,
    }
