"""A sealed compilation: every answer as it was, and what was worked out from it, in one file that can be checked.

    data = archive_of(sealed)               # the file's bytes; the same answers give the same bytes
    found = checked(data, "fil.zip")        # opened, its answers read, everything worked out anew
    found.differs                           # names of files that are not what the answers give

Whoever has the file needs nothing else: `samsyn rebuild FILE` works out the same JSON, CSV and HTML from the answers in it.
The rule in words: docs/rules/seal.md.
"""

from samsyn.office.sealed.archive import Checked, SealFault, archive_of, checked, seal_of
from samsyn.office.sealed.outputs import outputs
from samsyn.office.sealed.sealing import sealed_of
from samsyn.office.sealed.values import Asked, Finding, Given, GroupName, Question, Sealed, SentVersion

__all__ = [
    "Asked",
    "Checked",
    "Finding",
    "Given",
    "GroupName",
    "Question",
    "SealFault",
    "Sealed",
    "SentVersion",
    "archive_of",
    "checked",
    "outputs",
    "seal_of",
    "sealed_of",
]
