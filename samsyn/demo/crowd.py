"""The many who fill the other seats of the demo county: the same every time, from a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from samsyn.demo.people import CAST, SeatRow
from samsyn.domain.sorting import sort_key

SEED = 20270101
NAMES = Path(__file__).parent / "names.txt"


@dataclass(frozen=True, slots=True)
class Extra:
    """Somebody who only fills seats."""

    name: str
    email: str
    seats: tuple[SeatRow, ...]


def extras(parties: list[tuple[str, str]]) -> list[Extra]:
    """People for the rest: a case officer at each of `parties` (code, side) that the cast has none for, and the
    members of the bodies; last, those of the associations and of the fictional organisations. The same every time."""
    chance = random.Random(SEED)  # noqa: S311  (names, not secrets)
    names = _names(chance)
    taken = {seat.organisation for person in CAST for seat in person.seats if seat.role in ANSWERING}
    people = [
        _extra(next(names), SeatRow("case_officer", organisation=code, title=chance.choice(TITLES)))
        for code, _side in parties
        if code not in taken
    ]
    people += [_extra(next(names), seat) for seat in _body_seats(chance)]
    people += [_extra(next(names), seat) for seat in OTHERS if seat.organisation not in taken]
    return people


# Roles in which somebody answers for an organisation.
ANSWERING = ("coordinator", "case_officer")
# Beside the parties: the associations, and the organisations that the demo adds.
OTHERS = (
    *(
        SeatRow("case_officer", organisation=slug, title="strateg")
        for slug in ("fyrbodal", "skaraborg", "goteborgsregionen", "borasregionen")
    ),
    SeatRow("coordinator", organisation="nara-anhoriga", title="ordförande"),
    SeatRow("coordinator", organisation="norra-hamnen", title="områdeschef"),
)
TITLES = (
    "utvecklingsledare",
    "medicinskt ansvarig sjuksköterska",
    "verksamhetsutvecklare",
    "socialt ansvarig samordnare",
    "utredare",
    "planeringsledare",
)


def _extra(name: str, seat: SeatRow) -> Extra:
    plain = sort_key(name).translate(str.maketrans("{|} ", "aao."))
    return Extra(name, f"{plain}@samsyn.example", (seat,))


def _names(chance: random.Random) -> Iterator[str]:
    used = {person.name for person in CAST}
    words = _words()
    while True:
        given, beginning, end = (chance.choice(words[part]) for part in ("given", "beginnings", "ends"))
        name = f"{given} {beginning}{end}"
        if name not in used and beginning.casefold() != end:
            used.add(name)
            yield name


def _words() -> dict[str, list[str]]:
    """The parts that names are made of, by their headings in the file."""
    found: dict[str, list[str]] = {}
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            words += line.split()
    return found


# How many of each: body, side, role, how many, title, elected.
BODY_SEATS = (
    ("sro", "region", "chair", 1, "", True),
    ("sro", "region", "member", 4, "", True),
    ("sro", "municipal", "member", 7, "", True),
    ("sro", "region", "member", 1, "mötessekreterare", False),
    ("referensgrupp", "region", "chair", 1, "", True),
    ("referensgrupp", "region", "member", 2, "", True),
    ("referensgrupp", "municipal", "member", 3, "", True),
    ("styrgrupp-region", "region", "chair", 1, "hälso- och sjukvårdsdirektör", False),
    ("styrgrupp-region", "region", "member", 4, "avdelningschef", False),
    ("styrgrupp-kommun", "municipal", "chair", 1, "socialchef", False),
    ("styrgrupp-kommun", "municipal", "member", 5, "förvaltningschef", False),
    ("arbetsgrupp", "region", "member", 5, "strateg", False),
    ("arbetsgrupp", "municipal", "member", 5, "strateg", False),
    ("sekretariat-region", "region", "secretary", 1, "sekreterare", False),
)


def _body_seats(chance: random.Random) -> list[SeatRow]:
    return [
        SeatRow(
            role,
            body=body,
            side=side,
            title=title,
            elected=elected,
            political_party=chance.choice("XYZ") if elected else "",
            nth=nth,
        )
        for body, side, role, count, title, elected in BODY_SEATS
        for nth in range(1, count + 1)
    ]


# Who leaves, and in how many days from the one the county is filled on: soon, and lately with nobody after her.
LEAVING: Mapping[tuple[str, str, str, int], int] = {
    ("arbetsgrupp", "municipal", "member", 2): 12,
    ("styrgrupp-kommun", "municipal", "member", 3): -6,
}
