"""A respondent's answer while it is written: what each field may hold, how far it has come, what it lacks.

An answer says something about each graded section (grade, ground, comment, proposed wording) and about the whole
(stance, conditions, general comment). Texts are plain text. Rules in docs/rules/receipt.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from samsyn.domain.grading import SAYABLE, Grade

# Characters of one text; a section of an agreement is seldom a tenth of it.
LONGEST = 20_000
# Fields of a section, and of the whole.
OF_A_SECTION = ("grade", "ground", "comment", "proposal")
OF_THE_WHOLE = ("stance", "conditions", "general")
# Control signs that no text needs and that neither XML nor paper can hold; direction marks that could turn it around.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


class Stance(StrEnum):
    """What the respondent says of the whole. `abstains` is to take no stance; that is no notice, and no no (T12)."""

    SUPPORTS = "supports"
    CONDITIONAL = "conditional"
    OPPOSES = "opposes"
    NO_OBJECTION = "no_objection"
    ABSTAINS = "abstains"


class Fault(StrEnum):
    """Why a value cannot stand in its field."""

    NO_SUCH_FIELD = "no_such_field"
    NO_SUCH_CHOICE = "no_such_choice"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a consultation asks for beside grades and comments."""

    stance: bool = True
    ground: bool = True
    # A comment where the grade is "partial" or "none".
    comment: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one section, or of the whole: field → text, without those that are empty."""

    values: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def __bool__(self) -> bool:
        return any(text.strip() for text in self.values.values())


NOTHING = Said({})
_CHOICES = {
    "grade": {grade.value for grade in Grade},
    "ground": {ground.value for ground in SAYABLE},
    "stance": {stance.value for stance in Stance},
}


def plain(text: str) -> str:
    r"""Plain text as it is kept: one kind of line end, no signs that cannot be seen, no blanks at its ends.

    >>> plain(" ett\r\ntv\x00å  \n")
    'ett\ntvå'
    """
    lines = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    whole = "\n".join(line.rstrip() for line in lines).strip()
    return whole.encode("utf-8", "replace").decode()


def fault_in(name: str, value: str, *, of_a_section: bool, asked: Asked) -> Fault | None:
    """What is wrong with a value, already plain; nothing where it may stand."""
    if name not in (OF_A_SECTION if of_a_section else OF_THE_WHOLE):
        return Fault.NO_SUCH_FIELD
    if (name == "ground" and not asked.ground) or (name in {"stance", "conditions"} and not asked.stance):
        return Fault.NO_SUCH_FIELD
    if name in _CHOICES:
        return None if not value or value in _CHOICES[name] else Fault.NO_SUCH_CHOICE
    return Fault.TOO_LONG if len(value) > LONGEST else None


class Lack(StrEnum):
    """What an answer lacks. `GRADES` and `STANCE` are told and stop nothing: a respondent may leave sections out."""

    COMMENT = "comment"
    CONDITIONS = "conditions"
    CHOICE = "choice"
    EVERYTHING = "everything"
    GRADES = "grades"
    STANCE = "stance"


STOPS = frozenset({Lack.COMMENT, Lack.CONDITIONS, Lack.CHOICE, Lack.EVERYTHING})


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something that is lacking, and in which sections (none: in what is said of the whole)."""

    lack: Lack
    sections: tuple[int, ...] = ()

    @property
    def stops(self) -> bool:
        return self.lack in STOPS


def wants_comment(said: Said, asked: Asked) -> bool:
    """A grade of partial or none without the comment that the consultation asks for."""
    return asked.comment and said["grade"] in {Grade.PARTIAL, Grade.NONE} and not said["comment"].strip()


def lacking(
    sections: Iterable[int], said: Mapping[int | None, Said], clashes: Iterable[int | None], asked: Asked
) -> tuple[Lacking, ...]:
    """What an answer lacks before it can be released, what stops it first. `said`: section → what is said there, `None`
    for the whole; `clashes`: where two texts wait for a choice."""
    graded, whole = tuple(sections), said.get(None, NOTHING)
    two = set(clashes)
    found = [
        Lacking(Lack.EVERYTHING) if not any(said.values()) else None,
        _in(Lack.CHOICE, [pk for pk in graded if pk in two]),
        Lacking(Lack.CHOICE) if None in two else None,
        _in(Lack.COMMENT, [pk for pk in graded if wants_comment(said.get(pk, NOTHING), asked)]),
        Lacking(Lack.CONDITIONS) if whole["stance"] == Stance.CONDITIONAL and not whole["conditions"] else None,
        _in(Lack.GRADES, [pk for pk in graded if not said.get(pk, NOTHING)["grade"]]),
        Lacking(Lack.STANCE) if asked.stance and not whole["stance"] else None,
    ]
    return tuple(one for one in found if one is not None)


def _in(lack: Lack, sections: list[int]) -> Lacking | None:
    return Lacking(lack, tuple(sections)) if sections else None


class Stage(StrEnum):
    """How far an answer has come, as its own people see it."""

    DRAFT = "draft"
    RELEASED = "released"
    SUBMITTED = "submitted"
    ABSTAINED = "abstained"
    # What was handed in counts until the new answer is handed in.
    REWORKED = "reworked"

    @property
    def is_open(self) -> bool:
        """Is it written in?"""
        return self in {Stage.DRAFT, Stage.REWORKED}


def stage(*, released_at: datetime | None, standing: str | None = None, since: datetime | None = None) -> Stage:
    """`standing`: the kind of what was handed in and counts ("answer", "abstention"), if anything, and `since` when. What
    was released after that is a new answer on its way."""
    if released_at is None:
        return Stage.REWORKED if standing else Stage.DRAFT
    if standing is None or (since is not None and released_at > since):
        return Stage.RELEASED
    return Stage.ABSTAINED if standing == "abstention" else Stage.SUBMITTED
