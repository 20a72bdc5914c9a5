"""Two versions of a document compared to the word: on a page, and as a Word file with native tracked changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.access.actions import NotSeen
from samsyn.agreements import queries
from samsyn.agreements.places import Number
from samsyn.agreements.queries import Reading, VersionRow
from samsyn.domain.sections import Placed
from samsyn.files.handing_out import for_this_reader_only
from samsyn.office.redline.drawn import LEGEND, drawn
from samsyn.office.word import Reason, Signed, redline_of
from samsyn.office.word.layout import Laid, laid_out

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Compared:
    """The version that is read and the one it is compared with; none where there is no other to compare with."""

    new: Reading
    old: Reading | None

    @property
    def others(self) -> list[VersionRow]:
        """What can be compared with, the newest first."""
        return [v for v in self.new.document.versions if v.pk != self.new.version.pk]

    @property
    def before(self) -> VersionRow | None:
        """The version before this one, among those that lie for the viewer."""
        versions = iter(self.new.document.versions)
        return next(versions, None) if any(v.pk == self.new.version.pk for v in versions) else None

    @property
    def explained(self) -> list[tuple[Placed, str]]:
        """Why sections were changed, as people wrote it when this version was made from the one before; nothing of other
        comparisons."""
        if self.old is None or self.before is None or self.old.version.pk != self.before.pk:
            return []
        notes = self.new.notes
        return [(placed, news) for placed in self.new.sections if (news := notes[placed.section.slug].news)]


@require_safe
def compare(request: HttpRequest, package: str, document: str, number: Number) -> HttpResponse:
    """What became of each word from another version to this one, in the order of this one."""
    both = _both(request, package, document, number)
    only = bool(request.GET.get("bara"))
    context = {"both": both, "only": only}
    if both.old:
        found = drawn(_laid(both.old), _laid(both.new), only_changes=only)
        context |= {
            "found": found,
            "legend": mark_safe(LEGEND),  # our own words
            "text": mark_safe("\n".join(found.parts)),  # escaped where it is drawn
        }
    return render(request, "agreements/compare.html", context)


@require_safe
def compare_docx(request: HttpRequest, package: str, document: str, number: Number) -> HttpResponse:
    """The same as a Word file: accept all and it is this version, reject all and it is the other one."""
    both = _both(request, package, document, number)
    if both.old is None:
        raise NotSeen
    new, old = both.new, both.old
    signed = Signed(_called(new.version), _moment(new.version))
    reasons = [Reason(p.section.slug, news, signed.author, signed.date) for p, news in both.explained]
    titles = {slug: title for slug, (_kind, title) in new.titles.items()}
    content = redline_of(old.text, new.text, signed=signed, reasons=reasons, known=new.known, titles=titles)
    name = slugify(f"{new.document.slug} {old.version.number} till {new.version.number}")
    return for_this_reader_only(HttpResponse(content, content_type=WORD), f"{name}.docx")


def _both(request: HttpRequest, package: str, document: str, number: Number) -> Compared:
    """The two versions, both as far as they lie for the viewer: the one before this, unless another is asked for."""
    alone = Compared(queries.reading(package, document, number), None)
    wanted = request.GET.get("med", "")
    chosen = next((v for v in alone.others if str(v.number) == wanted), None)
    if wanted and chosen is None:
        raise NotSeen
    found = chosen or alone.before or next(iter(alone.others), None)
    return Compared(alone.new, queries.reading(package, document, found.number) if found else None)


def _laid(reading: Reading) -> Laid:
    return laid_out(reading.text, reading.known, {slug: title for slug, (_kind, title) in reading.titles.items()})


def _called(version: VersionRow) -> str:
    return _("Version %(number)s, %(label)s") % {"number": version.called, "label": version.label}


def _moment(version: VersionRow) -> str:
    """When the version was published, as Word writes it."""
    assert version.published_at is not None
    return version.published_at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
