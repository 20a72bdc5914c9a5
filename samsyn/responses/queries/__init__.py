"""Reads of responses, as nouns; each opens nothing that does not lie for the viewer."""

from samsyn.responses.queries.answering import Answering, ReceiptRow, answering, receipt_to_draw
from samsyn.responses.queries.counted import (
    CountedAnswer,
    CountedGrade,
    CountedSubmission,
    answers_among,
    answers_counted,
    answers_of,
    grades_counted,
    submissions_counted,
    submissions_seen,
)
from samsyn.responses.queries.drafts import (
    Draft,
    Field,
    Line,
    Note,
    Save,
    draft,
    latest_save,
    notes_of,
    saved,
    saves_of,
    standing_save,
)

__all__ = [
    "Answering",
    "CountedAnswer",
    "CountedGrade",
    "CountedSubmission",
    "Draft",
    "Field",
    "Line",
    "Note",
    "ReceiptRow",
    "Save",
    "answering",
    "answers_among",
    "answers_counted",
    "answers_of",
    "draft",
    "grades_counted",
    "latest_save",
    "notes_of",
    "receipt_to_draw",
    "saved",
    "saves_of",
    "standing_save",
    "submissions_counted",
    "submissions_seen",
]
