"""Reading a county from a folder of CSV files: sides, parties, associations, care areas, bodies.

All or nothing: either a `County` that holds together, or every fault with its file, row and column.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from pathlib import Path

from samsyn.domain.calendar import Period

BODY_KINDS = ("political", "steering", "working", "process", "legal", "secretariat")
ORGANISATION_KINDS = ("municipality", "region", "association", "part", "other")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_CODE, LONGEST_NAME, LONGEST_SLUG = 20, 200, 50
COUNTY_CODE = 2  # Statistics Sweden gives counties two digits and municipalities four


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


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and where: the file, the row as a spreadsheet numbers it (0: the file itself), the column."""

    file: str
    row: int
    column: str
    code: str
    value: str = ""


class CountyUnreadable(Exception):
    """The folder holds no county that can be filled: every fault found."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{f.file}:{f.row}:{f.column} {f.code} {f.value}".strip() for f in faults))


def read_county(folder: Path) -> County:
    """The county in `folder`. Raises `CountyUnreadable` with every fault found."""
    faults: list[Fault] = []
    sides = [_side(row) for row in _rows(folder, "sides.csv", ("slug", "name"), faults)]
    known = {side.slug for side in sides}
    organisations = _organisations(folder, known, faults)
    codes = {organisation.code for organisation in organisations}
    groupings = _groupings(folder, codes, faults)
    county = County(
        tuple(sides),
        tuple(organisations),
        tuple(groupings),
        tuple(_memberships(folder, codes, {(g.kind, g.slug) for g in groupings}, faults)),
        tuple(_bodies(folder, known, faults)),
    )
    if faults:
        raise CountyUnreadable(tuple(faults))
    return county


@dataclass
class _Row:
    """One row of a file while it is read; what is wrong with it goes to `faults`."""

    file: str
    number: int
    cells: dict[str, str]
    faults: list[Fault]

    def fault(self, column: str, code: str) -> None:
        self.faults.append(Fault(self.file, self.number, column, code, self.cells.get(column, "")[:80]))

    def text(self, column: str, longest: int = LONGEST_NAME) -> str:
        """A cell that may be empty."""
        value = self.cells.get(column, "")
        if len(value) > longest:
            self.fault(column, "too_long")
        return value

    def needed(self, column: str, longest: int = LONGEST_NAME) -> str:
        value = self.text(column, longest)
        if not value:
            self.fault(column, "empty")
        return value

    def slug(self, column: str = "slug", longest: int = LONGEST_SLUG) -> str:
        value = self.needed(column, longest)
        if value and not SLUG.fullmatch(value):
            self.fault(column, "not_an_address")
        return value

    def one_of(self, column: str, known: set[str] | tuple[str, ...], code: str = "unknown") -> str:
        value = self.needed(column)
        if value and value not in known:
            self.fault(column, code)
        return value

    def truth(self, column: str) -> bool:
        value = self.cells.get(column, "").casefold() or "true"
        if value not in {"true", "false"}:
            self.fault(column, "not_true_or_false")
        return value == "true"

    def period(self) -> Period:
        first, last = self._day("from_on"), self._day("until_on")
        if first and last and last < first:
            self.fault("until_on", "ends_before_it_begins")
            return Period(first)
        return Period(first, last)

    def _day(self, column: str) -> date | None:
        value = self.cells.get(column, "")
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.fault(column, "not_a_day")
            return None


def _rows(
    folder: Path, file: str, columns: tuple[str, ...], faults: list[Fault], *, optional: bool = False
) -> Iterator[_Row]:
    """The rows of a file that has these columns; comma or semicolon between cells."""
    try:
        text = (folder / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if not optional:
            faults.append(Fault(file, 0, "", "no_file"))
        return
    except UnicodeDecodeError:
        faults.append(Fault(file, 0, "", "not_utf8"))
        return
    head = text.partition("\n")[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ","
    )
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    faults.extend(Fault(file, 1, column, "no_column") for column in missing)
    if missing:
        return
    for cells in reader:
        found = {k: " ".join(v.split()) for k, v in cells.items() if isinstance(k, str) and isinstance(v, str)}
        if any(found.values()):
            yield _Row(file, reader.line_num, found, faults)


def _side(row: _Row) -> SideRow:
    return SideRow(row.slug(), row.needed("name", 100))


def _once(row: _Row, column: str, value: str, seen: set[str]) -> None:
    if value in seen:
        row.fault(column, "twice")
    seen.add(value)


def _organisations(folder: Path, sides: set[str], faults: list[Fault]) -> list[OrganisationRow]:
    found, seen = [], set[str]()
    for row in _rows(folder, "parties.csv", ("code", "name", "formal_name", "side"), faults):
        code = row.slug("code", LONGEST_CODE)
        kind = "region" if len(code) == COUNTY_CODE else "municipality"
        side = row.one_of("side", sides)
        _once(row, "code", code, seen)
        found.append(OrganisationRow(code, row.needed("name"), row.needed("formal_name"), kind, side, True))
    for row in _rows(folder, "organisations.csv", ("code", "name", "formal_name", "kind"), faults, optional=True):
        code, kind = row.slug("code", LONGEST_CODE), row.one_of("kind", ORGANISATION_KINDS)
        side = row.one_of("side", sides) if row.text("side") else ""
        _once(row, "code", code, seen)
        found.append(OrganisationRow(code, row.needed("name"), row.needed("formal_name"), kind, side))
    return _with_aliases(folder, found, faults)


def _with_aliases(folder: Path, found: list[OrganisationRow], faults: list[Fault]) -> list[OrganisationRow]:
    """The organisations with the other names that people write for them, where the county lists any."""
    also: dict[str, list[str]] = {row.code: [] for row in found}
    for row in _rows(folder, "aliases.csv", ("code", "alias"), faults, optional=True):
        code, alias = row.one_of("code", set(also)), row.needed("alias")
        also.get(code, []).append(alias)
    return [replace(row, aliases=tuple(also[row.code])) for row in found]


def _groupings(folder: Path, codes: set[str], faults: list[Fault]) -> list[GroupingRow]:
    """An association is an organisation too, so its slug is also its code."""
    found, taken, seen = [], set(codes), set[str]()
    for row in _rows(folder, "associations.csv", ("slug", "short_name", "formal_name"), faults):
        slug = row.slug(longest=LONGEST_CODE)
        _once(row, "slug", slug, taken)
        found.append(GroupingRow("association", slug, row.needed("short_name"), row.needed("formal_name")))
    for row in _rows(folder, "care_areas.csv", ("slug", "name"), faults):
        slug, name = row.slug(), row.needed("name")
        _once(row, "slug", slug, seen)
        found.append(GroupingRow("care_area", slug, name, row.text("formal_name") or name))
    return found


def _memberships(
    folder: Path, codes: set[str], groupings: set[tuple[str, str]], faults: list[Fault]
) -> Iterator[MembershipRow]:
    """Dated rows where the county gives them; else the party's own row, open at both ends."""
    dated = [_dated(row, codes, groupings) for row in _membership_rows(folder, faults)]
    told = {(m.kind, m.slug, m.code) for _, m in dated}
    plain = list(_plain(folder, codes, groupings, faults))
    everything = dated + [(row, m) for row, m in plain if (m.kind, m.slug, m.code) not in told]
    for (_, one), (row, other) in combinations(everything, 2):
        if (one.kind, one.code) == (other.kind, other.code) and one.period.overlaps(other.period):
            row.fault("from_on" if row.file == "memberships.csv" else other.kind, "overlaps")
    return (m for _, m in everything)


