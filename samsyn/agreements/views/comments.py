"""Comments on sections: listed beside the text, written on a page of their own, settled and withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.access.actions import NotAllowed
from samsyn.access.clock import now
from samsyn.access.middleware import viewer_of
from samsyn.agreements import actions, queries, rendering, texts
from samsyn.agreements.forms.comments import CommentForm
from samsyn.agreements.places import Number
from samsyn.agreements.queries import Commentable, VersionRow
from samsyn.agreements.texts import Refused
from samsyn.domain.access import Placement
from samsyn.domain.verdicts import Refusal

# Where a comment was written: on the section's page in its newest version, or in the version itself.
NEWEST = "newest"
# The field that a refusal is about, where it is about one.
FIELDS: dict[str, str] = {Refused.QUOTE_NOT_THERE: "quote", Refused.COMMENT_PLACE: "place"}


def comments_context(
    request: HttpRequest, version: VersionRow, text: int, address: str, read: str = ""
) -> dict[str, Any]:
    """What `agreements/_comments.html` shows beside a section: the comments on it and a form for one more, which is sent
    to `address`."""
    panel = queries.comment_panel(text, version.placement, viewer_of(request))
    return {
        "comments": panel,
        "comment_form": CommentForm(places=panel.places, initial={"read": read}) if panel.places else None,
        "comment_address": address,
        "comment_read": read,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, package: str, document: str, number: Number, section: str) -> HttpResponse:
    """Comment on a section of a published version."""
    back = reverse("agreements:version_section", args=[package, document, number, section])
    return _write(request, queries.commentable(package, document, number, section), back)


@require_http_methods(["GET", "HEAD", "POST"])
def write_on_draft(request: HttpRequest, package: str, document: str, place: Placement, section: str) -> HttpResponse:
    """Comment on a section of an open version as it reads now."""
    found = queries.commentable_draft(package, document, place, section, viewer_of(request))
    return _write(request, found, reverse("agreements:write", args=[package, document, place, section]))


def _write(request: HttpRequest, found: Commentable, back: str) -> HttpResponse:
    """First whether the text lies for her, which has been asked; then whether she is signed in."""
    viewer = viewer_of(request)
    if not viewer.signed_in:
        return redirect_to_login(request.get_full_path())
    panel = queries.comment_panel(found.text, found.version.placement, viewer)
    form = CommentForm(request.POST if request.method == "POST" else None, places=panel.places)
    saved = _saved(request, found, form) if form.is_valid() else None
    if saved is not None:
        messages.success(request, _("Kommentaren är sparad."))
        where = queries.commented(saved)
        return redirect(f"{_address(where, request.POST.get('read', ''))}#kommentar-{saved}")
    return _asked(request, found, form, back)


def _asked(request: HttpRequest, found: Commentable, form: CommentForm, back: str) -> HttpResponse:
    """The form on a page of its own, under the words that can be quoted."""
    open_ = found.version.published_at is None
    links = rendering.Links(
        found.package.slug,
        found.document,
        found.known,
        found.titles,
        found.package.words,
        rendering.Where.SECTION,
        None if open_ else found.version.number,
    )
    context = {
        "found": found,
        "form": form,
        "body": rendering.body_html(found.placed.section.body, links),
        "back": back,
    }
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "agreements/comment.html", context, status=status)


def _saved(request: HttpRequest, found: Commentable, form: CommentForm) -> int | None:
    """The number of the comment; nothing when it was refused, which then stands at its field."""
    try:
        comment = actions.write_comment(
            viewer=viewer_of(request),
            at=now(),
            text=found.text,
            words=form.cleaned_data["words"],
            place=form.place_chosen,
            quote=form.quote_given,
        )
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(FIELDS.get(refusal.code, "words"), texts.words(refusal))
        return None
    return int(comment.pk)


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a comment is dealt with."""
    return _acted(request, pk, actions.settle_comment, _("Kommentaren är markerad som behandlad."), f"kommentar-{pk}")


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own comment back."""
    return _acted(request, pk, actions.withdraw_comment, _("Kommentaren är återkallad."), "kommentarer")


def _acted(request: HttpRequest, pk: int, change: Callable[..., Any], said: str, anchor: str) -> HttpResponse:
    """Change a comment, say so, and go back to where it was read."""
    where = queries.commented(pk)
    try:
        change(viewer=viewer_of(request), at=now(), comment=pk)
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.warning(request, texts.words(refusal))
    else:
        messages.success(request, said)
    return redirect(f"{_address(where, request.POST.get('read', ''))}#{anchor}")


def _address(where: queries.Commented, read: str) -> str:
    """The page that the comment was read on."""
    if not where.published:
        return reverse("agreements:write", args=[where.package, where.document, where.place, where.section])
    if read == NEWEST:
        return reverse("agreements:section", args=[where.package, where.document, where.section])
    return reverse("agreements:version_section", args=[where.package, where.document, where.version, where.section])
