"""From draft to receipt: release, open again, hand in, take back, abstain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.access.actions import NotAllowed
from samsyn.access.clock import now
from samsyn.access.limits import limited
from samsyn.access.middleware import viewer_of
from samsyn.domain.access import Act
from samsyn.domain.answering import Lack, Lacking, Stage
from samsyn.files.receiving import was_too_large
from samsyn.responses import actions, texts
from samsyn.responses.forms.handing_in import AbstainForm, ConfirmForm, SubmitForm
from samsyn.responses.queries import Answering, Draft, Line
from samsyn.responses.texts import Refused
from samsyn.responses.views.shared import answered, crumbs, draft_for, found_for, trail
from samsyn.ui.form_page import FormPage

ASKS = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Lacked:
    """What is lacking, in words, with the sections it is lacking in and the way to what is said of the whole."""

    words: str
    stops: bool
    lines: tuple[Line, ...]
    whole: bool


@login_required
@ASKS
def release(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """What the draft lacks, and the button that locks it."""
    draft = draft_for(request, pk, response)
    found = _decided(draft.answering, Act.RESPONSE_RELEASE)
    if not found.is_open:
        return _stopped(request, found, _("Svaret är redan frisläppt eller inlämnat."))
    form = ConfirmForm(request.POST if request.method == "POST" else None)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.release_response(viewer=viewer_of(request), at=now(), response=response)
        return _overview(found), _("Svaret är frisläppt och låst. Hämta det som Worddokument till dem som beslutar.")

    page = FormPage(
        title=_("Frisläpp svaret för beslut"),
        lead=_("Svaret låses så att alla beslutar om samma text. Det kan öppnas igen. Inget lämnas in än."),
        submit=_("Frisläpp svaret") if not draft.stops else _("Kontrollera igen"),
        kind="primary" if not draft.stops else "secondary",
        trail=trail(found),
        above="responses/_lacking.html",
        facts={"lacked": [_lacked(draft, one) for one in draft.lacking], "draft": draft, "found": found},
    )
    return answered(request, form, page, change)


def _lacked(draft: Draft, one: Lacking) -> Lacked:
    whole = one.lack in {Lack.CONDITIONS, Lack.STANCE} or (one.lack is Lack.CHOICE and not one.sections)
    lines = tuple(draft.by_section(pk) for pk in one.sections)
    return Lacked(str(texts.LACKS[one.lack]), one.stops, lines, whole)


@login_required
@limited("submit", per_hour=60)
@ASKS
def submit(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """The respondent's own decision, and handing in."""
    draft = draft_for(request, pk, response)
    found = _decided(draft.answering, Act.RESPONSE_SUBMIT)
    if not found.may_submit:
        return _stopped(request, found, _("Svaret lämnas in när det är frisläppt."))
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SubmitForm(*given, too_large=was_too_large(request))

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        receipt = actions.submit_response(
            viewer=viewer_of(request), at=now(), response=response, decision=form.decision, attachment=data["file"]
        )
        to = reverse("responses:receipt", args=[pk, response, receipt.number])
        return to, _("Svaret är inlämnat. Det här är kvittensen.")

    page = FormPage(
        title=_("Lämna in svaret"),
        lead=_("Svaret går till %(body)s. Du får en kvittens med kontrollsumma.") % {"body": found.head.led_by_name},
        submit=_("Lämna in svaret"),
        trail=trail(found),
        above="responses/_about_submitting.html",
        facts={
            "draft": draft,
            "found": found,
            "stance": texts.STANCES.get(draft.said_of_whole["stance"], ""),
            "late_by": _late(found),
        },
    )
    return answered(request, form, page, change)


