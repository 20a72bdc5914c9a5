"""Forms about seats. First whether she may, then her password again, then the form: a seat is what opens records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.access.clock import now, today
from samsyn.accounts.views import reauthenticated
from samsyn.domain.access import Act, Role
from samsyn.parties import actions, forms, queries, texts
from samsyn.parties.views.bodies import body_trail
from samsyn.parties.views.organisations import asks
from samsyn.parties.views.shared import FormPage, answered, viewer_of

EVERYWHERE = tuple(role for role in Role if role is not Role.SECRETARY)
SEAT_FIELDS = ("email", "name", "role", "title", "is_elected", "political_party", "from_on", "until_on")


@asks
def body_seat_give(request: HttpRequest, slug: str, side: str) -> HttpResponse:
    """Seat somebody in a body for the secretary's own side."""
    body, of = queries.body_to_seat_in(slug, side, viewer_of(request))
    where = {"body": slug, "side": side}
    roles = tuple(Role) if body.kind == "secretariat" else EVERYWHERE
    page = FormPage(
        title=_("Ge en plats i %(body)s") % {"body": body},
        lead=_("Sida: %(side)s") % {"side": of.name},
        submit=_("Ge platsen"),
        trail=body_trail(body),
    )
    response: HttpResponse = _give(request, page, roles, where)
    return response


@asks
def organisation_seat_give(request: HttpRequest, code: str) -> HttpResponse:
    """Give somebody a place at an organisation."""
    organisation = queries.organisation_to_change(code, viewer_of(request), Act.SEAT_GIVE)
    trail = [_("Parter"), reverse("parties:list"), str(organisation), organisation.get_absolute_url()]
    title = _("Ge en plats hos %(name)s") % {"name": organisation}
    page = FormPage(title=title, submit=_("Ge platsen"), trail=trail)
    response: HttpResponse = _give(request, page, EVERYWHERE, {"organisation": code})
    return response


@reauthenticated
def _give(request: HttpRequest, page: FormPage, roles: tuple[Role, ...], where: dict[str, Any]) -> HttpResponse:
    form = forms.NewSeatForm(request.POST or None, roles=roles, initial={"from_on": today(), "role": Role.MEMBER})

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.give_seat(viewer=viewer_of(request), at=now(), **where, **{key: data[key] for key in SEAT_FIELDS})
        return page.back, _("Platsen är given.")

    return answered(request, form, page, change)


@asks
def seat_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a seat its last day, or end it now."""
    seat = queries.seat_to_change(pk, viewer_of(request), Act.SEAT_END)
    response: HttpResponse = _end(request, seat)
    return response


@reauthenticated
def _end(request: HttpRequest, seat: Any) -> HttpResponse:
    form = forms.EndSeatForm(request.POST or None, initial={"last_on": today()})

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.end_seat(
            viewer=viewer_of(request),
            at=now(),
            seat=seat.pk,
            last_on=data["last_on"] or today(),
            at_once=data["at_once"],
        )
        return _back(seat), _("Platsen är avslutad.")

    page = FormPage(
        title=_("Avsluta platsen för %(name)s") % {"name": seat.person.name},
        lead=_described(seat),
        submit=_("Avsluta platsen"),
        trail=_trail(seat),
        kind="danger",
    )
    return answered(request, form, page, change)


@asks
def seat_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody leaves and somebody else takes over."""
    seat = queries.seat_to_change(pk, viewer_of(request), Act.SEAT_HAND_OVER)
    response: HttpResponse = _hand_over(request, seat)
    return response


@reauthenticated
def _hand_over(request: HttpRequest, seat: Any) -> HttpResponse:
    form = forms.HandOverForm(
        request.POST or None, is_elected=seat.is_elected, initial={"last_on": today(), "title": seat.title}
    )

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.hand_over_seat(viewer=viewer_of(request), at=now(), seat=seat.pk, **data)
        return _back(seat), _("Platsen är överlämnad.")

    page = FormPage(
        title=_("Lämna över platsen från %(name)s") % {"name": seat.person.name},
        lead=_described(seat),
        submit=_("Lämna över platsen"),
        trail=_trail(seat),
    )
    return answered(request, form, page, change)


@asks
def secretary_appoint(request: HttpRequest, slug: str) -> HttpResponse:
    """The operator gives a side without a secretary its first."""
    side = queries.side_to_appoint_for(slug, viewer_of(request))
    response: HttpResponse = _appoint(request, side)
    return response


@reauthenticated
def _appoint(request: HttpRequest, side: Any) -> HttpResponse:
    back = reverse("parties:side", args=[side.slug])
    form = forms.FirstSecretaryForm(request.POST or None, initial={"from_on": today()})

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.appoint_first_secretary(viewer=viewer_of(request), at=now(), side=side.slug, **data)
        return back, _("Sekreteraren är utsedd.")

    page = FormPage(
        title=_("Utse den första sekreteraren för %(side)s") % {"side": side.name},
        lead=_("Sekreteraren sköter sedan sidans uppgifter, organ och platser."),
        submit=_("Utse sekreteraren"),
        trail=[_("Parter"), reverse("parties:list"), side.name, back],
    )
    return answered(request, form, page, change)


def _back(seat: Any) -> str:
    return str((seat.body or seat.organisation).get_absolute_url())


def _trail(seat: Any) -> list[str]:
    if seat.body:
        return body_trail(seat.body)
    return [_("Parter"), reverse("parties:list"), str(seat.organisation), seat.organisation.get_absolute_url()]


def _described(seat: Any) -> str:
    """ "ledamot i Arbetsgrupp" """
    return f"{str(texts.ROLES[seat.role]).capitalize()}, {seat.body or seat.organisation}"
