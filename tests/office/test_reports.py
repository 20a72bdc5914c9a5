"""A report tells what the compilation holds: who answered, who was late, what was said, in which order."""

from __future__ import annotations

import re
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.domain.grading import Grade, Ground, Row, Table, Tally, compile_answers
from samsyn.domain.names import Party
from samsyn.domain.verdicts import YES, no
from samsyn.office.reports import built_in_names, report_of
from samsyn.office.reports.looks import LOOKS
from samsyn.office.reports.remarks import remarks_of
from samsyn.office.reports.texts import GRADES, GROUNDS, comparable, count, letter_of, listed, moment, number, shares
from samsyn.office.reports.values import Late, Report
from samsyn.ui.grades import GRADES as ON_PAGES
from tests.architecture.tree import ROOT
from tests.office.report_cases import DEADLINE, ROWS, D, H, compiled, report, table
from tests.office.test_sheets import PARTIES


def test_the_figures_are_those_of_the_sheet() -> None:
    found = report(deadline=DEADLINE, abstained=["1466", "1402"]).figures
    assert (found.parties, found.answered, len(found.missing), found.abstained) == (
        50,
        6,
        42,
        ("Herrljunga", "Partille"),
    )
    assert "Herrljunga" not in found.missing and found.missing[-1] == "Öckerö", "in Swedish order"
    assert found.others == ("Funktionsrätt Västra Götaland",) and (found.superseded, found.doubtful) == (1, 1)
    assert found.total == Tally(5, 7, 4, 2) and found.comments == 11
    assert (found.first, found.last) == (datetime(2025, 6, 10, 8), datetime(2025, 6, 20, 8))


def test_late_is_after_the_deadline_and_not_at_it() -> None:
    late = report(deadline=DEADLINE).figures.late
    assert late == (
        Late("Tidaholm", datetime(2025, 6, 19, 12, 1)),
        Late("Ale", datetime(2025, 6, 20, 8, 0), replaced=True),
    )


def test_without_deadline_or_times_nobody_is_told_to_be_late() -> None:
    assert report().figures.late is None
    without = [["", *row[1:]] for row in ROWS]
    assert report(without, deadline=DEADLINE).figures.late is None


def test_sections_stand_in_their_documents_and_are_counted_side_by_side() -> None:
    found = report()
    assert [(p.name, [s.label for s in p.sections]) for p in found.parts] == [
        ("Huvuddokumentet", ["2.1 Vård i hemmet", "2.2 Egenvård"]),
        ("Munhälsa", ["3.1 Ansvar"]),
    ]
    assert [side.name for side in found.sides] == ["Kommunerna", "Regionen"]
    first = found.sections[0]
    assert first.sides == (Tally(1, 2, 2, 0), Tally(1, 0, 0, 0)) and first.total == Tally(2, 2, 2, 0)
    assert [section.comments for section in found.sections] == [5, 3, 3]


def test_groups_are_called_by_name_and_count_their_members() -> None:
    found = {group.name: (group.members, group.answered) for group in report().associations}
    assert found == {"Boråsregionen": (8, 0), "Fyrbodal": (14, 3), "Göteborgsregionen": (12, 1), "Skaraborg": (15, 1)}
    assert "SIMBA" in [group.name for group in report().care_areas]


def test_whoever_is_no_party_is_heard_last_and_never_counted() -> None:
    found = report()
    assert [v.short for v in found.voices] == [
        "Ale", "Orust", "Tanum", "Tidaholm", "Västra Götalandsregionen", "Åmål", "Funktionsrätt Västra Götaland",
    ]  # fmt: skip
    assert found.weighed.before == found.figures.total == Tally(5, 7, 4, 2)


def test_the_same_words_stand_once_with_everybody_who_sent_them() -> None:
    found = report()
    told = [(side, [(r.text, r.who) for r in own]) for side, own in remarks_of(found, found.sections[1])]
    assert told == [
        ("Kommunerna", [("Samma text från förbundet.", "Orust (D), Tanum (D)")]),
        ("Regionen", [("Regionens synpunkt.", "Västra Götalandsregionen (D)")]),
    ]
    last = remarks_of(found, found.sections[0])[-1]
    assert last[0] == "Inte part (räknas inte)" and last[1][0].who == "Funktionsrätt Västra Götaland (I)"


def test_what_is_set_aside_is_told_one_by_one() -> None:
    found = report()
    assert [
        (s.number, v.short, said.judgement.said, said.judgement.suggested) for s, v, said in found.set_aside()
    ] == [
        ("2.1", "Ale", Ground.TODAY, Ground.UNSAID),
        ("2.1", "Orust", Ground.UNSAID, Ground.EDITORIAL),
        ("2.1", "Tanum", Ground.EDITORIAL, Ground.UNSAID),
        ("2.1", "Åmål", Ground.UNSAID, Ground.TODAY),
    ]
    assert (found.weighed.said, found.weighed.suggested) == (2, 2)
    assert found.weighed.as_read == Tally(5, 5, 2, 2)
    assert [w.before for w in found.weighed_sides] == [side.total for side in found.sides]


