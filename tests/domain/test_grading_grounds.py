"""Why a grade was given: what a cell says, and what the words of a comment suggest. Precision comes before recall."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.domain.grading import Answer, Grade, Ground, Judgement, Suggestion, ground_of, judged, suggest

E, C, P, K, T = Ground.EDITORIAL, Ground.CLARIFICATION, Ground.PRINCIPLE, Ground.CONSEQUENCE, Ground.TODAY


@pytest.mark.parametrize(
    ("ground", "labels"),
    [
        (E, ["Redaktionellt", "redaktionell ändring", "1. Redaktionell synpunkt", "SPRÅKLIGT", "Editorial", "skrivfel;"]),
        (C, ["Förtydligande", "Behov av förtydligande", "Oklart", "otydlighet"]),
        (P, ["Princip", "Principiell fråga", "principiellt", "Matter of principle"]),
        (K, ["Konsekvens/kostnad", "Konsekvens eller kostnad", "Ekonomi", "Kostnader och konsekvenser", "Cost"]),
        (T, ["Dagsläget", "Dagens situation snarare än texten", "Nuläget, inte texten", "i dag", "Today's situation"]),
        (
            None,
            [
                "", " ", None, 3, True, "Redaktionellt; principiellt", "Redaktionellt men viktigt", "synpunkt", "inte texten",
                "Vi håller inte med", "Redaktionellt " * 9,
            ],
        ),
    ],
)  # fmt: skip
def test_a_cell_names_a_ground_or_none(ground: Ground | None, labels: list[object]) -> None:
    assert {label: ground_of(label) for label in labels} == dict.fromkeys(labels, ground)  # type: ignore[arg-type]


def test_a_label_is_no_longer_than_a_label() -> None:
    assert ground_of("Redaktionellt".ljust(80)) is E and ground_of("Redaktionellt".ljust(81)) is None


SUGGESTED = [
    (E, "Endast redaktionell synpunkt: rubriken och innehållsförteckningen skiljer sig åt."),
    (E, "Skrivfel i andra stycket. I övrigt inga synpunkter."),
    (E, "Stavfel på tredje raden, sid 4."),
    (E, "Språkliga justeringar behövs. Vi instämmer i sak."),
    (E, "Ordet ”kostnad” är felstavat."),
    (E, "REDAKTIONELL ÄNDRING!"),
    (E, "Mindre redaktionella ändringar, i övrigt inga invändningar."),
    (T, "Graderingen avser dagsläget, inte texten."),
    (T, "Så fungerar det inte i dag. Bra text."),
    (T, "Vi har graderat utifrån hur det fungerar idag."),
    (T, "Bedömningen utgår från nuläget snarare än texten. Vi ställer oss bakom innehållet."),
    (T, "Läkarmedverkan fungerar inte i praktiken."),
    (C, "Begreppet behöver förtydligas."),
    (C, "Det är oklart vem som kallar till mötet."),
    (C, "Det bör framgå hur helgdagar räknas."),
    (K, "Kostnaden är inte beräknad."),
    (K, "Uppdraget är ofinansierat. Konsekvensanalys saknas."),
    (P, "Det är en principiell fråga för kommunen."),
    (P, "Vi kan inte ställa oss bakom att uppgiften går över."),
]


@pytest.mark.parametrize(("ground", "comment"), SUGGESTED)
def test_a_comment_whose_every_clause_speaks_for_one_ground(ground: Ground, comment: str) -> None:
    found = suggest(comment)
    assert found and found.ground is ground and found.words
    assert all(word in comment.casefold() for word in found.words)


NOT_SUGGESTED = [
    # Two grounds, or a ground and something else.
    "Redaktionella fel, men det är också oklart vem som kallar.",
    "Skrivfel i andra stycket. Kommunen vill stärka barnens rätt.",
    "Skrivfel i andra stycket och kommunen vill stärka barnens rätt.",
    "Redaktionella ändringar behövs, i övrigt vill vi se en tidsgräns.",
    "Följs inte i dag. Vi kan inte acceptera det.",
    "Läkarmedverkan fungerar inte i dag, särskilt på helger.",
    # Denied, or quoted.
    "Det här är inte redaktionellt.",
    "Mer än redaktionella ändringar krävs.",
    "Det finns inga oklarheter.",
    "Stycket med rubriken ”Redaktionella ändringar” bör flyttas.",
    # A slip of the pen beside something that weighs more.
    "Skrivfel: kommunen ska inte ansvara för läkemedel.",
    "Stavfel, och regionens skyldighet bör skärpas.",
    "Redaktionellt bör avsnittet utgå.",
    # About the text, whatever it says of today.
    "Texten beskriver dagsläget och inte det vi vill uppnå.",
    "Formuleringen speglar dagens arbetssätt men inte det vi vill uppnå.",
    "Skrivningen förutsätter en bemanning som inte finns i dag.",
    "Det fungerar inte i dag, och texten ger inget stöd för att ändra på det.",
    "Texten beskriver dagens brister som om de vore en överenskommen ordning.",
    # Words that only look like signs.
    "Vi är i princip överens.",
    "Rätt konsekvent genomfört.",
    "Det bör framgå att kommunens ansvar inte omfattar läkarinsatser.",
    "Kostnadsfördelningen bör stå på ett enda ställe.",
    # Nothing.
    "",
    "Bra.",
    "Inga synpunkter.",
    "Vi avstår.",
]


@pytest.mark.parametrize("comment", NOT_SUGGESTED)
def test_where_anything_else_is_said_nothing_is_suggested(comment: str) -> None:
    assert suggest(comment) is None


@pytest.mark.parametrize("ground, comment", [one for one in SUGGESTED if one[0] in (E, T)])
@pytest.mark.parametrize("more", ["Vem betalar?", "Kommunen föreslår en tidsgräns.", "Det är oklart vem som kallar."])
def test_one_more_matter_takes_the_suggestion_away(ground: Ground, comment: str, more: str) -> None:
    assert suggest(f"{comment} {more}") is None and suggest(f"{more} {comment}") is None


@given(st.text(max_size=300))
def test_any_text_is_read_and_a_suggestion_carries_its_words(comment: str) -> None:
    found = suggest(comment)
    assert found is None or (found.words and found.ground is not Ground.UNSAID)


def test_a_very_long_comment_is_left_to_people() -> None:
    assert suggest("Skrivfel. " * 201) is None and suggest("Skrivfel. " * 200) is not None


def test_what_is_said_stands_over_what_is_suggested() -> None:
    said = Answer(2, None, "2.1", Grade.PARTIAL, "Skrivfel.", Ground.PRINCIPLE)
    assert judged(said) == Judgement(Grade.PARTIAL, Ground.PRINCIPLE)
    unsaid = judged(Answer(2, None, "2.1", Grade.PARTIAL, "Skrivfel."))
    assert (unsaid.said, unsaid.suggested) == (Ground.UNSAID, E)
    assert Judgement(Grade.NONE, Ground.PRINCIPLE, Suggestion(E, ("x",))).suggested is Ground.UNSAID
