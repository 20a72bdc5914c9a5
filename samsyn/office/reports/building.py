"""From a compiled sheet to a report: who is who, what is counted, and in which order it is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import groupby

from samsyn.domain.grading import (
    Answer,
    CompiledSheet,
    Grade,
    Ground,
    Judgement,
    Tally,
    beside,
    by_comments,
    by_red,
    groups_of,
    judged,
    reweighed,
)
from samsyn.domain.grading import Respondent as Answering
from samsyn.domain.grading.headings import read_heading
from samsyn.domain.matrix import Column, Respondent, chapter_of, document_of
from samsyn.domain.names import Party
from samsyn.domain.sorting import sort_key
from samsyn.office.reports.names import built_in_names
from samsyn.office.reports.texts import chapter_name
from samsyn.office.reports.values import Figures, Group, Late, Live, Look, Part, Report, Said, Section, Voice
from samsyn.office.sheets.texts import say_problem

MAIN_DOCUMENT = "Huvuddokumentet"
MOST_SIDES = 12  # that can stand beside each other on paper; a list with more has none to compare


def report_of(
    compiled: CompiledSheet,
    parties: Sequence[Party],
    *,
    title: str = "",
    source: str = "",
    names: Mapping[str, str] | None = None,
    deadline: datetime | None = None,
    abstained: Collection[str] = (),
    main_document: str = MAIN_DOCUMENT,
    late: Collection[int] | None = None,
    live: Live | None = None,
) -> Report:
    """The report of a compilation.

    `parties` is the list it was compiled against, `names` the names of groups ("side:region" → "Regionen"; default: the
    built-in ones), `deadline` a moment as the sheet's times are written, `abstained` codes of parties that have said that
    they abstain, `main_document` what the sections are called whose headers name no document while others do. `late` are
    the rows that were late, where that is known apart from the deadline; `live` what is known of a consultation.
    """
    named = built_in_names() if names is None else names
    late = _after(compiled, deadline) if late is None else late
    voices = _voices(compiled, late)
    counted = [voice for voice in voices if voice.respondent.is_party]
    sides = _groups(compiled, parties, "side", named)
    sides = sides if len(sides) <= MOST_SIDES else ()
    of_side = [[v for v in counted if v.respondent.side == side.slug] for side in sides]
    sections = tuple(_sections(compiled, voices, counted, sides, main_document))
    return Report(
        title=title or f"Sammanställning av {source or compiled.sheet}",
        source=source,
        sheet=compiled.sheet,
        figures=_figures(compiled, parties, voices, deadline, abstained, late=late, is_live=live is not None),
        sides=sides,
        associations=_groups(compiled, parties, "association", named),
        care_areas=_groups(compiled, parties, "care_area", named),
        sections=sections,
        parts=tuple(_parts(sections)),
        voices=voices,
        red=by_red(compiled.tallies["all"]),
        discussed=by_comments({section.key: section.comments for section in sections}),
        weighed=reweighed(_judgements(counted)),
        weighed_sides=tuple(reweighed(_judgements(own)) for own in of_side),
        beside=beside({side.slug: _judgements(own) for side, own in zip(sides, of_side, strict=True)}),
        looks=tuple(Look(p.row, p.column, say_problem(p)) for p in compiled.problems),
        live=live,
    )


def _judgements(voices: Iterable[Voice]) -> Iterator[Judgement]:
    return (said.judgement for voice in voices for said in voice.said)


@lru_cache(maxsize=64)
def _silent(grade: Grade | None, ground: Ground) -> Said:
    """What is said without words. Few kinds stand in many places: made once each."""
    return Said(Judgement(grade, ground))


def _said(answer: Answer) -> Said:
    if not answer.comment and not answer.proposal:
        return _silent(answer.grade, answer.ground)
    return Said(judged(answer), answer.comment or "", answer.proposal or "")


def _voices(compiled: CompiledSheet, late: Collection[int]) -> tuple[Voice, ...]:
    """Everybody whose answer stands: parties in Swedish order, then those who are none."""
    answers = {row: tuple(map(_said, own)) for row, own in groupby(compiled.answers, key=lambda answer: answer.row)}
    standing = [r for r in compiled.respondents if r.superseded_by is None]
    voices = [_voice(r, answers[r.row], is_late=r.row in late) for r in standing]
    return tuple(sorted(voices, key=lambda v: (not v.respondent.is_party, v.respondent.sort_key, v.respondent.row)))


def _voice(one: Answering, said: tuple[Said, ...], *, is_late: bool) -> Voice:
    party = one.party
    name = " ".join(one.as_written.split()) or f"Rad {one.row}"
    if party is None:
        return Voice(Respondent(one.row, name, sort_key(name)), "", name, said, is_late)
    who = Respondent(
        row=one.row,
        name=party.formal_name or party.name,
        sort_key=sort_key(party.name),
        is_party=True,
        side=party.side,
        association=party.association,
        care_area=party.care_area,
    )
    return Voice(who, party.code, party.name, said, is_late)


def _after(compiled: CompiledSheet, deadline: datetime | None) -> frozenset[int]:
    """The rows that were finished after the deadline, as far as both are known."""
    if deadline is None:
        return frozenset()
    return frozenset(r.row for r in compiled.respondents if r.finished is not None and r.finished > deadline)


def _groups(
    compiled: CompiledSheet, parties: Sequence[Party], kind: str, names: Mapping[str, str]
) -> tuple[Group, ...]:
    """The groups of a kind in the order of their names."""
    belongs = {party.code: own for party, own in groups_of(parties).items()}
    answered = {r.party.code for r in compiled.respondents if r.party and r.superseded_by is None}
    found = []
    for key, tallies in compiled.tallies.items():
        if key.startswith(f"{kind}:"):
            members = [code for code, own in belongs.items() if key in own]
            slug, total = key.partition(":")[2], sum(tallies.values(), Tally())
            here = sum(code in answered for code in members)
            found.append(Group(kind, slug, names.get(key, slug), len(members), here, total))
    return tuple(sorted(found, key=lambda group: sort_key(group.name)))


def _sections(
    compiled: CompiledSheet,
    voices: Sequence[Voice],
    counted: Sequence[Voice],
    sides: Sequence[Group],
    main_document: str,
) -> Iterator[Section]:
    columns = [Column(at, s.number or "", s.heading, s.document) for at, s in enumerate(compiled.sections)]
    documents = [document_of(column) for column in columns]
    for at, section in enumerate(compiled.sections):
        yield Section(
            at=at,
            key=section.key,
            document=documents[at] or (main_document if any(documents) else ""),
            number=section.number or "",
            heading=section.heading if section.document else read_heading(section.header).text or section.header,
            total=compiled.tallies["all"][section.key],
            sides=tuple(compiled.tallies[f"side:{side.slug}"][section.key] for side in sides),
            comments=sum(bool(voice.said[at].comment) for voice in voices),
            weighed=reweighed(voice.said[at].judgement for voice in counted),
        )


def _parts(sections: Sequence[Section]) -> Iterator[Part]:
    """Document by document in the sheet's order; chapter by chapter where no documents are named."""
    by_document = any(section.document for section in sections)
    found: dict[str, list[Section]] = {}
    for section in sections:
        found.setdefault(section.document if by_document else chapter_of(section.number), []).append(section)
    for name, own in found.items():
        yield Part(name if by_document else chapter_name(name, own), tuple(own))


