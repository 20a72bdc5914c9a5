"""A consultation counted: whoever abstains, is silent or is no party is told of and counted in no share."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.domain.consulted import (
    Asked,
    Consulted,
    Kind,
    Said,
    Section,
    Submitted,
    columns_of,
    compiled,
    figures,
    keys_of,
)
from samsyn.domain.grading import Grade, Tally
from samsyn.domain.matrix import Mark, document_of

AT = datetime(2026, 6, 19, 10, 0, tzinfo=UTC)


def section(position: int, number: str, heading: str = "", document: str = "avtal") -> Section:
    return Section(position, document, document.capitalize(), 1, f"s{position}", 2, number, heading, "")


def asked(key: int, *, party: bool = True, kind: Kind | None = Kind.ANSWER, late: bool = False) -> Asked:
    submitted = Submitted(kind, AT, is_late=late) if kind else None
    name = f"Kommun {key}"
    return Asked(key, str(key), name, name, name, is_party=party, side="municipal", submitted=submitted)


def consulted(respondents: list[Asked], *said: Said, sections: tuple[Section, ...] = (section(0, "1"),)) -> Consulted:
    return Consulted("Remiss", None, AT, sections, tuple(respondents), said, {"municipal": "Kommunerna"})


def test_answered_abstained_silent_and_late_are_told_apart() -> None:
    everybody = [
        asked(1),
        asked(2, late=True),
        asked(3, kind=Kind.ABSTENTION),
        asked(4, kind=None),
        asked(5, party=False),
        asked(6, party=False, kind=None),
    ]
    found = figures(everybody)
    assert (found.parties, found.answered, found.abstained, found.silent, found.late) == (4, 2, 1, 1, 1)
    assert (found.others, found.others_answered) == (2, 1)
    marks = [one.mark for one in everybody[:4]]
    assert marks == [Mark.NONE, Mark.LATE, Mark.ABSTAINED, Mark.SILENT]


def test_a_late_abstention_is_no_late_answer() -> None:
    assert figures([asked(1, kind=Kind.ABSTENTION, late=True)]).late == 0


def test_only_parties_that_have_answered_are_counted() -> None:
    everybody = [asked(1), asked(2, kind=Kind.ABSTENTION), asked(3, kind=None), asked(4, party=False)]
    sheet = compiled(consulted(everybody, Said(1, 0, Grade.FULL), Said(4, 0, Grade.NONE)))
    assert sheet.tallies["all"]["1"] == Tally(full=1)
    assert [one.row for one in sheet.respondents] == [1, 4]


def test_a_respondent_that_says_nothing_of_a_section_is_missing_there() -> None:
    sections = (section(0, "1"), section(1, "2"))
    sheet = compiled(consulted([asked(1)], Said(1, 1, Grade.PARTIAL), sections=sections))
    assert sheet.tallies["side:municipal"] == {"1": Tally(missing=1), "2": Tally(partial=1)}


def test_the_same_number_in_two_documents_is_told_apart_by_the_document() -> None:
    sections = (section(0, "1", "Syfte"), section(1, "1", "Syfte", "munhälsa"), section(2, "2", "Ansvar"))
    assert keys_of(sections) == {0: "Avtal 1 Syfte", 1: "Munhälsa 1 Syfte", 2: "2"}
    twice = (section(0, "1", "Syfte"), section(1, "1", "Syfte"))
    assert len(set(keys_of(twice).values())) == 2


def test_columns_name_their_document_where_there_are_several() -> None:
    assert [document_of(c) for c in columns_of((section(0, "1"), section(1, "1", document="munhälsa")))] == [
        "Avtal",
        "Munhälsa",
    ]
    assert document_of(columns_of((section(0, "2.1", "24 timmar 3 Vård"),))[0]) in {"", "24 timmar"}


GRADES = st.sampled_from([*Grade, None])


@settings(max_examples=40)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from([*Kind, None]), GRADES), max_size=8))
def test_every_answer_is_told_once_and_every_party_that_answered_is_counted_once(
    drawn: list[tuple[bool, Kind | None, Grade | None]],
) -> None:
    respondents = [asked(key, party=party, kind=kind) for key, (party, kind, _) in enumerate(drawn)]
    said = [Said(key, 0, grade) for key, (_, kind, grade) in enumerate(drawn) if kind is Kind.ANSWER]
    whole = consulted(respondents, *said)
    assert [(told.who.key, told.said.grade) for told in whole.by_respondent()] == [
        (one.respondent, one.grade) for one in said
    ]
    assert sorted(t.who.key for t in whole.by_section()) == [one.respondent for one in said]
    assert compiled(whole).tallies["all"]["1"].answered == figures(respondents).answered
