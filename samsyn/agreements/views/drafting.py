"""The work on open versions: what is worked on, a draft to read, a section to write in, what was saved of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.access.clock import now
from samsyn.access.middleware import viewer_of
from samsyn.agreements import actions, queries, rendering, texts
from samsyn.agreements.forms.sections import SectionForm
from samsyn.agreements.queries import Draft, Save
from samsyn.agreements.texts import Refused
from samsyn.agreements.views.comments import comments_context
from samsyn.agreements.views.shared import draft_links
from samsyn.domain.access import Placement
from samsyn.domain.sections import Placed
from samsyn.domain.verdicts import Refusal


@require_safe
def work(request: HttpRequest, package: str) -> HttpResponse:
    """What is worked on in a package, and what each text lacks before it can be published."""
    return render(request, "agreements/work.html", {"work": queries.work(package, viewer_of(request))})


@require_http_methods(["GET", "HEAD", "POST"])
def drafts(request: HttpRequest, package: str, document: str, rest: str = "") -> HttpResponse:
    """An address that does not say which open version: on to the only one she sees, with what was sent; or she
    chooses."""
    found = queries.opened(package, document)
    rest = f"{rest}/" if rest else ""
    if asked := request.META.get("QUERY_STRING"):
        rest = f"{rest}?{asked}"
    ways = [(row, reverse("agreements:draft", args=[package, document, row.version.placement])) for row in found.rows]
    if len(ways) == 1:
        return redirect(ways[0][1] + rest, preserve_request=request.method == "POST")
    context = {"opened": found, "ways": [(row, way + rest) for row, way in ways]}
    return render(request, "agreements/drafts.html", context, status=409 if request.method == "POST" else 200)


@require_safe
def draft(request: HttpRequest, package: str, document: str, place: Placement) -> HttpResponse:
    """An open version to read, with a way into each section."""
    found = queries.draft(package, document, viewer_of(request), place)
    links = draft_links(found)
    notes = {slug: note.news for slug, note in found.notes.items() if note.news}
    writers = queries.writers([n.pk for n in found.notes.values()], viewer_of(request), now())
    two = queries.clashes([found.version.pk]).get(found.version.pk, {}) if found.may_write else {}
    clashes = {slug: reverse("agreements:clash", args=[*found.names, slug, pk]) for slug, pk in two.items()}
    context = {
        "draft": found,
        "contents": rendering.contents_html(found.sections),
        "sections": rendering.sections_html(found.sections, links, version="", news=notes, clashes=clashes),
        "writers": [(w, _section_of(found, w.text)) for w in writers],
    }
    return render(request, "agreements/draft.html", context)


def _section_of(draft: Draft, text: int) -> Placed | None:
    slug = next((slug for slug, note in draft.notes.items() if note.pk == text), "")
    return next((p for p in draft.sections if p.section.slug == slug), None)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, package: str, document: str, place: Placement, section: str) -> HttpResponse:
    """Write in a section. A script sends the form again and again while one writes, and is answered in JSON."""
    found = queries.draft(package, document, viewer_of(request), place)
    note = found.notes.get(section)
    if request.method == "POST" and note is not None:
        return _saved(request, found, section, SectionForm(request.POST))
    placed = found.section(section)
    initial = {
        "heading": placed.section.heading,
        "body": placed.section.body,
        "news": found.notes[section].news,
        "written_on": found.notes[section].revision,
        "opened": found.opened,
    }
    return _editor(request, found, section, SectionForm(initial=initial))


def _saved(request: HttpRequest, draft: Draft, section: str, form: SectionForm) -> HttpResponse:
    """What became of what was sent: saved, kept beside, or refused with everything still in the form."""
    if not form.is_valid():
        return _refused(request, draft, section, form)
    data = form.cleaned_data
    if data.pop("opened") not in ("", draft.opened):
        form.add_error(None, texts.words(Refusal(Refused.NOT_OPEN)))
        return _refused(request, draft, section, form)
    if "insert" in request.POST:
        # Without scripts the picked reference comes last in the text, to be moved by hand.
        data["body"] = f"{data['body'].rstrip()} {request.POST.get('reference', '')[:220]}".strip()
    try:
        saved = actions.save_section(viewer=viewer_of(request), at=now(), text=draft.notes[section].pk, **data)
    except Refusal as refusal:
        form.add_error(None, texts.words(refusal))
        return _refused(request, draft, section, form)
    here = [*draft.names, section]
    if saved.beside:
        clash = reverse("agreements:clash", args=[*here, saved.beside])
        return _json({"state": "clash", "address": clash}, 409) if _by_script(request) else redirect(clash)
    if not _by_script(request):
        return redirect(f"{reverse('agreements:write', args=here)}#sparat")
    told = {"state": "saved", "revision": saved.revision, "time": time_format(localtime(saved.at), "TIME_FORMAT")}
    return _json({**told, "preview": _preview(request, draft, data["body"], data["news"])})


def _refused(request: HttpRequest, draft: Draft, section: str, form: SectionForm) -> HttpResponse:
    if _by_script(request):
        words = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return _json({"state": "refused", "words": words}, 422)
    return _editor(request, draft, section, form, status=422)


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _json(told: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(told, status=status, headers={"Cache-Control": "private, no-store"})


def _preview(request: HttpRequest, draft: Draft, body: str, news: str) -> str:
    """How the text will read, and what in it must be mended, as a part of the page."""
    return render_to_string("agreements/_preview.html", _read(draft, body, news), request)


def _read(draft: Draft, body: str, news: str) -> dict[str, Any]:
    return {
        "body": rendering.body_html(body, draft_links(draft)),
        "news": rendering.news_html(news),
        "doubts": queries.doubts_in(draft, body),
    }


def _drawn(draft: Draft, form: SectionForm) -> dict[str, Any]:
    """What stands in the form as it will read. A text that was refused is not drawn: it may be refused for its size."""
    if form.is_bound and {"body", "news"} & form.errors.keys():
        words = _("Texten visas när den går att spara.")
        return {"body": format_html('<p class="soft" lang="{}">{}</p>', get_language(), words), "doubts": []}
    return _read(draft, str(form["body"].value() or ""), str(form["news"].value() or ""))


def _editor(
    request: HttpRequest, draft: Draft, section: str, form: SectionForm, *, status: int = 200
) -> HttpResponse:
    placed, viewer = draft.section(section), viewer_of(request)
    note, at = draft.notes[section], now()
    context = {
        "draft": draft,
        "section": placed,
        "before": draft.before(placed),
        "form": form,
        "latest": queries.latest_save(note.pk, viewer),
        "beside": queries.beside(note.pk, viewer),
        "writers": queries.writers([note.pk], viewer, at),
        **_drawn(draft, form),
        "targets": _targets(draft, section),
        **comments_context(
            request, draft.version, note.pk, reverse("agreements:comment_draft", args=[*draft.names, section])
        ),
    }
    return render(request, "agreements/write.html", context, status=status)


def _targets(draft: Draft, section: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a reference can be picked from: per document, what is written and how it reads. Its own document first."""
    headings = {(draft.document, p.section.slug): p.section.heading for p in draft.sections}
    groups: dict[str, list[tuple[str, str]]] = {draft.document: []}
    for (document, slug), number in draft.known.items():
        if (document, slug) != (draft.document, section):
            written = f"[[#{slug}]]" if document == draft.document else f"[[{document}#{slug}]]"
            name = headings.get((document, slug), slug.replace("-", " "))
            groups.setdefault(document, []).append((written, f"{number} {name}"))
    return [(draft.titles[document][1], found) for document, found in groups.items() if found]


