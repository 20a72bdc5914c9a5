"""Pages of the desk and the public front."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def front(request: HttpRequest) -> HttpResponse:
    """The public front page."""
    return render(request, "desk/front.html")


def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the person who is signed in."""
    return render(request, "desk/desk.html")
