"""`samsyn redline` as it is used: keys, pieces, exit codes, messages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samsyn.cli.main import main
from tests.cli.conftest import ROOT

OLD = "1 Ansvar\n\nKommunen ska betala enligt avsnitt 2.\n\n2 Uppföljning\n\nParterna följer upp avtalet varje år.\n"
NEW = "1 Uppföljning\n\nParterna följer upp avtalet varje år.\n\n2 Ansvar\n\nKommunen får betala enligt avsnitt 2.\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "gammal.txt", tmp_path / "ny.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def asked(capsysbinary: pytest.CaptureFixture[bytes], *arguments: object) -> dict[str, Any]:
    assert main(["redline", *map(str, arguments), "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsysbinary.readouterr().out)
    return found


def test_json_has_exactly_the_keys_of_the_contract(
    pair: tuple[Path, Path], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = asked(capsysbinary, *pair)
    assert list(found) == [
        "seconds", "old", "new", "moves", "sections", "references", "anchors", "summary", "verified",
    ]  # fmt: skip
    assert list(found["old"][0]) == ["label", "text", "pieces", "to"]
    assert list(found["new"][0]) == ["label", "text", "pieces", "from", "kind"]
    assert list(found["moves"][0]) == ["old", "new", "heading", "text_same"]
    assert list(found["sections"][0]) == ["kind", "old", "new"]
    assert list(found["references"][0]) == ["block", "word", "text", "meant", "status"]
    assert found["verified"] is True and 0 <= found["seconds"] < 5


def test_the_pieces_of_a_block_join_to_the_block(
    pair: tuple[Path, Path], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = asked(capsysbinary, *pair)
    for side in ("old", "new"):
        for block in found[side]:
            joined = " ".join(text for _, text in block["pieces"])
            assert joined == f"{block['label']} {block['text']}".strip()
    words = [[tag, text] for block in found["new"] for tag, text in block["pieces"] if tag in "+-"]
    assert words == [["+", "1"], ["+", "2"], ["+", "får"]]


def test_comments_come_back_in_their_order(
    pair: tuple[Path, Path], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    places = [{"block": 3, "first": 0, "end": 3}, {"block": 1, "first": 1, "end": 2}]
    (tmp_path / "a.json").write_text(json.dumps(places))
    found = asked(capsysbinary, *pair, "--anchors", tmp_path / "a.json")["anchors"]
    assert list(found[0]) == ["status", "block", "first", "end", "confidence"]
    assert (found[0]["block"], found[0]["first"], found[0]["end"]) == (1, 0, 3)
    assert found[1] == {"status": "gone", "block": None, "first": None, "end": None, "confidence": 0.0}


def test_a_reference_that_leads_wrong_is_told_though_its_number_exists(
    pair: tuple[Path, Path], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert asked(capsysbinary, *pair)["references"] == [
        {"block": 3, "word": 5, "text": "2.", "meant": "1", "status": "stale"}
    ]


def test_text_says_in_words_what_moved_and_what_changed(
    pair: tuple[Path, Path], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["redline", *map(str, pair)]) == 0
    said = capsysbinary.readouterr().out.decode()
    assert "Avsnitt 1 Ansvar har flyttats till 2 och ändrats." in said
    assert "I avsnitt 2 är ett ord tillagt och ett ord borttaget." in said
    assert "Hänvisningen till 2 i 2 leder fel: det avsnitt som avses är nu 1." in said
    assert "[-ska-] {+får+}" in said


def test_html_stands_on_its_own_and_links_moves_both_ways(pair: tuple[Path, Path], tmp_path: Path) -> None:
    pair[0].write_text(OLD.replace("varje år", "varje <b>år</b> & dag"), encoding="utf-8")
    out = tmp_path / "ut.html"
    assert main(["redline", *map(str, pair), "--format", "html", "-o", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert 'href="#fran-0"' in page and 'id="fran-0"' in page and 'href="#till-0"' in page
    assert "&lt;b&gt;" in page and "<b>" not in page
    assert "http" not in page and "<script" not in page


def test_moves_can_be_plain(pair: tuple[Path, Path], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    found = asked(capsysbinary, *pair, "--plain-moves")
    assert found["moves"] == [] and found["verified"] is True
    assert {tag for block in found["new"] for tag, _ in block["pieces"]} == {"=", "+"}


FAULTS = {
    "a damaged Word file": ("b.docx", b"PK\x03\x04", "filen är skadad och kan inte läsas"),
    "no file": ("saknas.txt", None, "filen kan inte läsas"),
    "a document that is no text": ("a.odt", b"PK\x03\x04", "kan inte läsas. Spara texten som .docx, .txt eller .md"),
    "another type": ("a.pdf", b"%PDF", "filtypen kan inte läsas"),
    "a document that is called text": ("a.txt", b"PK\x03\x04skr\xe4p", "kontorsdokument"),
    "another encoding": ("a.txt", "å".encode("latin-1"), "inte text i UTF-8"),
    "binary": ("a.txt", b"a\0b", "inte en text"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_file_that_cannot_be_read_is_one_clear_sentence(
    what: str, pair: tuple[Path, Path], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    name, content, said = FAULTS[what]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["redline", str(tmp_path / name), str(pair[1])]) == 2
    told = capsysbinary.readouterr()
    assert told.out == b"" and said in told.err.decode() and len(told.err.decode().splitlines()) == 1


@pytest.mark.parametrize("content", ["{", "[1]", '[{"block": 0}]', '[{"block": 0, "first": 3, "end": 3}]', '[{"block": true, "first": 0, "end": 1}]'])  # fmt: skip
def test_places_of_comments_that_are_none_are_refused(
    content: str, pair: tuple[Path, Path], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "a.json").write_text(content)
    assert main(["redline", *map(str, pair), "--format", "json", "--anchors", str(tmp_path / "a.json")]) == 2
    assert len(capsysbinary.readouterr().err.decode().splitlines()) == 1


def test_a_text_of_too_many_blocks_is_refused(
    pair: tuple[Path, Path], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    pair[0].write_text("a\n\n" * 200_001)
    assert main(["redline", *map(str, pair)]) == 2
    assert "fler än 200 000 stycken" in capsysbinary.readouterr().err.decode()


def test_a_file_of_more_than_50_mb_is_refused(
    pair: tuple[Path, Path], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with pair[0].open("wb") as file:
        file.truncate(50_000_001)
    assert main(["redline", *map(str, pair)]) == 2
    assert "större än 50 MB" in capsysbinary.readouterr().err.decode()


def test_the_result_is_never_written_over_a_source(
    pair: tuple[Path, Path], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["redline", *map(str, pair), "-o", str(pair[1])]) == 2
    assert "kan inte sparas" in capsysbinary.readouterr().err.decode()
    assert pair[1].read_text(encoding="utf-8") == NEW


def test_the_same_text_twice_is_told_in_three_words(
    pair: tuple[Path, Path], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["redline", str(pair[0]), str(pair[0])]) == 0
    assert "Texterna är lika." in capsysbinary.readouterr().out.decode()


def test_it_loads_no_django_and_no_printing(pair: tuple[Path, Path]) -> None:
    code = (
        "import sys; from samsyn.cli.main import main\n"
        f"main(['redline', {str(pair[0])!r}, {str(pair[1])!r}, '-o', {str(pair[0].with_name('ut.txt'))!r}])\n"
        "print([m for m in ('django', 'weasyprint', 'openpyxl', 'docx') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
