"""What the pages about agreements share: who looks, where one is, a form and what came of it."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.agreements import rendering, texts
from samsyn.agreements.queries import Draft, PackageRow
from samsyn.ui import form_page
from samsyn.ui.form_page import FormPage

# A form, or what came of it, refusals in this slice's words.
answered = partial(form_page.answered, words=texts.words)


def stopped(request: HttpRequest, page: FormPage, *ways: tuple[str, str], kind: str = "warning") -> HttpResponse:
    """In place of a form that nobody could send: why not (the page's lead or what stands `above`), and where to go
    instead, as text and address."""
    context = {"page": page, "ways": ways, "kind": kind, **page.facts}
    return render(request, "agreements/stopped.html", context, status=422 if request.method == "POST" else 200)


def package_trail(package: PackageRow) -> list[str]:
    """Text and address in turns, to the package."""
    return [_("Avtal"), reverse("agreements:list"), package.title, reverse("agreements:package", args=[package.slug])]


def work_trail(package: PackageRow) -> list[str]:
    """To the work on the package."""
    return [*package_trail(package), _("Arbetsversioner"), reverse("agreements:work", args=[package.slug])]


def draft_trail(draft: Draft) -> list[str]:
    """To an open version."""
    address = reverse("agreements:draft", args=[*draft.names])
    return [*work_trail(draft.package), draft.version.title, address]


def draft_links(draft: Draft) -> rendering.Links:
    """Where references lead in an open version."""
    return rendering.Links(
        draft.package.slug,
        draft.document,
        draft.known,
        draft.titles,
        draft.package.words,
        rendering.Where.DRAFT,
        drafted_at=draft.version.placement,
    )
