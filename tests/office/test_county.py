"""A county is read whole or not at all, and every fault is told by file, row and column."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from samsyn.office.county import County, CountyUnreadable, Fault, read_county

DATA = Path(__file__).parent.parent.parent / "samsyn/parties/data"
SMALL = {
    "sides.csv": "slug,name\nregion,Regionen\nmunicipal,Kommunerna\n",
    "parties.csv": "code,name,formal_name,side,association,care_area,care_area_certain\n"
    "14,Länet,Region Länet,region,,,true\n1401,Ön,Ö kommun,municipal,norr,vast,false\n",
    "associations.csv": "slug,short_name,formal_name,member_not_party\nnorr,Norr,Norra förbundet,\n",
    "care_areas.csv": "slug,name\nvast,Väst\n",
    "bodies.csv": "slug,name,kind,sides\nsro,SRO,political,region municipal\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in SMALL.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(CountyUnreadable) as refused:
        read_county(folder)
    return refused.value.faults


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def county() -> County:
    return read_county(DATA)


def test_our_county_has_fifty_parties_on_two_sides(county: County) -> None:
    parties = [o for o in county.organisations if o.is_party]
    assert Counter(p.side for p in parties) == {"region": 1, "municipal": 49}
    assert Counter(p.kind for p in parties) == {"region": 1, "municipality": 49}
    assert Counter(g.kind for g in county.groupings) == {"association": 4, "care_area": 6}


def test_formal_names_are_kept(county: County) -> None:
    formal = {o.code: o.formal_name for o in county.organisations}
    assert [formal[c] for c in ("1438", "1480", "1488", "1490")] == [
        "Dals-Eds kommun",
        "Göteborgs Stad",
        "Trollhättans stad",
        "Borås Stad",
    ]


def test_alingsas_and_lerum_moved_in_2017(county: County) -> None:
    for code in ("1441", "1489"):
        moved = {m.slug: m.period for m in county.memberships if m.code == code and m.kind == "care_area"}
        assert moved["sodra-alvsborg"].until_on == date(2016, 12, 31)
        assert moved["samla"].from_on == date(2017, 1, 1)


def test_lilla_edets_care_area_is_not_certain(county: County) -> None:
    unsure = [m.code for m in county.memberships if not m.certain]
    assert unsure == ["1462"]


def test_an_association_has_a_member_that_is_no_party(county: County) -> None:
    gr = [m.code for m in county.memberships if (m.kind, m.slug) == ("association", "goteborgsregionen")]
    assert len(gr) == 13 and "1384" in gr


def test_there_is_a_secretariat_for_each_side(county: County) -> None:
    assert {b.sides for b in county.bodies if b.kind == "secretariat"} == {("region",), ("municipal",)}


def test_a_small_county_is_read(folder: Path) -> None:
    county = read_county(folder)
    assert [o.code for o in county.organisations] == ["14", "1401"]
    assert [(m.slug, m.certain) for m in county.memberships] == [("norr", True), ("vast", False)]


def test_a_file_from_a_spreadsheet_is_read_too(folder: Path) -> None:
    text = SMALL["parties.csv"].replace(",", ";").replace("\n", "\r\n")
    (folder / "parties.csv").write_bytes(b"\xef\xbb\xbf" + text.encode() + b";;;;;;\r\n")
    assert len(read_county(folder).organisations) == 2


def test_an_organisations_address_is_read_where_there_is_a_column_of_them(folder: Path) -> None:
    rows = "code,name,formal_name,side,email\n14,Länet,Region Länet,region,\n1401,Ön,Ö kommun,municipal,kommun@on.example\n"
    (folder / "parties.csv").write_text(rows, encoding="utf-8")
    assert [o.email for o in read_county(folder).organisations if o.is_party] == ["", "kommun@on.example"]
    change(folder, "parties.csv", "kommun@on.example", "kommun på ön")
    assert Fault("parties.csv", 3, "email", "not_an_email", "kommun på ön") in faults(folder)


def test_a_file_that_is_missing_is_named(folder: Path) -> None:
    (folder / "bodies.csv").unlink()
    assert faults(folder) == (Fault("bodies.csv", 0, "", "no_file"),)


def test_a_column_that_is_missing_is_named(folder: Path) -> None:
    change(folder, "bodies.csv", "kind", "slag")
    assert faults(folder) == (Fault("bodies.csv", 1, "kind", "no_column"),)


def test_a_file_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "parties.csv").write_bytes(SMALL["parties.csv"].encode("cp1252"))
    assert Fault("parties.csv", 0, "", "not_utf8") in faults(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("parties.csv", "1401,Ön", "1401,", Fault("parties.csv", 3, "name", "empty")),
        (
            "parties.csv",
            "Ö kommun,municipal",
            "Ö kommun,statlig",
            Fault("parties.csv", 3, "side", "unknown", "statlig"),
        ),
        ("parties.csv", ",vast,", ",ost,", Fault("parties.csv", 3, "care_area", "unknown", "ost")),
        (
            "parties.csv",
            ",false",
            ",kanske",
            Fault("parties.csv", 3, "care_area_certain", "not_true_or_false", "kanske"),
        ),
        ("parties.csv", "1401,", "14,", Fault("parties.csv", 3, "code", "twice", "14")),
        ("parties.csv", "1401,", "14 01,", Fault("parties.csv", 3, "code", "not_an_address", "14 01")),
        ("parties.csv", "Ön", "Ö" * 201, Fault("parties.csv", 3, "name", "too_long", "Ö" * 80)),
        (
            "associations.csv",
            "förbundet,",
            "förbundet,1384 Udden",
            Fault("associations.csv", 2, "member_not_party", "unknown", "1384 Udden"),
        ),
        ("associations.csv", "norr,Norr", "1401,Norr", Fault("associations.csv", 2, "slug", "twice", "1401")),
        ("bodies.csv", "political", "politiskt", Fault("bodies.csv", 2, "kind", "unknown", "politiskt")),
        ("bodies.csv", "region municipal", "region stat", Fault("bodies.csv", 2, "sides", "unknown", "region stat")),
    ],
)
def test_a_fault_is_told_where_it_is(folder: Path, file: str, old: str, new: str, fault: Fault) -> None:
    change(folder, file, old, new)
    assert fault in faults(folder)


def test_every_fault_is_told_at_once(folder: Path) -> None:
    change(folder, "parties.csv", "Ön", "")
    change(folder, "bodies.csv", "political", "politiskt")
    assert {f.file for f in faults(folder)} == {"parties.csv", "bodies.csv"}


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("1401,care_area,vast,2017-13-01,", "from_on", "not_a_day"),
        ("1401,care_area,vast,2017-01-02,2017-01-01", "until_on", "ends_before_it_begins"),
        ("1401,care_area,ost,,", "slug", "unknown"),
        ("9999,care_area,vast,,", "code", "unknown"),
        ("1401,distrikt,vast,,", "kind", "unknown"),
    ],
)
def test_a_dated_membership_with_a_fault_is_told(folder: Path, row: str, column: str, code: str) -> None:
    (folder / "memberships.csv").write_text(f"code,kind,slug,from_on,until_on\n{row}\n", encoding="utf-8")
    assert (2, column, code) in [(f.row, f.column, f.code) for f in faults(folder)]


def test_memberships_of_one_kind_do_not_overlap(folder: Path) -> None:
    (folder / "care_areas.csv").write_text("slug,name\nvast,Väst\nost,Ost\n", encoding="utf-8")
    rows = "code,kind,slug,from_on,until_on\n1401,care_area,ost,,2016-12-31\n1401,care_area,vast,2017-01-01,\n"
    (folder / "memberships.csv").write_text(rows, encoding="utf-8")
    assert len(read_county(folder).memberships) == 3
    (folder / "memberships.csv").write_text(rows.replace("2016-12-31", "2017-01-01"), encoding="utf-8")
    assert [f.code for f in faults(folder)] == ["overlaps"]


def test_a_body_follows_one_above_it(folder: Path) -> None:
    head, row = "slug,name,kind,sides,follows\n", "{},{},political,region,{}\n"
    (folder / "bodies.csv").write_text(head + row.format("ny", "Ny", "gammal"), encoding="utf-8")
    assert [(f.column, f.code) for f in faults(folder)] == [("follows", "not_above")]


def test_reading_changes_no_file(tmp_path: Path) -> None:
    copy = tmp_path / "county"
    shutil.copytree(DATA, copy)
    before = {p.name: p.read_bytes() for p in copy.iterdir()}
    read_county(copy)
    assert {p.name: p.read_bytes() for p in copy.iterdir()} == before
