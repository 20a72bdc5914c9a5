"""The agreements of the demo county, as their story goes: earlier agreements, the package from its first draft to the
proposal and what is worked on now, a guideline, comments."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from samsyn.access.scope import seen_by
from samsyn.agreements import actions, queries
from samsyn.agreements.actions import PackageFacts, Release, TermFacts
from samsyn.demo.steps import TEXTS, Hand, Step, describe, steps_of
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement, Viewer
from samsyn.domain.quotes import Quote
from samsyn.domain.sections import Text, parse_text
from samsyn.parties.queries.labels import body_label

# The order they are read in: the main agreement first.
DOCUMENTS = ("halso-och-sjukvardsavtal", "betalningsansvar", "lakaransvar", "psykisk-halsa", "munhalsa")
MAIN = DOCUMENTS[0]
PACKAGE = MAIN
GUIDELINE = "eskalering-och-patientsakerhet"
REGION = "14"

# The earlier agreements that the texts refer to: slug, what is said of each.
EARLIER = (
    (
        "regionbildningsavtalet",
        PackageFacts(
            "Regionbildningsavtalet",
            "Huvudavtal om reglering av ansvar och finansiellt gränssnitt, med skatteväxling.",
            kind="earlier",
            signed_on=date(1998, 9, 3),
            aliases=("1999 års avtal",),
        ),
    ),
    (
        "primarvardsavtalet",
        PackageFacts(
            "Primärvårdsavtalet",
            "Ansvaret för primärvården mellan regionen och kommunerna.",
            kind="earlier",
            signed_on=date(1998, 9, 1),
            aliases=("1999 års avtal",),
            relations=(("part_of", "regionbildningsavtalet"),),
        ),
    ),
    (
        "halso-och-sjukvardsavtalet-2017",
        PackageFacts(
            "Hälso- och sjukvårdsavtalet 2017",
            "Det avtal som gäller tills ett nytt är antaget av alla parter.",
            kind="earlier",
            valid_from=date(2017, 4, 1),
            valid_until=date(2026, 12, 31),
            relations=(("supplements", "regionbildningsavtalet"),),
        ),
    ),
)
NEW = PackageFacts(
    "Hälso- och sjukvårdsavtal med fyra underavtal",
    "Avtalet beskriver hur regionen och de 49 kommunerna delar ansvaret för hälso- och sjukvården i länet. "
    "Texten är skriven för demolänet. Den är inte det avtal som gäller.",
    valid_from=date(2027, 1, 1),
    sub_name="överenskommelse",
    sub_name_definite="överenskommelsen",
    sub_heading="underavtal",
    relations=(("supplements", "regionbildningsavtalet"), ("replaces", "halso-och-sjukvardsavtalet-2017")),
)
RULES = PackageFacts(
    "Riktlinje för patientsäkerhet och eskalering",
    "Länsgemensam riktlinje som preciserar hur avtalet tillämpas när något har gått fel eller parterna är oense.",
    kind="guideline",
    relations=(("supplements", PACKAGE),),
)


FIRST_DRAFT_TERM = TermFacts(date(2027, 1, 1), date(2029, 12, 31), 24, 12, "avtalstid", "avtalstid")
ADJUSTED_TERM = replace(FIRST_DRAFT_TERM, ends_on=date(2030, 12, 31), extension_months=36)
TERM = replace(ADJUSTED_TERM, notice_clause="uppsagning")


@dataclass(frozen=True, slots=True)
class Texts:
    """The story of the texts. `somebody` gives one of the cast as she was that day; `ago` a moment so many days back."""

    somebody: Callable[[str, datetime], Viewer]
    ago: Callable[..., datetime]

    def until_the_answers(self) -> None:
        """From the first draft to what everybody was asked about, and the guideline beside it."""
        self._packages()
        self._first_draft()
        self._adjusted()
        self._referral()
        self._guideline()

    def after_the_answers(self) -> None:
        """The proposal, and what was said of it."""
        self._proposal()
        self._comments("forslag")

    def today(self) -> None:
        """What is worked on now."""
        self._at_work()
        self._comments("arbete")

    # --- what is told, in the order it happened

    def _packages(self) -> None:
        at = self.ago(330)
        leader = self.somebody("processledare-region", at)
        for slug, facts in EARLIER:
            actions.open_package(viewer=leader, at=at, slug=slug, facts=facts, documents=(), place=PUBLIC)
        documents = [(slug, "main" if slug == MAIN else "sub") for slug in DOCUMENTS]
        actions.open_package(viewer=leader, at=at, slug=PACKAGE, facts=NEW, documents=documents, place=PUBLIC)

    def _first_draft(self) -> None:
        """The working group's draft, for the parties to read."""
        self._open(320, DOCUMENTS, texts=_read(DOCUMENTS, "utkast"))
        self._binds(310, FIRST_DRAFT_TERM)
        self._publish(301, DOCUMENTS, self._release(PARTIES, 301, body="arbetsgrupp"))

    def _adjusted(self) -> None:
        """What the political body had corrected before the draft was sent out, listed with reasons."""
        steps = steps_of("justeringar")
        documents = tuple(dict.fromkeys(str(step["document"]) for step in steps))
        self._open(290, documents, adjusts=True)
        self._hand(289).carry_out(steps)
        self._binds(288, ADJUSTED_TERM)
        hand = self._hand(288)
        for document in documents:
            why = {_section(s): str(s["reason"]) for s in steps if s["document"] == document}
            hand.rearrange(actions.list_adjustments, hand.draft(document), reasons=why)
        self._publish(284, documents, self._release(PARTIES, 284, body="sro"))

    def _referral(self) -> None:
        """What everybody was asked about; the answers in the compilation are to its numbers."""
        self._open(120, DOCUMENTS, texts=_read(DOCUMENTS, ""))
        self._hand(118).carry_out(steps_of("remiss"))
        self._binds(117, TERM)
        self._publish(98, DOCUMENTS, self._release(PUBLIC, 98, words="Remissversion"))

    def _guideline(self) -> None:
        at = self.ago(60)
        leader = self.somebody("processledare-kommun", at)
        documents = ((GUIDELINE, "guideline"),)
        actions.open_package(viewer=leader, at=at, slug=GUIDELINE, facts=RULES, documents=documents, place=PUBLIC)
        texts = _read((GUIDELINE,), "riktlinje")
        self._open(59, (GUIDELINE,), texts=texts, package=GUIDELINE)
        release = self._release(PUBLIC, 40, body="arbetsgrupp")
        self._publish(40, (GUIDELINE,), release, package=GUIDELINE)

    def _proposal(self) -> None:
        """The text after the answers, by the acts that the working group did."""
        self._open(18, DOCUMENTS)
        self._hand(17).carry_out(steps_of("forslag"))
        hand = self._hand(16)
        describe(hand, hand.draft("psykisk-halsa"), is_interim=True)
        self._publish(9, DOCUMENTS, self._release(PUBLIC, 9, body="sro"))

    def _at_work(self) -> None:
        """What is worked on now: several have written, a lawyer has checked, two have written the same section."""
        steps = steps_of("arbete")
        documents = tuple(dict.fromkeys(str(step["document"]) for step in steps))
        self._open(3, documents, hour=11)
        half = len(steps) // 2
        self._hand(3, "processledare-region", hour=13).carry_out(steps[:half])
        self._check(2, ("jurist-region",), documents[:1])
        self._hand(2, hour=11).carry_out(steps[half:])
        self._same_time(documents[0])

    def _same_time(self, document: str) -> None:
        """The secretary wrote on a text that the leader had just saved; both are kept."""
        leader, other = self._hand(1, "processledare-kommun"), self._hand(1, "sekreterare")
        before = other.draft(document)
        section = next(p.section for p in before.sections if p.section.body and p.section.level > 1)
        leader.put(before, section.slug, body=f"{section.body}\n\n{SAME_TIME[0]}")
        other.put(before, section.slug, body=f"{section.body}\n\n{SAME_TIME[1]}")

    def _comments(self, version: str) -> None:
        """What people said of the proposal in the days after it, and of what is worked on."""
        told = tomllib.loads((TEXTS / "kommentarer.toml").read_text(encoding="utf-8"))["comment"]
        for at, said in self._moments([said for said in told if said["version"] == version], version):
            viewer = self.somebody(str(said["who"]), at)
            actions.write_comment(
                viewer=viewer,
                at=at,
                text=_text_number(viewer, said),
                words=said["text"],
                place=_place(viewer, said["where"]),
                quote=Quote(said["quote"]),
            )

    def _moments(self, told: Sequence[Step], version: str) -> list[tuple[datetime, Step]]:
        """Each comment with its moment, in their order: over five days, or in an afternoon."""
        days = [8 - n % 5 if version == "forslag" else 1 for n in range(len(told))]
        hour = 8 if version == "forslag" else 13
        at = [self.ago(day, hour=hour) + timedelta(minutes=7 * n) for n, day in enumerate(days)]
        return sorted(zip(at, told, strict=True), key=lambda pair: pair[0])

    # --- what is done each time

    def _hand(self, days: int, who: str = "processledare-kommun", package: str = PACKAGE, *, hour: int = 9) -> Hand:
        at = self.ago(days, hour=hour)
        return Hand(package, self.somebody(who, at), at)

    def _release(self, place: Placement, days: int, *, body: str = "", words: str = "") -> Release:
        on: date = self.ago(days).date()
        return Release(place, on, body, words, registering_authority=REGION)

    def _open(
        self,
        days: int,
        documents: Sequence[str],
        *,
        texts: Sequence[Text] = (),
        adjusts: bool = False,
        package: str = PACKAGE,
        hour: int = 9,
    ) -> None:
        hand = self._hand(days, "processledare-region", package, hour=hour)
        actions.open_versions(
            viewer=hand.viewer,
            at=hand.at,
            package=_package(hand),
            documents=documents,
            place=Placement(Audience.BODY, body=body_label("arbetsgrupp")[0]),
            texts=texts,
            adjusts=adjusts,
        )

    def _binds(self, days: int, term: TermFacts) -> None:
        hand = self._hand(days)
        describe(hand, hand.draft(MAIN), term=term)

    def _check(self, days: int, lawyers: Sequence[str], documents: Sequence[str], package: str = PACKAGE) -> None:
        for who in lawyers:
            hand = self._hand(days, who, package)
            for document in documents:
                hand.rearrange(actions.check_version, hand.draft(document), words=hand.words(document))

    def _publish(self, days: int, documents: Sequence[str], release: Release, *, package: str = PACKAGE) -> None:
        self._check(days, ("jurist-region", "jurist-kommun"), documents, package)
        hand = self._hand(days, "processledare-region", package)
        actions.publish_versions(
            viewer=hand.viewer,
            at=hand.at,
            package=_package(hand),
            versions=[hand.draft(document).version.pk for document in documents],
            release=release,
        )


