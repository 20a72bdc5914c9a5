"""Where those who lead a consultation close its compilation: findings, the report on one page, publishing, sealing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.access.actions import NotSeen
from samsyn.access.clock import now, today
from samsyn.access.middleware import viewer_of
from samsyn.accounts.views import reauthenticated
from samsyn.compilations import actions, queries, texts
from samsyn.compilations.forms import closing as forms
from samsyn.compilations.views.live.shared import place_of, trail
from samsyn.compilations.views.shared import answered
from samsyn.domain.access import Audience
from samsyn.files.store import handed_out
from samsyn.parties.texts import readers
from samsyn.ui.form_page import FormPage

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def findings(request: HttpRequest, pk: int) -> HttpResponse:
    """The findings; and, for those who lead the consultation, a form for a new one."""
    viewer = viewer_of(request)
    page = queries.findings_page(viewer, pk)
    form = forms.FindingForm(request.POST if request.method == "POST" else None, sections=page.sections)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_finding(
                viewer=viewer, at=now(), consultation=pk, words=form.cleaned_data["words"], section=form.about
            )
        except actions.CompilationRefused as refusal:
            form.add_error(None, texts.words(refusal))
        else:
            messages.success(request, _("Iakttagelsen är sparad."))
            return redirect("live:findings", pk)
    context = {"page": page, "head": page.head, "form": form, "place": place_of(page.head)}
    return render(request, "compilations/live/findings.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def withdraw_finding(request: HttpRequest, pk: int, finding: int) -> HttpResponse:
    """Take a finding back."""
    page = queries.findings_page(viewer_of(request), pk)
    if finding not in {row.pk for row in page.findings}:
        raise NotSeen
    actions.withdraw_finding(viewer=viewer_of(request), at=now(), finding=finding)
    messages.success(request, _("Iakttagelsen är återtagen."))
    return redirect("live:findings", pk)


@require_safe
def brief(request: HttpRequest, pk: int) -> HttpResponse:
    """The compilation on one page, for the political body; made to be printed."""
    page = queries.brief_page(viewer_of(request), pk, on=today())
    context = {
        "page": page,
        "head": page.head,
        "place": place_of(page.head),
        "red": page.overview.red[:5],
        "discussed": page.overview.discussed[:5],
        "stances": texts.stance_rows(page.overview),
    }
    return render(request, "compilations/live/brief.html", context)


@reauthenticated
@form_page
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the answers: an act of its own, confirmed."""
    viewer = viewer_of(request)
    page = queries.publishing_page(viewer, pk, at=now())
    form = forms.PublishForm(
        request.POST if request.method == "POST" else None,
        places=page.places,
        names={},
        authorities=page.authorities,
    )
    shown = FormPage(
        _("Publicera svaren"),
        _("Publicera svaren"),
        [*trail(page.head), _("Publicering och försegling"), reverse("live:seals", args=[pk])],
        lead=_("Svaren och era iakttagelser visas för fler. Det som kommer in senare publiceras för sig."),
    )

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        made = actions.publish_answers(
            viewer=viewer,
            at=now(),
            consultation=pk,
            place=form.place,
            registering_authority=data["authority"],
        )
        said = ngettext("%(n)s svar är publicerat.", "%(n)s svar är publicerade.", made.answers)
        return reverse("live:seals", args=[pk]), said % {"n": made.answers}

    return answered(request, form, shown, change)


@require_safe
def seals(request: HttpRequest, pk: int) -> HttpResponse:
    """What has been published and sealed, and what can be."""
    page = queries.seals_page(viewer_of(request), pk, at=now())
    context = {
        "page": page,
        "head": page.head,
        "place": place_of(page.head),
        "seals": [(row, readers(row.placement, page.head.place_name)) for row in page.seals],
        "publications": [
            (at, texts.WIDENED[Audience(audience)], who, n) for at, audience, who, n in page.publications
        ],
    }
    return render(request, "compilations/live/seals.html", context)


@reauthenticated
@require_POST
def seal(request: HttpRequest, pk: int) -> HttpResponse:
    """Seal the compilation as it stands."""
    try:
        made = actions.seal_compilation(viewer=viewer_of(request), at=now(), consultation=pk)
    except actions.CompilationRefused as refusal:
        messages.warning(request, texts.words(refusal))
        return redirect("live:seals", pk)
    messages.success(request, _("Sammanställningen är förseglad."))
    return redirect("live:verify", pk, made.number)


@require_safe
def verify(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Open a sealed file, work everything out anew, and say whether it holds."""
    found = queries.verified(viewer_of(request), pk, number, on=today())
    head = queries.live_head(viewer_of(request), pk)
    return render(request, "compilations/live/verify.html", {"found": found, "head": head, "row": found.row})


@require_safe
def seal_file(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """The archive file itself."""
    row = queries.seal_row(viewer_of(request), pk, number)
    head = queries.live_head(viewer_of(request), pk)
    name = f"{slugify(head.title) or 'remiss'}-forsegling-{number}.zip"
    return handed_out(row.file_hash, name, content_type="application/zip")
