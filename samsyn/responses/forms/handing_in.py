"""What is filled in to hand in an answer, to abstain, and to bring in a colleague."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.domain.answering import LONGEST
from samsyn.domain.receipts import Decision
from samsyn.office.answers.attachments import AttachmentFault, checked_name, fault_of
from samsyn.parties.forms.fields import OneLine, day
from samsyn.responses import texts
from samsyn.responses.actions import Upload
from samsyn.responses.texts import Refused


class ConfirmForm(forms.Form):
    """That one means it: the button says so."""


class AbstainForm(forms.Form):
    """Why, if they want to say."""

    reason = forms.CharField(
        label=_("Skäl till att avstå"),
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class SubmitForm(forms.Form):
    """The respondent's own decision and an extract of the minutes. What was typed stays; the file a browser forgets."""

    decided_by = OneLine(
        label=_("Vem har beslutat?"),
        max_length=200,
        help_text=_("Till exempel kommunstyrelsen, en nämnd eller en tjänsteperson på delegation."),
        error_messages={"required": _("Skriv vem som har beslutat om svaret.")},
    )
    decided_on = day(_("Beslutsdag"))
    paragraph = OneLine(label=_("Paragraf"), max_length=40, required=False, help_text=_("Till exempel § 112."))
    file_number = OneLine(
        label=_("Diarienummer"), max_length=60, required=False, help_text=_("Remissinstansens eget diarienummer.")
    )
    file = forms.FileField(
        label=_("Protokollsutdrag"),
        required=False,
        help_text=_("PDF eller Word (.docx). Högst 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
        error_messages={"empty": _("Filen är tom. Välj en annan.")},
    )

    def __init__(self, *given: Any, too_large: bool = False, **more: Any) -> None:
        super().__init__(*given, **more)
        self.too_large = too_large

    def clean_file(self) -> Upload | None:
        """The file's bytes, looked over. A hostile one is refused before anything keeps it."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if self.too_large:
            raise forms.ValidationError(
                __(
                    "Filen är större än 20 MB och har inte tagits emot. Bifoga en mindre fil eller lämna in utan bilaga."
                )
            )
        if not file:
            return None
        content = file.read()
        fault = fault_of(content)
        if fault is not None:
            kind = Refused.ATTACHMENT_KIND if fault is AttachmentFault.KIND else Refused.ATTACHMENT_HOSTILE
            raise forms.ValidationError(str(texts.WORDS[kind]))
        return Upload(checked_name(file.name or "", content), content)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors and data.get("file"):
            again = __("Välj filen en gång till. Webbläsaren behåller den inte när något annat behöver rättas.")
            self.add_error("file", again)
        return data

    @property
    def decision(self) -> Decision:
        """What was decided; the form is valid."""
        data = self.cleaned_data
        return Decision(data["decided_by"], data["decided_on"], data["paragraph"], data["file_number"])


class ColleagueForm(forms.Form):
    """Somebody to bring in, by her address."""

    email = forms.EmailField(
        label=_("E-postadress"),
        max_length=254,
        help_text=_("Den som saknar konto får en inbjudan till adressen."),
    )
    name = OneLine(
        label=_("Namn"), max_length=200, required=False, help_text=_("Behövs bara för den som saknar konto.")
    )
