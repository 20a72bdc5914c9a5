"""The form: one section at a time, the whole, all sections on a page; two texts to choose between; what was saved.

A script sends single fields again and again while one writes, and is answered in JSON. Without scripts each section
has its button.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.access.actions import NotSeen
from samsyn.access.clock import now
from samsyn.access.middleware import viewer_of
from samsyn.domain.answering import OF_A_SECTION, OF_THE_WHOLE
from samsyn.responses import actions, queries, texts
from samsyn.responses.forms.writing import changes_in, number, typed
from samsyn.responses.queries import Draft, Field, Line
from samsyn.responses.views.reading import section_html, sections_html
from samsyn.responses.views.shared import crumbs, draft_for


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, pk: int, response: int, section: int) -> HttpResponse:
    """A section's text and what is said of it."""
    if request.method == "POST":
        return _saved(request, pk, response, section)
    return section_page(request, pk, response, section)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def whole(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """What is said of the whole."""
    if request.method == "POST":
        return _saved(request, pk, response, None)
    return section_page(request, pk, response, None)


@login_required
@require_safe
def all_sections(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """Every section on one page, with its text folded."""
    draft = draft_for(request, pk, response)
    left = request.GET.get("visa") == "obesvarade"
    texts_drawn = sections_html(draft)
    documents = [
        (
            first,
            [
                (line, texts_drawn.get(line.text.pk, ""), _fields(line.fields, OF_A_SECTION))
                for line in lines
                if not left or not line.is_answered
            ],
        )
        for first, lines in draft.documents
    ]
    context = {
        **_words(draft),
        "crumbs": crumbs(draft.answering, _("Alla avsnitt på en sida")),
        "documents": [(first, lines) for first, lines in documents if lines],
        "only_left": left,
    }
    return render(request, "responses/all.html", context)


def section_page(
    request: HttpRequest,
    pk: int,
    response: int,
    section: int | None,
    *,
    sent: Mapping[str, str] | None = None,
    wrong: str = "",
    note: str = "",
    note_wrong: str = "",
) -> HttpResponse:
    """The form of one section (`None`: of the whole), with what was typed where something stands in its way."""
    draft, viewer = draft_for(request, pk, response), viewer_of(request)
    line = _line(draft, section)
    names = OF_A_SECTION if line else OF_THE_WHOLE
    fields = line.fields if line else draft.whole
    context = {
        **_words(draft),
        "line": line,
        "fields": typed(sent, fields, names) if sent is not None else _fields(fields, names),
        "wrong": wrong,
        "note": note,
        "note_wrong": note_wrong,
        "notes": queries.notes_of(response, section, viewer),
        "latest": queries.latest_save(response, section, viewer),
    }
    if line is not None:
        before, after = draft.around(line)
        under = f"{line.text.number} {line.text.heading}".strip()
        context |= {"crumbs": crumbs(draft.answering, under), "body": section_html(line.text)}
        context |= {"before": before, "after": after, "above": _above(draft, line)}
        page = "responses/section.html"
    else:
        context |= {"crumbs": crumbs(draft.answering, _("Synpunkter på helheten"))}
        page = "responses/whole.html"
    return render(request, page, context, status=422 if wrong or note_wrong else 200)


def _line(draft: Draft, section: int | None) -> Line | None:
    """The section that is answered; `NotSeen` where the form has none such."""
    if section is None:
        return None
    line = next((line for line in draft.graded if line.text.pk == section), None)
    if line is None:
        raise NotSeen
    return line


def _above(draft: Draft, line: Line) -> list[Any]:
    """The headings that the section stands under."""
    found: list[Any] = []
    for one in draft.lines:
        if one.text.pk == line.text.pk:
            break
        if one.text.version == line.text.version:
            found = [above for above in found if above.level < one.text.level] + [one.text]
    return [above for above in found if above.level < line.text.level]


def _words(draft: Draft) -> dict[str, Any]:
    """What every form needs: labels of the choices, and whether it is open."""
    found = draft.answering
    return {
        "draft": draft,
        "found": found,
        "grades": list(texts.grade_words(found.head.scale).items()),
        "grounds": [(code, *words) for code, words in texts.GROUNDS.items()] if found.head.asks_ground else [],
        "stances": list(texts.STANCES.items()) if found.head.asks_stance else [],
        "stage": texts.STAGES[found.stage],
        "shape": texts.STAGE_SHAPES[found.stage],
    }


def _fields(fields: Mapping[str, Field], names: tuple[str, ...]) -> dict[str, Field]:
    return {name: fields.get(name, Field()) for name in names}


def _saved(request: HttpRequest, pk: int, response: int, section: int | None) -> HttpResponse:
    """What became of what was sent: saved, kept beside, or refused with everything still in the form."""
    names = OF_A_SECTION if section is not None else OF_THE_WHOLE
    at = now()
    try:
        changes = changes_in(request.POST, section, names)
        saved = actions.save_fields(viewer=viewer_of(request), at=at, response=response, changes=changes)
    except actions.ResponseRefused as refusal:
        words = texts.words(refusal)
        if _by_script(request):
            return _json({"state": "refused", "words": words}, 422)
        return section_page(request, pk, response, section, sent=request.POST, wrong=words)
    if _by_script(request):
        told = {
            one.name: {
                "revision": one.revision,
                "value": one.value,
                "clash": reverse("responses:clash", args=[pk, response, one.beside]) if one.beside else "",
            }
            for one in saved
        }
        return _json({"state": "saved", "time": time_format(localtime(at), "TIME_FORMAT"), "fields": told})
    beside = next((one.beside for one in saved if one.beside), 0)
    if beside:
        return redirect("responses:clash", pk, response, beside)
    return redirect(_onwards(request, pk, response, section))


def _onwards(request: HttpRequest, pk: int, response: int, section: int | None) -> str:
    """Where one goes from a saved section: on, to where it was written, or to the same page."""
    if section is None:
        return f"{reverse('responses:whole', args=[pk, response])}#sparat"
    if request.POST.get("fran") == "alla":
        return f"{reverse('responses:all', args=[pk, response])}#avsnitt-{section}"
    onwards = number(request.POST.get("vidare", ""))
    if onwards:
        return reverse("responses:section", args=[pk, response, onwards])
    return f"{reverse('responses:section', args=[pk, response, section])}#sparat"


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _json(told: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(told, status=status, headers={"Cache-Control": "private, no-store"})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def clash(request: HttpRequest, pk: int, response: int, save: int) -> HttpResponse:
    """Two wrote the same field: both texts beside each other. A post says that the other's stands."""
    draft, viewer = draft_for(request, pk, response), viewer_of(request)
    mine = queries.saved(response, save, viewer)
    line = _line(draft, mine.section)
    if request.method == "POST":
        actions.settle_field(viewer=viewer, at=now(), response=response, save=save)
        return redirect(_page_of(pk, response, mine.section))
    scale = draft.answering.head.scale
    theirs = queries.standing_save(response, mine, viewer)
    field = (line.fields if line else draft.whole).get(mine.name, Field())
    context = {
        **_words(draft),
        "crumbs": crumbs(draft.answering, _("Två texter")),
        "line": line,
        "mine": mine,
        "theirs": theirs,
        "my_words": texts.value_words(mine.name, mine.value, scale),
        "their_words": texts.value_words(mine.name, field.value, scale),
        "field": field,
        "label": texts.FIELDS[mine.name],
        "is_choice": mine.name in {"grade", "ground", "stance"},
        "page": _page_of(pk, response, mine.section),
    }
    return render(request, "responses/clash.html", context)


def _page_of(pk: int, response: int, section: int | None) -> str:
    if section is None:
        return reverse("responses:whole", args=[pk, response])
    return reverse("responses:section", args=[pk, response, section])


@login_required
@require_safe
def section_saves(request: HttpRequest, pk: int, response: int, section: int) -> HttpResponse:
    """Every text that was saved of a section."""
    return _saves(request, pk, response, section)


@login_required
@require_safe
def whole_saves(request: HttpRequest, pk: int, response: int) -> HttpResponse:
    """Every text that was saved about the whole."""
    return _saves(request, pk, response, None)


def _saves(request: HttpRequest, pk: int, response: int, section: int | None) -> HttpResponse:
    draft = draft_for(request, pk, response)
    line = _line(draft, section)
    fields = line.fields if line else draft.whole
    scale = draft.answering.head.scale
    rows = [
        (
            save,
            texts.FIELDS[save.name],
            texts.value_words(save.name, save.value, scale),
            fields.get(save.name, Field()),
        )
        for save in queries.saves_of(response, section, viewer_of(request))
    ]
    context = {
        **_words(draft),
        "line": line,
        "saves": rows,
        "page": _page_of(pk, response, section),
        "crumbs": crumbs(draft.answering, _("Tidigare sparat")),
    }
    return render(request, "responses/saves.html", context)
