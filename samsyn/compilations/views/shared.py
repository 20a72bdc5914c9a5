"""What the pages about compilations share: where one is, whom something lies for, a form and what came of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.compilations import texts
from samsyn.compilations.queries import Head
from samsyn.parties.texts import readers
from samsyn.ui import form_page

# A form, or what came of it, refusals in this slice's words.
answered = partial(form_page.answered, words=texts.words)


def place_of(what: Any) -> str:
    """Who sees what lies there, in words."""
    return readers(what.placement, what.place_name)


def list_trail() -> list[str]:
    """Text and address in turns, to the list."""
    return [_("Sammanställningar"), reverse("compilations:list")]


def trail(head: Head) -> list[str]:
    """To a compilation."""
    return [*list_trail(), head.title, reverse("compilations:matrix", args=[head.pk])]
