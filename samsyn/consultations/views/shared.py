"""What the pages about consultations share: where one is, a form and what came of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from samsyn.access.clock import now
from samsyn.consultations import texts
from samsyn.consultations.queries import Head
from samsyn.domain.timeliness import Phase
from samsyn.domain.verdicts import Refusal
from samsyn.ui import form_page
from samsyn.ui.form_page import FormPage

# A form, or what came of it, refusals in this slice's words.
answered = partial(form_page.answered, words=texts.words)


def list_trail() -> list[str]:
    """Text and address in turns, to the list."""
    return [_("Remisser"), reverse("consultations:list")]


def trail(head: Head) -> list[str]:
    """To a consultation."""
    return [*list_trail(), head.title, reverse("consultations:consultation", args=[head.pk])]


def following_trail(head: Head) -> list[str]:
    """To how it goes."""
    return [*trail(head), _("Läget"), reverse("consultations:following", args=[head.pk])]


def to_answer(pk: int) -> str:
    """Where a respondent answers; the consultation's own page where no such page is mounted."""
    try:
        return reverse("responses:answer", args=[pk])
    except NoReverseMatch:
        return reverse("consultations:consultation", args=[pk])


def stopped(request: HttpRequest, page: FormPage, *ways: tuple[str, str], kind: str = "warning") -> HttpResponse:
    """In place of a form that nobody could send: why not, and where to go instead, as text and address."""
    context = {"page": page, "ways": ways, "kind": kind, **page.facts}
    return render(request, "consultations/stopped.html", context, status=422 if request.method == "POST" else 200)


def posted(request: HttpRequest) -> Any:
    """What was sent, or nothing on a page that was only opened."""
    return request.POST if request.method == "POST" else None


def not_composed(request: HttpRequest, head: Head, page: FormPage) -> HttpResponse | None:
    """In place of a form about what is composed, once it is sent or withdrawn."""
    phase = head.phase(now())
    if phase is Phase.COMPOSED:
        return None
    why = texts.Refused.WITHDRAWN if phase is Phase.WITHDRAWN else texts.Refused.SENT_ALREADY
    return refused(request, page, why)


def not_sent(request: HttpRequest, head: Head, page: FormPage) -> HttpResponse | None:
    """In place of a form about what is sent, while it is composed or once it is withdrawn."""
    phase = head.phase(now())
    if phase not in {Phase.COMPOSED, Phase.WITHDRAWN}:
        return None
    return refused(request, page, texts.Refused.WITHDRAWN if phase is Phase.WITHDRAWN else texts.Refused.NOT_SENT)


def refused(request: HttpRequest, page: FormPage, why: texts.Refused, **facts: str) -> HttpResponse:
    """In place of a form: the refusal that sending it would meet."""
    instead = FormPage(page.title, "", page.trail, lead=texts.words(Refusal(why, **facts)))
    return stopped(request, instead, (_("Tillbaka"), page.back))
