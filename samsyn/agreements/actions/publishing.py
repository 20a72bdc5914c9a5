"""Publishing open versions, letting more people see what is published, giving up what is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.access.scope import columns_of
from samsyn.agreements.actions.numbering import give_number, held_documents
from samsyn.agreements.actions.pieces import LABEL, fits, held_open, text_of, tree_of, within
from samsyn.agreements.models import Adjustment, AgreementTerm, Package, SectionText, Succession, Version
from samsyn.agreements.queries.checking import Adjusting, changed_since, is_one_sides, missing_checks
from samsyn.agreements.queries.packages import named
from samsyn.agreements.queries.searchable import forget_version, index_version
from samsyn.agreements.texts import Refused
from samsyn.domain import sections
from samsyn.domain.access import Act, Placement, Viewer, reaches_no_further
from samsyn.domain.verdicts import Refusal
from samsyn.domain.widening import ways_out
from samsyn.parties.queries import authorities, organisations_by_code
from samsyn.parties.queries.labels import body_label

# What lies where its version lies, and so is let out with it.
PARTS = (AgreementTerm, Adjustment, Succession)


@dataclass(frozen=True, slots=True)
class Release:
    """What the versions of one publishing share: whose label and of which day, whom they are for, who registered it.

    The label is made of body and day ("SRO 2025-09-01"); without a body, of `words` and day.
    """

    place: Placement
    on: date
    body: str = ""
    words: str = ""
    registering_authority: str = ""


@action()
def publish_versions(
    *, viewer: Viewer, at: datetime, package: int, versions: Sequence[int], release: Release
) -> list[Version]:
    """Publish open versions of a package's documents at once: they may refer to each other.

    Each must be checked by every side's lawyer as it reads now (one side's own goes no further than to that side), have
    no reference that leads nowhere or was written by hand, and, when it adjusts another, a listed reason for every
    change. From then on the database refuses to change it.
    """
    if not Package.objects.filter(pk=package).exists():
        raise NotSeen
    # In one order, so that two who publish the same do not wait for each other.
    found = [held_open(pk) for pk in sorted(set(versions))]
    if not found or any(v.document.package_id != package for v in found):
        raise Refusal(Refused.NOTHING_TO_PUBLISH)
    _one_of_each(found)
    held_documents(found)
    rows = {v.pk: tree_of(v) for v in found}
    known = _known(package, found, rows, release.place)
    changed: dict[int, Mapping[str, Adjusting]] = {}
    for version in found:
        _may_lie(viewer, version, release.place)
        changed[version.pk] = changed_since(version, rows[version.pk])
        _holds(version, rows[version.pk], known, changed[version.pk])
    label, body = _label(release)
    authority = _authority(release, found)
    for version in found:
        version.label, version.labelled_by_id, version.labelled_on = label, body, release.on
        version.registering_authority_id = authority
        _close(version, rows[version.pk], changed[version.pk], at, release.place)
    return found


def _one_of_each(found: Sequence[Version]) -> None:
    """Two of one document at once would not know of each other's words."""
    for at, version in enumerate(found):
        if any(version.document_id == other.document_id for other in found[:at]):
            raise Refusal(Refused.PUBLISHED_TWICE, document=version.title)


def _may_lie(viewer: Viewer, version: Version, place: Placement) -> None:
    """Everyone who sees it now must see it then; nothing is more public than what it points to; and nobody publishes
    where she cannot look herself."""
    allow(viewer, Act.VERSION_PUBLISH, version.placement)
    if place != version.placement:
        _goes_out(viewer, version, place)
    within(version.document, place)
    allow(viewer, Act.VERSION_PUBLISH, place)


def _goes_out(viewer: Viewer, version: Version, place: Placement) -> None:
    """To more people than see it now, and of those to no others than its checks were made for."""
    if place not in ways_out(version.placement, viewer.sides):
        raise Refusal(Refused.NOT_WIDER)
    if is_one_sides(version):
        raise Refusal(Refused.ONE_SIDES, document=version.title)


def _known(
    package: int, found: Sequence[Version], rows: Mapping[int, list[SectionText]], place: Placement
) -> dict[tuple[str, str], str]:
    """Where the texts' references may lead: to each other, and to the package's other documents as they are last
    published for everybody who will see the new versions."""
    mine = {v.document.slug for v in found}
    last = {
        version.document.slug: version
        for version in Version.objects.filter(document__package=package, published_at__isnull=False)
        .select_related("document")
        .order_by("published_at", "pk")
        if version.document.slug not in mine and reaches_no_further(place, version.placement)
    }
    others = SectionText.objects.filter(version__in=[v.pk for v in last.values()], position__isnull=False)
    published = others.values_list("version__document__slug", "section__slug", "number")
    known = {(d, s): n for d, s, n in published}
    return known | {(v.document.slug, r.section.slug): r.number for v in found for r in rows[v.pk]}