# Two who wrote in the same section at the same time.
SAME_TIME = (
    "Närstående ska få veta vart de kan vända sig med frågor om planeringen.",
    "Den som vill ha en närstående med vid planeringen ska få frågan i god tid.",
)


def _read(documents: Sequence[str], folder: str) -> list[Text]:
    return [parse_text((TEXTS / folder / f"{slug}.md").read_text(encoding="utf-8")) for slug in documents]


def _section(step: Step) -> str:
    """The section that a step adjusts; none for the version's own facts."""
    return str(step.get("section", ""))


def _package(hand: Hand) -> int:
    with seen_by(hand.viewer):
        return queries.package(hand.package).pk


def _text_number(viewer: Viewer, said: Mapping[str, Any]) -> int:
    """The section text that is commented: of the newest published version, or of the open one."""
    with seen_by(viewer):
        if said["version"] == "forslag":
            return queries.reading(PACKAGE, said["document"]).notes[said["section"]].pk
        return queries.draft(PACKAGE, said["document"], viewer).notes[said["section"]].pk


def _place(viewer: Viewer, where: str) -> Placement:
    """Where somebody of the cast puts a comment: her own organisation, side or body, or herself."""
    match where:
        case "organisation":
            return Placement(Audience.ORGANISATION, organisation=min(viewer.organisations))
        case "side":
            return Placement(Audience.SIDE, side=min(viewer.sides))
        case "body":
            return Placement(Audience.BODY, body=body_label("arbetsgrupp")[0])
        case "person":
            return Placement(Audience.PERSON, person=viewer.person)
    return PARTIES
