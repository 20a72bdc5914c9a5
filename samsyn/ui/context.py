"""What the frame of every page needs: the rooms, the installation's name, the other language, the demo notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import get_language, get_language_info

from samsyn.domain.access import Viewer
from samsyn.ui.rooms import rooms_for


@dataclass(frozen=True, slots=True)
class Language:
    """A language to change to, named in itself."""

    code: str
    name: str


def page(request: HttpRequest) -> dict[str, Any]:
    """Whatever costs a question to the database is asked only if the template shows it."""
    viewer: Viewer = getattr(request, "viewer", None) or Viewer.public()
    match = request.resolver_match
    return {
        "viewer": viewer,
        "demo": settings.DEMO,
        "rooms": SimpleLazyObject(lambda: rooms_for(viewer, match.view_name if match else "")),
        "installation": SimpleLazyObject(installation_name),
        "other_language": other_language(),
    }


def installation_name() -> str:
    """The county's name, from the function that the setting names (the frame imports no slice)."""
    return str(import_string(settings.SAMSYN_INSTALLATION)())


def other_language() -> Language:
    """The language to offer: with two languages, the one the page is not in."""
    now = get_language() or settings.LANGUAGE_CODE
    code = next(code for code, _ in settings.LANGUAGES if code != now)
    return Language(code, get_language_info(code)["name_local"].capitalize())
