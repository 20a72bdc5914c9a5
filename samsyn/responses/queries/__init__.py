"""Reads of responses, as nouns; each opens nothing that does not lie for the viewer."""

from samsyn.responses.queries.counted import CountedAnswer, CountedSubmission, answers_counted, submissions_counted

__all__ = ["CountedAnswer", "CountedSubmission", "answers_counted", "submissions_counted"]
