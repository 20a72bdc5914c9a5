"""Reads of responses, as nouns; each opens nothing that does not lie for the viewer."""

from samsyn.responses.queries.answering import Answering, ReceiptRow, answering, receipt_to_draw
from samsyn.responses.queries.counted import CountedAnswer, CountedSubmission, answers_counted, submissions_counted
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
    "CountedSubmission",
    "Draft",
    "Field",
    "Line",
    "Note",
    "ReceiptRow",
    "Save",
    "answering",
    "answers_counted",
    "draft",
    "latest_save",
    "notes_of",
    "receipt_to_draw",
    "saved",
    "saves_of",
    "standing_save",
    "submissions_counted",
]