def _holds(
    version: Version, rows: Sequence[SectionText], known: sections.Numbers, changed: Mapping[str, Adjusting]
) -> None:
    """Refuse what is not ready: unchecked words, references that do not hold, changes without a listed reason."""
    document = version.document.slug
    missing = missing_checks(version, rows, AgreementTerm.objects.filter(version=version).first())
    if missing:
        raise Refusal(Refused.NOT_CHECKED, document=version.title, sides=", ".join(missing))
    dangling = sections.unresolved(text_of(version, rows), known)
    if dangling:
        named = ", ".join(f"{section}: {ref.written}" for section, ref in dangling)
        raise Refusal(Refused.REFERENCE_DANGLES, document=document, references=named)
    typed = [f"{r.number} ({t})" for r in rows for t in sections.typed_references(r.body)]
    if typed:
        raise Refusal(Refused.REFERENCE_TYPED, document=version.title, references=", ".join(typed))
    listed = {slug or "": of for slug, of in version.adjustments.values_list("section__slug", "listed_for")}
    silent = [one.name for slug, one in changed.items() if not one.is_listed_by(listed.get(slug))]
    if silent:
        raise Refusal(Refused.CHANGE_NOT_LISTED, document=version.title, sections=", ".join(silent))


def _label(release: Release) -> tuple[str, int | None]:
    pk, name = body_label(release.body) if release.body else (None, release.words.strip())
    if not name:
        raise Refusal(Refused.LABEL_EMPTY)
    label = f"{name} {release.on.isoformat()}"
    fits(label=(label, LABEL))
    return label, pk


def _authority(release: Release, found: Sequence[Version]) -> int | None:
    """Who has registered what is now let out further (rule: widening names the registering authority)."""
    if all(release.place == v.placement for v in found) and not release.registering_authority:
        return None
    known = organisations_by_code().get(release.registering_authority)
    if known is None or release.registering_authority not in dict(authorities()):
        raise Refusal(Refused.UNKNOWN_AUTHORITY)
    return int(known.pk)


def _close(
    version: Version, rows: Sequence[SectionText], changed: Mapping[str, Adjusting], at: datetime, place: Placement
) -> None:
    """Put the version and its parts where they will lie, then write the moment and the hash that close it."""
    for row in rows:
        row.content_hash = sections.section_hash(sections.Section(row.level, row.section.slug, row.heading, row.body))
        row.lie(place)
    columns = list(columns_of(place))
    SectionText.objects.bulk_update(rows, ["content_hash", *columns])
    undone = _forget_undone(version, changed)
    _forget_unread(version, rows)
    for part in PARTS:
        part.objects.filter(version=version).update(**columns_of(place))
    version.lie(place)
    give_number(version, place)
    version.published_at, version.content_hash = at, sections.content_hash(text_of(version, rows))
    version.save()
    index_version(version)
    data = {"document": version.document_id, "number": named(version), "hash": version.content_hash}
    record(version, place, data=data | ({"undone": undone} if undone else {}), words=version.label)


def _forget_undone(version: Version, changed: Mapping[str, Adjusting]) -> list[int | None]:
    """Reasons for changes that were undone are not published. Gives the sections (none: the version's own facts)."""
    listed = version.adjustments.values_list("pk", "section", "section__slug")
    undone = {pk: section for pk, section, slug in listed if (slug or "") not in changed}
    version.adjustments.filter(pk__in=undone).delete()
    return list(undone.values())


def _forget_unread(version: Version, rows: Sequence[SectionText]) -> None:
    """Where words went is not published when it names a section that no reader was ever shown."""
    here = {row.section_id for row in rows}
    ends = list(version.successions.values_list("pk", "section", "other"))
    read = SectionText.objects.filter(
        section__in=[section for _, section, _ in ends], position__isnull=False, version__published_at__isnull=False
    )
    known = here | set(read.values_list("section", flat=True))
    unread = [pk for pk, section, other in ends if other not in here or section not in known]
    version.successions.filter(pk__in=unread).delete()


@action()
def widen_version(
    *, viewer: Viewer, at: datetime, version: int, place: Placement, registering_authority: str
) -> Version:
    """Let more people read a published version, and say which authority has registered it. Never fewer again."""
    found = Version.objects.select_for_update(of=("self",)).select_related("document").filter(pk=version).first()
    if found is None or found.published_at is None:
        raise NotSeen
    assert isinstance(found, Version)
    allow(viewer, Act.VERSION_WIDEN, found.placement)
    _goes_out(viewer, found, place)
    within(found.document, place)
    found.registering_authority_id = _authority(
        Release(place, found.labelled_on or at.date(), registering_authority=registering_authority), [found]
    )
    before = found.placement
    SectionText.objects.filter(version=found, position__isnull=False).update(**columns_of(place))
    for part in PARTS:
        part.objects.filter(version=found).update(**columns_of(place))
    found.lie(place)
    held_documents([found])
    give_number(found, place)
    # Only where it lies, and the number it gets there: the database refuses a save that names the words.
    found.save(update_fields=["registering_authority", "number", *columns_of(place)])
    index_version(found)
    told = {"from": before.audience.value, "to": place.audience.value, "number": named(found)}
    record(found, place, data={**told, "authority": registering_authority})
    return found


@action()
def withdraw_version(*, viewer: Viewer, at: datetime, version: int, reason: str) -> Version:
    """Give up an open version. What was written in it is kept, and the document can be opened anew."""
    found = held_open(version)
    allow(viewer, Act.VERSION_WITHDRAW, found.placement)
    fits(reason=(reason, 2000))
    found.withdrawn_at = at
    found.save(update_fields=["withdrawn_at"])
    forget_version(found)
    record(found, found.placement, words=reason.strip())
    return found
