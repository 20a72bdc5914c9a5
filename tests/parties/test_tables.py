"""The list of parties: narrowed and sorted by words that are known, and as rows of a file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samsyn.domain.sorting import sort_key
from samsyn.parties.queries import ListedParty
from samsyn.parties.queries.parties import Belongs
from samsyn.parties.tables import Chosen, associations_of, care_areas_of, file_rows, shown, sides_of


def party(code: str, name: str, side: str, association: str = "", care_area: str = "") -> ListedParty:
    def belongs(where: str) -> Belongs | None:
        return Belongs(sort_key(where), where, sort_key(where), True) if where else None

    names = {"region": "Regionen", "municipal": "Kommunerna"}
    position = list(names).index(side) + 1
    return ListedParty(
        code,
        name,
        f"{name} kommun",
        sort_key(name),
        side,
        names[side],
        position,
        association=belongs(association),
        care_area=belongs(care_area),
    )


PARTIES = (
    party("1441", "Lerum", "municipal", "Göteborgsregionen", "SAMLA"),
    party("1421", "Orust", "municipal", "Fyrbodal", "Fyrbodal"),
    party("14", "Region", "region"),
    party("1440", "Ale", "municipal", "Göteborgsregionen", "SIMBA"),
    party("1407", "Öckerö", "municipal", "Göteborgsregionen", "Göteborgsområdet"),
)


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        (Chosen(), "Ale Lerum Orust Region Öckerö"),
        (Chosen(sort="-namn"), "Öckerö Region Orust Lerum Ale"),
        (Chosen(side="region"), "Region"),
        (Chosen(association="fyrbodal"), "Orust"),
        (Chosen(care_area="samla"), "Lerum"),
        (Chosen(text="ö"), "Öckerö"),
        (Chosen(text="  ÖCKE "), "Öckerö"),
        (Chosen(text="1441"), "Lerum"),
        (Chosen(text="finns inte"), ""),
        (Chosen(sort="part"), "Region Lerum Orust Ale Öckerö"),
        (Chosen(sort="forbund"), "Orust Lerum Ale Öckerö Region"),
        (Chosen(sort="omrade"), "Orust Öckerö Lerum Ale Region"),
    ],
)
def test_the_list_is_narrowed_and_sorted(chosen: Chosen, names: str) -> None:
    assert " ".join(p.name for p in shown(PARTIES, chosen)) == names


def test_a_party_is_found_by_its_other_names() -> None:
    region = replace(PARTIES[2], aliases=("Länsregionen", "LR"))
    assert shown([PARTIES[0], region], Chosen(text="lr")) == (region,)


def test_choices_are_what_the_parties_have() -> None:
    assert sides_of(PARTIES) == [("region", "Regionen"), ("municipal", "Kommunerna")]
    assert [name for _, name in associations_of(PARTIES)] == ["Fyrbodal", "Göteborgsregionen"]
    assert [name for _, name in care_areas_of(PARTIES)] == ["Fyrbodal", "Göteborgsområdet", "SAMLA", "SIMBA"]


def test_the_file_says_what_the_list_says() -> None:
    unsure = replace(PARTIES[0], care_area=Belongs("samla", "SAMLA", "samla", certain=False))
    heads, first, second = file_rows([unsure, PARTIES[2]], demo=False)
    assert heads == [
        "Kod",
        "Kortnamn",
        "Formellt namn",
        "Sida",
        "Kommunalförbund",
        "Vårdsamverkan",
        "Vårdsamverkan är säker",
    ]
    assert first == ["1441", "Lerum", "Lerum kommun", "Kommunerna", "Göteborgsregionen", "SAMLA", "nej"]
    assert second[4:] == ["", "", ""]


def test_each_row_of_a_demo_says_that_it_is_fictional() -> None:
    rows = list(file_rows(PARTIES, demo=True))
    assert {row[-1] for row in rows[1:]} == {"Påhittade uppgifter"}
