"""A sealed compilation: worked out anew from its answers it is the same to the byte, and what was touched is named."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.office.sealed import (
    Asked,
    Finding,
    Given,
    GroupName,
    Question,
    Sealed,
    SealFault,
    SentVersion,
    archive_of,
    checked,
    outputs,
    seal_of,
)
from samsyn.office.sealed.values import read, written
from tests.page import parsed, text_of

NOBODY = Asked("", "", "", True, "municipal", "", "", "silent", "", False, "", "", "", "", "", "", "", "", "")


def asked(code: str, name: str, **said: object) -> Asked:
    return replace(NOBODY, code=code, name=name, sort_key=name.casefold(), **said)  # type: ignore[arg-type]


SEALED = Sealed(
    title="Remiss om provavtalet",
    led_by="Arbetsgruppen",
    opens_at="2026-02-01T08:00:00Z",
    closes_at="2026-06-19T10:00:00Z",
    sealed_at="2026-08-21T07:00:00Z",
    scale=(("full", "Stämmer helt"), ("partial", "Stämmer delvis"), ("none", "Stämmer inte alls")),
    versions=(SentVersion("Provavtalet", "SRO 2026-01-30", "a" * 64),),
    groups=(
        GroupName("side", "region", "Regionen"),
        GroupName("side", "municipal", "Kommunerna"),
        GroupName("association", "fyrbodal", "Fyrbodal"),
        GroupName("care_area", "simba", "SIMBA"),
    ),
    sections=(
        Question(1, "Provavtalet", "1", "Syfte", False),
        Question(2, "Provavtalet", "2.1", "Vård i hemmet", True),
        Question(3, "Munhälsa", "1", "Uppsökande", True),
    ),
    respondents=(
        asked(
            "1421",
            "Orust kommun",
            association="fyrbodal",
            status="answered",
            stance="conditional",
            conditions="att 2.1 ändras",
        ),
        asked("1485", "Uddevalla kommun", association="fyrbodal", status="answered", is_late=True),
        asked("14", "Västra Götalandsregionen", side="region", status="answered"),
        asked("1498", "Tidaholms kommun", status="abstained", reason="Personalen räcker inte."),
        asked("1499", "Falköpings kommun"),
        asked("patient", "Patientföreningen", is_party=False, side="", status="answered"),
    ),
    answers=(
        Given("1421", 2, "partial", "editorial", "Stavfel i <b>andra</b> stycket.", "=SUM(1)"),
        Given("1421", 3, "full", "", "", ""),
        Given("1485", 2, "none", "", "Vi håller inte med.", ""),
        Given("14", 2, "full", "", "", ""),
        Given("patient", 2, "none", "principle", "Patienten saknas.", ""),
    ),
    findings=(Finding(0, "Parterna står nära varandra."), Finding(2, "Mest gult är redaktionellt.")),
)
# What these answers give. It may only change with a new format: sealed compilations are rebuilt years later.
SEAL = "17b38e12e319ad313458426f3e10a6dd21e024300582de584af13d6bdad69d83"


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def compiled() -> dict[str, object]:
    found: dict[str, object] = json.loads(outputs(SEALED)["sammanstallning.json"])
    return found


def test_an_archive_is_worked_out_anew_to_the_byte() -> None:
    found = checked(archive_of(SEALED), "fil.zip")
    assert found.differs == ()
    assert found.sealed == SEALED
    files = opened(archive_of(SEALED))
    assert {name: files[name] for name in found.rebuilt} == found.rebuilt
    assert archive_of(found.sealed) == archive_of(SEALED)


def test_the_seal_stays_the_same_over_the_years() -> None:
    assert seal_of(archive_of(SEALED)) == SEAL, "sealed compilations could not be rebuilt: make a new format instead"


@pytest.mark.parametrize(
    "name", ["svar.json", "sammanstallning.json", "sammanstallning.csv", "matris.html", "LASMIG.txt"]
)
def test_a_file_that_was_touched_is_named(name: str) -> None:
    files = opened(archive_of(SEALED))
    files[name] = (
        files[name].replace(b"Orust", b"Tjorn").replace(b"provavtalet", b"annat").replace(b'"full": 1', b'"full": 2')
    )
    assert name in checked(packed(files), "fil.zip").differs


def test_a_touched_answer_shows_also_when_its_checksum_was_put_right() -> None:
    files = opened(archive_of(SEALED))
    files["svar.json"] = files["svar.json"].replace(b'"none"', b'"full"')
    manifest = json.loads(files["manifest.json"])
    manifest["files"]["svar.json"] = hashlib.sha256(files["svar.json"]).hexdigest()
    files["manifest.json"] = json.dumps(manifest).encode()
    found = checked(packed(files), "fil.zip")
    assert {"sammanstallning.json", "sammanstallning.csv", "matris.html"} <= set(found.differs)
    assert found.seal != seal_of(archive_of(SEALED))


def test_parties_are_counted_and_others_are_not() -> None:
    tallies = compiled()["tallies"]
    assert tallies["all"]["2"] == {"full": 1, "partial": 1, "none": 1, "missing": 0}
    assert tallies["all"]["3"] == {"full": 1, "partial": 0, "none": 0, "missing": 2}
    assert tallies["side:municipal"]["2"] == {"full": 0, "partial": 1, "none": 1, "missing": 0}
    assert tallies["care_area:simba"]["2"] == {"full": 0, "partial": 0, "none": 0, "missing": 0}
    assert compiled()["counts"] == {"answered": 3, "abstained": 1, "silent": 1, "parties": 5, "others": 1, "late": 1}
    assert compiled()["stances"] == {"conditional": 1}


def test_the_meaning_of_yellow_is_told() -> None:
    assert compiled()["reweighed"]["2"] == {"full": 1, "partial": 0, "none": 1, "missing": 0}


def test_nothing_in_the_csv_runs_and_who_is_silent_has_a_row() -> None:
    lines = outputs(SEALED)["sammanstallning.csv"].decode().splitlines()
    assert any("'=SUM(1)" in line for line in lines)
    assert [line for line in lines if line.startswith("Tidaholms")] == [
        "Tidaholms kommun;Kommunerna;;;Avstår från att svara;;;;;;;"
    ]
    assert any(line.startswith("Uddevalla kommun;Kommunerna;Fyrbodal;;Svarat (sent)") for line in lines)


def test_the_matrix_is_a_page_that_holds() -> None:
    page = outputs(SEALED)["matris.html"]
    tree = parsed(page)
    text = text_of(tree)
    assert "Falköpings kommun" in text and "Inte någon part" in text
    assert b"<script" not in page and b"http" not in page
    evil = replace(SEALED, title="<script>alert(1)</script>")
    assert b"<script>" not in outputs(evil)["matris.html"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"hej", "ingen arkivfil"),
        (packed({"annat.txt": b""}), "svar.json saknas"),
        (packed({"svar.json": b"{}", "manifest.json": b"{}"}), "går inte att läsa"),
        (packed({"svar.json": written(SEALED), "manifest.json": b"[]"}), "förteckningen"),
        (packed({"svar.json": b"[" * 100_000, "manifest.json": b"{}"}), "går inte att läsa"),
    ],
)
def test_what_is_no_archive_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(SealFault, match=words):
        checked(data, "fil.zip")


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"title": 7},
        {"answers": [{"respondent": "1421"}]},
        {"scale": [["full"]]},
        {"more": "than that"},
    ],
)
def test_answers_of_another_shape_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        read(json.dumps({**json.loads(written(SEALED)), **change}).encode())


words = st.text(st.characters(blacklist_categories=["Cs"]), max_size=30)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["1421", "1485", "14"]), st.sampled_from([2, 3]), words, words), max_size=6)
)
def test_any_answers_come_back_whole(said: list[tuple[str, int, str, str]]) -> None:
    answers = {
        (who, where): Given(who, where, "partial", "", comment, proposal) for who, where, comment, proposal in said
    }
    sealed = replace(SEALED, answers=tuple(answers.values()))
    found = checked(archive_of(sealed), "fil.zip")
    assert (found.sealed, found.differs) == (sealed, ())
