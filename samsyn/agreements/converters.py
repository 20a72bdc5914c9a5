"""Kinds of parameters in the agreements' addresses. Importing this module makes them known to `path()`."""

from __future__ import annotations

from django.urls import register_converter

from samsyn.agreements.places import PLACE, Number, place_of, word_of
from samsyn.domain.access import Placement


class PlaceConverter:
    """Where an open version lies: "organ-3"."""

    regex = PLACE

    def to_python(self, value: str) -> Placement:
        return place_of(value)

    def to_url(self, value: Placement) -> str:
        return word_of(value)


class VersionConverter:
    """What a published version is cited by: "3", "sida-region-1"."""

    regex = f"(?:[0-9]{{1,9}}|{PLACE}-[0-9]{{1,9}})"

    def to_python(self, value: str) -> Number:
        return int(value) if value.isdigit() else value

    def to_url(self, value: Number) -> str:
        return str(value)


class PageOfDraftConverter:
    """The rest of an address in an open version, from when it did not say which one."""

    of_section = "sparade(?:/[0-9]+)?|krock/[0-9]+|skriver|flytta|dela|sla-ihop|ta-bort|lagg-tillbaka"
    regex = f"(?:uppgifter|granska|justeringar|aterkalla|nytt-avsnitt|avsnitt/[-a-zA-Z0-9_]+(?:/(?:{of_section}))?)"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PlaceConverter, "place")
register_converter(VersionConverter, "version")
register_converter(PageOfDraftConverter, "page_of_draft")