@require_safe
def saves(request: HttpRequest, package: str, document: str, place: Placement, section: str) -> HttpResponse:
    """Every text that was saved of a section."""
    found = queries.draft(package, document, viewer_of(request), place)
    note = found.notes.get(section)
    placed = found.section(section)
    rows = queries.saves(note.pk, viewer_of(request)) if note else ()
    return render(request, "agreements/saves.html", {"draft": found, "section": placed, "saves": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def saved_text(
    request: HttpRequest, package: str, document: str, place: Placement, section: str, pk: int
) -> HttpResponse:
    """One earlier text, and the way back to it. What is there now is kept among the saved texts."""
    found = queries.draft(package, document, viewer_of(request), place)
    placed, note = found.section(section), found.notes[section]
    one = queries.saved_text(pk, note.pk, viewer_of(request))
    if request.method == "POST":
        actions.save_section(
            viewer=viewer_of(request),
            at=now(),
            text=note.pk,
            heading=one.heading,
            body=one.body,
            news=one.news,
            written_on=note.revision,
        )
        return redirect(f"{reverse('agreements:write', args=[*found.names, section])}#sparat")
    context = {
        "draft": found,
        "section": placed,
        "save": one,
        "is_now": one.number == note.revision,
        "met": queries.met_by(one, note.pk, viewer_of(request)) if one.number is None else None,
        "body": rendering.body_html(one.body, draft_links(found)),
    }
    return render(request, "agreements/saved_text.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def clash(request: HttpRequest, package: str, document: str, place: Placement, section: str, pk: int) -> HttpResponse:
    """Two wrote the same section: both texts beside each other, and a form with the one's own to go on from.

    A post says that the other's text stands; what was written stays among the saved texts.
    """
    found = queries.draft(package, document, viewer_of(request), place)
    note = found.notes.get(section)
    mine = queries.saved_text(pk, note.pk if note else 0, viewer_of(request))
    assert note is not None
    if request.method == "POST":
        actions.settle_save(viewer=viewer_of(request), at=now(), save=pk)
        return redirect("agreements:draft", *found.names)
    there = next((p for p in found.sections if p.section.slug == section), None)
    theirs = queries.latest_save(note.pk, viewer_of(request))
    initial = {
        "heading": mine.heading,
        "body": mine.body,
        "news": mine.news,
        "written_on": note.revision,
        "settles": pk,
        "opened": found.opened,
    }
    form = SectionForm(initial=initial)
    form.fields["body"].help_text = _here_stands(mine)
    context = {
        "draft": found,
        "section": there,
        "slug": section,
        "mine": mine,
        "theirs": theirs,
        "lead": _who_met(mine, queries.met_by(mine, note.pk, viewer_of(request)), gone=there is None),
        "keep": _keep(theirs, mine, gone=there is None),
        "form": form,
    }
    return render(request, "agreements/clash.html", context)


def _who_met(mine: Save, met: Save | None, *, gone: bool) -> str:
    """Who wrote the two texts, to whoever reads it: "Du" only to one of the two."""
    who = _("Du") if mine.mine else mine.who or _("Någon")
    if gone or met is None:
        return _("%(who)s skrev i avsnittet medan dokumentet ändrades. Texten är sparad.") % {"who": who}
    if met.by == mine.by:
        said = _("%(who)s skrev i avsnittet på två ställen samtidigt.") % {"who": who}
    else:
        first, second = (mine, met) if mine.mine else (met, mine)
        names = {
            "first": _("Du") if first.mine else first.who or _("Någon"),
            "second": second.who or _("någon annan"),
        }
        said = _("%(first)s och %(second)s skrev i avsnittet samtidigt.") % names
    choose = _("Båda texterna är sparade. Välj vilken som ska gälla, eller skriv ihop dem.")
    return f"{said} {choose}"


def _here_stands(mine: Save) -> str:
    """Whose text the form begins with."""
    if mine.mine:
        return _("Här står din text. Ändra den om du vill ta med något ur den andra.")
    if not mine.who:
        return _("Här står texten som sparades vid sidan om. Ändra den om du vill ta med något ur den andra.")
    whose = texts.whose(mine.who)
    return _("Här står %(whose)s text. Ändra den om du vill ta med något ur den andra.") % {"whose": whose}


def _keep(theirs: Save | None, mine: Save, *, gone: bool) -> str:
    """What the button says that lets the other text stand."""
    if gone:
        return _("Låt avsnittet vara borttaget")
    if theirs is None or not theirs.who or theirs.by == mine.by:
        return _("Behåll texten som gäller nu")
    return _("Behåll din text") if theirs.mine else _("Behåll %(whose)s text") % {"whose": texts.whose(theirs.who)}


@require_POST
def presence(request: HttpRequest, package: str, document: str, place: Placement, section: str) -> HttpResponse:
    """She has the section open; who else has? Asked by a script now and then."""
    found = queries.draft(package, document, viewer_of(request), place)
    found.section(section)
    text = found.notes[section].pk
    actions.note_writing(viewer=viewer_of(request), at=now(), text=text)
    return render(
        request, "agreements/_writers.html", {"writers": queries.writers([text], viewer_of(request), now())}
    )
