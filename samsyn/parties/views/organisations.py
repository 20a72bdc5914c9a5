"""Forms about organisations and what they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.access.clock import now, today
from samsyn.domain.access import Act
from samsyn.parties import actions, forms, queries, texts
from samsyn.parties.views.shared import FormPage, answered, viewer_of

asks = require_http_methods(["GET", "HEAD", "POST"])


def _trail(organisation: Any) -> list[str]:
    return [_("Parter"), reverse("parties:list"), str(organisation), organisation.get_absolute_url()]


@asks
def organisation_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add an organisation that is no party, as the secretary of a side."""
    viewer = viewer_of(request)
    side = queries.side_to_add_to(slug, viewer, Act.ORGANISATION_ADD)
    form = forms.NewOrganisationForm(request.POST or None, parties=queries.parties_to_choose(slug))

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        belongs = data["belongs"]
        organisation = actions.add_organisation(
            viewer=viewer,
            at=now(),
            side=None if belongs == "none" else slug,
            part_of=data["part_of"] if belongs == "part" else "",
            **{key: data[key] for key in ("name", "formal_name", "email", "website")},
        )
        return organisation.get_absolute_url(), _("%(name)s är tillagd.") % {"name": organisation}

    page = FormPage(
        title=_("Lägg till en organisation"),
        lead=_("För den som tar del i arbetet utan att vara part."),
        submit=_("Lägg till organisationen"),
        trail=[_("Parter"), reverse("parties:list"), str(side), reverse("parties:side", args=[slug])],
    )
    return answered(request, form, page, change)


@asks
def organisation_change(request: HttpRequest, code: str) -> HttpResponse:
    """Change an organisation's names and contact."""
    viewer = viewer_of(request)
    organisation = queries.organisation_to_change(code, viewer, Act.ORGANISATION_UPDATE)
    fields = ("name", "formal_name", "email", "website")
    initial = {field: getattr(organisation, field) for field in fields}
    form = forms.OrganisationForm(request.POST or None, initial=initial)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.update_organisation(viewer=viewer, at=now(), code=code, **{field: data[field] for field in fields})
        return organisation.get_absolute_url(), _("Uppgifterna är sparade.")

    page = FormPage(
        title=_("Ändra uppgifter om %(name)s") % {"name": organisation},
        submit=_("Spara uppgifterna"),
        trail=_trail(organisation),
    )
    return answered(request, form, page, change)


@asks
def organisation_withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Take an organisation that is no party out of use."""
    viewer = viewer_of(request)
    organisation = queries.organisation_to_change(code, viewer, Act.ORGANISATION_WITHDRAW)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.withdraw_organisation(viewer=viewer, at=now(), code=code)
        return organisation.get_absolute_url(), _("Organisationen är tagen ur bruk.")

    page = FormPage(
        title=_("Ta %(name)s ur bruk") % {"name": organisation},
        lead=_("Platserna slutar genast och tillhörigheterna i dag. Sidan och historiken finns kvar."),
        submit=_("Ta organisationen ur bruk"),
        trail=_trail(organisation),
        kind="danger",
    )
    return answered(request, forms.Sure(request.POST or None), page, change)


@asks
def membership_change(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Move an organisation to another association or care area from a day."""
    viewer = viewer_of(request)
    organisation = queries.organisation_to_change(code, viewer, Act.MEMBERSHIP_CHANGE)
    words = str(texts.GROUPING_KINDS[kind])
    present = queries.belongs_now(organisation, kind, today())
    form = forms.MembershipForm(
        request.POST or None,
        initial={"grouping": present.slug if present else ""},
        groupings=queries.groupings_to_choose(kind),
        label=_("Ny tillhörighet"),
    )

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.change_membership(
            viewer=viewer, at=now(), code=code, kind=kind, grouping=data["grouping"], from_on=data["from_on"]
        )
        return organisation.get_absolute_url(), _("Tillhörigheten är ändrad.")

    page = FormPage(
        title=_("Ändra %(kind)s för %(name)s") % {"kind": words.lower(), "name": organisation},
        lead=_("Hör nu till %(name)s.") % {"name": present.name} if present else "",
        submit=_("Spara tillhörigheten"),
        trail=_trail(organisation),
    )
    return answered(request, form, page, change)


@asks
def membership_confirm(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Say that an assumed membership is certain."""
    viewer = viewer_of(request)
    organisation = queries.organisation_to_change(code, viewer, Act.MEMBERSHIP_CHANGE)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.confirm_membership(viewer=viewer, at=now(), code=code, kind=kind)
        return organisation.get_absolute_url(), _("Tillhörigheten är bekräftad.")

    page = FormPage(
        title=_("Bekräfta %(kind)s för %(name)s")
        % {"kind": str(texts.GROUPING_KINDS[kind]).lower(), "name": organisation},
        lead=_("Uppgiften visas därefter som säker."),
        submit=_("Bekräfta uppgiften"),
        trail=_trail(organisation),
    )
    return answered(request, forms.Sure(request.POST or None), page, change)
