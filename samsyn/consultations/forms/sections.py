"""Which sections are graded: a box for each, and two buttons for each document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from samsyn.consultations.forms.fields import Several, choose, sent_several
from samsyn.consultations.queries import ConsultedText


@dataclass(frozen=True, slots=True)
class Ticked:
    """A section with its box."""

    text: ConsultedText
    is_ticked: bool

    @property
    def has_words(self) -> bool:
        return bool(self.text.body.strip())


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the consultation, and its sections."""

    version: int
    title: str
    rows: tuple[Ticked, ...]

    @property
    def ticked(self) -> int:
        return sum(row.is_ticked for row in self.rows)


class SectionsForm(forms.Form):
    """The sections to grade. `all` or `none` of a document is asked for by a button of that name."""

    graded = Several(label="", required=False)

    def __init__(self, data: Any, *, texts: Sequence[ConsultedText]) -> None:
        super().__init__(data)
        self.texts = texts
        choose(self, "graded", [(str(text.pk), text.heading) for text in texts])

    @property
    def wanted(self) -> set[int]:
        """What is ticked, with whole documents as the pressed button says. The form is valid."""
        found = {int(pk) for pk in self.cleaned_data["graded"]}
        every, none = str(self.data.get("all", "")), str(self.data.get("none", ""))
        found |= {text.pk for text in self.texts if str(text.version) == every and text.body.strip()}
        return found - {text.pk for text in self.texts if str(text.version) == none}

    @property
    def documents(self) -> list[Document]:
        """The sections under their documents, ticked as they were sent or as they are kept."""
        ticked = {int(v) for v in sent_several(self, "graded") if v.isdigit()} if self.is_bound else None
        groups: dict[tuple[int, str], list[Ticked]] = {}
        for text in self.texts:
            is_ticked = text.is_graded if ticked is None else text.pk in ticked
            groups.setdefault((text.version, text.document_title), []).append(Ticked(text, is_ticked))
        return [Document(version, title, tuple(rows)) for (version, title), rows in groups.items()]
