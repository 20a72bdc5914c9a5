"""The handbook's pictures, taken of the demo county on a fixed day. `make pictures` keeps them; else they are only taken."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import NARROW, ROOT, WIDE

KEPT = ROOT / "docs" / "handbok" / "bilder"
# name → who (nobody: signed out), address, what to click first
PICTURES = {
    "startsida": ("", "/", ""),
    "mitt-arbete": ("sekreterare", "/mitt-arbete/", ""),
    "parter": ("handlaggare-orust", "/parter/", ""),
    "organ": ("sekreterare", "/organ/arbetsgrupp/", ""),
    "avtal": ("", "/avtal/halso-och-sjukvardsavtal/halso-och-sjukvardsavtal/", ""),
    "skriva": (
        "processledare-region",
        "/avtal/halso-och-sjukvardsavtal/psykisk-halsa/arbete/avsnitt/suicidprevention/",
        "",
    ),
    "sammanstallning": ("processledare-region", "/sammanstallningar/1/", "table.matrix td.g-none >> nth=0"),
}


@pytest.mark.parametrize("width", [WIDE, NARROW], ids=["1440", "390"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_for_the_handbook(visit: Any, tmp_path: Path, name: str, width: dict[str, int]) -> None:
    who, path, click = PICTURES[name]
    visitor = visit(width)
    if who:
        visitor.be(who)
    page = visitor.go(path)
    if click and width is WIDE:
        page.locator(click).click()
        page.locator("aside blockquote, aside dl").first.wait_for()
    folder = KEPT if os.environ.get("SAMSYN_PICTURES") else tmp_path
    folder.mkdir(exist_ok=True)
    picture = folder / f"{name}-{width['width']}.png"
    page.screenshot(path=picture)
    assert picture.stat().st_size > 10_000
    assert (KEPT / picture.name).exists(), f"{picture.name} is not in the handbook: make pictures"
