"""Pages that change a compilation: let more people see it, take it back, correct a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.access.clock import now
from samsyn.access.middleware import viewer_of
from samsyn.accounts.views import reauthenticated
from samsyn.compilations import actions, queries, texts
from samsyn.compilations.forms import changing as forms
from samsyn.compilations.views.shared import answered, place_of, trail
from samsyn.ui.form_page import FormPage


@reauthenticated
@require_http_methods(["GET", "HEAD", "POST"])
def widen(request: HttpRequest, pk: int) -> HttpResponse:
    """Let others see it: an act of its own, confirmed."""
    page = queries.widening_page(viewer_of(request), pk)
    form = forms.WidenForm(
        request.POST if request.method == "POST" else None,
        places=page.head.widens_to,
        names={place: page.sides.get(place.side or "", "") for place in page.head.widens_to},
        authorities=page.authorities,
    )
    if form.is_valid() and _widened(request, pk, form):
        return redirect("compilations:about", pk)
    context = {"page": page, "form": form}
    return render(request, "compilations/widen.html", context, status=422 if form.is_bound else 200)


def _widened(request: HttpRequest, pk: int, form: forms.WidenForm) -> bool:
    try:
        actions.widen_compilation(
            viewer=viewer_of(request),
            at=now(),
            compilation=pk,
            place=form.place,
            registering_authority=form.cleaned_data["authority"],
        )
    except actions.CompilationRefused as refusal:
        form.add_error(None, texts.words(refusal))
        return False
    messages.success(request, _("Fler kan nu se sammanställningen."))
    return True


@reauthenticated
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back, with a reason. It is kept, and those who may withdraw it still see it."""
    head = queries.withdrawable(viewer_of(request), pk)
    form = forms.WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _withdrawn(request, pk, form):
        return redirect("compilations:about", pk)
    context = {"head": head, "form": form}
    return render(request, "compilations/withdraw.html", context, status=422 if form.is_bound else 200)


def _withdrawn(request: HttpRequest, pk: int, form: forms.WithdrawForm) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        actions.withdraw_compilation(viewer=viewer_of(request), at=now(), compilation=pk, reason=reason)
    except actions.CompilationRefused as refusal:
        form.add_error("reason", texts.words(refusal))
        return False
    messages.success(request, _("Sammanställningen är återkallad."))
    return True


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Say whom the name in a row stands for. Says who sees the change."""
    page = queries.name_page(viewer_of(request), pk, row)
    form = forms.NameForm(request.POST if request.method == "POST" else None, page)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.correct_name(
            viewer=viewer_of(request), at=now(), compilation=pk, row=row, organisation=form.organisation
        )
        return reverse("compilations:row", args=[pk, row]), _("Namnet är rättat och graderingarna omräknade.")

    shown = FormPage(
        title=_("Rätta vem som svarar"),
        submit=_("Rätta namnet"),
        trail=[*trail(page.head), _("Rad %(row)s") % {"row": row}, reverse("compilations:row", args=[pk, row])],
        above="compilations/_about_correcting.html",
        facts={"name": page, "place": place_of(page.head)},
    )
    return answered(request, form, shown, change)
