"""A file with answers and what is said of it, checked by its own bytes; and whom its names stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from samsyn.compilations.actions.pieces import STOCKHOLM, TITLE
from samsyn.compilations.actions.uploads import Sheet
from samsyn.compilations.forms.names import NOBODY, NameField
from samsyn.compilations.queries import Choosable, UnderstoodName
from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets.sniffing import checked_kind
from samsyn.office.sheets.texts import say_refusal

LAST_MOMENT = time(23, 59, 59)
# Marks that would turn a name around on the page, or hide in it.
_UNSEEN = {
    *range(32),
    127,
    *range(0x80, 0xA0),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x206A),
}


class UploadForm(forms.Form):
    """A file, what it shall be called, and the last moment to answer. What was typed stays; the file a browser forgets."""

    file = forms.FileField(
        label=_("Fil med svar"),
        help_text=_("Excel (.xlsx), OpenDocument (.ods) eller CSV. Högst 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
        error_messages={
            "required": _("Välj en fil med svar."),
            "empty": _("Filen är tom. Exportera svaren på nytt."),
        },
    )
    title = forms.CharField(
        label=_("Rubrik"),
        help_text=_("Lämnar du rubriken tom används filens namn. Du kan ändra rubriken innan du lägger upp svaren."),
        max_length=TITLE,
        required=False,
    )
    deadline_on = forms.DateField(
        label=_("Sista svarsdag"),
        help_text=_("Med en sista svarsdag visas vilka svar som kom in för sent."),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Skriv dagen som 2026-06-19.")},
    )
    deadline_time = forms.TimeField(
        label=_("Klockslag"),
        help_text=_("Utan klockslag räknas hela dagen."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Skriv klockslaget som 12:00.")},
    )

    def __init__(self, *given: Any, too_large: bool = False, **more: Any) -> None:
        super().__init__(*given, **more)
        if too_large:
            too_large_words = __(
                "Filen är större än 20 MB och har inte tagits emot. Ta bort bilder och blad utan svar, eller spara som CSV."
            )
            self.fields["file"].error_messages["required"] = too_large_words

    def clean_file(self) -> Sheet:
        """The file's bytes, and what kind of sheet they are. A hostile one is refused before anything reads it."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        name, content = clean_name(file.name or ""), file.read()
        try:
            return Sheet(name, content, checked_kind(content, name))
        except Refusal as refusal:
            raise forms.ValidationError(say_refusal(refusal, name)) from refusal

    def clean(self) -> dict[str, Any]:
        """The two parts of the deadline belong together, and a good file has to be chosen again when something else is wrong."""
        data = super().clean() or {}
        if data.get("deadline_time") and not data.get("deadline_on") and "deadline_on" not in self.errors:
            self.add_error("deadline_on", __("Välj också en dag."))
        if self.errors and "file" not in self.errors:
            self.add_error(
                "file", __("Välj filen en gång till. Webbläsaren behåller den inte när något annat behöver rättas.")
            )
        return data

    @property
    def deadline_at(self) -> datetime | None:
        """The last moment to answer; the form is valid."""
        day = self.cleaned_data["deadline_on"]
        return datetime.combine(day, self.cleaned_data["deadline_time"] or LAST_MOMENT, STOCKHOLM) if day else None


def clean_name(name: str) -> str:
    """A file's name as a word to show: no folders, nothing that cannot be seen."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if ord(c) not in _UNSEEN).strip() or __("fil utan namn")


class NamesForm(forms.Form):
    """Whom the names in some rows stand for: a field for each row."""

    def __init__(
        self, data: Mapping[str, Any] | None, names: Iterable[UnderstoodName], who: Sequence[Choosable]
    ) -> None:
        super().__init__(data)
        self.rows = {f"rad-{name.row}": name.row for name in names}
        known = {one.code: one.name for one in who}
        for name in names:
            self.fields[f"rad-{name.row}"] = NameField(
                _label(name), who, chosen=name.code, near=name.near, help_text=_hint(name, known)
            )

    @property
    def chosen(self) -> dict[int, str | None]:
        """Row → code, or nobody; the form is valid."""
        codes = {row: self.cleaned_data[field] for field, row in self.rows.items()}
        return {row: None if code == NOBODY else code for row, code in codes.items()}


def _label(name: UnderstoodName) -> str:
    written = " ".join(name.written.split())
    if not written:
        return __("Rad %(row)s, utan namn") % {"row": name.row}
    return __("Rad %(row)s: ”%(written)s”") % {"row": name.row, "written": written}


def _hint(name: UnderstoodName, known: Mapping[str, str]) -> str:
    """How it was read, and how surely; or that somebody has said."""
    if name.is_chosen:
        return __("Du har rättat namnet. Det lästes först som %(name)s.") % {
            "name": known.get(name.read_as) or __("ingen part")
        }
    if name.read_as:
        return __("Tolkas som %(name)s, säkerhet %(percent)s %%.") % {
            "name": known.get(name.read_as, name.read_as),
            "percent": name.percent,
        }
    return __("Passar ingen part. Svaret är med men räknas inte.")


class KeepForm(forms.Form):
    """What the compilation shall be called."""

    title = forms.CharField(
        label=_("Rubrik"),
        max_length=TITLE,
        error_messages={"required": _("Skriv en rubrik för sammanställningen.")},
    )


class DiscardForm(forms.Form):
    """That one means it: the button says so."""
