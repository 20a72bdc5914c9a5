"""Colours can be read, nothing is fetched from elsewhere, nothing is styled or scripted inline."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import samsyn
from samsyn.ui.grades import GRADES, parts
from samsyn.ui.icons import SHAPES

PACKAGE = Path(samsyn.__file__).parent
STATIC = PACKAGE / "ui" / "static" / "ui"
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
VARIABLE = re.compile(r"--([\w-]+): (#[0-9a-f]{6})")
# Addresses that name something and fetch nothing.
NAMESPACE = "http://www.w3.org/2000/svg"


def colours(*files: str) -> dict[str, str]:
    return {name: value for file in files for name, value in VARIABLE.findall((STATIC / file).read_text())}


def luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        c = channel / 255
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("grade", ["full", "part", "none", "empty"])
def test_each_grades_letter_stands_out_from_its_ground(grade: str) -> None:
    found = colours("matrix.css")
    assert contrast(found[f"grade-{grade}"], found[f"grade-{grade}-ink"]) >= 4.5


def test_the_grades_darken_in_their_order_so_that_a_grey_print_can_be_read() -> None:
    found = colours("matrix.css")
    grounds = [luminance(found[f"grade-{grade}"]) for grade in ("empty", "full", "part", "none")]
    assert grounds == sorted(grounds, reverse=True)
    assert all(a - b > 0.08 for a, b in pairwise(grounds))


def test_the_bar_of_partly_stands_out_from_its_cell() -> None:
    found = colours("matrix.css")
    assert contrast(found["grade-part"], found["grade-part-bar"]) >= 3


@pytest.mark.parametrize("ink", ["ink", "ink-soft", "accent", "good", "warn", "bad"])
@pytest.mark.parametrize("ground", ["#ffffff", "surface", "surface-faint"])
def test_text_stands_out_from_every_ground(ink: str, ground: str) -> None:
    found = colours("house.css")
    assert contrast(found[ink], found.get(ground, ground)) >= 4.5


def test_every_grade_has_a_letter_of_its_own_and_words() -> None:
    assert len({look.letter for look in GRADES.values()}) == len(GRADES) == 4
    assert all(str(look.words) for look in GRADES.values())


def test_a_share_bar_is_full_and_in_the_grades_order() -> None:
    drawn = parts({"full": 31, "partial": 12, "none": 5, "": 2})
    assert [part.look.letter for part in drawn] == ["H", "D", "I", "–"]
    assert sum(part.width for part in drawn) == pytest.approx(100, abs=0.01)
    assert [part.count for part in drawn] == [31, 12, 5, 2]


def test_a_share_bar_of_nobody_is_empty() -> None:
    assert [part.width for part in parts({})] == [0, 0, 0, 0]


def test_every_status_has_a_shape_of_its_own() -> None:
    kinds = ["good", "waiting", "late", "ended", "neutral"]
    assert len({SHAPES[kind] for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("file", sorted(STATIC.rglob("*.css")), ids=lambda file: file.name)
def test_style_sheets_fetch_nothing_from_elsewhere(file: Path) -> None:
    css = file.read_text()
    assert "@import" not in css
    fetched = re.findall(r"url\(\s*[\"']?([^\"')]+)", css)
    assert not [address for address in fetched if not address.startswith(("data:", "vendor/"))]


def test_own_scripts_name_no_other_host() -> None:
    assert not re.findall(r"[\"'`](?:https?:)?//", (STATIC / "house.js").read_text())


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: "/".join(file.parts[-2:]))
def test_templates_fetch_nothing_from_elsewhere_and_are_not_styled_inline(file: Path) -> None:
    html = re.sub(r"{%\s*comment.*?endcomment\s*%}", "", file.read_text(), flags=re.S)
    assert not re.findall(r"<(?:script|link|img|iframe|source|form)[^>]*(?:src|href|action)=[\"']?https?:", html)
    assert "<style" not in html
    assert not re.findall(r"\sstyle=", html)
    assert not re.findall(r"<script(?![^>]*\ssrc=)", html)
    assert not re.findall(r"\son[a-z]+=[\"']", html)
    assert not [a for a in re.findall(r"xmlns=[\"']([^\"']+)", html) if a != NAMESPACE]
