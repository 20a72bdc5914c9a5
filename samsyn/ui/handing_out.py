"""How files are handed out: with a name, to this reader only, and nothing in them runs."""

from __future__ import annotations

from typing import TypeVar

from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.text import slugify

Response = TypeVar("Response", bound=HttpResponseBase)
# What a file is called when nothing of its title can stand in a name.
UNNAMED = "dokument"


def handed_out(response: Response, title: str, ending: str, *, attached: bool = True) -> Response:
    """With a name, for this reader only: no cache keeps it, and nothing in it runs."""
    name = f"{slugify(title) or UNNAMED}.{ending}"
    response["Content-Disposition"] = content_disposition_header(attached, name) or ""
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
