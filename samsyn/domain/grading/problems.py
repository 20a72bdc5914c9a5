"""What can be wrong with a sheet of answers, as codes. The words are made at the edge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SheetFault(StrEnum):
    """Why no answers can be read: codes of the `Refusal` that `compile_answers` raises."""

    EMPTY = "sheet.empty"
    NO_GRADES = "sheet.no_grades"
    NO_LEGEND = "sheet.no_legend"
    OTHER_SCALE = "sheet.other_scale"
    SAME_HEADER = "sheet.same_header"


class ProblemCode(StrEnum):
    """What a person should look at. Nothing here stops the compilation."""

    GRADE_UNKNOWN = "grade.unknown"
    GRADE_FORMULA = "grade.formula"
    COMMENT_FORMULA = "comment.formula"
    COMMENT_TOO_LONG = "comment.too_long"
    GROUND_UNKNOWN = "ground.unknown"
    NAME_DOUBTFUL = "name.doubtful"
    NAME_AMBIGUOUS = "name.ambiguous"
    NAME_SOMEONE_ELSE = "name.someone_else"
    NAME_UNKNOWN = "name.unknown"
    NAME_EMPTY = "name.empty"
    SUPERSEDED_BY_TIME = "answer.superseded_by_time"
    SUPERSEDED_BY_ROW = "answer.superseded_by_row"
    COLUMN_UNUSED = "column.unused"
    COLUMNS_BEYOND = "column.beyond"
    NO_RESPONDENTS = "column.no_respondents"
    SHEET_UNUSED = "sheet.unused"


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem at a place: `row` None for a whole column, `column` (letter) None for a whole row.

    `facts` are what the words need: the text as written, the party chosen, the other row.
    """

    code: ProblemCode
    row: int | None = None
    column: str | None = None
    facts: tuple[tuple[str, str], ...] = ()

    def __getitem__(self, fact: str) -> str:
        """One fact; empty where the problem has no such fact."""
        return dict(self.facts).get(fact, "")