def test_chapters_part_a_sheet_that_names_no_documents() -> None:
    rows = [["Orust", H, D, H, D], ["Ale", H, H, H, H]]
    sheet = table(rows, ("Kommun", "2 Vård", "2.1 Vård i hemmet", "3.1 Egenvård", "Övrigt"))
    found = report_of(compile_answers(sheet, PARTIES), PARTIES)
    assert [p.name for p in found.parts] == ["Kapitel 2 Vård", "Kapitel 3", "Avsnitt utan nummer"]
    assert found.title == "Sammanställning av Svar"


def test_a_list_without_sides_or_groups_gives_a_report_too() -> None:
    parties = [Party("1", "Norrdal"), Party("2", "Söderby")]
    sheet = Table("Svar", ("Vem", "1 A"), (Row(2, ("Norrdal", H)), Row(3, ("Söderby", D))))
    found = report_of(compile_answers(sheet, parties), parties)
    assert found.sides == found.associations == found.care_areas == () and found.figures.answered == 2


def test_a_list_with_more_sides_than_a_page_holds_has_none_to_compare() -> None:
    parties = [Party(f"{at}", f"Part {chr(65 + at)}", side=f"sida-{at}") for at in range(14)]
    sheet = table([[party.name, H] for party in parties], ("Vem", "1 A"))
    found = report_of(compile_answers(sheet, parties), parties)
    assert found.sides == () and found.sections[0].sides == () and found.sections[0].total == Tally(full=14)


def test_letters_words_and_colours_are_those_of_the_pages() -> None:
    for grade in (*Grade, None):
        page = ON_PAGES[grade or ""]
        assert (page.letter, str(page.words)) == (letter_of(grade), GRADES[grade])
    css = (ROOT / "samsyn/ui/static/ui/matrix.css").read_text()
    names = {Grade.FULL: "full", Grade.PARTIAL: "part", Grade.NONE: "none", None: "empty"}
    for grade, look in LOOKS.items():
        assert f"--grade-{names[grade]}: #{look.fill.lower()};" in css
        assert f"--grade-{names[grade]}-ink: #{look.ink.lower()};" in css
    assert f"--grade-part-bar: #{LOOKS[Grade.PARTIAL].foot.lower()};" in css


def test_every_ground_and_every_built_in_group_has_words() -> None:
    assert set(GROUNDS) == set(Ground) and all(GROUNDS[g] for g in Ground if g is not Ground.UNSAID)
    names = built_in_names()
    for party in PARTIES:
        for kind in ("side", "association", "care_area"):
            slug = getattr(party, kind)
            assert not slug or names[f"{kind}:{slug}"]


def test_every_reason_not_to_compare_has_words() -> None:
    source = (ROOT / "samsyn/domain/grading/beside.py").read_text()
    codes = set(re.findall(r'"(grades\.\w+)"', source))
    assert len(codes) == 3 and all(comparable(no(code)).startswith("Nej, ") for code in codes)
    assert comparable(YES) == "Ja"


def test_numbers_and_names_as_swedish_writes_them() -> None:
    assert number(1234567) == "1\u00a0234\u00a0567" and count(1, "svar", "svar") == "1 svar"
    assert listed([]) == "" and listed(["Ale"]) == "Ale" and listed(["Ale", "Hjo", "Orust"]) == "Ale, Hjo och Orust"
    assert listed(["a", "b", "c"], most=2) == "a, b och 1 till"
    assert moment(DEADLINE) == "19 juni 2025 kl. 12.00"
    assert shares(Tally(1, 1, 1)) == "H\u00a034\u00a0%, D\u00a033\u00a0%, I\u00a033\u00a0%"
    assert shares(Tally(missing=3)) == "ingen gradering"


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.lists(st.sampled_from([H, D, "Inte alls", None]), min_size=2, max_size=2), min_size=1, max_size=12)
)
def test_sides_add_up_to_the_whole_and_every_voice_says_something_of_every_section(
    grades: list[list[str | None]],
) -> None:
    rows = [[party.formal_name, *own] for party, own in zip(PARTIES, grades, strict=False)] + [
        [PARTIES[-1].name, H, H]
    ]
    sheet = compile_answers(table(rows, ("Kommun", "1 A", "2 B")), PARTIES)
    found: Report = report_of(sheet, PARTIES)
    for section in found.sections:
        assert sum(section.sides, Tally()) == section.total == section.weighed.before
    assert sum((side.total for side in found.sides), Tally()) == found.figures.total == found.weighed.before
    assert all(len(voice.said) == len(found.sections) for voice in found.voices)


def test_the_compilation_itself_keeps_its_keys() -> None:
    """Grounds and times are for the reports: the JSON contract stays as it is."""
    from samsyn.office.sheets.as_json import as_values

    found = as_values(compiled())
    assert set(found["answers"][0]) == {"party", "section", "grade", "comment"}
    assert set(found["respondents"][0]) == {"row", "as_written", "party", "certainty", "superseded_by"}
