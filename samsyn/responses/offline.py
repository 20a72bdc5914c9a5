"""The form to fill in without being signed in: out of a draft, and what would become of it when it is read in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from samsyn.agreements.plain import plain_words
from samsyn.domain.sections import Reference
from samsyn.office.forms import Entry, Field, Form, FormSection, Now
from samsyn.responses import texts
from samsyn.responses.queries import Draft, Line


def form_of(draft: Draft) -> Form:
    """The form as it is sent out: what stands in the draft now, each field with its revision. Swedish."""
    head = draft.answering.head
    numbers = {(line.text.document, line.text.slug): line.text.number for line in draft.lines}
    with override("sv"):
        closes = head.window.closes_at
        return Form(
            consultation=head.pk,
            respondent=draft.answering.respondent,
            title=head.title,
            name=draft.answering.name,
            closes=date_format(localtime(closes), "j F Y \\k\\l. H.i") if closes else "",
            sections=tuple(_section(line, numbers) for line in draft.lines),
            grades=texts.grade_words(head.scale),
            grounds={code: str(words[0]) for code, words in texts.GROUNDS.items()} if head.asks_ground else {},
            stances={code: str(words) for code, words in texts.STANCES.items()} if head.asks_stance else {},
            now=dict(_now(draft)),
        )


def _section(line: Line, numbers: Mapping[tuple[str, str], str]) -> FormSection:
    """A section as plain text; a reference reads as the number of its section."""
    text = line.text

    def said(reference: Reference) -> str:
        number = numbers.get((reference.document or text.document, reference.section), "")
        return f"avsnitt {number}" if number else "ett annat avsnitt"

    words = plain_words(text.body, said)
    return FormSection(text.pk, text.document_title, text.number, text.heading, words, text.is_graded)


def _now(draft: Draft) -> Iterable[tuple[tuple[int | None, Field], Now]]:
    for line in draft.lines:
        for name, field in line.fields.items():
            yield (line.text.pk, Field(name)), Now(field.value, field.revision)
    for name, field in draft.whole.items():
        yield (None, Field(name)), Now(field.value, field.revision)


@dataclass(frozen=True, slots=True)
class Becomes:
    """A field that the form would change. `meets`: a colleague has changed it since the form was taken out, so that
    both texts are kept."""

    entry: Entry
    section: str
    field: str
    before: str
    after: str
    meets: bool


def changes(draft: Draft, entries: Iterable[Entry]) -> list[Becomes]:
    """What would change, in the form's order. A field where the form says what stands there already is left out."""
    form = form_of(draft)
    labels = {section.key: f"{section.document}: {section.label}" for section in form.sections}
    found = []
    for entry in entries:
        now = form.stands(entry.section, entry.name)
        if entry.value == now.value:
            continue
        before, after = (_shown(form, entry.name, value) for value in (now.value, entry.value))
        where = labels.get(entry.section, "") if entry.section is not None else ""
        found.append(
            Becomes(entry, where, str(texts.FIELDS[entry.name]), before, after, entry.written_on != now.revision)
        )
    return found


def _shown(form: Form, name: Field, value: str) -> str:
    return form.choices(name).get(value, value)
