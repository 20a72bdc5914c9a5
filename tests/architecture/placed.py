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
from samsyn.access.clock import now
from samsyn.access.scope import columns_of, everything
from samsyn.agreements.places import word_of
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement
from samsyn.files.store import keep
from samsyn.search.actions import Entry, index
from tests.architecture.placed_consultations import closed, consultation, ordered
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
    # And another one that is open at the same time, of the same document: one side's own.
    "side_draft": "Smådopping",
    # And a version that was published for that side alone.
    "side_version": "Sparvuggla",
    # An open version that was given up: on no page, for nobody.
    "withdrawn": "Gravand",
}
OWNER = "officer_orust"
# What can be searched at each place: mostly of another kind, so that a kind that is named would tell of it.
KIND_AT = {
    "public": "section",
    "dispatch": "section",
    "parties": "package",
    "municipal": "comment",
    "region": "compilation",
    "body": "answer",
    "organisation": "organisation",
    "person": "body",
    "draft": "section",
    "side_draft": "section",
    "side_version": "section",
}


@dataclass
class Placed:
    """What lies where: `package["municipal"]`, `compilation["person"]`, `bird["draft"]`."""

    place: dict[str, Placement]
    package: dict[str, Any] = field(default_factory=dict)
    version: dict[str, Any] = field(default_factory=dict)
    # On a section of the public package, for those of the place.
    comment: dict[str, Any] = field(default_factory=dict)
    compilation: dict[str, Any] = field(default_factory=dict)
    # Sheets on their way to be compilations; they lie with a person only.
    upload: dict[str, Any] = field(default_factory=dict)
    # Sent to everyone ("public") and to the parties; "body" is being composed.
    consultation: dict[str, Any] = field(default_factory=dict)
    # A respondent of each of them (Orust), and a contact with it that those who lead have noted.
    asked: dict[str, Any] = field(default_factory=dict)
    contact: dict[str, Any] = field(default_factory=dict)
    # A report of the answers that the leader of the region has ordered.
    order: dict[str, Any] = field(default_factory=dict)
    finding: dict[str, Any] = field(default_factory=dict)
    entry: dict[str, Any] = field(default_factory=dict)
    printout: dict[str, Any] = field(default_factory=dict)
    # A text that was saved in the open version, one that was kept beside, and where they were written.
    save: Any = None
    beside: Any = None
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
        "side_draft": Placement(Audience.SIDE, side="region"),
        "side_version": Placement(Audience.SIDE, side="region"),
    }


def place_everything(world: World) -> Placed:
    """Put one of everything at every place."""
    placed = Placed(places(world))
    with everything(why="the test lays things where nobody in particular looks"), transaction.atomic():
        for key, place in placed.place.items():
            if key not in {"dispatch", "draft", "side_draft", "side_version"}:
                _package(placed, key, place)
                placed.compilation[key] = compilation(world, place, BIRDS[key])
                placed.printout[key] = printout(placed.version[key], BIRDS[key])
            index([entry(key, place)])
            placed.entry[key] = log.append(
                act="feedback.give", at=AT, actor=world.people[OWNER].pk, place=place, words=f"{BIRDS[key]} antecknad"
            )
        for key in ("public", "parties", "body"):
            placed.consultation[key] = consultation(world, placed.version[key], placed.place[key], BIRDS, key=key)
            placed.asked[key] = placed.consultation[key].respondents.get(organisation__code="1421")
            placed.contact[key] = placed.asked[key].contacts.get()
        placed.order["public"] = ordered(world, placed.consultation["public"], BIRDS["body"])
        document = placed.package["public"].documents.get()
        text = placed.version["public"].texts.get(section__slug="avsnitt-2")
        for key in ("parties", "municipal", "region", "body", "organisation", "person"):
            placed.comment[key] = comment(world, text, placed.place[key], BIRDS[key])
        placed.version["dispatch"] = version(document, 2, PARTIES, BIRDS["dispatch"])
        own = placed.place["side_version"]
        placed.version["side_version"] = version(document, 1, own, BIRDS["side_version"], series=word_of(own))
        placed.upload["person"] = upload(world, placed.place["person"], BIRDS["person"])
        placed.feedback, placed.seat = feedback(), seats(world)
        placed.version["withdrawn"] = given_up(world, document)
        for key in ("draft", "side_draft"):
            placed.version[key] = version(document, 3, placed.place[key], BIRDS[key], published=False)
        drafted(world, placed.version["side_draft"])
        placed.save, placed.beside = drafted(world, placed.version["draft"])
    placed.finding["public"] = closed(world, placed.consultation["public"], BIRDS["body"])
    return placed