def _figures(
    compiled: CompiledSheet,
    parties: Sequence[Party],
    voices: Sequence[Voice],
    deadline: datetime | None,
    abstained: Collection[str],
    *,
    late: Collection[int],
    is_live: bool,
) -> Figures:
    answered = {voice.code for voice in voices if voice.respondent.is_party}
    silent = [party for party in sorted(parties, key=lambda p: sort_key(p.name)) if party.code not in answered]
    finished = [r.finished for r in compiled.respondents if r.finished]
    return Figures(
        parties=len(parties),
        answered=len(answered),
        missing=tuple(party.name for party in silent if party.code not in abstained),
        abstained=tuple(party.name for party in silent if party.code in abstained),
        late=tuple(_late(compiled, deadline, late)) if deadline and finished else None,
        deadline=deadline,
        first=min(finished, default=None),
        last=max(finished, default=None),
        others=tuple(voice.respondent.name for voice in voices if not voice.respondent.is_party),
        superseded=None if is_live else sum(r.superseded_by is not None for r in compiled.respondents),
        doubtful=sum(r.doubtful for r in compiled.respondents),
        comments=sum(bool(said.comment) for voice in voices for said in voice.said),
        total=sum(compiled.tallies["all"].values(), Tally()),
    )


def _late(compiled: CompiledSheet, deadline: datetime, late: Collection[int]) -> Iterator[Late]:
    """Whose standing answer came after the deadline, the first of them first."""
    in_time = {r.superseded_by for r in compiled.respondents if r.finished and r.finished <= deadline}
    standing = [r for r in compiled.respondents if r.superseded_by is None and r.row in late]
    for one in sorted(standing, key=lambda r: (r.finished or deadline, r.row)):
        name = one.party.name if one.party else one.as_written
        yield Late(name, one.finished or deadline, one.row in in_time)
