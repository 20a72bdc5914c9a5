"""Pages of the desk, the public front, help, and the pages that the law requires."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.access.clock import now, today
from samsyn.access.limits import limited
from samsyn.desk import actions, queries
from samsyn.desk.forms import FeedbackForm
from samsyn.domain.access import Viewer

# When the accessibility of these pages was last assessed. Changes with the statement, by hand.
ASSESSED_ON = date(2026, 11, 22)


def _viewer(request: HttpRequest) -> Viewer:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What this installation is and what is public in it."""
    return render(request, "desk/front.html", {"front": queries.front(today())})


@require_safe
@login_required
@never_cache
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the person who is signed in, what is late, what has changed."""
    at = now()
    found = queries.desk(_viewer(request), at)
    if found.arrives:
        actions.note_visit(viewer=_viewer(request), at=at)
    return render(request, "desk/desk.html", {"desk": found})


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """What one can do, how to get in, what the words mean, whom to ask."""
    return render(request, "desk/help.html", {"responsible": queries.responsible()})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Which personal data is kept, why and how long, and which cookies there are."""
    cookies = {
        "session": settings.SESSION_COOKIE_NAME,
        "csrf": settings.CSRF_COOKIE_NAME,
        "language": settings.LANGUAGE_COOKIE_NAME,
    }
    return render(request, "desk/privacy.html", {"responsible": queries.responsible(), "cookies": cookies})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (lag (2018:1937) om tillgänglighet till digital offentlig service)."""
    context = {"responsible": queries.responsible(), "assessed_on": ASSESSED_ON}
    return render(request, "desk/accessibility.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("feedback", per_hour=5)
def feedback(request: HttpRequest) -> HttpResponse:
    """Say what does not work, signed in or not."""
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "desk/feedback.html", {"form": form}, status=422 if form.is_bound else 200)
    actions.give_feedback(viewer=_viewer(request), at=now(), **form.cleaned_data)
    return redirect("desk:feedback_thanks")


@require_safe
def feedback_thanks(request: HttpRequest) -> HttpResponse:
    """The message has come in, and what happens now."""
    return render(request, "desk/feedback_thanks.html", {"responsible": queries.responsible()})


@require_safe
@login_required
@never_cache
def operation(request: HttpRequest) -> HttpResponse:
    """How the installation is; for the operator."""
    return render(request, "desk/operation.html", {"operation": queries.operation(_viewer(request))})


@require_safe
@login_required
@never_cache
def feedback_list(request: HttpRequest) -> HttpResponse:
    """What people have written about accessibility; for the operator."""
    return render(request, "desk/feedback_list.html", {"feedback": queries.feedback_list(_viewer(request))})


@require_POST
@login_required
def feedback_answered(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a message as answered."""
    actions.answer_feedback(viewer=_viewer(request), at=now(), feedback=pk)
    messages.success(request, _("Synpunkten är markerad som besvarad."))
    return redirect("desk:feedback_list")
