"""Comments that say the same, in Swedish that people write; and what must hold whatever they write."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.domain.similarity import Comment, DifferenceKind, Star, group, likeness, opposed

WORDING = (
    "Kommunen ska ansvara för hemsjukvården dygnet runt. "
    "Ansvaret för hjälpmedel behöver förtydligas, eftersom gränsdragningen tolkas olika. "
    "Uppföljning bör ske inom 6 veckor."
)


def alike(first: str, second: str) -> bool:
    return likeness(Comment("a", first), Comment("b", second)).same


def against(first: str, second: str) -> bool:
    return opposed(Comment("a", first), Comment("b", second)) is not None


@pytest.mark.parametrize(
    "pasted",
    [
        WORDING.replace("Kommunen", "Orust kommun"),
        WORDING.replace("Kommunen", "Göteborgs Stad"),
        "Hej! Tack för möjligheten att yttra oss. " + WORDING + " Med vänlig hälsning Lilla Edets kommun",
        "Vi i Tjörn anser att k" + WORDING[1:],
        WORDING + " Hos oss har frågan diskuterats i nämnden.",
        "Uppföljning bör ske inom sex veckor. " + WORDING.removesuffix(" Uppföljning bör ske inom 6 veckor."),
        WORDING.replace("hjälpmedel", "hjälpmdel").replace("gränsdragningen", "gränsdragnignen"),
        WORDING.replace("förtydligas", "förrtydligas").replace("ska ", "skall "),
        WORDING.replace("bör ske", "böör ske"),
        WORDING.replace("Ansvaret", "Även ansvaret"),
        WORDING.replace(". ", ".\n\n- "),
    ],
)
def test_wording_that_was_pasted_and_edited_says_the_same(pasted: str) -> None:
    assert alike(WORDING, pasted)
    assert [star.keys for star in group([Comment("a", WORDING), Comment("b", pasted)])] in (
        [("a", "b")],
        [("b", "a")],
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ska ansvara", "ska inte ansvara"),
        ("ska ansvara", "ska aldrig ansvara"),
        ("ska ansvara", "får ansvara"),
        ("bör ske", "måste ske"),
        ("bör ske", "kan ske"),
        ("6 veckor", "3 veckor"),
        ("6 veckor", "sex månader"),
        ("Kommunen", "Regionen"),
        ("Kommunen", "Västra Götalandsregionen"),
        ("behöver förtydligas", "behöver ej förtydligas"),
        ("inom 6 veckor", "efter 6 veckor"),
        ("Uppföljning bör", "Uppföljning utan dröjsmål bör"),
    ],
)
def test_one_word_that_decides_parts_them(old: str, new: str) -> None:
    assert against(WORDING, WORDING.replace(old, new))
    assert against(WORDING.replace(old, new), WORDING)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Avsnitt 4.2 kan strykas i sin helhet.", "Avsnitt 4.3 kan strykas i sin helhet."),
        ("Stycket om SIP bör strykas ur avtalet.", "Stycket om SIP bör behållas i avtalet."),
        ("Vårdplanering sker högst två gånger per år.", "Vårdplanering sker minst två gånger per år."),
        ("Kostnaden delas lika med 50 procent var.", "Kostnaden delas lika med 40 procent var."),
        ("Avtalet gäller från den 1 mars.", "Avtalet gäller från den 1 maj."),
        ("Det gäller barn under 18 år i familjehem.", "Det gäller barn över 18 år i familjehem."),
        ("Insatsen är tillåten i hemmet.", "Insatsen är förbjuden i hemmet."),
        ("Färre uppföljningar behövs i avtalet.", "Fler uppföljningar behövs i avtalet."),
        ("Kommunen meddelar regionen om utskrivning.", "Regionen meddelar kommunen om utskrivning."),
        ("Kommunen ska betala regionen för tiden.", "Regionen ska betala kommunen för tiden."),
        ("Avsnittet är tydligt och bra skrivet.", "Avsnittet är otydligt och bra skrivet."),
        ("Vi tillstyrker förslaget.", "Förslaget avstyrks av oss."),
        ("Vi tillstyrker förslaget.", "Nämnden tillstyrker inte ändringarna."),
    ],
)
def test_same_words_and_another_meaning_are_opposed(first: str, second: str) -> None:
    assert against(first, second)
    assert not alike(first, second)


def test_whoever_quotes_a_wording_to_turn_it_down_does_not_say_it() -> None:
    assert against(WORDING, "Vi delar inte följande synpunkt: förbundets. " + WORDING)


def test_what_is_opposed_is_told_with_the_words_that_decide() -> None:
    found = opposed(Comment("a", WORDING), Comment("b", WORDING.replace("ska", "får")))
    assert found is not None
    assert found.first == "Kommunen ska ansvara för hemsjukvården dygnet runt."
    assert (found.first_signs, found.second_signs) == (("ska",), ("får",))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Vår kommun vill att texten ses över.", "Kommunen är nöjd."),
        (
            "Avsnittet om hemsjukvård behöver förtydligas helt.",
            "Avsnittet om rehabilitering behöver förtydligas helt.",
        ),
        (WORDING, "Uppföljning bör ske inom 6 veckor."),
        (
            WORDING,
            "Ansvaret för hjälpmedel behöver förtydligas. Elevhälsans roll saknas helt. Vi vill se en tidplan.",
        ),
        ("", WORDING),
    ],
)
def test_others_on_the_same_topic_do_not_say_the_same(first: str, second: str) -> None:
    assert not alike(first, second)
    assert not against(first, second)


@pytest.mark.parametrize("short", ["Se ovan", "OK", "Inget att erinra", "-", ""])
def test_very_short_comments_are_alike_only_when_equal(short: str) -> None:
    assert alike(short, f"  ”{short.upper()}”. ")
    assert not alike(short, f"{short} i denna del")


def test_two_that_propose_wordings_must_propose_the_same() -> None:
    said = "Texten om hemsjukvård behöver ändras så att ansvaret framgår."
    first = Comment("a", said, "Kommunen svarar för hemsjukvården i ordinärt boende.")
    assert not likeness(first, Comment("b", said, "Regionen svarar för hemsjukvården i ordinärt boende.")).same
    assert not likeness(first, Comment("b", said, "Parterna tar årligen fram en gemensam plan för området.")).same
    assert likeness(first, Comment("b", said, "Kommunen svarar för hemsjukvården i ordinart boende.")).same
    assert likeness(first, Comment("b", said)).same


def test_what_differs_is_told_sentence_by_sentence() -> None:
    pasted = WORDING.replace("Kommunen", "Orust kommun").replace("hjälpmedel", "hjälpmdel") + " Vi bidrar gärna."
    star = group([Comment("a", WORDING), Comment("b", WORDING), Comment("c", pasted)])[0]
    assert star.centre == "a"
    assert (star.members[0].key, star.members[0].score, star.members[0].differs) == ("b", 1.0, ())
    kinds = [(each.kind, each.centre[:10], each.member[:10]) for each in star.members[1].differs]
    assert kinds == [
        (DifferenceKind.NAME, "Kommunen s", "Orust komm"),
        (DifferenceKind.WORDING, "Ansvaret f", "Ansvaret f"),
        (DifferenceKind.ADDED, "", "Vi bidrar "),
    ]


def test_another_order_and_a_sentence_left_out_are_told() -> None:
    first, second, third = WORDING.rstrip(".").split(". ")
    whole = [Comment(key, WORDING) for key in "abd"]
    star = group([*whole, Comment("c", f"{second}. {first}.")])[0]
    assert [(each.kind, each.centre) for each in star.members[2].differs] == [
        (DifferenceKind.ORDER, ""),
        (DifferenceKind.LEFT_OUT, f"{third}."),
    ]


def test_the_commonest_wording_is_the_centre() -> None:
    own = (
        "Vi bidrar gärna själva.",
        "Nämnden har berett frågan.",
        "Se även kapitlet efteråt.",
        "Tidplanen oroar oss.",
    )
    others = [Comment(f"x{number}", f"{WORDING} {sentence}") for number, sentence in enumerate(own)]
    stars = group([Comment("z1", WORDING), *others, Comment("z2", WORDING)])
    assert [star.centre for star in stars] == ["z1"]
    assert len(stars[0].members) == 5


def test_two_that_are_opposed_are_in_different_stars_though_both_are_like_the_centre() -> None:
    pays, does_not = " Regionen ska betala för hjälpmedlen.", " Regionen ska inte betala för hjälpmedlen."
    stars = group([Comment("a", WORDING), Comment("b", WORDING + pays), Comment("c", WORDING + does_not)])
    assert alike(WORDING, WORDING + pays) and alike(WORDING, WORDING + does_not)
    assert len(stars) == 2


@pytest.mark.parametrize(
    "piece", ["a. ", "ska inte 3 ", "kommunen-", "100 000 ", ". ", "Orust kommun ", "Vi ser {}. "]
)
def test_a_treatise_is_like_its_equal_and_no_other(piece: str) -> None:
    long = "".join(piece.format(number) for number in range(30_000 // len(piece)))
    stars = group(
        [Comment("a", long), Comment("b", long), Comment("c", f"{long} Hälsa betalar."), Comment("d", WORDING)]
    )
    assert [star.keys for star in stars] == [("a", "b"), ("c",), ("d",)]


# --- what must hold for any comments --------------------------------------------------------------------------------

SENTENCES = (
    "Kommunen ska ansvara för hemsjukvården.", "Kommunen ska inte ansvara för hemsjukvården.",
    "Regionen ska ansvara för hemsjukvården.", "Kommunen får ansvara för hemsjukvården.", "Vi tillstyrker förslaget.",
    "Uppföljning av hjälpmedel sker inom tre veckor.", "Uppföljning av hjälpmedel sker inom 6 veckor.", "Hej!",
    "Vi avstyrker förslaget.", "Läkaren bör delta i vårdplaneringen vid utskrivning.", "Se ovan", "Orust kommun",
    "Läkaren bör delta i vrdplaneringen vid utskrivning.", "Vi delar inte följande synpunkt.", "ska", "4.2",
)  # fmt: skip
said = st.lists(st.sampled_from(SENTENCES), max_size=4).map(" ".join)
written = st.one_of(said, said, st.text(max_size=30))
crowds = st.lists(st.tuples(written, st.one_of(st.just(""), said)), max_size=9).map(
    lambda pairs: [Comment(f"{number}", *pair) for number, pair in enumerate(pairs)]
)


@given(crowds, st.randoms(use_true_random=False))
@settings(max_examples=120)
def test_every_comment_is_in_one_star_whatever_order_they_come_in(comments: list[Comment], chance: object) -> None:
    stars = group(comments)
    assert sorted(key for star in stars for key in star.keys) == sorted(comment.key for comment in comments)
    shuffled = list(comments)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group(shuffled) == stars


@given(crowds)
@settings(max_examples=120)
def test_members_are_like_the_centre_and_opposed_to_nobody(comments: list[Comment]) -> None:
    by_key = {comment.key: comment for comment in comments}
    for star in group(comments):
        for member in star.members:
            found = likeness(by_key[star.centre], by_key[member.key])
            assert found.same and found.score == member.score
        assert not [(a, b) for a in star.keys for b in star.keys if opposed(by_key[a], by_key[b])]


@given(written, written)
@settings(max_examples=150)
def test_likeness_is_symmetric_and_opposites_are_never_alike(first: str, second: str) -> None:
    one, other = (
        likeness(Comment("a", first), Comment("b", second)),
        likeness(Comment("a", second), Comment("b", first)),
    )
    assert (one.score, one.same, one.opposite is None) == (other.score, other.same, other.opposite is None)
    assert 0 <= one.score <= 1
    assert not (one.same and one.opposite)
    assert likeness(Comment("a", first), Comment("b", first)) == likeness(Comment("a", second), Comment("b", second))


def spread(text: str) -> str:
    return "\u00a0" + text.replace(" ", " \n ") + "\t"


@pytest.mark.parametrize("deformed", [str.upper, spread, lambda t: f"”{t}”", lambda t: t.replace("nd", "n\u00add")])
@given(text=said)
@settings(max_examples=25)
def test_case_blanks_quotation_marks_and_soft_hyphens_make_no_difference(text: str, deformed: object) -> None:
    assert likeness(Comment("a", text), Comment("b", deformed(text))).score == 1.0  # type: ignore[operator]


def test_a_star_of_one_is_alone() -> None:
    assert group([Comment("a", WORDING)]) == (Star("a"),)
    assert group([]) == ()
    assert Star("a").alone
