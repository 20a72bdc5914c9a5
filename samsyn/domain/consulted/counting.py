"""From a consultation and its answers to what is drawn and counted: columns, rows, tallies, judgements, a compiled sheet.

The same rules as for a sheet that was read (docs/rules/grading.md): only parties that have answered are counted, and who
answered without grading a section is *missing* there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from samsyn.domain.consulted.values import Asked, Consulted, Said, Section, Told
from samsyn.domain.grading import Answer, CompiledSheet, Judgement, Respondent, Tally, judged
from samsyn.domain.grading import Section as GradedSection
from samsyn.domain.grading.compiling import groups_of
from samsyn.domain.matrix import Column, Mark, tally_of
from samsyn.domain.matrix import Respondent as Row
from samsyn.domain.names import Match, MatchKind, Party

# A sheet's moments are those of the clock on the wall here.
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def column_of(section: Section, *, several: bool) -> Column:
    """A section as a column of the matrix; it names its document where there are several."""
    document = section.document_title if several else ""
    return Column(section.position, section.number, section.heading, document, section.chapter)


def columns_of(sections: Sequence[Section]) -> tuple[Column, ...]:
    """The sections as columns of the matrix."""
    several = len({section.document for section in sections}) > 1
    return tuple(column_of(section, several=several) for section in sections)


def row_of(one: Asked) -> Row:
    """A respondent as a row of the matrix."""
    return Row(
        row=one.key,
        name=one.formal_name,
        sort_key=one.sort_key,
        is_party=one.is_party,
        side=one.side,
        association=one.association,
        care_area=one.care_area,
        mark=one.mark,
    )


def keys_of(sections: Iterable[Section]) -> dict[int, str]:
    """Position → the key of a section: its number where that is the only one, else document, number and heading.

    Two that are called the same in everything are told apart by their position.
    """
    known = list(sections)
    times = Counter(section.number for section in known)
    found: dict[int, str] = {}
    for one in known:
        is_alone = bool(one.number) and times[one.number] == 1
        whole = " ".join(filter(None, (one.document_title, one.number, one.heading)))
        key = one.number if is_alone else whole
        found[one.position] = f"{key} ({one.position})" if key in found.values() else key
    return found


@dataclass(frozen=True, slots=True)
class Figures:
    """The consultation in numbers: parties asked, and of them answered, abstained, silent, late; the same of others."""

    parties: int
    answered: int
    abstained: int
    silent: int
    late: int
    others: int
    others_answered: int


def figures(respondents: Iterable[Asked]) -> Figures:
    """Who was asked and what came of it. Late ones are among the answered."""
    known = list(respondents)
    parties = [one for one in known if one.is_party]
    answered = [one for one in parties if one.has_answered]
    silent = sum(one.submitted is None for one in parties)
    return Figures(
        parties=len(parties),
        answered=len(answered),
        abstained=len(parties) - len(answered) - silent,
        silent=silent,
        late=sum(one.mark is Mark.LATE for one in parties),
        others=len(known) - len(parties),
        others_answered=sum(one.has_answered for one in known if not one.is_party),
    )


def judgement_of(said: Said) -> Judgement:
    """A grade with its ground, and what the comment's words suggest where no ground is said."""
    return judged(Answer(said.respondent, None, "", said.grade, said.comment, said.ground))


def parties_of(respondents: Iterable[Asked]) -> tuple[Party, ...]:
    """The parties that were asked, with the groups of the day."""
    return tuple(
        Party(one.code, one.name, one.formal_name, one.side, one.association, one.care_area)
        for one in respondents
        if one.is_party
    )


def tallies_of(
    given: Iterable[tuple[str | None, str, str]], keys: Sequence[str], parties: Sequence[Party]
) -> dict[str, dict[str, Tally]]:
    """Group → section → tally of the parties that answered, for every group of these parties; everybody first.

    `given` are the answers that count: the party's code, the section's key, the grade.
    """
    groups = {party.code: names for party, names in groups_of(parties).items()}
    every = {name for names in groups.values() for name in names} | {"all"}
    grades: dict[str, dict[str, list[str]]] = {name: {key: [] for key in keys} for name in sorted(every, key=_order)}
    for code, key, grade in given:
        for name in groups.get(code or "", ()):
            grades[name][key].append(grade)
    return {name: {key: tally_of(found) for key, found in each.items()} for name, each in grades.items()}


def _order(group: str) -> tuple[int, str]:
    """Sides, associations, care areas after everybody, each in the order of the alphabet."""
    return ("all", "side", "association", "care_area").index(group.partition(":")[0]), group


def compiled(whole: Consulted) -> CompiledSheet:
    """The consultation as a sheet of answers that was compiled: one row for each respondent that has answered, one
    answer for each of the sections. Those who abstain or are silent have no row."""
    keys = keys_of(whole.sections)
    parties = {party.code: party for party in parties_of(whole.respondents)}
    answers = tuple(_answer(told, parties, keys) for told in whole.by_respondent())
    given = ((a.party.code if a.party else None, a.section, a.grade.value if a.grade else "") for a in answers)
    return CompiledSheet(
        sheet=whole.title,
        respondents=tuple(_respondent(one, parties) for one in whole.respondents if one.has_answered),
        sections=tuple(_section(at, one, keys) for at, one in enumerate(whole.sections)),
        answers=answers,
        tallies=tallies_of(given, list(keys.values()), list(parties.values())),
        problems=(),
    )


def _respondent(one: Asked, parties: Mapping[str, Party]) -> Respondent:
    party = parties.get(one.code) if one.is_party else None
    at = one.submitted.at.astimezone(STOCKHOLM).replace(tzinfo=None) if one.submitted else None
    return Respondent(one.key, one.formal_name, Match(MatchKind.CERTAIN, party, 1.0), finished=at)


def _section(at: int, one: Section, keys: Mapping[int, str]) -> GradedSection:
    whole = " ".join(filter(None, (one.number, one.heading)))
    return GradedSection(at, one.number or None, one.heading, keys[one.position], whole, one.document_title)


def _answer(told: Told, parties: Mapping[str, Party], keys: Mapping[int, str]) -> Answer:
    party = parties.get(told.who.code) if told.who.is_party else None
    said = told.said
    words = (said.comment or None, said.ground, said.proposal or None)
    return Answer(told.who.key, party, keys[told.section.position], said.grade, *words)
