"""Addresses whose views go wrong, each in its own way."""

from __future__ import annotations

from enum import StrEnum

from allauth.core.ratelimit import respond_429
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path

from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.domain.access import Act
from samsyn.domain.verdicts import Refusal


class Refused(StrEnum):
    """A reason that belongs to this module."""

    TOO_LATE = "too_late"


def words(refusal: Refusal) -> str:
    """This module's words, as a slice's texts.py has them."""
    return f"Svarstiden gick ut {refusal.facts['deadline']}."


def unseen(request: HttpRequest) -> HttpResponse:
    raise NotSeen


def unallowed(request: HttpRequest) -> HttpResponse:
    raise NotAllowed(Act.SEAT_GIVE)


def refused(request: HttpRequest) -> HttpResponse:
    raise Refusal(Refused.TOO_LATE, deadline="den 19 juni kl. 12.00")


def wordless(request: HttpRequest) -> HttpResponse:
    raise Refusal("something_new")  # type: ignore[arg-type]


def denied(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def strange(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of ours")


def too_often(request: HttpRequest) -> HttpResponse:
    return respond_429(request)


VIEWS = [unseen, unallowed, refused, wordless, denied, strange, broken, too_often]
urlpatterns = [path(f"{view.__name__}/", view) for view in VIEWS]

handler400 = "samsyn.site.views.unreadable"
handler403 = "samsyn.site.views.not_allowed"
handler404 = "samsyn.site.views.not_found"
handler500 = "samsyn.site.views.broken"
