"""Reading a county from a folder of CSV files: sides, parties, associations, care areas, bodies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from samsyn.office.county.cells import LONGEST_CODE, CountyUnreadable, Fault, Row, rows
from samsyn.office.county.rows import BodyRow, County, GroupingRow, MembershipRow, OrganisationRow, SideRow

BODY_KINDS = ("political", "steering", "working", "process", "legal", "secretariat")
ORGANISATION_KINDS = ("municipality", "region", "association", "part", "other")
COUNTY_CODE = 2  # Statistics Sweden gives counties two digits and municipalities four


def read_county(folder: Path) -> County:
    """The county in `folder`. Raises `CountyUnreadable` with every fault found."""
    faults: list[Fault] = []
    sides = [_side(row) for row in rows(folder, "sides.csv", ("slug", "name"), faults)]
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


def _side(row: Row) -> SideRow:
    return SideRow(row.slug(), row.needed("name", 100))


def _once(row: Row, column: str, value: str, seen: set[str]) -> None:
    if value in seen:
        row.fault(column, "twice")
    seen.add(value)


def _organisations(folder: Path, sides: set[str], faults: list[Fault]) -> list[OrganisationRow]:
    found, seen = [], set[str]()
    for row in rows(folder, "parties.csv", ("code", "name", "formal_name", "side"), faults):
        code = row.slug("code", LONGEST_CODE)
        kind = "region" if len(code) == COUNTY_CODE else "municipality"
        side = row.one_of("side", sides)
        _once(row, "code", code, seen)
        name, formal_name = row.needed("name"), row.needed("formal_name")
        found.append(OrganisationRow(code, name, formal_name, kind, side, True, email=row.email()))
    for row in rows(folder, "organisations.csv", ("code", "name", "formal_name", "kind"), faults, optional=True):
        code, kind = row.slug("code", LONGEST_CODE), row.one_of("kind", ORGANISATION_KINDS)
        side = row.one_of("side", sides) if row.text("side") else ""
        _once(row, "code", code, seen)
        name, formal_name = row.needed("name"), row.needed("formal_name")
        found.append(OrganisationRow(code, name, formal_name, kind, side, email=row.email()))
    return _with_aliases(folder, found, faults)


def _with_aliases(folder: Path, found: list[OrganisationRow], faults: list[Fault]) -> list[OrganisationRow]:
    """The organisations with the other names that people write for them, where the county lists any."""
    also: dict[str, list[str]] = {row.code: [] for row in found}
    for row in rows(folder, "aliases.csv", ("code", "alias"), faults, optional=True):
        code, alias = row.one_of("code", set(also)), row.needed("alias")
        also.get(code, []).append(alias)
    return [replace(row, aliases=tuple(also[row.code])) for row in found]


def _groupings(folder: Path, codes: set[str], faults: list[Fault]) -> list[GroupingRow]:
    """An association is an organisation too, so its slug is also its code."""
    found, taken, seen = [], set(codes), set[str]()
    for row in rows(folder, "associations.csv", ("slug", "short_name", "formal_name"), faults):
        slug = row.slug(longest=LONGEST_CODE)
        _once(row, "slug", slug, taken)
        found.append(GroupingRow("association", slug, row.needed("short_name"), row.needed("formal_name")))
    for row in rows(folder, "care_areas.csv", ("slug", "name"), faults):
        slug, name = row.slug(), row.needed("name")
        _once(row, "slug", slug, seen)
        found.append(GroupingRow("care_area", slug, name, row.text("formal_name") or name))
    return found


def _memberships(
    folder: Path, codes: set[str], groupings: set[tuple[str, str]], faults: list[Fault]
) -> Iterator[MembershipRow]:
    """Dated rows where the county gives them; else the party's own row, open at both ends."""
    dated = [_dated(row, codes, groupings) for row in _membershiprows(folder, faults)]
    told = {(m.kind, m.slug, m.code) for _, m in dated}
    plain = list(_plain(folder, codes, groupings, faults))
    everything = dated + [(row, m) for row, m in plain if (m.kind, m.slug, m.code) not in told]
    for (_, one), (row, other) in combinations(everything, 2):
        if (one.kind, one.code) == (other.kind, other.code) and one.period.overlaps(other.period):
            row.fault("from_on" if row.file == "memberships.csv" else other.kind, "overlaps")
    return (m for _, m in everything)


def _membershiprows(folder: Path, faults: list[Fault]) -> Iterator[Row]:
    return rows(folder, "memberships.csv", ("code", "kind", "slug", "from_on", "until_on"), faults, optional=True)


def _dated(row: Row, codes: set[str], groupings: set[tuple[str, str]]) -> tuple[Row, MembershipRow]:
    code, kind = row.one_of("code", codes), row.one_of("kind", ("association", "care_area"))
    slug = row.one_of("slug", {slug for of, slug in groupings if of == kind})
    return row, MembershipRow(kind, slug, code, row.period(), row.truth("certain"), row.text("note", 300))


def _plain(
    folder: Path, codes: set[str], groupings: set[tuple[str, str]], faults: list[Fault]
) -> Iterator[tuple[Row, MembershipRow]]:
    # The party file's own columns were looked at when the organisations were read; its faults are not told twice.
    for row in rows(folder, "parties.csv", ("code",), []):
        row.faults = faults
        for kind in ("association", "care_area"):
            slug = row.text(kind)
            if slug and (kind, slug) not in groupings:
                row.fault(kind, "unknown")
            if slug:
                certain = row.truth("care_area_certain") if kind == "care_area" else True
                yield row, MembershipRow(kind, slug, row.text("code"), certain=certain)
    for row in rows(folder, "associations.csv", ("slug",), []):
        row.faults = faults
        for member in filter(None, row.text("member_not_party").split(";")):
            code = member.split()[0]
            if code not in codes:
                row.fault("member_not_party", "unknown")
            yield row, MembershipRow("association", row.text("slug"), code)


def _bodies(folder: Path, sides: set[str], faults: list[Fault]) -> Iterator[BodyRow]:
    seen: set[str] = set()
    for row in rows(folder, "bodies.csv", ("slug", "name", "kind", "sides"), faults):
        slug, of = row.slug(), tuple(row.needed("sides").split())
        if not set(of) <= sides:
            row.fault("sides", "unknown")
        if (follows := row.text("follows")) and follows not in seen:
            row.fault("follows", "not_above")
        _once(row, "slug", slug, seen)
        kind = row.one_of("kind", BODY_KINDS)
        yield BodyRow(slug, row.needed("name"), kind, of, row.text("purpose", 2000), row.period(), follows)
