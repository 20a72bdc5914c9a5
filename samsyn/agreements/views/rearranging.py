"""Acts on sections of an open version: add, move, split, merge, take out, put back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.access.actions import NotSeen
from samsyn.access.clock import now
from samsyn.access.middleware import viewer_of
from samsyn.agreements import actions, queries
from samsyn.agreements.forms.sections import NewSectionForm, PlaceForm, SplitForm, SureForm, spots
from samsyn.agreements.queries import Draft
from samsyn.agreements.views.shared import answered, draft_trail, stopped
from samsyn.domain.access import Placement
from samsyn.domain.rearranging import blocks_of
from samsyn.domain.sections import Placed, branch
from samsyn.ui.form_page import FormPage

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def add(request: HttpRequest, package: str, document: str, place: Placement) -> HttpResponse:
    """A new section: what it is called and where it stands."""
    draft = queries.draft(package, document, viewer_of(request), place)
    initial = {"spot": request.GET.get("plats", "")}
    form = NewSectionForm(request.POST or None, places=spots(draft.sections), initial=initial)
    page = FormPage(_("Lägg till ett avsnitt"), _("Lägg till avsnittet"), draft_trail(draft))

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.add_section(
            viewer=viewer_of(request), at=now(), version=draft.version.pk, heading=data["heading"], **form.place
        )
        return _back(draft), _("Avsnittet är tillagt. Skriv texten i det.")

    return answered(request, form, page, change)


@form_page
def move(request: HttpRequest, package: str, document: str, place: Placement, section: str) -> HttpResponse:
    """Put a section, with everything under it, somewhere else in the document."""
    draft, placed = _found(request, package, document, place, section)
    own = [p.section.slug for p in branch(draft.sections, section)]
    form = PlaceForm(request.POST or None, places=spots(draft.sections, but=own))
    page = _page(draft, placed, _("Flytta avsnitt %(name)s"), _("Flytta avsnittet"), _MOVES)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.move_section(
            viewer=viewer_of(request), at=now(), version=draft.version.pk, section=section, **form.place
        )
        return _back(draft, section), _("Avsnittet är flyttat. Orden i det är oförändrade.")

    return answered(request, form, page, change)


@form_page
def split(request: HttpRequest, package: str, document: str, place: Placement, section: str) -> HttpResponse:
    """Let the later part of a section become one of its own."""
    draft, placed = _found(request, package, document, place, section)
    form = SplitForm(request.POST or None, body=placed.section.body)
    page = _page(draft, placed, _("Dela avsnitt %(name)s"), _("Dela avsnittet"), _SPLITS)
    if len(blocks_of(placed.section.body)) < 2:
        page = _page(draft, placed, _("Dela avsnitt %(name)s"), _("Dela avsnittet"), _CANNOT_SPLIT)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.split_section(
            viewer=viewer_of(request),
            at=now(),
            version=draft.version.pk,
            section=section,
            block=int(data["block"]),
            heading=data["heading"],
        )
        return _back(draft, section), _("Avsnittet är delat.")

    return answered(request, form, page, change)


@form_page
def merge(request: HttpRequest, package: str, document: str, place: Placement, section: str) -> HttpResponse:
    """Merge a section into the one right before it."""
    draft, placed = _found(request, package, document, place, section)
    before = draft.before(placed)
    if before is None:
        return _cannot_merge(request, draft, placed)
    into = before.section.slug
    facts = {"into": _called(before)}
    page = _page(draft, placed, _("Slå ihop avsnitt %(name)s"), _("Slå ihop avsnitten"), _MERGES, **facts)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.merge_sections(
            viewer=viewer_of(request), at=now(), version=draft.version.pk, section=section, into=into
        )
        return _back(draft, into), _("Avsnitten är hopslagna.")

    return answered(request, SureForm(request.POST if request.method == "POST" else None), page, change)


def _cannot_merge(request: HttpRequest, draft: Draft, placed: Placed) -> HttpResponse:
    """Why a section cannot be merged where it stands, and the ways on from there."""
    beside = draft.sibling_before(placed)
    why = (
        _(
            "Det går inte att slå ihop %(name)s, eftersom avsnittet före, %(before)s, har underavsnitt. "
            "Flytta det först dit det ska slås ihop."
        )
        % {"name": _called(placed), "before": _called(beside)}
        if beside
        else _(
            "Det går inte att slå ihop %(name)s, eftersom det är det första avsnittet på sin nivå. "
            "Flytta det först dit det ska slås ihop."
        )
        % {"name": _called(placed)}
    )
    page = _page(draft, placed, _("Slå ihop avsnitt %(name)s"), "", "", lead=why)
    move = reverse("agreements:move", args=[*draft.names, placed.section.slug])
    return stopped(request, page, (_("Flytta avsnittet"), move), (_("Avbryt"), page.back))


@form_page
def remove(request: HttpRequest, package: str, document: str, place: Placement, section: str) -> HttpResponse:
    """Take a section out of the open version."""
    draft, placed = _found(request, package, document, place, section)
    page = _page(draft, placed, _("Ta bort avsnitt %(name)s"), _("Ta bort avsnittet"), _REMOVES, kind="danger")

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.remove_section(viewer=viewer_of(request), at=now(), version=draft.version.pk, section=section)
        return _back(draft), _(
            "Avsnittet är borttaget ur arbetsversionen. Texten finns kvar och kan läggas tillbaka."
        )

    return answered(request, SureForm(request.POST if request.method == "POST" else None), page, change)


@form_page
def restore(request: HttpRequest, package: str, document: str, place: Placement, section: str) -> HttpResponse:
    """Put back a section that was taken out."""
    draft = queries.draft(package, document, viewer_of(request), place)
    out = next((o for o in draft.out if o.slug == section), None)
    if out is None:
        raise NotSeen
    form = PlaceForm(request.POST or None, places=spots(draft.sections))
    title = _("Lägg tillbaka %(name)s") % {"name": out.heading}
    page = FormPage(title, _("Lägg tillbaka avsnittet"), draft_trail(draft))

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.restore_section(
            viewer=viewer_of(request), at=now(), version=draft.version.pk, section=section, **form.place
        )
        return _back(draft, section), _("Avsnittet är tillbaka med den text det hade.")

    return answered(request, form, page, change)


_MOVES = "agreements/_about_moving.html"
_SPLITS = "agreements/_about_splitting.html"
_CANNOT_SPLIT = "agreements/_cannot_split.html"
_MERGES = "agreements/_about_merging.html"
_REMOVES = "agreements/_about_removing.html"


def _found(request: HttpRequest, package: str, document: str, place: Placement, section: str) -> tuple[Draft, Placed]:
    draft = queries.draft(package, document, viewer_of(request), place)
    return draft, draft.section(section)


def _page(
    draft: Draft,
    placed: Placed,
    title: str,
    submit: str,
    above: str,
    kind: str = "primary",
    lead: str = "",
    **facts: Any,
) -> FormPage:
    name = _called(placed)
    here = reverse("agreements:write", args=[*draft.names, placed.section.slug])
    trail = [*draft_trail(draft), name, here]
    return FormPage(title % {"name": name}, submit, trail, lead=lead, kind=kind, above=above, facts=facts)


def _called(placed: Placed) -> str:
    return f"{placed.number} {placed.section.heading}"


def _back(draft: Draft, section: str = "") -> str:
    """The draft, at the section."""
    address = reverse("agreements:draft", args=[*draft.names])
    return f"{address}#{section}" if section else address
