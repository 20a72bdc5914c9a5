"""The gallery page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samsyn.ui import specimens


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in all its states, for those who write pages and those who look after the look."""
    return render(request, "ui/gallery.html", specimens.everything())
