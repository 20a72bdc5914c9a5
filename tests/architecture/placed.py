"""One of everything at every kind of place, each with a bird's name of its own.

A page that shows a bird to somebody it does not lie for has a hole. The tests of doors, leaks and budgets use this;
the small world itself (tests/world.py) has no texts, so that empty pages can be tested there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction

from samsyn.access import log
from samsyn.access.scope import columns_of, everything
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement
from tests.world import AT, DAY, World

BIRDS = {
    "public": "Tofsvipa",
    "parties": "Kornknarr",
    "municipal": "Nattskärra",
    "region": "Fjälluggla",
    "body": "Lavskrika",
    "organisation": "Storspov",
    "person": "Rördrom",
    # Inside a public package: a version that only the parties may read yet, and one that is not published at all.
    "dispatch": "Alfågel",
    "draft": "Vaktel",
}
OWNER = "officer_orust"


@dataclass
class Placed:
    """What lies where: `package["municipal"]`, `compilation["person"]`, `bird["draft"]`."""

    place: dict[str, Placement]
    package: dict[str, Any] = field(default_factory=dict)
    version: dict[str, Any] = field(default_factory=dict)
    compilation: dict[str, Any] = field(default_factory=dict)
    # Sheets on their way to be compilations; they lie with a person only.
    upload: dict[str, Any] = field(default_factory=dict)
    entry: dict[str, Any] = field(default_factory=dict)
    # A message about accessibility, and the seat of each of the cast by her slug.
    feedback: Any = None
    seat: dict[str, Any] = field(default_factory=dict)


def places(world: World) -> dict[str, Placement]:
    return {
        "public": PUBLIC,
        "parties": PARTIES,
        "municipal": Placement(Audience.SIDE, side="municipal"),
        "region": Placement(Audience.SIDE, side="region"),
        "body": Placement(Audience.BODY, body=world.bodies["arbetsgrupp"].pk),
        "organisation": Placement(Audience.ORGANISATION, organisation=world.organisations["1421"].pk),
        "person": Placement(Audience.PERSON, person=world.people[OWNER].pk),
        "dispatch": PARTIES,
        "draft": Placement(Audience.BODY, body=world.bodies["arbetsgrupp"].pk),
    }


def place_everything(world: World) -> Placed:
    """Put one of everything at every place."""
    placed = Placed(places(world))
    with everything(why="the test lays things where nobody in particular looks"), transaction.atomic():
        for key, place in placed.place.items():
            if key not in {"dispatch", "draft"}:
                _package(placed, key, place)
                placed.compilation[key] = compilation(world, place, BIRDS[key])
            placed.entry[key] = log.append(
                act="feedback.give", at=AT, actor=world.people[OWNER].pk, place=place, words=f"{BIRDS[key]} antecknad"
            )
        document = placed.package["public"].documents.get()
        placed.version["dispatch"] = version(document, 2, PARTIES, BIRDS["dispatch"])
        placed.upload["person"] = upload(world, placed.place["person"], BIRDS["person"])
        placed.feedback, placed.seat = feedback(), seats(world)
        placed.version["draft"] = version(document, 3, placed.place["draft"], BIRDS["draft"], published=False)
    return placed


def feedback() -> Any:
    from samsyn.desk.models import Feedback

    return Feedback.objects.create(at=AT, page="/avtal/", text="Rutan saknar etikett.", reply_to="nagon@prov.example")


def seats(world: World) -> dict[str, Any]:
    from samsyn.parties.models import Seat

    return {slug: Seat.objects.filter(person=person).order_by("pk").first() for slug, person in world.people.items()}


def _package(placed: Placed, key: str, place: Placement) -> None:
    placed.package[key], document = package(f"avtal-{key}", place, BIRDS[key])
    placed.version[key] = version(document, 1, place, BIRDS[key])


@everything(why="the test lays things where nobody in particular looks")
def package(slug: str, place: Placement, bird: str) -> tuple[Any, Any]:
    from samsyn.agreements.models import Document, Package

    made = Package.objects.create(
        slug=slug, title=f"Avtal om {bird}", summary=f"{bird} i korthet", valid_from=DAY, **columns_of(place)
    )
    document = Document.objects.create(package=made, slug="huvudavtal", kind="main", position=1, **columns_of(place))
    return made, document


@everything(why="the test lays things where nobody in particular looks")
def version(
    document: Any, number: int, place: Placement, bird: str, *, published: bool = True, sections: int = 3
) -> Any:
    """A version with a few sections, the middle one inside the first."""
    from samsyn.agreements.models import Section, SectionText, Version

    made = Version.objects.create(
        document=document,
        number=number,
        label=f"{bird} {number}",
        title=f"Avtal om {bird}",
        subtitle=f"{bird} för alla",
        **columns_of(place),
    )
    parent = None
    for position in range(1, sections + 1):
        section, _ = Section.objects.get_or_create(document=document, slug=f"avsnitt-{position}")
        row = SectionText.objects.create(
            version=made,
            section=section,
            parent=parent if position == 2 else None,
            position=position,
            level=2 if position == 2 else 1,
            number={1: "1", 2: "1.1"}.get(position, str(position - 1)),
            heading=f"{bird} avsnitt {position}",
            body=f"Om {bird} ska parterna samråda i del {position}.",
            **columns_of(place),
        )
        parent = parent or row
    if published:
        made.published_at, made.content_hash = AT, "a" * 64
        made.save(update_fields=["published_at", "content_hash"])
    return made


@everything(why="the test lays things where nobody in particular looks")
def compilation(world: World, place: Placement, bird: str, *, rows: int = 4, sections: int = 3) -> Any:
    """A compilation where the parties and one unknown respondent have answered, with a comment and a problem each."""
    from samsyn.compilations.models import (
        Compilation,
        CompiledAnswer,
        CompiledProblem,
        CompiledRow,
        CompiledSection,
    )

    where = columns_of(place)
    made = Compilation.objects.create(
        title=f"Svar om {bird}",
        source_name=f"{bird}.xlsx",
        source_hash="b" * 64,
        kept_at=AT + timedelta(minutes=1),
        kept_by=world.people[OWNER],
        registering_authority=world.organisations["14"],
        **where,
    )
    columns = [
        CompiledSection.objects.create(
            compilation=made,
            position=position,
            key=f"{position} {bird}",
            number=str(position),
            heading=f"{bird} del {position}",
            column="ABCDEFGHIJKLMNOPQRSTUVWXYZ"[position],
            **where,
        )
        for position in range(1, sections + 1)
    ]
    who = list(world.organisations.values())
    for number in range(2, rows + 2):
        organisation = who[(number - 2) % len(who)] if number < len(who) + 2 else None
        row = CompiledRow.objects.create(
            compilation=made,
            row=number,
            as_written=f"{bird} {number}",
            organisation=organisation if number > 2 else None,
            certainty=1.0 if number > 2 else 0.2,
            **where,
        )
        CompiledAnswer.objects.bulk_create(
            CompiledAnswer(
                compilation=made,
                row=row,
                section=column,
                grade=("full", "partial", "none", "")[(number + column.position) % 4],
                comment=f"{bird} behöver förtydligas",
                **where,
            )
            for column in columns
        )
        CompiledProblem.objects.create(
            compilation=made, row=number, column="A", code="unknown_respondent", text=f"{bird} är okänd", **where
        )
    return made


@everything(why="the test lays things where nobody in particular looks")
def upload(world: World, place: Placement, bird: str, *, names: int = 3) -> Any:
    """A sheet that has been read: doubtful names, a problem of each kind, and a choice for the first of its names."""
    from samsyn.compilations.models import NameChoice, Upload

    kinds = ("answer", "grade", "comment", "ground", "column", "sheet")
    read = {
        "sheet": bird,
        "header": [1, 2],
        "respondent": ["B", f"{bird} del"],
        "finished": ["A", f"{bird} del"],
        "sections": [
            {
                "letter": "C",
                "number": "1",
                "heading": f"{bird} del",
                "comments": "D",
                "grounds": "E",
                "tally": [1, 1, 1, 1],
            }
        ],
        **{"rows": 9, "parties": 4, "sure": 2, "doubtful": 2, "nobody": 2, "chosen": 1},
        **{"superseded": 2, "late": 2, "comments": 5},
        "names": [
            {
                "row": row,
                "written": f"{bird} {row}",
                "code": "1421" if row % 2 else "",
                "read_as": "1421" if row % 2 else "",
                "certainty": 0.8,
                "near": ["1421", "1489"],
                "is_chosen": row == 2,
            }
            for row in range(2, names + 2)
        ],
        "problems": {kind: {"count": 30, "told": [[2, "A", f"{bird} del"]]} for kind in kinds},
    }
    made = Upload.objects.create(
        title=f"Svar om {bird}",
        source_name=f"{bird}.xlsx",
        file_hash="c" * 64,
        size=1234,
        kind="xlsx",
        deadline_at=AT,
        uploaded_at=AT,
        told_at=AT,
        state="read",
        understood=read,
        **columns_of(place),
    )
    NameChoice.objects.create(
        upload=made, row=2, chosen_at=AT, chosen_by_id=place.person, organisation=None, **columns_of(place)
    )
    return made
