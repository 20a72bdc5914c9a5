"""A compilation as JSON, with exactly the keys of the command's contract."""

from __future__ import annotations

import json
from typing import Any

from samsyn.domain.grading import CompiledSheet
from samsyn.domain.names import Party
from samsyn.office.sheets.texts import say_problem


def as_json(compiled: CompiledSheet) -> str:
    """The compilation as indented JSON in UTF-8 letters; the same compilation gives the same text."""
    return json.dumps(as_values(compiled), ensure_ascii=False, indent=2) + "\n"


def as_values(compiled: CompiledSheet) -> dict[str, Any]:
    """The compilation as plain values."""
    return {
        "respondents": [
            {
                "row": respondent.row,
                "as_written": respondent.as_written,
                "party": _code(respondent.party),
                "certainty": respondent.match.certainty,
                "superseded_by": respondent.superseded_by,
            }
            for respondent in compiled.respondents
        ],
        "sections": [{"column": s.letter, "number": s.number, "heading": s.heading} for s in compiled.sections],
        "answers": [
            {
                "party": _code(answer.party),
                "section": answer.section,
                "grade": answer.grade.value if answer.grade else None,
                "comment": answer.comment,
            }
            for answer in compiled.answers
        ],
        "tallies": {
            group: {section: tally.as_counts() for section, tally in tallies.items()}
            for group, tallies in compiled.tallies.items()
        },
        "problems": [{"row": p.row, "column": p.column, "text": say_problem(p)} for p in compiled.problems],
    }


def _code(party: Party | None) -> str | None:
    return party.code if party else None
