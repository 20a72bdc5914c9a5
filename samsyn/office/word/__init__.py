"""Word both ways: a text to .docx and back, redlines with native tracked changes, proposals from a file that was edited.

    read = read_docx(data)                      # any .docx, however badly made: sections, notes, comments, who changed what
    data = write_docx(text)                     # clean; read_docx(write_docx(text)).text == text
    data = redline_of(old, new, signed=…)       # accept all: new, reject all: old
    for proposal in proposals(read, text): …    # what each author proposes, section by section

Told in words in `docs/rules/word.md`. Refusals carry a `WordFault`; `texts.refused` and `texts.said` give the words.
"""

from samsyn.office.word.comments_in import Remark
from samsyn.office.word.comments_out import Reason
from samsyn.office.word.faults import WordFault
from samsyn.office.word.notes import Note, NoteCode
from samsyn.office.word.proposing import Proposal, proposals
from samsyn.office.word.reading import Read, Tracked, read_blocks, read_docx
from samsyn.office.word.redlining import Signed, laid_blocks, redline_of, write_redline
from samsyn.office.word.template import template_of
from samsyn.office.word.views import Revisions
from samsyn.office.word.writing import write_docx

__all__ = [
    "Note",
    "NoteCode",
    "Proposal",
    "Read",
    "Reason",
    "Remark",
    "Revisions",
    "Signed",
    "Tracked",
    "WordFault",
    "laid_blocks",
    "proposals",
    "read_blocks",
    "read_docx",
    "redline_of",
    "template_of",
    "write_docx",
    "write_redline",
]
