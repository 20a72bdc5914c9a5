"""Lists of parties: the built-in one, and one of one's own as a text file."""

from __future__ import annotations

from pathlib import Path

from samsyn.domain.names import Party
from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets.refusals import FileFault
from samsyn.office.sheets.text_file import read_records

BUILT_IN = Path(__file__).parents[2] / "parties" / "data"
_FIELDS = ("code", "name", "formal_name", "side", "association", "care_area")


def built_in_parties() -> tuple[Party, ...]:
    """The parties of the county that Samsyn was made for, with the other names they go by."""
    return read_parties(BUILT_IN / "parties.csv", BUILT_IN / "aliases.csv")


def read_parties(path: Path, aliases: Path | None = None) -> tuple[Party, ...]:
    """Parties of a list with the columns code, name and, if it has them, formal_name, side, association, care_area.

    Other names stand in a column `aliases`, parted by `|`, or in a file of their own (code, alias). Raises `Refusal`
    where a column is missing, a code stands twice or there is no party.
    """
    also: dict[str, list[str]] = {}
    for row in _rows(aliases, ("code", "alias")) if aliases and aliases.exists() else []:
        also.setdefault(row["code"], []).append(row["alias"])
    parties = [_party(row, also.get(row["code"], [])) for row in _rows(path, ("code", "name"))]
    codes = [party.code for party in parties]
    twice = sorted({code for code in codes if codes.count(code) > 1}) if len(set(codes)) < len(codes) else []
    if twice:
        raise Refusal(FileFault.PARTIES_TWICE, file=path.name, codes=", ".join(twice))
    if not parties:
        raise Refusal(FileFault.PARTIES_EMPTY, file=path.name)
    return tuple(parties)


def _party(row: dict[str, str], also: list[str]) -> Party:
    own = [alias.strip() for alias in row.get("aliases", "").split("|") if alias.strip()]
    code, name, formal_name, side, association, care_area = (row.get(field, "") for field in _FIELDS)
    return Party(code, name, formal_name, side, association, care_area, (*own, *also))


def _rows(path: Path, needed: tuple[str, ...]) -> list[dict[str, str]]:
    try:
        records = [r for r in read_records(path.read_bytes(), path.name) if any(cell.strip() for cell in r)]
    except OSError as fault:
        raise Refusal(FileFault.MISSING, file=str(path), why=fault.strerror or "") from fault
    header = [cell.strip().casefold() for cell in records[0]] if records else []
    missing = [field for field in needed if field not in header]
    if missing:
        raise Refusal(FileFault.PARTIES_COLUMNS, file=path.name, missing=", ".join(missing))
    rows = [dict(zip(header, (cell.strip() for cell in record), strict=False)) for record in records[1:]]
    return [row for row in rows if row["code"] and row.get(needed[1])]
