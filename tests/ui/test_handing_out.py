"""A file has a name that every system can hold, is kept by no cache, and runs nothing."""

from __future__ import annotations

from django.http import HttpResponse

from samsyn.ui.handing_out import handed_out


def test_a_file_is_called_by_its_title_in_plain_letters() -> None:
    response = handed_out(HttpResponse("x"), "Hälso- och sjukvårdsavtal", "md")
    assert response["Content-Disposition"] == 'attachment; filename="halso-och-sjukvardsavtal.md"'


def test_a_title_without_letters_still_gives_a_name() -> None:
    response = handed_out(HttpResponse("x"), "–", "json", attached=False)
    assert response["Content-Disposition"] == 'inline; filename="dokument.json"'


def test_nothing_in_it_runs_and_no_cache_keeps_it() -> None:
    response = handed_out(HttpResponse("x"), "Avtal", "html")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-store"
