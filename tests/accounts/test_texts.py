"""Every refusal has words, and a browser a name."""

from __future__ import annotations

import pytest

from samsyn.accounts.texts import WORDS, Refused, browser


def test_every_refusal_has_words() -> None:
    assert set(WORDS) == set(Refused)


@pytest.mark.parametrize(
    ("says", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Safari/537.36", "Chrome, Android"),
        ("<script>alert(1)</script>", "Okänd webbläsare"),
        ("", "Okänd webbläsare"),
    ],
)
def test_a_browser_is_named_without_repeating_what_it_says(says: str, name: str) -> None:
    assert browser(says) == name
