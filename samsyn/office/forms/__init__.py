"""The form of a consultation to fill in without being signed in: out as Excel or Word, and in again.

    data = xlsx_of(form)                    # or docx_of(form)
    filled = read_form(data, "svar.xlsx", form)
    filled.faults                           # each with its cell; with any of them nothing is to be taken in
    filled.entries                          # every field of the form, and the revision it was written on

Every field carries a locked id with its consultation, respondent, section and revision, so that a form finds home
whatever it is called, and nothing newer is overwritten by it.
"""

from samsyn.office.forms.docx_out import docx_of
from samsyn.office.forms.reading import read_form
from samsyn.office.forms.values import Entry, Fault, Field, Filled, Form, FormFault, FormSection, Now
from samsyn.office.forms.xlsx_out import xlsx_of

__all__ = [
    "Entry",
    "Fault",
    "Field",
    "Filled",
    "Form",
    "FormFault",
    "FormSection",
    "Now",
    "docx_of",
    "read_form",
    "xlsx_of",
]