@login_required
@ASKS
def reopen(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """Open the answer to write in again."""
    found = _decided(found_for(request, pk, response), Act.RESPONSE_REOPEN)
    if not found.may_reopen:
        return _stopped(request, found, _("Svaret är öppet, eller så behöver det tas tillbaka först."))
    anew = found.stage is not Stage.RELEASED
    page = FormPage(
        title=_("Lämna ett nytt svar") if anew else _("Öppna svaret igen"),
        lead=_(
            "Svarstiden har gått ut. Det som är inlämnat gäller tills det nya svaret är inlämnat. Det nya "
            "märks som för sent inkommet. Båda sparas."
        )
        if anew
        else _("Svaret går att ändra igen. Det behöver frisläppas på nytt innan det lämnas in."),
        submit=_("Börja på ett nytt svar") if anew else _("Öppna svaret"),
        trail=trail(found),
    )
    return _confirmed(request, page, found, actions.reopen_response, _("Svaret är öppet."))


@login_required
@ASKS
def withdraw(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """Take back what was handed in."""
    found = _decided(found_for(request, pk, response), Act.RESPONSE_WITHDRAW)
    if not found.may_withdraw:
        late = found.is_late and found.standing
        words = str(texts.WORDS[Refused.TOO_LATE_TO_TAKE_BACK]) if late else _("Det finns inget inlämnat svar.")
        return _stopped(request, found, words)
    abstained = found.standing is not None and found.standing.kind == "abstention"
    page = FormPage(
        title=_("Svara ändå") if abstained else _("Ta tillbaka svaret"),
        lead=_("Beskedet att avstå tas tillbaka och svaret öppnas. Lämna in det innan svarstiden går ut.")
        if abstained
        else _(
            "Svaret räknas inte längre och går att ändra. Lämna in det igen innan svarstiden går ut. "
            "Det som var inlämnat sparas."
        ),
        submit=_("Svara ändå") if abstained else _("Ta tillbaka svaret"),
        kind="primary" if abstained else "danger",
        trail=trail(found),
    )
    return _confirmed(request, page, found, actions.withdraw_response, _("Svaret är öppet."))


@login_required
@ASKS
def abstain(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """Say that the respondent abstains from answering (T12: that is no view of the agreement)."""
    found = _decided(found_for(request, pk, response), Act.RESPONSE_ABSTAIN)
    if not found.may_abstain:
        return _stopped(request, found, _("Det går att avstå så länge inget är inlämnat."))
    form = AbstainForm(request.POST if request.method == "POST" else None)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.abstain_from_response(viewer=viewer_of(request), at=now(), response=response, reason=data["reason"])
        return _overview(found), _("Det är noterat att %(name)s avstår från att svara.") % {"name": found.name}

    page = FormPage(
        title=_("Avstå från att svara"),
        lead=_(
            "Du meddelar att remissinstansen inte lämnar något svar. Det säger inget om inställningen till avtalet och "
            "påverkar inte om det antas. Det som är skrivet finns kvar."
        ),
        submit=_("Meddela att vi avstår"),
        trail=trail(found),
    )
    return answered(request, form, page, change)


def _confirmed(
    request: HttpRequest, page: FormPage, found: Answering, action: Callable[..., Any], said: str
) -> HttpResponse:
    """A page with nothing but its button."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        action(viewer=viewer_of(request), at=now(), response=found.pk)
        return _overview(found), said

    return answered(request, form, page, change)


def _decided(found: Answering, act: Act) -> Answering:
    """The answer, for those who speak for the respondent; others who write in it are told who may."""
    if not found.may_decide:
        raise NotAllowed(act)
    return found


def _stopped(request: HttpRequest, found: Answering, words: str) -> HttpResponse:
    """In place of a form that nobody could send: why not, and the way back."""
    if not found.still_asked:
        words = str(texts.WORDS[Refused.NO_LONGER_ASKED])
    elif not found.receives:
        words = str(texts.WORDS[Refused.WITHDRAWN])
    context = {"found": found, "words": words, "crumbs": crumbs(found, _("Det går inte nu"))}
    return render(request, "responses/stopped.html", context, status=422 if request.method == "POST" else 200)


def _overview(found: Answering) -> str:
    return reverse("responses:overview", args=[found.head.pk, found.pk])


def _late(found: Answering) -> str:
    closes_at = found.head.window.closes_at
    return texts.lateness(found.at - closes_at) if closes_at and found.is_late else ""
