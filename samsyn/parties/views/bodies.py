"""Forms about bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.access.clock import now
from samsyn.domain.access import Act
from samsyn.parties import actions, forms, queries
from samsyn.parties.views.organisations import asks
from samsyn.parties.views.shared import FormPage, answered, viewer_of


def body_trail(body: Any) -> list[str]:
    bodies = [_("Organ"), reverse("parties:bodies")]
    return [_("Parter"), reverse("parties:list"), *bodies, str(body), body.get_absolute_url()]


@asks
def body_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Start a body, as the secretary of a side."""
    viewer = viewer_of(request)
    side = queries.side_to_add_to(slug, viewer, Act.BODY_ADD)
    form = forms.NewBodyForm(
        request.POST or None,
        other_sides=[(other, name) for other, name in queries.sides_to_choose() if other != slug],
        earlier=queries.bodies_to_follow(slug),
    )

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        body = actions.add_body(
            viewer=viewer,
            at=now(),
            side=slug,
            sides=frozenset({slug, *data["with_sides"]}),
            **{key: data[key] for key in ("name", "kind", "purpose", "from_on", "follows")},
        )
        return body.get_absolute_url(), _("%(name)s är startat. Ge nu platser i organet.") % {"name": body}

    page = FormPage(
        title=_("Starta ett organ"),
        submit=_("Starta organet"),
        trail=[_("Parter"), reverse("parties:list"), str(side), reverse("parties:side", args=[slug])],
    )
    return answered(request, form, page, change)


@asks
def body_change(request: HttpRequest, slug: str) -> HttpResponse:
    """Change a body's name and purpose."""
    viewer = viewer_of(request)
    body = queries.body_to_change(slug, viewer, Act.BODY_UPDATE)
    form = forms.BodyForm(request.POST or None, initial={"name": body.name, "purpose": body.purpose})

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.update_body(viewer=viewer, at=now(), slug=slug, name=data["name"], purpose=data["purpose"])
        return body.get_absolute_url(), _("Uppgifterna är sparade.")

    page = FormPage(
        title=_("Ändra uppgifter om %(name)s") % {"name": body},
        submit=_("Spara uppgifterna"),
        trail=body_trail(body),
    )
    return answered(request, form, page, change)


@asks
def body_close(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a body its last day."""
    viewer = viewer_of(request)
    body = queries.body_to_change(slug, viewer, Act.BODY_CLOSE)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.close_body(viewer=viewer, at=now(), slug=slug, last_on=data["last_on"])
        return body.get_absolute_url(), _("Organet är avslutat.")

    page = FormPage(
        title=_("Avsluta %(name)s") % {"name": body},
        lead=_("Sidan och historiken finns kvar. Ett avslutat organ kan inte öppnas igen."),
        submit=_("Avsluta organet"),
        trail=body_trail(body),
        kind="danger",
    )
    return answered(request, forms.CloseBodyForm(request.POST or None), page, change)
