"""The locked id of a field: which consultation, respondent, section, field, and the revision that was sent out.

Short enough for the tag of a content control in Word (64 signs).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from samsyn.office.forms.values import Field, Form

_ID = re.compile(r"samsyn\.(\d{1,12})\.(\d{1,12})\.(\d{1,12})\.([a-z]{1,12})\.(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Id:
    """What an id says. `section` is None for the fields of the whole."""

    consultation: int
    respondent: int
    section: int | None
    name: Field
    revision: int

    def __str__(self) -> str:
        return f"samsyn.{self.consultation}.{self.respondent}.{self.section or 0}.{self.name}.{self.revision}"


def id_of(form: Form, section: int | None, name: Field) -> Id:
    """The id that a field of this form has now."""
    return Id(form.consultation, form.respondent, section, name, form.stands(section, name).revision)


def read_id(text: str) -> Id | None:
    """The id that stands there, if one does."""
    found = _ID.fullmatch(text.strip())
    if found is None or found[4] not in set(Field):
        return None
    return Id(int(found[1]), int(found[2]), int(found[3]) or None, Field(found[4]), int(found[5]))
