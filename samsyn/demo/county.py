"""Filling the demo county, through the same actions as everything else, in the order of its story.

Days are counted back from the day it is filled; everything else is the same each time.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from django.utils.text import slugify

from samsyn.access.clock import now
from samsyn.accounts.actions import Fictional, admit_people
from samsyn.accounts.queries import person_named
from samsyn.compilations.actions import keep_compilation, widen_compilation
from samsyn.demo.agreements import Texts
from samsyn.demo.consultations.filling import Remisser
from samsyn.demo.crowd import ANSWERING, LEAVING, extras
from samsyn.demo.people import CAST, SeatRow
from samsyn.demo.queries import person_of_cast
from samsyn.domain.access import PARTIES, Audience, Placement, Role, Viewer
from samsyn.domain.grading import compile_answers
from samsyn.office.county import County, read_county
from samsyn.office.sheets import read_sheet
from samsyn.outbox.tasks import forget_queued
from samsyn.parties.actions import DemoSeat, add_organisation, fill_demo_seats, fill_installation, give_seat
from samsyn.parties.queries import installation, parties_known, viewer_of

HERE = Path(__file__).parent
COUNTY_FILES = HERE.parent / "parties" / "data"
ANSWERS = HERE.parent.parent / "examples" / "remissvar.xlsx"
COUNTY = "Västra Götaland"
# Fictional organisations that are no parties: name, formal name, and the party that one is a part of.
OTHERS = (
    ("Hemma i tid", "Patientföreningen Hemma i tid", ""),
    ("Nära anhöriga", "Anhörigföreningen Nära anhöriga", ""),
    ("Norra hamnen", "Göteborgs Stad, stadsområde Norra hamnen", "1480"),
)


def _reached(county: County) -> County:
    """The county with an invented address for each organisation: a demo writes to nobody."""
    return replace(county, organisations=tuple(replace(o, email=_address(o.name)) for o in county.organisations))


def _address(name: str) -> str:
    return f"registrator@{slugify(name)}.example"


def state() -> str:
    """`empty`, `demo` or `real`: what the database holds."""
    found = installation()
    if found is None:
        return "empty"
    return "demo" if found.is_demo else "real"


def fill() -> None:
    """Fill an empty database. Raises what the actions raise; each action is all or nothing."""
    Story(now()).tell()
    # Sixty PDFs would take a core for a minute while somebody looks around for the first time. A page makes its own.
    forget_queued("samsyn.responses.tasks.draw_receipt")


class Story:
    """What has happened in the county up to the day it is filled."""

    def __init__(self, today: datetime) -> None:
        self.today = today.replace(hour=9, minute=0, second=0, microsecond=0)
        # Who answers for each organisation: code → address.
        self.people: dict[str, str] = {}
        self.remisser = Remisser(self.today, self.ago, self._cast, self._person, self.people)

    def ago(self, days: int, hour: int = 9) -> datetime:
        return (self.today - timedelta(days=days)).replace(hour=hour)

    def tell(self) -> None:
        self._county_and_people(_reached(read_county(COUNTY_FILES)))
        texts = Texts(self._viewer, self.ago)
        texts.until_the_answers()
        self._answers()
        texts.after_the_answers()
        self._seats_change()
        texts.today()
        self.remisser.until(self.today)

    def _county_and_people(self, county: County) -> None:
        operator = Viewer(operator=True)
        at = self.ago(400)
        fill_installation(viewer=operator, at=at, name=COUNTY, is_demo=True, county=county)
        others = extras([(o.code, o.side) for o in county.organisations if o.is_party])
        people = [Fictional(c.email, c.name, c.operator) for c in CAST]
        people += [Fictional(e.email, e.name) for e in others]
        numbers = admit_people(viewer=operator, at=at, people=people)
        everybody = [(c.email, c.seats) for c in CAST] + [(e.email, e.seats) for e in others]
        self.people |= {s.organisation: email for email, seats in everybody for s in seats if s.role in ANSWERING}
        held = [(numbers[email], seat) for email, seats in everybody for seat in seats]
        known = {o.code for o in county.organisations} | {g.slug for g in county.groupings} | {""}
        seats = [self._seat(person, seat) for person, seat in held if seat.organisation in known]
        fill_demo_seats(viewer=operator, at=at, seats=seats)
        self._others()
        at = self.ago(398)
        late = [self._seat(person, seat) for person, seat in held if seat.organisation not in known]
        fill_demo_seats(viewer=operator, at=at, seats=late)

    def _others(self) -> None:
        """Those who are asked and are no parties, as a secretary adds them."""
        at = self.ago(399)
        for name, formal_name, part_of in OTHERS:
            add_organisation(
                viewer=self._viewer("sekreterare", at),
                at=at,
                side="municipal" if part_of else None,
                name=name,
                formal_name=formal_name,
                part_of=part_of,
                email=_address(name),
            )

    def _viewer(self, slug: str, at: datetime) -> Viewer:
        """One of the cast as she was that day, when everything before that moment has been told."""
        self.remisser.until(at)
        return self._cast(slug, at)

    def _cast(self, slug: str, at: datetime) -> Viewer:
        return viewer_of(person_of_cast(slug), on=at.date())

    def _person(self, email: str, at: datetime) -> Viewer:
        return viewer_of(person_named(email), on=at.date())

    def _answers(self) -> None:
        """The sheet that a web form gave, compiled, first for the region's side, then for all parties."""
        at = self.ago(21, hour=13)
        leader = self._viewer("processledare-region", at)
        compilation = keep_compilation(
            viewer=leader,
            at=at,
            title="Remiss om nytt hälso- och sjukvårdsavtal",
            source_name=ANSWERS.name,
            source_hash=hashlib.sha256(ANSWERS.read_bytes()).hexdigest(),
            compiled=compile_answers(read_sheet(ANSWERS), parties_known(at.date())),
            place=Placement(Audience.SIDE, side="region"),
        )
        at = self.ago(19, hour=15)
        widen_compilation(
            viewer=self._viewer("processledare-region", at),
            at=at,
            compilation=compilation.pk,
            place=PARTIES,
            registering_authority="14",
        )

    def _seats_change(self) -> None:
        """Somebody new is given a seat from next week, and has not followed the link in her letter yet."""
        at = self.ago(3, hour=10)
        give_seat(
            viewer=self._viewer("sekreterare", at),
            at=at,
            body="arbetsgrupp",
            side="municipal",
            email="lykke.ekslatta@samsyn.example",
            name="Lykke Ekslätta",
            role=Role.MEMBER,
            from_on=(self.today + timedelta(days=8)).date(),
            title="strateg",
        )

    def _seat(self, person: int, row: SeatRow) -> DemoSeat:
        """A seat of the story, with the last day of those who leave."""
        days = LEAVING.get((row.body, row.side, row.role, row.nth))
        return DemoSeat(
            person=person,
            role=row.role,
            body=row.body,
            organisation=row.organisation,
            side=row.side,
            title=row.title,
            is_elected=row.elected,
            political_party=row.political_party,
            from_on=self.ago(400).date(),
            until_on=(self.today + timedelta(days=days)).date() if days is not None else None,
        )


def welcome(address: str) -> str:
    """What the terminal says when the county stands: where it is, and whom to be."""
    width = max(len(person.slug) for person in CAST)
    people = "\n".join(f"  {person.slug:<{width}}  {person.name}" for person in CAST)
    return f"""Samsyn, demolänet {COUNTY}. Personerna och uppgifterna är påhittade.
  Startsida:          {address}
  Prova som någon:    {address}demo/
{people}"""
