"""Columns of responses, by what they keep: a respondent's own draft, and what was handed in."""

from samsyn.responses.models.drafts import FieldSave, Receipt, Response, ResponseField, ResponseNote
from samsyn.responses.models.submissions import Submission, SubmittedAnswer

__all__ = [
    "FieldSave",
    "Receipt",
    "Response",
    "ResponseField",
    "ResponseNote",
    "Submission",
    "SubmittedAnswer",
]
