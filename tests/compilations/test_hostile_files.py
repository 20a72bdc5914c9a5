"""Files from people who wish us ill, through the page: refused in plain words, kept nowhere, read by nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from samsyn.access.scope import everything
from samsyn.compilations.forms.uploads import clean_name
from samsyn.compilations.models import Upload
from samsyn.files import receiving
from tests.compilations.uploads import file, messy
from tests.office.test_sniffing import REFUSED
from tests.page import Got, Page
from tests.world import World

NEW = reverse("compilations:upload")


@pytest.fixture
def mine(world: World, page: Page) -> Page:
    return page.as_(world.people["officer_orust"])


def sent(page: Page, content: bytes, name: str = "svar.xlsx") -> Got:
    form = page.get(NEW).form("form")
    form["file"], form["title"] = file(content, name), "Min rubrik"
    return form.submit()


def uploads() -> list[Any]:
    with everything(why="the test looks at what was put in, wherever it lies"):
        return list(Upload.objects.all())


def kept(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("what", [what for what in REFUSED if what != "nothing"])
def test_a_hostile_file_is_refused_in_words_and_kept_nowhere(mine: Page, folder: Path, what: str) -> None:
    got = sent(mine, REFUSED[what][0])
    assert got.status == 422 and "svar.xlsx: " in got.text
    assert got.form("form").values["title"] == "Min rubrik"
    assert not uploads() and not kept(folder)


@pytest.mark.parametrize("content", [b"", b" \n"])
def test_a_file_with_nothing_in_it_is_refused(mine: Page, content: bytes) -> None:
    got = sent(mine, content)
    assert got.status == 422 and "tom. Exportera svaren på nytt." in got.text and not uploads()


def test_a_file_that_is_too_large_is_not_taken_in(mine: Page, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "LARGEST", 3_000_000)
    got = sent(mine, b"a;b\n" * 800_000, "svar.csv")
    assert got.status == 422 and "större än 20 MB" in got.text and "spara som CSV" in got.text
    assert got.form("form").values["title"] == "Min rubrik"
    assert not uploads() and not kept(folder)
    assert sent(mine, messy()).h1 == "Svaren läses", "one that is not is taken in as ever"


def test_the_limit_is_the_one_that_is_told() -> None:
    assert receiving.LARGEST == 20_000_000


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.xlsx", "system.xlsx"),
        ("/absolut/svar.xlsx", "svar.xlsx"),
        ("svar\u202excod.xlsx", "svarxcod.xlsx"),
        ("svar\x00\x1b[31m\u200b.xlsx", "svar[31m.xlsx"),
        ("\u2066\u2069", "fil utan namn"),
        ("a" * 5000 + ".xlsx", "a" * 5000 + ".xlsx"),
        ("'; DROP TABLE upload; --.xlsx", "'; DROP TABLE upload; --.xlsx"),
    ],
)
def test_a_name_is_a_word_to_show(name: str, shown: str) -> None:
    assert clean_name(name) == shown


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "..\\..\\x.xlsx", "a" * 400 + ".xlsx", "<img src=x onerror=alert(1)>.xlsx"]
)
def test_a_name_leads_nowhere_on_the_disk(mine: Page, folder: Path, name: str) -> None:
    got = sent(mine, messy(), name)
    assert got.h1 == "Svaren läses"
    [upload] = uploads()
    assert kept(folder) == [upload.file_hash] and len(upload.source_name) <= 200
    assert "/" not in upload.source_name and "\\" not in upload.source_name


def test_what_the_browser_says_of_the_file_counts_for_nothing(mine: Page) -> None:
    got = sent(mine, b"%PDF-1.7 1 0 obj", "svar.csv")
    assert got.status == 422 and "filtypen kan inte läsas" in got.text


def test_many_files_at_once_are_not_taken_in(mine: Page, folder: Path) -> None:
    form = mine.get(NEW).form("form")
    response = mine.client.post(NEW, {**form.values, "file": [file(messy()) for _ in range(50)]})
    assert response.status_code == 400 and not uploads() and not kept(folder)


def test_whoever_sends_again_and_again_meets_a_limit(mine: Page) -> None:
    form = mine.get(NEW).form("form")
    statuses = [mine.client.post(NEW, {**form.values, "title": "x"}).status_code for _ in range(41)]
    assert set(statuses[:40]) == {422} and statuses[40] == 429
