"""From an open version to a published one: open, describe, check, list adjustments, publish, let out, give up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samsyn.access.actions import NotAllowed, NotSeen
from samsyn.access.clock import now, today
from samsyn.access.middleware import viewer_of
from samsyn.accounts.views import reauthenticated
from samsyn.agreements import actions, queries, texts
from samsyn.agreements.actions import Release
from samsyn.agreements.forms.work import AdjustmentsForm, CheckForm, OpenForm, PublishForm, ReasonForm, VersionForm
from samsyn.agreements.places import Number
from samsyn.agreements.queries import OpenRow, VersionRow, Work
from samsyn.agreements.texts import Refused
from samsyn.agreements.views.shared import answered, draft_trail, package_trail, stopped, work_trail
from samsyn.domain.access import Act, Audience, Placement
from samsyn.domain.verdicts import Refusal
from samsyn.parties.forms.letting_out import LettingOutForm
from samsyn.parties.queries import authorities
from samsyn.parties.queries.labels import bodies_to_label
from samsyn.ui.form_page import FormPage

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def open_(request: HttpRequest, package: str) -> HttpResponse:
    """Open versions to work on."""
    work = queries.work(package, viewer_of(request))
    if not work.may_open:
        raise NotAllowed(Act.VERSION_OPEN)
    form = OpenForm(
        request.POST if request.method == "POST" else None,
        documents=work.to_open,
        places=queries.places_to_work(viewer_of(request)),
    )
    page = FormPage(
        _("Öppna en arbetsversion"),
        _("Öppna arbetsversionen"),
        work_trail(work.package),
        lead=_(
            "Texten börjar som den senast publicerade version som alla som ska arbeta med den får läsa. "
            "Den publicerade versionen ligger kvar orörd."
        ),
    )

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        opened = actions.open_versions(
            viewer=viewer_of(request),
            at=now(),
            package=work.package.pk,
            documents=data["documents"],
            place=form.places[data["place"]],
            adjusts=data["adjusts"],
        )
        said = ngettext("En arbetsversion är öppnad.", "%(n)s arbetsversioner är öppnade.", len(opened))
        return page.back, said % {"n": len(opened)}

    return answered(request, form, page, change)


@form_page
def describe(request: HttpRequest, package: str, document: str, place: Placement) -> HttpResponse:
    """What an open version is called, and how long it is meant to bind."""
    draft = queries.draft(package, document, viewer_of(request), place)
    version, term = draft.version, draft.term
    initial = {"title": version.title, "subtitle": version.subtitle, "is_interim": version.is_interim}
    if term:
        initial |= {name: getattr(term, name) for name in term.__slots__}
    form = VersionForm(request.POST if request.method == "POST" else None, sections=draft.sections, initial=initial)
    page = FormPage(_("Ändra titel och avtalstid"), _("Ändra titel och avtalstid"), draft_trail(draft))

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.describe_version(
            viewer=viewer_of(request),
            at=now(),
            version=version.pk,
            title=data["title"],
            subtitle=data["subtitle"],
            is_interim=data["is_interim"],
            term=form.term,
        )
        return page.back, _("Uppgifterna om versionen är ändrade.")

    return answered(request, form, page, change)


@form_page
def check(request: HttpRequest, package: str, document: str, place: Placement) -> HttpResponse:
    """A lawyer says that the text holds as it reads now."""
    work, row = _row(request, package, document, place)
    if not row.may_check:
        raise NotAllowed(Act.VERSION_CHECK)
    page = FormPage(
        _("Juristgranskning av %(title)s") % {"title": row.version.title},
        _("Intyga granskningen"),
        work_trail(work.package),
        lead=_("Granskningen gäller texten som den är sparad nu. Ändras ett ord behöver den granskas igen."),
        above="agreements/_about_checking.html",
        facts={"row": row, "work": work},
    )

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.check_version(
            viewer=viewer_of(request), at=now(), version=row.version.pk, words=data["words"], note=data["note"]
        )
        return page.back, _("Granskningen är intygad.")

    shown = {"words": queries.words_to_check(row.version.pk)}
    return answered(
        request, CheckForm(request.POST if request.method == "POST" else None, initial=shown), page, change
    )


@form_page
def adjust(request: HttpRequest, package: str, document: str, place: Placement) -> HttpResponse:
    """Why each change of a version that adjusts another is made."""
    work, row = _row(request, package, document, place)
    changes = [*row.unlisted, *row.listed]
    page = FormPage(
        _("Justeringar av %(title)s") % {"title": row.version.title},
        _("Förteckna justeringarna"),
        work_trail(work.package),
        lead=_("Skriv skälet till varje ändring. Listan följer med texten när den skickas ut."),
    )
    if not changes:
        return stopped(
            request, replace(page, lead=_nothing_to_list(row)), (_("Tillbaka till arbetsversionerna"), page.back)
        )
    form = AdjustmentsForm(request.POST if request.method == "POST" else None, changes=changes)

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.list_adjustments(viewer=viewer_of(request), at=now(), version=row.version.pk, reasons=form.reasons)
        return page.back, _("Justeringarna är förtecknade.")

    return answered(request, form, page, change)


def _nothing_to_list(row: OpenRow) -> str:
    if row.version.adjusts is None:
        return texts.words(Refusal(Refused.ADJUSTS_NOTHING))
    return _("Inget är ändrat än jämfört med den version som justeras.")


@reauthenticated
@form_page
def publish(request: HttpRequest, package: str) -> HttpResponse:
    """Publish open versions: from then on nobody changes them."""
    work = queries.work(package, viewer_of(request))
    rows = [row for row in work.opened if row.may_publish]
    if not rows:
        raise NotAllowed(Act.VERSION_PUBLISH)
    waiting = [_Waiting(row.version, _why_not(row), _draft_of(work, row)) for row in rows if not row.is_ready]
    if len(waiting) == len(rows):
        return _nothing_ready(request, work, rows, waiting)
    places = queries.places_to_publish(work.package, rows, viewer_of(request))
    form = PublishForm(
        request.POST if request.method == "POST" else None,
        versions=[(str(row.version.pk), _called(row, rows)) for row in rows],
        waiting={str(one.version.pk): one for one in waiting},
        bodies=bodies_to_label(),
        places=[place for place, _name in places],
        names=dict(places),
        authorities=authorities(),
        initial={"on": today(), "versions": [str(row.version.pk) for row in rows if _is_clear(row, rows)]},
    )
    page = FormPage(
        _("Publicera"),
        _("Publicera versionerna"),
        work_trail(work.package),
        lead=_("En publicerad version ändras aldrig. Fel rättas i en ny version."),
        fields="agreements/_publish_fields.html",
    )

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        release = Release(
            form.place, data["on"], data["body"], data["words"], registering_authority=data["authority"]
        )
        versions = [int(pk) for pk in data["versions"]]
        done = actions.publish_versions(
            viewer=viewer_of(request), at=now(), package=work.package.pk, versions=versions, release=release
        )
        said = ngettext("En version är publicerad.", "%(n)s versioner är publicerade.", len(done)) % {"n": len(done)}
        return reverse("agreements:package", args=[work.package.slug]), said

    return answered(request, form, page, change)


@reauthenticated
@form_page
def widen(request: HttpRequest, package: str, document: str, number: Number) -> HttpResponse:
    """Let more people read a published version."""
    reading = queries.reading(package, document, number)
    places = queries.places_to_widen(reading, viewer_of(request))
    here = reverse("agreements:version", args=[package, document, number])
    trail = [*package_trail(reading.package), reading.version.title, here]
    if not places:
        lead = {
            Audience.PUBLIC: _("Alla kan redan läsa versionen."),
            Audience.SIDE: _(
                "Versionen är bara en sidas text. Öppna en arbetsversion i ett gemensamt organ för att publicera den för fler."
            ),
        }.get(reading.version.audience, _("Alla som får se avtalspaketet kan redan läsa versionen."))
        page = FormPage(_("Låt fler läsa versionen"), "", trail, lead=lead)
        return stopped(request, page, (_("Tillbaka till versionen"), here), kind="information")
    form = LettingOutForm(
        request.POST if request.method == "POST" else None,
        places=[place for place, _name in places],
        names=dict(places),
        authorities=authorities(),
    )
    form.fields["audience"].label = _("Vilka ska kunna läsa versionen?")
    page = FormPage(
        _("Låt fler läsa versionen"),
        _("Låt fler läsa versionen"),
        trail,
        lead=f"{reading.version.title}, {reading.version.label}",
    )

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.widen_version(
            viewer=viewer_of(request),
            at=now(),
            version=reading.version.pk,
            place=form.place,
            registering_authority=data["authority"],
        )
        return here, _("Fler kan nu läsa versionen.")

    return answered(request, form, page, change)


@form_page
def withdraw(request: HttpRequest, package: str, document: str, place: Placement) -> HttpResponse:
    """Give up an open version."""
    work, row = _row(request, package, document, place)
    if not row.may_withdraw:
        raise NotAllowed(Act.VERSION_WITHDRAW)
    page = FormPage(
        _("Återkalla arbetsversionen av %(title)s") % {"title": row.version.title},
        _("Återkalla arbetsversionen"),
        work_trail(work.package),
        lead=_("Ingen kan läsa eller arbeta i den därefter. Det som skrivits bevaras."),
        kind="danger",
    )

    def change(data: Mapping[str, Any]) -> tuple[str, str]:
        actions.withdraw_version(viewer=viewer_of(request), at=now(), version=row.version.pk, reason=data["reason"])
        return page.back, _("Arbetsversionen är återkallad.")

    return answered(request, ReasonForm(request.POST if request.method == "POST" else None), page, change)


def _row(request: HttpRequest, package: str, document: str, place: Placement) -> tuple[Work, OpenRow]:
    """The open version of a document that lies there, with all that its publishing waits for."""
    work = queries.work(package, viewer_of(request))
    row = next((r for r in work.opened if (r.document, r.version.placement) == (document, place)), None)
    if row is None:
        raise NotSeen
    return work, row


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An open version that cannot be published yet: why not, and where it is read."""

    version: VersionRow
    why: str
    href: str


