"""Fictional people of the demo county: the ten to step into, and the many who fill the seats.

Names are put together from given names and invented surnames with a fixed seed; nobody is meant.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.domain.sorting import sort_key

SEED = 20270101
GIVEN = [
    "Agnes",
    "Alva",
    "Amir",
    "Anton",
    "Aron",
    "Asta",
    "Birk",
    "Cecilia",
    "Dagny",
    "Diana",
    "Edvin",
    "Elin",
    "Elsa",
    "Emanuel",
    "Fatima",
    "Filip",
    "Frida",
    "Gunnar",
    "Hanna",
    "Hedda",
    "Hugo",
    "Idun",
    "Iris",
    "Isak",
    "Ivar",
    "Jonna",
    "Josef",
    "Kaisa",
    "Klara",
    "Leila",
    "Lovisa",
    "Ludvig",
    "Lykke",
    "Majken",
    "Mattis",
    "Melker",
    "Mila",
    "Nadja",
    "Noa",
    "Nora",
    "Omar",
    "Otto",
    "Pernilla",
    "Ragnar",
    "Rut",
    "Saga",
    "Samir",
    "Sigrid",
    "Sixten",
    "Stina",
    "Sunniva",
    "Svante",
    "Tage",
    "Tilde",
    "Tore",
    "Tuva",
    "Ulrika",
    "Vega",
    "Viggo",
    "Wilma",
    "Yasmin",
    "Ylva",
]
FIRST = [
    "Ask",
    "Berg",
    "Bjur",
    "Brå",
    "Dal",
    "Ek",
    "Fjäll",
    "Fors",
    "Gran",
    "Gräs",
    "Hav",
    "Hed",
    "Häll",
    "Kam",
    "Kvist",
    "Lin",
    "Lund",
    "Mo",
    "Möller",
    "Norr",
    "Ren",
    "Rönn",
    "Sand",
    "Sjö",
    "Skär",
    "Sten",
    "Strå",
    "Sund",
    "Tall",
    "Ving",
    "Vik",
    "Ås",
    "Älv",
    "Ö",
]
LAST = [
    "dahlia",
    "fara",
    "gårda",
    "hake",
    "kulla",
    "länga",
    "marker",
    "näsa",
    "rinna",
    "skog",
    "slätta",
    "strand",
    "tuna",
    "udden",
    "vallda",
    "vinge",
    "ö",
]


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat to fill: where (body slug or organisation code), for which side in a body, as what."""

    role: str
    body: str = ""
    organisation: str = ""
    side: str = ""
    title: str = ""
    elected: bool = False
    political_party: str = ""
    # Which of several alike (the third member …).
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Cast:
    """Somebody to step into in the demo: her slug, name, what she does in one line, and her seats."""

    slug: str
    name: str
    does: Promise
    seats: tuple[SeatRow, ...]
    operator: bool = False

    @property
    def email(self) -> str:
        return f"{self.slug}@samsyn.example"


# `does` is shown to visitors who choose whom to be; Swedish is the source.
CAST = (
    Cast(
        "processledare-region",
        "Sunniva Tallmarker",
        _("Leder arbetet för regionens sida. Ser båda sidors gemensamma underlag och regionens eget."),
        (
            SeatRow("process_leader", body="processledning", side="region", title="processledare"),
            SeatRow("member", body="arbetsgrupp", side="region", title="processledare"),
            SeatRow("member", body="styrgrupp-region", side="region", title="processledare"),
        ),
    ),
    Cast(
        "processledare-kommun",
        "Melker Åsgårda",
        _("Leder arbetet för kommunernas sida. Ser båda sidors gemensamma underlag och kommunernas eget."),
        (
            SeatRow("process_leader", body="processledning", side="municipal", title="processledare"),
            SeatRow("member", body="arbetsgrupp", side="municipal", title="processledare"),
            SeatRow("member", body="styrgrupp-kommun", side="municipal", title="processledare"),
        ),
    ),
    Cast(
        "handlaggare-orust",
        "Hedda Rönnvallda",
        _("Handlägger kommunens remissvar i Orust kommun."),
        (SeatRow("case_officer", organisation="1421", title="utvecklingsledare"),),
    ),
    Cast(
        "handlaggare-tidaholm",
        "Sixten Grannäsa",
        _("Handlägger kommunens remissvar i Tidaholms kommun."),
        (SeatRow("case_officer", organisation="1498", title="medicinskt ansvarig sjuksköterska"),),
    ),
    Cast(
        "registrator-alingsas",
        "Lovisa Kamtuna",
        _("Registrerar handlingar och beslut i Alingsås kommun."),
        (SeatRow("registrar", organisation="1489", title="registrator"),),
    ),
    Cast(
        "jurist-region",
        "Samir Fjällvinge",
        _("Granskar avtalstexten för regionens sida."),
        (SeatRow("legal_counsel", body="jurister", side="region", title="regionjurist"),),
    ),
    Cast(
        "jurist-kommun",
        "Dagny Skärlänga",
        _("Granskar avtalstexten för kommunernas sida."),
        (SeatRow("legal_counsel", body="jurister", side="municipal", title="förbundsjurist"),),
    ),
    Cast(
        "sekreterare",
        "Tilde Kvistmarker",
        _("Kallar till möten, skickar ut handlingar och sköter platser och uppgifter för kommunernas sida."),
        (
            SeatRow("secretary", body="sekretariat-kommun", side="municipal", title="sekreterare"),
            SeatRow("member", body="arbetsgrupp", side="municipal", title="sekreterare"),
        ),
    ),
    Cast(
        "politiker-sro",
        "Ragnar Sjöudden",
        _("Vice ordförande i det politiska samrådsorganet, SRO."),
        (
            SeatRow("vice_chair", body="sro", side="municipal", elected=True, political_party="X"),
            SeatRow("member", body="referensgrupp", side="municipal", elected=True, political_party="X"),
        ),
    ),
    Cast("forvaltare", "Viggo Linrinna", _("Sköter installationen. Ser inte sidornas underlag."), (), operator=True),
)


@dataclass(frozen=True, slots=True)
class Extra:
    """Somebody who only fills seats."""

    name: str
    email: str
    seats: tuple[SeatRow, ...]


def extras(parties: list[tuple[str, str]]) -> list[Extra]:
    """People for the rest: a case officer at each of `parties` (code, side) that the cast has none for, and the
    members of the bodies. The same list every time."""
    chance = random.Random(SEED)  # noqa: S311  (names, not secrets)
    names = _names(chance)
    taken = {seat.organisation for person in CAST for seat in person.seats if seat.role == "case_officer"}
    people = [
        _extra(next(names), SeatRow("case_officer", organisation=code, title=chance.choice(TITLES)))
        for code, _side in parties
        if code not in taken
    ]
    people += [_extra(next(names), seat) for seat in _body_seats(chance)]
    return people


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
    while True:
        name = f"{chance.choice(GIVEN)} {chance.choice(FIRST)}{chance.choice(LAST)}"
        if name not in used:
            used.add(name)
            yield name


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
