"""A written name to a party: a table with the truth, and properties over every party and many deformations."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.domain.names import MatchKind, NameIndex, Party, find, match
from samsyn.domain.names.places import KNOWN
from samsyn.office.sheets.party_list import built_in_parties

PARTIES = built_in_parties()
INDEX = NameIndex(PARTIES)
NAMES = {party.name: party for party in PARTIES}
MUNICIPALITIES = [party for party in PARTIES if party.side == "municipal"]

MEANT = {
    "TROLLHÄTTANS STAD": "Trollhättan",
    "Amåls kommun": "Åmål",
    "Borås": "Borås",
    "Borås kommun": "Borås",
    "kommunen i Orust": "Orust",
    "Orust kommun, socialförvaltningen": "Orust",
    "Göteborgs stad": "Göteborg",
    "Göteborgs Stad, stadsledningskontoret": "Göteborg",
    "Stadsledningskontoret Göteborg": "Göteborg",
    "Goteborg": "Göteborg",
    "Gothenburg": "Göteborg",
    "Tjorn": "Tjörn",
    "Dals Ed": "Dals-Ed",
    "Dals-Eds kn": "Dals-Ed",
    "Lilla Edets kommun": "Lilla Edet",
    "lillaedet": "Lilla Edet",
    "VGR": "Västra Götalandsregionen",
    "Region Västra Götaland": "Västra Götalandsregionen",
    "vastra gotalandsregionen": "Västra Götalandsregionen",
    "Västra Götaland": "Västra Götalandsregionen",
    "VGR Hälso- och sjukvårdsstyrelsen": "Västra Götalandsregionen",
    "Södra Älvsborgs Sjukhus, VGR": "Västra Götalandsregionen",
    "14": "Västra Götalandsregionen",
    "Marks": "Mark",
    "Alingsås kn": "Alingsås",
    "Kommunstyrelsen Vara": "Vara",
    "Ale vård- och omsorgsnämnd": "Ale",
    "1421": "Orust",
    "Kommunkod 1421": "Orust",
    "1421 Orust": "Orust",
    "Kommun: Orust": "Orust",
    "Orrust komun": "Orust",
    "Orustkommun": "Orust",
    "Hoj kommun": "Hjo",
    "registrator@orust.se": "Orust",
    "anna.mark@alingsas.se": "Alingsås",
    "Gästorp": "Grästorp",
    "Melerud": "Mellerud",
    "Esunga": "Essunga",
    "Lidkpöing": "Lidköping",
    "Lindköping": "Lidköping",
    "Bor ås": "Borås",
    '"Tranemo".': "Tranemo",
    "Borås Stad (Boråsregionen)": "Borås",
    "Göteborgs Stad, Hisingen": "Göteborg",
}
NOBODY = [
    *("", "   ", "-", "test", "Kommunen", "Regionen", "Nej", "49", "1384", "9999"),
    *("Kungsbacka", "Kungsbacka kommun", "Linköping", "Åre kommun", "Sala", "Habo kommun", "Region Halland"),
    *("Funktionsrätt Västra Götaland", "Länsstyrelsen Västra Götaland", "Attention", "Brukarföreningen"),
    *("Skaraborg", "Skaraborgs kommunalförbund", "Göteborgsregionen", "Göteborgsregionens kommunalförbund"),
    *("Boråsregionen", "Boråsregionen Sjuhärads kommunalförbund", "Fyrbodals kommunalförbund", "VästKom", "SIMBA"),
    *("Närhälsan Borås", "Bostadsbolaget i Borås Stad AB", "Socialdemokraterna i Orust", "PRO Tjörn"),
    *("Herrljunga/Vårgårda", "Göteborgs Stad och Mölndals stad", "1489 Borås", "Habo och Hjo kommun"),
    *("det ska vara bra", "mark och vatten", "Team Borås", "Det är dags att vara rädd om marken i Ale"),
]


@pytest.mark.parametrize(("written", "name"), MEANT.items())
def test_a_name_in_another_form_is_still_the_party(written: str, name: str) -> None:
    assert match(written, PARTIES).party == NAMES[name]


@pytest.mark.parametrize("written", NOBODY)
def test_what_is_no_party_is_never_guessed(written: str) -> None:
    found = match(written, PARTIES)
    assert found.party is None and found.certainty == 0.0


@pytest.mark.parametrize("party", PARTIES, ids=lambda party: party.name)
def test_name_formal_name_and_code_are_certain(party: Party) -> None:
    for written in (party.name, party.formal_name, party.code, party.formal_name.upper(), f"  {party.name} "):
        found = find(written, INDEX)
        assert (found.party, found.certainty, found.doubtful) == (party, 1.0, False)


def test_two_parties_are_named_and_none_chosen() -> None:
    found = match("Herrljunga/Vårgårda", PARTIES)
    assert found.kind is MatchKind.AMBIGUOUS
    assert {found.runner_up, found.other} == {NAMES["Herrljunga"], NAMES["Vårgårda"]}


def test_a_health_centre_in_a_town_is_not_the_town_and_says_so() -> None:
    found = match("Närhälsan Borås", PARTIES)
    assert (found.kind, found.runner_up) == (MatchKind.SOMEONE_ELSE, NAMES["Borås"])


def test_a_name_between_two_parties_is_ambiguous() -> None:
    found = match("Sara kommun", PARTIES)
    assert found.party is None and {found.runner_up, found.other} == {NAMES["Skara"], NAMES["Vara"]}


@pytest.mark.parametrize(
    "written", ["Amåls kommun", "Goteborg", "Trolhättan", "registrator@orust.se", "Västra Götaland"]
)
def test_what_had_to_be_weighed_is_doubtful(written: str) -> None:
    found = match(written, PARTIES)
    assert found.party is not None and found.doubtful


@pytest.mark.parametrize("written", ["kommunen i Orust", "Marks", "Kommunstyrelsen Vara", "Alingsås kn"])
def test_words_that_name_nobody_else_leave_no_doubt(written: str) -> None:
    found = match(written, PARTIES)
    assert not found.doubtful and 0.95 <= found.certainty < 1.0


FORMS = [
    "{name} kommun", "{name}s kommun", "{name} stad", "Kommunen i {name}", "{name} kn", "{name}s kommun, kommunstyrelsen",
    "Socialnämnden, {name}", "KOMMUN: {name}", "{name} kommun - registrator", "{name} kommun 2025",
]  # fmt: skip


@settings(deadline=None)
@given(st.sampled_from(MUNICIPALITIES), st.sampled_from(FORMS), st.sampled_from([str, str.upper, str.lower]))
def test_every_municipality_in_every_form(party: Party, form: str, case: object) -> None:
    written = case(form.format(name=party.name))  # type: ignore[operator]
    found = find(written.replace("ss kommun", "s kommun").replace("SS KOMMUN", "S KOMMUN"), INDEX)
    assert found.party == party and not found.doubtful


@settings(deadline=None)
@given(st.sampled_from(PARTIES))
def test_names_without_diacritics_or_spaces_are_the_party(party: Party) -> None:
    plain = "".join(c for c in unicodedata.normalize("NFKD", party.formal_name) if not unicodedata.combining(c))
    for written in (plain, party.formal_name.replace(" ", ""), unicodedata.normalize("NFD", party.formal_name)):
        assert find(written, INDEX).party == party


@settings(deadline=None)
@given(st.sampled_from(PARTIES), st.data())
def test_one_wrong_letter_never_leads_to_another_party(party: Party, data: st.DataObject) -> None:
    name = party.name
    at = data.draw(st.integers(1, len(name) - 2))
    letter = data.draw(st.sampled_from("abdefghiklmnoprstuvyåäö"))
    for written in (
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
    ):
        found = find(f"{written} kommun", INDEX)
        assert found.party in (party, None) or NAMES.get(written) == found.party
        if len(name) >= 8 and party.side == "municipal" and written not in KNOWN:
            assert found.party == party


@settings(deadline=None)
@given(
    st.sampled_from([name for name in KNOWN if name not in NAMES]), st.sampled_from(["{}", "{} kommun", "{}s kommun"])
)
def test_no_other_swedish_place_is_a_party(name: str, form: str) -> None:
    assert find(form.format(name), INDEX).party is None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_a_match_within_bounds(text: str) -> None:
    found = find(text, INDEX)
    assert 0.0 <= found.certainty <= 1.0 and (found.party is None) == (found.certainty == 0.0)


SKANE = [
    Party("12", "Region Skåne", "Region Skåne", "region"),
    Party("1267", "Höör", "Höörs kommun", "municipal"),
    Party("1266", "Hörby", "Hörby kommun", "municipal"),
    Party("1280", "Malmö", "Malmö stad", "municipal"),
    Party("1285", "Eslöv", "Eslövs kommun", "municipal"),
    Party("1281", "Lund", "Lunds kommun", "municipal"),
]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Malmo stad", "Malmö"),
        ("Hoor", "Höör"),
        ("Skåne", "Region Skåne"),
        ("Lunds kn", "Lund"),
        ("Eslöfs kommun", "Eslöv"),
    ],
)
def test_another_county_works_without_any_code(written: str, name: str) -> None:
    found = match(written, SKANE)
    assert found.party is not None and found.party.name == name


@pytest.mark.parametrize("written", ["Orust", "Göteborgs Stad", "Region Halland", "Kommunförbundet Skåne", "Höganäs"])
def test_another_county_does_not_know_ours(written: str) -> None:
    assert match(written, SKANE).party is None


def test_an_invented_list_without_formal_names_works() -> None:
    parties = [Party("1", "Norrdal"), Party("2", "Söderby"), Party("0003", "Västerå")]
    assert match("Nordal kommun", parties).party == parties[0]
    assert match("3", parties).party == parties[2]
    assert match("Österby", parties).party is None
