"""Reads of responses, as nouns; each opens nothing that does not lie for the viewer."""

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

__all__ = [
    "CountedAnswer",
    "CountedGrade",
    "CountedSubmission",
    "answers_among",
    "answers_counted",
    "answers_of",
    "grades_counted",
    "submissions_counted",
    "submissions_seen",
]
