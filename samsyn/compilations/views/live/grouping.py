"""Where those who lead a consultation say which comments say the same."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.access.clock import now, today
from samsyn.access.middleware import viewer_of
from samsyn.compilations import actions, queries, texts
from samsyn.compilations.forms import grouping as forms
from samsyn.compilations.texts import section_name


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def alike(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """The comments that may say the same, side by side with what differs; and what was decided before."""
    page = queries.alike_page(viewer_of(request), pk, position, on=today())
    form = forms.AlikeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _decided(request, pk, position, form):
        return redirect("live:alike", pk, position)
    context = {
        "page": page,
        "head": page.head,
        "form": form,
        "name": section_name(page.column),
        "suggested": [one for one in page.alike if one.suggested],
        "kept": [one for one in page.alike if one.kept],
    }
    return render(request, "compilations/live/alike.html", context, status=422 if form.is_bound else 200)


def _decided(request: HttpRequest, pk: int, position: int, form: forms.AlikeForm) -> bool:
    try:
        actions.decide_alike(
            viewer=viewer_of(request),
            at=now(),
            consultation=pk,
            position=position,
            centre=form.cleaned_data["mitt"],
            others=form.others,
            together=form.together,
        )
    except actions.CompilationRefused as refusal:
        form.add_error(None, texts.words(refusal))
        return False
    said = _("Synpunkterna står nu som en.") if form.together else _("Synpunkterna står nu var för sig.")
    messages.success(request, said)
    return True
