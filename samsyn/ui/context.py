"""What the frame of every page needs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """`viewer`, and whether the fictional-data notice stands on the page."""
    return {"viewer": getattr(request, "viewer", None), "demo": settings.DEMO}
