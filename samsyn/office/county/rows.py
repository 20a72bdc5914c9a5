"""What a county consists of: its rows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field

from samsyn.domain.calendar import Period


@dataclass(frozen=True, slots=True)
class SideRow:
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A party when `is_party`; else somebody who takes part without being one."""

    code: str
    name: str
    formal_name: str
    kind: str
    side: str = ""
    is_party: bool = False
    # Other names that people write for it.
    aliases: tuple[str, ...] = ()
    # Where it is written to, as an authority.
    email: str = ""


@dataclass(frozen=True, slots=True)
class GroupingRow:
    """An association or a care area."""

    kind: str
    slug: str
    name: str
    formal_name: str


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """That an organisation belongs to a grouping in a period; `certain` is False for a fact that nobody confirmed."""

    kind: str
    slug: str
    code: str
    period: Period = field(default_factory=Period)
    certain: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class BodyRow:
    slug: str
    name: str
    kind: str
    sides: tuple[str, ...]
    purpose: str = ""
    period: Period = field(default_factory=Period)
    follows: str = ""


@dataclass(frozen=True, slots=True)
class County:
    """All rows, in the order of their files."""

    sides: tuple[SideRow, ...]
    organisations: tuple[OrganisationRow, ...]
    groupings: tuple[GroupingRow, ...]
    memberships: tuple[MembershipRow, ...]
    bodies: tuple[BodyRow, ...]
