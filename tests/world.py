"""The cast and a small county: the same people in every test, one of whom must never get in.

Two sides, four parties, one organisation that is no party, two associations, two care areas, six bodies.
`stranger` is signed in and sits nowhere; `Viewer.public()` is not signed in at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from samsyn.domain.access import Viewer

AT = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
DAY = AT.date()
PASSWORD = "ett-langt-losenord-for-prov"

# slug → (name, operator)
PEOPLE = {
    "leader_region": "Ledare Region",
    "leader_municipal": "Ledare Kommun",
    "secretary_region": "Sekreterare Region",
    "secretary_municipal": "Sekreterare Kommun",
    "lawyer_region": "Jurist Region",
    "lawyer_municipal": "Jurist Kommun",
    "officer_orust": "Handläggare Orust",
    "officer_tidaholm": "Handläggare Tidaholm",
    "registrar_alingsas": "Registrator Alingsås",
    "politician": "Politiker Samråd",
    "patient_voice": "Ombud Patientföreningen",
    "operator": "Förvaltare",
    "stranger": "Främling",
}
ORGANISATIONS = [
    # code, name, formal name, kind, side, is_party
    ("14", "Västra Götalandsregionen", "Västra Götalandsregionen", "region", "region", True),
    ("1421", "Orust", "Orust kommun", "municipality", "municipal", True),
    ("1489", "Alingsås", "Alingsås kommun", "municipality", "municipal", True),
    ("1498", "Tidaholm", "Tidaholms kommun", "municipality", "municipal", True),
    ("patient", "Patientföreningen", "Patientföreningen i länet", "other", None, False),
]
BODIES = [
    # slug, name, kind, sides
    ("arbetsgrupp", "Arbetsgruppen", "working", ("region", "municipal")),
    ("sro", "Politiskt samrådsorgan (SRO)", "political", ("region", "municipal")),
    ("styrgrupp-region", "Regionens styrgrupp", "steering", ("region",)),
    ("styrgrupp-kommun", "Kommunernas styrgrupp", "steering", ("municipal",)),
    ("sekretariat-region", "Regionens sekretariat", "secretariat", ("region",)),
    ("sekretariat-kommun", "Kommunernas sekretariat", "secretariat", ("municipal",)),
]
SEATS = [
    # person, body or organisation code, side (bodies), role
    ("leader_region", "arbetsgrupp", "region", "process_leader"),
    ("leader_municipal", "arbetsgrupp", "municipal", "process_leader"),
    ("leader_region", "styrgrupp-region", "region", "member"),
    ("leader_municipal", "styrgrupp-kommun", "municipal", "member"),
    ("secretary_region", "sekretariat-region", "region", "secretary"),
    ("secretary_municipal", "sekretariat-kommun", "municipal", "secretary"),
    ("lawyer_region", "arbetsgrupp", "region", "legal_counsel"),
    ("lawyer_municipal", "arbetsgrupp", "municipal", "legal_counsel"),
    ("officer_orust", "1421", None, "case_officer"),
    ("officer_tidaholm", "1498", None, "case_officer"),
    ("registrar_alingsas", "1489", None, "registrar"),
    ("politician", "sro", "municipal", "chair"),
    ("patient_voice", "patient", None, "case_officer"),
]
GROUPINGS = [
    # kind, slug, name, members
    ("association", "fyrbodal", "Fyrbodal", ("1421",)),
    ("association", "skaraborg", "Skaraborg", ("1498",)),
    ("association", "goteborgsregionen", "Göteborgsregionen", ("1489",)),
    ("care_area", "fyrbodal", "Fyrbodal", ("1421",)),
    ("care_area", "samla", "SAMLA", ("1489",)),
]


@dataclass
class World:
    """`world.people["officer_orust"]`, `world.viewers["officer_orust"]`, `world.organisations["1421"]`, `world.bodies[…]`."""

    people: dict[str, Any]
    viewers: dict[str, Viewer]
    organisations: dict[str, Any]
    bodies: dict[str, Any]

    @staticmethod
    def build() -> None:
        from samsyn.accounts.models import Person
        from samsyn.parties.models import Body, Grouping, Installation, Membership, Organisation, Seat, Side

        Installation.objects.create(pk=1, name="Provlänet", filled_at=AT)
        sides = {
            "region": Side.objects.create(slug="region", name="Regionen", position=1),
            "municipal": Side.objects.create(slug="municipal", name="Kommunerna", position=2),
        }
        people = {}
        for slug, name in PEOPLE.items():
            person = Person(email=f"{slug}@prov.example", name=name, sort_key=name.casefold(), joined_at=AT)
            person.is_operator = slug == "operator"
            person.set_password(PASSWORD)
            person.save()
            people[slug] = person
        organisations = {
            code: Organisation.objects.create(
                code=code,
                name=name,
                formal_name=formal,
                sort_key=formal.casefold(),
                kind=kind,
                side=sides.get(side or ""),
                is_party=party,
            )
            for code, name, formal, kind, side, party in ORGANISATIONS
        }
        bodies = {}
        for position, (slug, name, kind, of) in enumerate(BODIES):
            bodies[slug] = Body.objects.create(
                slug=slug, name=name, kind=kind, sort_key=name.casefold(), position=position
            )
            bodies[slug].sides.set([sides[s] for s in of])
        for person, place, side, role in SEATS:
            Seat.objects.create(
                person=people[person],
                body=bodies.get(place),
                organisation=organisations.get(place),
                side=sides.get(side or ""),
                role=role,
                from_on=date(2025, 1, 1),
            )
        for kind, slug, name, members in GROUPINGS:
            grouping = Grouping.objects.create(
                kind=kind, slug=slug, name=name, formal_name=name, sort_key=name.casefold()
            )
            for code in members:
                Membership.objects.create(grouping=grouping, organisation=organisations[code])

    @staticmethod
    def load() -> World:
        from samsyn.accounts.models import Person
        from samsyn.parties.models import Body, Organisation
        from samsyn.parties.queries import viewer_of

        people = {p.email.split("@")[0]: p for p in Person.objects.filter(email__endswith="@prov.example")}
        return World(
            people=people,
            viewers={slug: viewer_of(p, on=DAY) for slug, p in people.items()},
            organisations={o.code: o for o in Organisation.objects.all()},
            bodies={b.slug: b for b in Body.objects.all()},
        )
