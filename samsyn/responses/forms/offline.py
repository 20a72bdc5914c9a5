"""A filled form that is read in: looked over by its own bytes, every fault told by its cell."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.domain.lines import one_line
from samsyn.domain.verdicts import Refusal
from samsyn.office.forms import Fault, Filled, Form, FormFault, read_form
from samsyn.office.forms.words import fault_words
from samsyn.office.sheets.texts import say_refusal


class FilledForm(forms.Form):
    """The file. A form with faults is no good: they are all in `faults`."""

    file = forms.FileField(
        label=_("Ifylld blankett"),
        help_text=_("Excel (.xlsx) eller Word (.docx), hämtad på den här sidan. Högst 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.docx"}),
        error_messages={
            "required": _("Välj en ifylld blankett."),
            "empty": _("Filen är tom. Hämta blanketten på nytt."),
        },
    )

    def __init__(self, *given: Any, form: Form, too_large: bool = False, **more: Any) -> None:
        super().__init__(*given, **more)
        self.form, self.faults = form, ()
        if too_large:
            said = __("Filen är större än 20 MB och har inte tagits emot. Hämta blanketten på nytt och fyll i den.")
            self.fields["file"].error_messages["required"] = said

    faults: tuple[Fault, ...]

    def clean_file(self) -> Filled:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        name = one_line(file.name or "", 200)
        try:
            filled = read_form(file.read(), name, self.form)
        except Refusal as refusal:
            raise forms.ValidationError(_said(refusal, name)) from refusal
        self.faults = filled.faults
        if self.faults:
            raise forms.ValidationError(
                __("Blanketten har fel. Rätta dem i filen och läs in den igen. Inget är sparat.")
            )
        return filled


def _said(refusal: Refusal, name: str) -> str:
    if refusal.code in set(FormFault):
        return fault_words(Fault(FormFault(refusal.code), ""))
    return say_refusal(refusal, name)
