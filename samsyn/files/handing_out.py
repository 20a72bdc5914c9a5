"""How a file leaves the house: with a name, for this reader only; no cache keeps it, and nothing in it runs."""

from __future__ import annotations

import re
from typing import TypeVar

from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

Response = TypeVar("Response", bound=HttpResponseBase)
# What no file system takes in a name, and what would end the header.
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


def for_this_reader_only(response: Response, filename: str, *, attached: bool = True) -> Response:
    """The response with the headers of a file; `attached` saves it, otherwise the browser shows it."""
    name = _NOT_IN_NAMES.sub(" ", filename).strip(" .") or "fil"
    response["Content-Disposition"] = content_disposition_header(attached, name) or ""
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
