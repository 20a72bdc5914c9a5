"""From nothing to a consultation that can be sent: texts, letter, sections, respondents, a look before it goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.access.actions import NotAllowed
from samsyn.access.clock import now, today
from samsyn.access.middleware import viewer_of
from samsyn.consultations import actions, queries
from samsyn.consultations.forms.composing import DescribeForm, EmailsForm, NewForm, VersionsForm
from samsyn.consultations.forms.respondents import RespondentsForm
from samsyn.consultations.forms.sections import SectionsForm
from samsyn.consultations.preview import preview
from samsyn.consultations.views.shared import answered, list_trail, not_composed, posted, stopped, trail
from samsyn.domain.access import Act
from samsyn.parties.queries import bodies_that_decide, bodies_to_lead
from samsyn.ui.form_page import FormPage

form_page = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@form_page
def new(request: HttpRequest) -> HttpResponse:
    """Begin a consultation."""
    viewer = viewer_of(request)
    if not queries.may_compose(viewer, now()):
        raise NotAllowed(Act.CONSULTATION_COMPOSE)
    page = FormPage(
        _("Ny remiss"),
        _("Börja förbereda remissen"),
        list_trail(),
        lead=_("Välj texter och vem som leder remissen. Brev, avsnitt och remissinstanser väljer du sedan."),
        fields="consultations/_versions_fields.html",
    )
    choice = queries.versions_to_choose()
    if not choice.offered:
        lead = _("Det finns ingen publicerad text som alla parter får läsa. Publicera en text först.")
        agreements = (_("Till avtalen"), reverse("agreements:list"))
        return stopped(request, FormPage(page.title, "", list_trail(), lead=lead), agreements)
    form = NewForm(posted(request), offered=choice.offered, bodies=bodies_to_lead(viewer, today()))

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        made = actions.compose_consultation(
            viewer=viewer, at=now(), title=data["title"], led_by=int(data["body"]), versions=form.chosen
        )
        return reverse("consultations:describe", args=[made.pk]), _("Remissen är påbörjad. Bara organet ser den.")

    return answered(request, form, page, change)


@login_required
@form_page
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter and what is asked for."""
    composed = queries.to_compose(pk, viewer_of(request))
    page = FormPage(
        _("Brev och uppgifter"),
        _("Spara brev och uppgifter"),
        trail(composed.head),
        fields="consultations/_describe_fields.html",
    )
    if sent := not_composed(request, composed.head, page):
        return sent
    form = DescribeForm(posted(request), composed=composed, bodies=bodies_that_decide(today()))

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.describe_consultation(viewer=viewer_of(request), at=now(), consultation=pk, described=form.described)
        return page.back, _("Brev och uppgifter är sparade.")

    return answered(request, form, page, change)


@login_required
@form_page
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Other texts."""
    composed = queries.to_compose(pk, viewer_of(request))
    page = FormPage(
        _("Texter"),
        _("Spara valet av texter"),
        trail(composed.head),
        fields="consultations/_versions_fields.html",
    )
    if sent := not_composed(request, composed.head, page):
        return sent
    choice = queries.versions_to_choose(pk)
    initial = {"versions": [str(chosen) for chosen in choice.chosen]}
    form = VersionsForm(posted(request), offered=choice.offered, initial=initial)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.choose_versions(viewer=viewer_of(request), at=now(), consultation=pk, versions=form.chosen)
        return page.back, _("Valet av texter är sparat.")

    return answered(request, form, page, change)


@login_required
@form_page
def sections(request: HttpRequest, pk: int) -> HttpResponse:
    """Which sections are graded. The buttons of a document save at once and come back to it."""
    composed = queries.to_compose(pk, viewer_of(request))
    page = FormPage(
        _("Avsnitt att gradera"),
        _("Spara valet av avsnitt"),
        trail(composed.head),
        lead=_("Remissinstanserna läser hela texterna men graderar bara de avsnitt som är markerade."),
        fields="consultations/_sections_fields.html",
    )
    if sent := not_composed(request, composed.head, page):
        return sent
    form = SectionsForm(posted(request), texts=queries.texts_consulted(pk))

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.grade_sections(viewer=viewer_of(request), at=now(), consultation=pk, graded=form.wanted)
        n = len(form.wanted)
        said = ngettext("Ett avsnitt ska graderas.", "%(n)s avsnitt ska graderas.", n) % {"n": n}
        return _again(request, "all", "none", page=page), said

    return answered(request, form, page, change)


@login_required
@form_page
def respondents(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom to ask. The buttons of a group save at once and come back."""
    composed = queries.to_compose(pk, viewer_of(request))
    page = FormPage(
        _("Remissinstanser"),
        _("Spara valet av remissinstanser"),
        trail(composed.head),
        lead=_("Lägg till en hel grupp med ett klick, eller markera en och en."),
        fields="consultations/_respondents_fields.html",
    )
    if sent := not_composed(request, composed.head, page):
        return sent
    chosen = [one.code for one in queries.respondents_chosen(pk)]
    form = RespondentsForm(posted(request), circle=queries.circle(today()), chosen=chosen)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        wanted = form.wanted
        actions.choose_respondents(viewer=viewer_of(request), at=now(), consultation=pk, organisations=wanted)
        n = len(wanted)
        said = ngettext("En remissinstans är vald.", "%(n)s remissinstanser är valda.", n) % {"n": n}
        return _again(request, "add", "drop", page=page), said

    return answered(request, form, page, change)


@login_required
@form_page
def emails(request: HttpRequest, pk: int) -> HttpResponse:
    """Where each is written to."""
    composed = queries.to_compose(pk, viewer_of(request))
    page = FormPage(
        _("E-postadresser"),
        _("Spara adresserna"),
        trail(composed.head),
        lead=_(
            "Inbjudan går till organisationens egen adress om du inte anger en annan. "
            "Anger du en annan får organisationen besked om det till sin egen."
        ),
    )
    if sent := not_composed(request, composed.head, page):
        return sent
    form = EmailsForm(posted(request), chosen=queries.respondents_chosen(pk))
    if not form.fields:
        lead = _("Det finns ingen remissinstans än. Välj dem först.")
        way = (_("Välj remissinstanser"), reverse("consultations:respondents", args=[pk]))
        return stopped(request, FormPage(page.title, "", trail(composed.head), lead=lead), way)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.address_respondents(viewer=viewer_of(request), at=now(), consultation=pk, emails=form.emails)
        return page.back, _("Adresserna är sparade.")

    return answered(request, form, page, change)


@login_required
@require_safe
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it will be mailed, and as a Word document."""
    seen = preview(pk, viewer_of(request), request.GET.get("till", ""))
    crumbs = FormPage(_("Förhandsgranska"), "", trail(seen.head)).crumbs
    return render(request, "consultations/preview.html", {"seen": seen, "crumbs": crumbs})


def _again(request: HttpRequest, *buttons: str, page: FormPage) -> str:
    """Back to the same page after a button of a group, else to the consultation."""
    return request.path if any(request.POST.get(name) for name in buttons) else page.back
