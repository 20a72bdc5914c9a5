"""What the pages with a form share: ask, check, change, and say what happened or why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from samsyn.access.actions import NotAllowed
from samsyn.domain.access import Viewer
from samsyn.domain.verdicts import Refusal
from samsyn.parties import texts


@dataclass(frozen=True, slots=True)
class FormPage:
    """How a page with one form looks. `trail`: text and address in turns, to the page the form is about."""

    title: str
    submit: str
    trail: Sequence[str]
    lead: str = ""
    kind: str = "primary"

    @property
    def back(self) -> str:
        """Where one was before: the last address of the trail."""
        return self.trail[-1]


def viewer_of(request: HttpRequest) -> Viewer:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer


def answered(
    request: HttpRequest,
    form: forms.Form,
    page: FormPage,
    change: Callable[[Mapping[str, Any]], tuple[str, str]],
) -> HttpResponse:
    """The form, or what came of it. `change` gets what was typed and gives where to go next and what to say there; a
    refusal stands above the form, with everything that was typed kept."""
    if request.method == "POST" and form.is_valid():
        try:
            to, said = change(form.cleaned_data)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, texts.words(refusal))
        else:
            messages.success(request, said)
            return redirect(to)
    status = 422 if form.is_bound and not form.is_valid() else 200
    crumbs = [*zip(page.trail[::2], page.trail[1::2], strict=True), (page.title, "")]
    return render(request, "parties/form.html", {"form": form, "page": page, "crumbs": crumbs}, status=status)


def kept_query(request: HttpRequest, names: Sequence[str]) -> str:
    """The known words of the address's query, to carry along to another address of the same list."""
    kept = [(name, request.GET[name]) for name in names if request.GET.get(name)]
    return f"?{urlencode(kept)}" if kept else ""
