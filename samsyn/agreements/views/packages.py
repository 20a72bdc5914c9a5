"""Forms about packages: opening one with its documents, and changing what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.access.clock import now
from samsyn.access.middleware import viewer_of
from samsyn.agreements import actions, queries
from samsyn.agreements.forms.packages import WORDS, NewDocumentForm, NewPackageForm, PackageForm
from samsyn.agreements.queries import Described
from samsyn.agreements.views.shared import answered, package_trail
from samsyn.ui.form_page import FormPage

form_page = require_http_methods(["GET", "HEAD", "POST"])
FIELDS = "agreements/_package_fields.html"


@form_page
def open_(request: HttpRequest) -> HttpResponse:
    """Open a package with its documents."""
    viewer = viewer_of(request)
    places = queries.places_to_open(viewer)
    form = NewPackageForm(
        request.POST if request.method == "POST" else None, places=places, packages=queries.packages_to_relate()
    )
    page = FormPage(
        _("Lägg upp ett avtalspaket"),
        _("Lägg upp paketet"),
        [_("Avtal"), reverse("agreements:list")],
        lead=_(
            "Ett paket är ett avtal med sina underavtal, en riktlinje, eller ett tidigare avtal som andra hänvisar till."
        ),
        fields=FIELDS,
    )

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        package = actions.open_package(
            viewer=viewer,
            at=now(),
            slug=data["slug"],
            facts=form.facts(data["kind"]),
            documents=form.documents,
            place=form.places[data["place"]],
        )
        said = _("Paketet är upplagt. Texterna visas här när de har skrivits och publicerats.")
        return reverse("agreements:package", args=[package.slug]), said

    return answered(request, form, page, change)


@form_page
def change(request: HttpRequest, package: str) -> HttpResponse:
    """Change what is said of a package."""
    viewer = viewer_of(request)
    described = queries.package_to_describe(package, viewer)
    form = PackageForm(
        request.POST if request.method == "POST" else None,
        packages=queries.packages_to_relate(but=package),
        related=len(described.relations),
        initial=_initial(described),
    )
    page = FormPage(
        _("Ändra uppgifter om %(name)s") % {"name": described.package.title},
        _("Ändra uppgifterna"),
        package_trail(described.package),
        fields=FIELDS,
    )

    def changed(data: Mapping[str, Any]) -> tuple[str, str]:
        facts = form.facts(described.package.kind)
        actions.describe_package(viewer=viewer, at=now(), package=described.package.pk, facts=facts)
        return reverse("agreements:about", args=[package]), _("Uppgifterna är ändrade.")

    return answered(request, form, page, changed)


@form_page
def add_document(request: HttpRequest, package: str) -> HttpResponse:
    """Add a document to a package."""
    viewer = viewer_of(request)
    found = queries.package_to_extend(package, viewer)
    page = FormPage(_("Lägg till ett dokument"), _("Lägg till dokumentet"), package_trail(found))
    form = NewDocumentForm(request.POST if request.method == "POST" else None)

    def added(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.add_document(viewer=viewer, at=now(), package=found.pk, document=form.document)
        return reverse("agreements:work", args=[package]), _("Dokumentet är tillagt. Öppna en arbetsversion av det.")

    return answered(request, form, page, added)


def _initial(described: Described) -> dict[str, Any]:
    """What the form begins with. The usual words of kinds stand for none."""
    row = described.package
    names = ("title", "summary", "signed_on", "valid_from", "valid_until")
    words = {
        "main_name": row.words.main_name,
        "main_name_definite": row.words.main_definite,
        "sub_name": row.words.sub_name,
        "sub_name_definite": row.words.sub_definite,
        "sub_heading": row.words.sub_heading,
    }
    for word, definite in WORDS:
        words[definite] = words[definite] if words[word] else ""
    relations: dict[str, str] = {}
    for number, (kind, slug) in enumerate(described.relations, start=1):
        relations |= {f"relation_{number}_kind": kind, f"relation_{number}_package": slug}
    return {**{n: getattr(row, n) for n in names}, **words, **relations, "aliases": "\n".join(described.aliases)}
