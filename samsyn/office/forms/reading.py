"""A filled form read again, from Excel or Word: every field once, each fault by its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from samsyn.domain.verdicts import Refusal
from samsyn.office.forms.docx_in import fields_in_docx
from samsyn.office.forms.found import Found
from samsyn.office.forms.ids import Id
from samsyn.office.forms.values import LONGEST, Entry, Fault, Field, Filled, Form, FormFault
from samsyn.office.forms.words import CHOOSE, FIELDS, WHOLE
from samsyn.office.forms.xlsx_in import fields_in_xlsx
from samsyn.office.sheets.refusals import FileFault

LARGEST = 20_000_000  # bytes


def read_form(data: bytes, name: str, form: Form) -> Filled:
    """What stands in a filled form of this respondent's.

    Raises `Refusal` with a `FileFault` where the file cannot be read at all, and with a `FormFault` where it is no form of
    this consultation and respondent. Otherwise all faults are told, each by its cell or field.
    """
    if len(data) > LARGEST:
        raise Refusal(FileFault.TOO_LARGE, file=name, size=len(data) // 1_000_000)
    found = list(fields_in_docx(data, name) if name.lower().endswith(".docx") else fields_in_xlsx(data, name))
    _refuse_others(found, form)
    reading = _Reading(form)
    for one in found:
        reading.take(one)
    reading.miss()
    return Filled(tuple(reading.entries.values()), tuple(reading.faults))


def _refuse_others(found: Iterable[Found], form: Form) -> None:
    """A form of somebody else's is refused whole: nothing in it is weighed."""
    ids = {one.id for one in found}
    if not ids:
        raise Refusal(FormFault.NO_FORM)
    if any(one.consultation != form.consultation for one in ids):
        raise Refusal(FormFault.OTHER_CONSULTATION)
    if any(one.respondent != form.respondent for one in ids):
        raise Refusal(FormFault.OTHER_RESPONDENT)


@dataclass
class _Reading:
    """The form while it is read, field by field."""

    form: Form

    def __post_init__(self) -> None:
        self.entries: dict[tuple[int | None, Field], Entry] = {}
        self.faults: list[Fault] = []
        self.labels = {section.key: section.label for section in self.form.sections}
        self.asked = {(of.key if of else None, name) for of, name in self.form.asked()}

    def take(self, one: Found) -> None:
        key = (one.id.section, one.id.name)
        if key not in self.asked:
            self.faults.append(Fault(FormFault.UNKNOWN, one.place))
        elif key in self.entries:
            self.faults.append(Fault(FormFault.TWICE, one.place, self._named(*key)))
        else:
            value = self._value(one, one.id)
            self.entries[key] = Entry(*key, value, one.id.revision, one.place)

    def _value(self, one: Found, of: Id) -> str:
        """What is kept for what stands there; a fault where it cannot be kept."""
        text = one.text.strip()
        choices = self.form.choices(of.name)
        if one.is_formula:
            self.faults.append(Fault(FormFault.FORMULA, one.place))
        elif choices:
            return self._choice(text, choices.items(), one.place)
        elif len(text) > LONGEST:
            facts = (("length", str(len(text))), ("most", str(LONGEST)))
            self.faults.append(Fault(FormFault.TOO_LONG, one.place, facts))
        return text

    def _choice(self, text: str, choices: Iterable[tuple[str, str]], place: str) -> str:
        folded = " ".join(text.split()).casefold()
        if not folded or folded == CHOOSE.casefold():
            return ""
        known = list(choices)
        for kept, shown in known:
            if folded in {shown.casefold(), kept.casefold()}:
                return kept
        words = " eller ".join(f"”{shown}”" for _, shown in known)
        self.faults.append(Fault(FormFault.NOT_A_CHOICE, place, (("written", text[:80]), ("choices", words))))
        return ""

    def miss(self) -> None:
        """Tell of every field that the file should hold and does not."""
        for of, name in self.form.asked():
            key = (of.key if of else None, name)
            if key not in self.entries:
                self.faults.append(Fault(FormFault.MISSING, "", self._named(*key)))

    def _named(self, section: int | None, name: Field) -> tuple[tuple[str, str], ...]:
        where = self.labels.get(section, WHOLE) if section is not None else WHOLE
        return (("field", FIELDS[name]), ("section", where))