def _membership_rows(folder: Path, faults: list[Fault]) -> Iterator[_Row]:
    return _rows(folder, "memberships.csv", ("code", "kind", "slug", "from_on", "until_on"), faults, optional=True)


def _dated(row: _Row, codes: set[str], groupings: set[tuple[str, str]]) -> tuple[_Row, MembershipRow]:
    code, kind = row.one_of("code", codes), row.one_of("kind", ("association", "care_area"))
    slug = row.one_of("slug", {slug for of, slug in groupings if of == kind})
    return row, MembershipRow(kind, slug, code, row.period(), row.truth("certain"), row.text("note", 300))


def _plain(
    folder: Path, codes: set[str], groupings: set[tuple[str, str]], faults: list[Fault]
) -> Iterator[tuple[_Row, MembershipRow]]:
    # The party file's own columns were looked at when the organisations were read; its faults are not told twice.
    for row in _rows(folder, "parties.csv", ("code",), []):
        row.faults = faults
        for kind in ("association", "care_area"):
            slug = row.text(kind)
            if slug and (kind, slug) not in groupings:
                row.fault(kind, "unknown")
            if slug:
                certain = row.truth("care_area_certain") if kind == "care_area" else True
                yield row, MembershipRow(kind, slug, row.text("code"), certain=certain)
    for row in _rows(folder, "associations.csv", ("slug",), []):
        row.faults = faults
        for member in filter(None, row.text("member_not_party").split(";")):
            code = member.split()[0]
            if code not in codes:
                row.fault("member_not_party", "unknown")
            yield row, MembershipRow("association", row.text("slug"), code)


def _bodies(folder: Path, sides: set[str], faults: list[Fault]) -> Iterator[BodyRow]:
    seen: set[str] = set()
    for row in _rows(folder, "bodies.csv", ("slug", "name", "kind", "sides"), faults):
        slug, of = row.slug(), tuple(row.needed("sides").split())
        if not set(of) <= sides:
            row.fault("sides", "unknown")
        if (follows := row.text("follows")) and follows not in seen:
            row.fault("follows", "not_above")
        _once(row, "slug", slug, seen)
        kind = row.one_of("kind", BODY_KINDS)
        yield BodyRow(slug, row.needed("name"), kind, of, row.text("purpose", 2000), row.period(), follows)
