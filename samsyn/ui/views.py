"""The gallery page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samsyn.ui import specimens


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in all its states, for those who write pages and those who look after the look."""
    return render(request, "ui/gallery.html", specimens.everything())