def _why_not(row: OpenRow) -> str:
    """What an open version waits for before it can be published, in a sentence."""
    lawyers = [_("%(whose)s jurist") % {"whose": texts.whose(c.name)} for c in row.checks if not c.holds]
    found = [
        _("väntar på granskning av %(lawyers)s") % {"lawyers": get_text_list(lawyers, _("och"))} if lawyers else "",
        _("har hänvisningar att rätta") if row.doubts else "",
        _("har ändringar utan skäl") if row.unlisted else "",
    ]
    return _("Kan inte publiceras än: %(why)s.") % {"why": get_text_list([w for w in found if w], _("och"))}


def _draft_of(work: Work, row: OpenRow) -> str:
    return reverse("agreements:draft", args=[work.package.slug, row.document, row.version.placement])


def _nothing_ready(request: HttpRequest, work: Work, rows: list[OpenRow], waiting: list[_Waiting]) -> HttpResponse:
    """In place of the form while no open version can be published."""
    said = [_("Ingen arbetsversion är klar att publicera.")]
    if any(len(row.checks) == 2 and not all(c.holds for c in row.checks) for row in rows):
        said.append(_("Båda sidors jurister behöver granska den text som är sparad nu."))
    page = FormPage(
        _("Publicera"),
        "",
        work_trail(work.package),
        lead=" ".join(said),
        above="agreements/_waiting.html",
        facts={"waiting": waiting},
    )
    return stopped(request, page, (_("Tillbaka till arbetsversionerna"), page.back))


def _called(row: OpenRow, rows: Sequence[OpenRow]) -> str:
    """The version in the list of those to choose among; with its place where another of the document is there too."""
    title = row.version.title
    if any(other.document == row.document and other is not row for other in rows):
        title = _("%(title)s, %(place)s") % {"title": title, "place": row.place}
    return title if row.is_ready else _("%(title)s (inte klar än)") % {"title": title}


def _is_clear(row: OpenRow, rows: Sequence[OpenRow]) -> bool:
    """It is ready, and the only ready one of its document, that still builds on the newest."""
    ready = [other for other in rows if other.document == row.document and other.is_ready]
    return ready == [row] and row.newer is None
