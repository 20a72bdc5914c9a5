"""No file that is sent here is taken in beyond what may be, whatever form it comes with and whatever its sender says."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from samsyn.files import receiving
from samsyn.files.receiving import was_too_large


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "LARGEST", 200_000)


def request(**fields: Any) -> Any:
    return RequestFactory().post("/", fields)


def test_a_file_larger_than_what_may_be_taken_is_left_at_the_door() -> None:
    got = request(title="Min rubrik", file=SimpleUploadedFile("stor.csv", b"x" * 200_001))
    assert "file" not in got.FILES and was_too_large(got)
    assert got.POST["title"] == "Min rubrik", "the rest of the form is read"


def test_one_that_is_just_as_large_is_taken_in() -> None:
    got = request(file=SimpleUploadedFile("lagom.csv", b"x" * 200_000))
    assert got.FILES["file"].size == 200_000 and not was_too_large(got)


def test_it_is_the_bytes_that_are_counted_and_not_what_is_said_of_them() -> None:
    got = request(file=SimpleUploadedFile("stor.csv", b"x" * 5_000_000))
    body = got.read().replace(b"Content-Type: text/csv", b"Content-Type: text/csv\r\nContent-Length: 10")
    said = RequestFactory().generic("POST", "/", body, content_type=got.META["CONTENT_TYPE"])
    assert "file" not in said.FILES and was_too_large(said)


def test_the_others_of_a_form_are_taken_in() -> None:
    small_one, large = SimpleUploadedFile("a.csv", b"a"), SimpleUploadedFile("b.csv", b"b" * 300_000)
    got = request(one=small_one, two=large, three=io.BytesIO(b"c"))
    assert set(got.FILES) == {"one", "three"} and was_too_large(got)
