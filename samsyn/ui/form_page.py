"""Pages with one form: ask, check, change, and say what happened or why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samsyn.access.actions import NotAllowed
from samsyn.domain.verdicts import Refusal


@dataclass(frozen=True, slots=True)
class FormPage:
    """How a page with one form looks. `trail`: text and address in turns, to the page the form is about. `above` is a
    template that stands over the form, with `facts` to show; `fields` one that draws the fields, where they do not just
    stand one after the other."""

    title: str
    submit: str
    trail: Sequence[str]
    lead: str = ""
    kind: str = "primary"
    above: str = ""
    fields: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """The trail as text and address in pairs, and this page last."""
        return [*zip(self.trail[::2], self.trail[1::2], strict=True), (self.title, "")]

    @property
    def back(self) -> str:
        """Where one was before: the last address of the trail."""
        return self.trail[-1]


def answered(
    request: HttpRequest,
    form: forms.Form,
    page: FormPage,
    change: Callable[[Mapping[str, Any]], tuple[str, str]],
    *,
    words: Callable[[Refusal], str],
) -> HttpResponse:
    """The form, or what came of it. `change` gets what was typed and gives where to go next and what to say there; a
    refusal stands above the form in its slice's `words`, with everything that was typed kept."""
    if request.method == "POST" and form.is_valid():
        try:
            to, said = change(form.cleaned_data)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, words(refusal))
        else:
            messages.success(request, said)
            return redirect(to)
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "ui/form.html", {"form": form, "page": page, **page.facts}, status=status)