def entry(key: str, place: Placement) -> Entry:
    """Something to find, with the bird's name in its title, its text and what it lies in. What lies with the parties
    is newer than what is public."""
    bird = BIRDS[key]
    return Entry(
        kind=KIND_AT[key],
        key=list(BIRDS).index(key) + 1,
        place=place,
        address=f"/avtal/avtal-{key}/",
        title=f"{bird} avsnitt 1",
        inside=f"Avtal om {bird}",
        text=f"Om {bird} ska parterna samråda.",
        series="document:1" if key in {"public", "dispatch"} else "",
        age=list(BIRDS).index(key) + 1,
    )


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
    document: Any,
    number: int,
    place: Placement,
    bird: str,
    *,
    published: bool = True,
    sections: int = 3,
    series: str = "",
) -> Any:
    """A version with a few sections, the middle one inside the first. `series`: the place that its number is counted
    at."""
    from samsyn.agreements.models import Section, SectionText, Version

    made = Version.objects.create(
        document=document,
        label=f"{bird} {number}",
        title=f"Avtal om {bird}",
        subtitle=f"{bird} för alla",
        opened_at=None if published else AT,
        # A document has one open version at each place: one that will be published stands aside while it is filled.
        withdrawn_at=AT if published else None,
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
        made.number, made.series, made.series_number = (None, series, number) if series else (number, "", None)
        made.published_at, made.withdrawn_at, made.content_hash = AT, None, "a" * 64
        made.save()
    return made


@everything(why="the test lays things where nobody in particular looks")
def comment(world: World, text: Any, place: Placement, bird: str) -> Any:
    """What somebody says of a section, to those of a place."""
    from samsyn.agreements.models import SectionComment

    return SectionComment.objects.create(
        text=text,
        quote="parterna samråda",
        words=f"{bird} behöver förtydligas",
        written_by=world.people[OWNER],
        written_at=AT,
        **columns_of(place),
    )


@everything(why="the test lays things where nobody in particular looks")
def given_up(world: World, document: Any) -> Any:
    """An open version that the working group gave up."""
    place = Placement(Audience.BODY, body=world.bodies["arbetsgrupp"].pk)
    made = version(document, 4, place, BIRDS["withdrawn"], published=False)
    made.withdrawn_at = AT
    made.save(update_fields=["withdrawn_at"])
    return made


@everything(why="the test lays things where nobody in particular looks")
def drafted(world: World, version: Any, *, saves: int = 1) -> tuple[Any, Any]:
    """What lies in an open version beside its text: saved texts, one kept beside, who writes, a section taken out."""
    from samsyn.agreements.models import Section, SectionSave, SectionText, Writing

    where, leader = columns_of(version.placement), world.people["leader_municipal"]
    text = version.texts.get(section__slug="avsnitt-2")
    words = {"heading": f"{version.title} sparad", "body": f"{version.title} i en sparad text", **where}
    first = SectionSave.objects.filter(text=text).count()
    for n in range(first, first + saves):
        kept = SectionSave.objects.create(text=text, number=n, written_on=n, saved_by=leader, saved_at=AT, **words)
    beside = SectionSave.objects.create(text=text, number=None, written_on=0, saved_by=leader, saved_at=AT, **words)
    Writing.objects.get_or_create(text=text, person=leader, defaults={"at": now(), **where})
    out, _ = Section.objects.get_or_create(document=version.document, slug="borttaget")
    taken_out = {"level": 1, "heading": f"{version.title} borttaget", "body": version.title, **where}
    SectionText.objects.get_or_create(version=version, section=out, defaults=taken_out)
    return kept, beside


@everything(why="the test lays things where nobody in particular looks")
def printout(version: Any, bird: str) -> Any:
    """A version that was set as PDF, lying where the version lies."""
    from samsyn.agreements.models import Printout

    return Printout.objects.create(
        key=f"{version.pk:064}",
        title=f"Utskrift om {bird}",
        versions=[version.pk],
        asked_at=AT,
        done_at=AT,
        state="done",
        file_hash=keep(f"%PDF {bird}".encode()),
        **columns_of(version.placement),
    )


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
